import type { Rulebook, RulebookFact } from '../rulebook.ts'
import type { Remark } from './finding.ts'
import { leavesOf, type Part } from './part.ts'

/** Answers that say "nothing of this": no rule needs to look at them. */
const noneOfThese: ReadonlySet<string> = new Set(['none', 'neither', 'other', 'none-of-these', 'not-sure'])

/** Lists that awards refer to. */
const referred = ['evidence', 'notes', 'doubts', 'unsaid'] as const

/**
 * What stands in the rulebook and is used by nothing.
 *
 * @param roots every expression of the rulebook that compiles.
 */
export function unusedRemarks(rulebook: Rulebook, roots: readonly Part[]): readonly Remark[] {
  const leaves = roots.flatMap(leavesOf)
  const demanded = new Set(rulebook.awards.flatMap(({ conditions }) => conditions))
  return [
    ...rulebook.conditions.flatMap(({ id }, i) => (demanded.has(id) ? [] : [{ code: 'unused-condition', path: `conditions.${i}`, rule: id }])),
    ...rulebook.facts.flatMap((fact, i) => factRemarks(rulebook, fact, i, leaves.filter((leaf) => leaf.expression.facts.includes(i)))),
    ...referred.flatMap((section) => listRemarks(rulebook, section)),
    ...rulebook.topics.flatMap((id, i) =>
      rulebook.facts.some(({ topic }) => topic === id) ? [] : [{ code: 'unused-topic', path: `topics.${i}`, rule: id }],
    ),
    ...rulebook.branches.flatMap(({ id }, i) =>
      rulebook.awards.some(({ branch }) => branch === id) ? [] : [{ code: 'unused-branch', path: `branches.${i}`, rule: id }],
    ),
  ]
}

function listRemarks(rulebook: Rulebook, section: (typeof referred)[number]): readonly Remark[] {
  const used = new Set([
    ...rulebook.awards.flatMap((award) => award[section]),
    ...(section === 'doubts' ? rulebook.conditions.flatMap(({ doubts }) => doubts ?? []) : []),
  ])
  const items: readonly { readonly id: string; readonly general?: boolean | undefined }[] = rulebook[section]
  return items.flatMap(({ id, general }, i) => (used.has(id) || general ? [] : [{ code: `unused-${section}`, path: `${section}.${i}`, rule: id }]))
}

/** A fact that no rule looks at, looks at only in part, or looks at though nobody is asked. */
function factRemarks(rulebook: Rulebook, fact: RulebookFact, place: number, leaves: readonly Part[]): readonly Remark[] {
  const path = `facts.${place}`
  const rule = fact.id
  const identifies = rulebook.who.name === fact.id || rulebook.who['counts-as'] === fact.id
  const remarks = settingRemarks(fact, path)
  if (leaves.length === 0) return identifies || !fact.asked ? remarks : [...remarks, { code: 'unused-fact', path, rule }]
  if (!fact.asked && !identifies) remarks.push({ code: 'unasked-fact-decides', path, rule })
  if (leaves.some(({ word }) => word === 'known')) return remarks
  const looked = new Set(leaves.flatMap(({ parameters }) => [parameters['value'], parameters['values']].flat()))
  const idle = (fact.values ?? []).filter((value) => !looked.has(value))
  if (fact.type === 'choices') {
    for (const value of idle) {
      if (noneOfThese.has(value)) continue
      remarks.push({ code: 'unused-value', path: `${path}.values.${fact.values?.indexOf(value)}`, rule, details: { value } })
    }
  } else if (fact.type === 'choice' && idle.length > 1) {
    // One value that no rule names is what is left when the others are not given.
    remarks.push({ code: 'values-not-told-apart', path: `${path}.values`, rule, details: { values: idle.join(', ') } })
  }
  return remarks
}

function settingRemarks(fact: RulebookFact, path: string): Remark[] {
  const rule = fact.id
  const numeric = (['min', 'max', 'integer', 'unit'] as const).filter((key) => fact[key] !== undefined && fact.type !== 'number')
  const dated = (['past'] as const).filter((key) => fact[key] !== undefined && fact.type !== 'date')
  const remarks: Remark[] = [...numeric, ...dated].map((key) => ({ code: 'setting-without-effect', path: `${path}.${key}`, rule, details: { setting: key, type: fact.type } }))
  if (fact.min !== undefined && fact.max !== undefined && fact.min > fact.max) {
    remarks.push({ code: 'contradictory-limits', path, rule, details: { fact: fact.id, atLeast: fact.min, atMost: fact.max } })
  }
  return remarks
}
