import type { Words } from '../../conversation/words.ts'
import { inputOfCard } from './render/card-input.ts'
import { readToken } from '../../conversation/tokens.ts'
import type { Card, RichTextBlock, TeamsActivity } from './render/card.ts'
import { problemsOf } from './render/check-card.ts'

/** What the answer to a pressed button is: the card that takes the old one's place, or a line below it. */
export type InvokeBody =
  | { readonly statusCode: 200; readonly type: 'application/vnd.microsoft.card.adaptive'; readonly value: Card }
  | { readonly statusCode: 200; readonly type: 'application/vnd.microsoft.activity.message'; readonly value: string }
  | { readonly statusCode: 400; readonly type: 'application/vnd.microsoft.error'; readonly value: { readonly code: string; readonly message: string } }

export interface InPlace {
  readonly body: InvokeBody
  /** What has no place in the card, to be sent after it. */
  readonly further: readonly TeamsActivity[]
}

/** What is told beside the card that was pressed, such as the reasons beside a verdict, which stays. */
const beside: ReadonlySet<string> = new Set(['why-not', 'evidence', 'forward', 'deadlines', 'contact', 'help', 'summary', 'restart', 'delete'])

/** Whether a card stays as it is when this of its buttons is pressed. */
export function staysAfter(data: unknown): boolean {
  const input = inputOfCard(data)
  const button = input?.kind === 'choice' ? readToken(input.token) : undefined
  return button?.kind === 'action' && beside.has(button.does) && !((button.does === 'restart' || button.does === 'delete') && button.about !== '')
}

/**
 * What a turn says, as the answer to a pressed button: remarks and the first card become the card that
 * takes the place of the old one.
 *
 * @param stays the pressed card stays as it is, and everything is sent after it.
 * @param shared others see the card, too: it stays where there are only words to say, which stand below it.
 */
export function inPlace(activities: readonly TeamsActivity[], options: { readonly stays: boolean; readonly shared: boolean; readonly words: Words }): InPlace {
  const { stays, shared, words } = options
  if (stays || activities.length === 0) return { body: lineBelow(words.say('teams-events:below')), further: activities }
  const at = activities.findIndex(({ attachments }) => attachments !== undefined)
  const remarks = at === -1 ? activities : activities.slice(0, at)
  const found = activities[at]?.attachments?.[0]?.content
  const [only, ...others] = activities
  if (shared && only?.text !== undefined && others.length === 0) return { body: lineBelow(only.text), further: [] }
  const card = withRemarks(found ?? emptyCard(activities[0]?.summary ?? ''), remarks)
  if (isSound(card)) return { body: cardBody(card), further: at === -1 ? [] : activities.slice(at + 1) }
  // Together they are no card that Teams takes: mostly, too large a one.
  if (found === undefined) return { body: lineBelow(words.say('teams-events:below')), further: activities }
  return { body: cardBody(found), further: [...remarks, ...activities.slice(at + 1)] }
}

/** Whether Teams takes a card, by the check that every message goes through. */
const isSound = (content: Card): boolean =>
  problemsOf({ type: 'message', summary: content.fallbackText, attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }] }).length === 0

const cardBody = (value: Card): InvokeBody => ({ statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value })

export const lineBelow = (value: string): InvokeBody => ({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value })

export const refusedInvoke = (message: string): InvokeBody => ({ statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message } })

function emptyCard(fallbackText: string): Card {
  return { type: 'AdaptiveCard', $schema: 'http://adaptivecards.io/schemas/adaptive-card.json', version: '1.5', fallbackText, body: [] }
}

function withRemarks(card: Card, remarks: readonly TeamsActivity[]): Card {
  if (remarks.length === 0) return card
  const blocks = remarks.flatMap(({ text = '' }) => text.split('\n')).filter((line) => line.trim() !== '')
    .map((text, at): RichTextBlock => ({ type: 'RichTextBlock', ...(at === 0 ? {} : { spacing: 'small' }), inlines: [{ type: 'TextRun', text }] }))
  return { ...card, body: [...blocks, ...card.body] }
}
