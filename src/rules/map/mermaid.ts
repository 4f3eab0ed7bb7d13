import type { Rules } from '../rules.ts'
import { mermaidLabel } from './escape.ts'
import { branchesOf, looksOf } from './layout.ts'
import type { Words } from './words.ts'

const shapes = { branch: ['[["', '"]]'], award: ['["', '"]'], condition: ['("', '")'], open: ['{{"', '"}}'], fact: ['(["', '"])'], registry: ['[("', '")]'] } as const

/** Fill, line and letters; the letters have a contrast of at least 7 to 1 on the fill. */
const classes = [
  'classDef branch fill:#1f3a5f,stroke:#1f3a5f,color:#ffffff',
  'classDef award fill:#e6eef8,stroke:#1f3a5f,color:#12263f',
  'classDef condition fill:#ffffff,stroke:#5b6b7f,color:#12263f',
  'classDef open fill:#fff4d6,stroke:#8a5a00,color:#3d2800',
  'classDef fact fill:#eef6ee,stroke:#3c6e47,color:#16301c',
  'classDef registry fill:#f3ecf7,stroke:#67427d,color:#2c1838',
]

/** The rulebook as a Mermaid flowchart: branch → award → conditions → facts. */
export function mermaidOf(rules: Rules, words: Words): string {
  const { rulebook } = rules
  const lines = ['flowchart LR']
  const node = (id: string, shape: keyof typeof shapes, label: string): void => {
    lines.push(`  ${id}${shapes[shape][0]}${mermaidLabel(label)}${shapes[shape][1]}:::${shape}`)
  }
  const arrow = (from: string, to: string): void => void lines.push(`  ${from} --> ${to}`)
  const award = (id: string): string => `a${rulebook.awards.findIndex((each) => each.id === id)}`
  const condition = (id: string): string => `c${rulebook.conditions.findIndex((each) => each.id === id)}`

  const used = new Set(rulebook.awards.flatMap(({ conditions }) => conditions))
  for (const [i, branch] of branchesOf(rules).entries()) {
    node(`b${i}`, 'branch', words.find('branches', branch.id, 'name') ?? (branch.id === 'all' ? words.say('all-branches') : branch.id))
    for (const { id } of branch.awards) {
      node(award(id), 'award', words.of('awards', id, 'name'))
      arrow(`b${i}`, award(id))
    }
  }
  for (const { id, readings } of rulebook.conditions) {
    if (used.has(id)) node(condition(id), readings ? 'open' : 'condition', words.of('conditions', id, 'required'))
  }
  for (const { id, conditions } of rulebook.awards) for (const each of new Set(conditions)) arrow(award(id), condition(each))
  const looks = [...used].map((id) => ({ id, ...looksOf(rules, id) }))
  for (const [i, { id }] of rulebook.facts.entries()) {
    if (looks.some(({ facts }) => facts.includes(id))) node(`f${i}`, 'fact', words.of('facts', id, 'short'))
  }
  if (looks.some(({ registry }) => registry)) node('registry', 'registry', words.say('registry'))
  for (const { id, facts, registry } of looks) {
    for (const fact of facts) arrow(condition(id), `f${rulebook.facts.findIndex((each) => each.id === fact)}`)
    if (registry) arrow(condition(id), 'registry')
  }
  return [...lines, ...classes.map((line) => `  ${line}`), ''].join('\n')
}
