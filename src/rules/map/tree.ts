import type { RulebookAward } from '../rulebook.ts'
import type { Rules } from '../rules.ts'
import { branchesOf, conditionsOf, rulingOf } from './layout.ts'
import { wrap } from './lettering.ts'
import { linesText } from './lines.ts'
import type { Words } from './words.ts'

/** A box of the drawing: where it stands, in pixels, and what is written in it. */
export interface Box {
  readonly kind: 'branch' | 'award' | 'condition' | 'open'
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly lines: readonly string[]
  /** Small print below: how far conditions are stated, or the lines of the source. */
  readonly caption: string
  /** Which branch it belongs to, from 0. */
  readonly branch: number
}

/** A line from left to right. */
export interface Joint {
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
  readonly branch: number
}

/** The whole drawing: boxes, and the lines between them. */
export interface Tree {
  readonly boxes: readonly Box[]
  readonly joints: readonly Joint[]
  readonly height: number
}

/** Columns of the drawing: where they begin, how wide they are, how large their letters. */
export const columns = {
  branch: { x: 32, width: 216, size: 17, leading: 25 },
  award: { x: 306, width: 300, size: 15, leading: 22 },
  condition: { x: 666, width: 462, size: 14, leading: 21 },
} as const

const padding = 11
const captionHeight = 17
const gap = 10
const groupGap = 22
const branchGap = 34

/** Lays the tree out below `top`; awards that demand the same share their conditions. */
export function treeOf(rules: Rules, words: Words, language: string, top: number): Tree {
  const boxes: Box[] = []
  const joints: Joint[] = []
  const draft = (kind: Box['kind'], text: string, caption: string, branch: number): Box => {
    const { x, width, size, leading } = columns[kind === 'open' ? 'condition' : kind]
    const lines = wrap(text, width - 2 * padding - 10, size, language)
    return { kind, x, y: 0, width, height: lines.length * leading + (caption === '' ? 0 : captionHeight) + 2 * padding - 4, lines, caption, branch }
  }
  let y = top
  for (const [place, branch] of branchesOf(rules).entries()) {
    const from = y
    const awards: Box[] = []
    for (const group of groupsOf(branch.awards)) {
      const [first] = group
      const left = group.map((award) => draft('award', words.of('awards', award.id, 'name'), captionOf(words, award), place))
      const right = (first ? conditionsOf(rules, first) : []).map((condition) => {
        const ruled = rulingOf(rules, condition.id) !== undefined
        const ways = Object.keys(condition.readings ?? {}).length
        const named = condition.source.filter(({ awards: only }) => only === undefined || group.some(({ id }) => only.includes(id)))
        const caption = [
          linesText(words, named.flatMap((source) => source.lines), 6),
          ...(ways > 1 ? [ruled ? words.say('tag.ruled') : words.say('tag.readings', { count: ways })] : []),
        ].join(' · ')
        return draft(ways > 1 && !ruled ? 'open' : 'condition', words.of('conditions', condition.id, 'required'), caption, place)
      })
      const height = Math.max(heightOf(left), heightOf(right))
      const placed = [left, right].map((stack) => stackAt(stack, y + (height - heightOf(stack)) / 2))
      const [lefts = [], rights = []] = placed
      joints.push(...joined(lefts, rights, y + height / 2))
      awards.push(...lefts)
      boxes.push(...lefts, ...rights)
      y += height + groupGap
    }
    const name = words.find('branches', branch.id, 'name') ?? (branch.id === 'all' ? words.say('all-branches') : branch.id)
    const box = draft('branch', name, '', place)
    const height = Math.max(y - groupGap - from, box.height)
    const [root] = stackAt([box], from + (height - box.height) / 2)
    if (root) {
      boxes.push(root)
      joints.push(...joined([root], awards, 0))
    }
    y = from + height + branchGap
  }
  return { boxes, joints, height: y - branchGap }
}

/** Each box on the left with each on the right; where both are many, through one point, not criss-cross. */
function joined(lefts: readonly Box[], rights: readonly Box[], middle: number): readonly Joint[] {
  const out = ({ x, y, width, height }: Box): Joint['from'] => [x + width, y + height / 2]
  const into = ({ x, y, height }: Box): Joint['to'] => [x, y + height / 2]
  const [first, other] = [lefts[0], rights[0]]
  if (!first || !other) return []
  const { branch } = first
  if (lefts.length === 1 || rights.length === 1) {
    return lefts.flatMap((left) => rights.map((right) => ({ from: out(left), to: into(right), branch })))
  }
  const point = [(first.x + first.width + other.x) / 2, middle] as const
  return [...lefts.map((left) => ({ from: out(left), to: point, branch })), ...rights.map((right) => ({ from: point, to: into(right), branch }))]
}

function captionOf(words: Words, { stated }: RulebookAward): string {
  return stated === 'fully' ? '' : words.say(`tag.${stated}`)
}

/** Awards that follow each other and demand the same. */
function groupsOf(awards: readonly RulebookAward[]): readonly (readonly RulebookAward[])[] {
  const groups: RulebookAward[][] = []
  for (const award of awards) {
    const before = groups.at(-1)
    if (before?.[0] && before[0].conditions.join() === award.conditions.join()) before.push(award)
    else groups.push([award])
  }
  return groups
}

function heightOf(stack: readonly Box[]): number {
  return stack.reduce((height, box) => height + box.height + gap, -gap)
}

function stackAt(stack: readonly Box[], top: number): readonly Box[] {
  let y = top
  return stack.map((box) => {
    const placed = { ...box, y }
    y += box.height + gap
    return placed
  })
}
