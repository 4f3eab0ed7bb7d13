import type { TeamsActivity } from '../../../../src/channels/teams/render/index.ts'

/** Every object inside a value, the outermost first. */
export function* objectsIn(value: unknown): Generator<Readonly<Record<string, unknown>>> {
  if (Array.isArray(value)) for (const part of value) yield* objectsIn(part)
  else if (typeof value === 'object' && value !== null) {
    yield value as Readonly<Record<string, unknown>>
    for (const part of Object.values(value)) yield* objectsIn(part)
  }
}

/** The tokens that a button or an answer somewhere in the cards sends. */
export function tokensIn(activities: readonly TeamsActivity[]): ReadonlySet<string> {
  return new Set([...objectsIn(activities)].flatMap((one) => [one['token'], one['value']].filter((token) => typeof token === 'string')))
}

/** Elements of a type. */
export const elementsOf = (activities: readonly TeamsActivity[], type: string): readonly Readonly<Record<string, unknown>>[] =>
  [...objectsIn(activities)].filter((one) => one['type'] === type)

/** Everything that is to be read. */
export function wordsIn(activities: readonly TeamsActivity[]): string {
  return [...objectsIn(activities)].flatMap((one) => [one['text'], one['title'], one['label'], one['altText']].filter((text) => typeof text === 'string')).join('\n')
}

export const cardIn = (activity: TeamsActivity | undefined): unknown => activity?.attachments?.[0]?.content
