import { lineText } from '../../src/conversation/formats.ts'
import type { ListItem, Reply } from '../../src/conversation/replies.ts'
import type { RulebookCondition } from '../../src/rules/index.ts'
import { button, say, tell, type DeskScene } from './desk-scene.ts'

/** A condition that the document lets be read in several ways, and no ruling settles. */
export interface Doubt {
  readonly condition: string
  readonly readings: readonly string[]
  readonly awards: readonly string[]
  readonly definition: RulebookCondition
}

/** The doubts that are open, as the rules of this turn have them. */
export function openDoubts({ scene }: Pick<DeskScene, 'scene'>): readonly Doubt[] {
  return ambiguous({ scene }).filter(({ condition }) => scene.rules.conditions.some((one) => one.id === condition && one.ambiguous && one.ruling === undefined))
}

/** Every condition with several readings, settled or not. */
export function ambiguous({ scene }: Pick<DeskScene, 'scene'>): readonly Doubt[] {
  const doubts = new Map<string, Doubt & { readonly awards: string[] }>()
  for (const { id, award, ambiguous: doubtful, definition } of scene.rules.conditions) {
    if (!doubtful || definition.readings === undefined) continue
    const known = doubts.get(id)
    const awards = scene.rules.awards.filter(({ conditions }) => conditions.some((place) => scene.rules.conditions[place]?.id === id && scene.rules.conditions[place]?.award === award)).map((one) => one.id)
    if (known) known.awards.push(...awards.filter((one) => !known.awards.includes(one)))
    else doubts.set(id, { condition: id, readings: Object.keys(definition.readings), awards: [...awards], definition })
  }
  return [...doubts.values()]
}

/** What is open, with its readings and lines, and a button that settles each. */
export function tellDoubts(at: DeskScene): readonly Reply[] {
  const doubts = openDoubts(at)
  const others = [button(at, { deed: 'rulings' }), button(at, { deed: 'menu' })]
  if (doubts.length === 0) return [tell(at, say(at, 'doubts.none'), [{ deed: 'rulings' }, { deed: 'menu' }])]
  const mayRule = at.desk.who.scope.kind === 'all'
  const items = doubts.map((doubt): ListItem => ({
    title: conditionText(at, doubt.condition),
    lines: doubtLines(at, doubt),
    ...(mayRule ? { actions: [button(at, { deed: 'rule', about: doubt.condition })] } : {}),
  }))
  const title = say(at, 'doubts.title')
  const text = [title, ...items.flatMap((item) => ['', item.title, ...item.lines])].join('\n')
  return [{ kind: 'list', text, title, items, actions: others }]
}

/** The awards a doubt concerns, its readings, and where it stands in the document. */
export function doubtLines(at: DeskScene, { condition, readings, awards, definition }: Doubt): readonly string[] {
  return [
    awardList(at, awards),
    ...readings.map((reading, i) => say(at, 'doubts.reading', { number: i + 1, reading: readingText(at, condition, reading) })),
    say(at, 'doubts.lines', { lines: lineText([...new Set(definition.source.flatMap(({ lines }) => lines))]) }),
  ]
}

export function awardList({ scene }: Pick<DeskScene, 'scene'>, awards: readonly string[]): string {
  return awards.map((award) => scene.award(award)).join(scene.say('comma'))
}

export function conditionText({ scene }: Pick<DeskScene, 'scene'>, condition: string): string {
  return scene.words.rule('conditions', condition, 'required')
}

export function readingText({ scene }: Pick<DeskScene, 'scene'>, condition: string, reading: string): string {
  return scene.words.rule('readings', condition, reading)
}
