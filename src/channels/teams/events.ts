import { createHash } from 'node:crypto'
import { z } from 'zod'
import { placeOf, tenantOf, type RawActivity } from './activity.ts'
import { readConsent, type Consent } from './consent.ts'
import { said } from './said.ts'

/** A file that somebody sent in the personal chat. */
export interface SentFile {
  readonly name: string
  readonly address: string
}

/** What happened, of the things that the bot does something about. */
export type Happening =
  | { readonly kind: 'text'; readonly text: string }
  /** A button: what the card and its inputs sent. `inPlace`: the answer takes the card's place. */
  | { readonly kind: 'press'; readonly data: unknown; readonly inPlace: boolean }
  | { readonly kind: 'file'; readonly file: SentFile }
  /** Neither words nor a file that can be read: a picture, a voice message … */
  | { readonly kind: 'unreadable' }
  | { readonly kind: 'edited' }
  | { readonly kind: 'installed' }
  | { readonly kind: 'removed' }
  /** An answer to an offer to store a file. */
  | { readonly kind: 'consent'; readonly consent: Consent }

export type Place = 'personal' | 'group' | 'channel'

export interface TeamsEvent {
  /** The same when Teams delivers the activity again under the same id. */
  readonly id: string
  /** The same when Teams delivers the activity again, even under another id; absent where that cannot be told. */
  readonly sameAs?: string
  readonly place: Place
  /** The conversation that is kept: in groups one for each person. */
  readonly key: string
  /** Whoever did it, by tenant and object id where Teams says it. */
  readonly user: string
  readonly aadObjectId?: string
  readonly tenant?: string
  readonly locale?: string
  readonly activity: RawActivity
  readonly happening: Happening
}

/** What is read of an activity: an event, or why it is left alone. `unknown-invoke` wants a status of its own. */
export type ReadEvent = TeamsEvent | { readonly ignored: 'kind' | 'not-called' | 'unknown-invoke' | 'malformed-invoke' }

const downloadInfo = z.object({ downloadUrl: z.string().max(4_000) })
const execute = z.object({ action: z.object({ verb: z.string().optional(), data: z.unknown().optional() }) })
const FILE = 'application/vnd.microsoft.teams.file.download.info'

/**
 * Reads what an activity says. Never throws: kinds that the bot does nothing about are told apart.
 *
 * @param anonymous nobody has verified who sent it: the conversation and the person that it names are then
 *   those of local test clients alone, whatever ids it gives, and it has no object id.
 */
export function readEvent(activity: RawActivity, anonymous: boolean): ReadEvent {
  const place = placeOf(activity)
  const happening = happeningOf(activity, place)
  if (typeof happening === 'string') return { ignored: happening }
  const tenant = tenantOf(activity)
  const { from, conversation, id } = activity
  const aadObjectId = anonymous ? undefined : from.aadObjectId?.toLowerCase()
  const person = aadObjectId ?? from.id
  const local = anonymous ? 'local ' : ''
  // A thread of a channel has the channel's id with its own behind it.
  const room = conversation.id.split(';', 1)[0] ?? conversation.id
  const ofRoom = happening.kind === 'installed' || happening.kind === 'removed'
  const same = sameAs(activity, happening)
  return {
    id: `${activity.type} ${id ?? digest([activity])}`.slice(0, 300),
    ...(same === undefined ? {} : { sameAs: same }),
    place,
    key: local + (place === 'personal' || ofRoom ? room : `${room} ${person}`),
    user: local + (tenant === undefined ? person : `${tenant}:${person}`),
    ...(aadObjectId === undefined ? {} : { aadObjectId }),
    ...(tenant === undefined ? {} : { tenant }),
    ...(activity.locale === undefined ? {} : { locale: activity.locale }),
    activity,
    happening,
  }
}

function happeningOf(activity: RawActivity, place: Place): Happening | Extract<ReadEvent, { ignored: unknown }>['ignored'] {
  const { recipient, membersAdded, membersRemoved } = activity
  switch (activity.type) {
    case 'message':
      return messageOf(activity, place)
    case 'messageUpdate':
      return place === 'personal' && activity.channelData?.eventType !== 'undeleteMessage' ? { kind: 'edited' } : 'kind'
    case 'conversationUpdate':
      if (membersAdded.some((member) => member.id === recipient.id)) return { kind: 'installed' }
      return membersRemoved.some((member) => member.id === recipient.id) ? { kind: 'removed' } : 'kind'
    case 'installationUpdate':
      if (activity.action?.startsWith('add') === true) return { kind: 'installed' }
      // A newer version of the app takes the place of an older one (`remove-upgrade`): nobody has removed it.
      return activity.action === 'remove' ? { kind: 'removed' } : 'kind'
    case 'invoke':
      return invokeOf(activity)
    default:
      return 'kind'
  }
}

function messageOf(activity: RawActivity, place: Place): Happening | 'not-called' {
  const { value, attachments } = activity
  const { text, called } = said(activity)
  // A button of a client that knows no Action.Execute, or words behind a suggestion.
  if (typeof value === 'object' && value !== null && text === '') return { kind: 'press', data: value, inPlace: false }
  // In a group people talk with each other; the bot hears what is said to it.
  if (place !== 'personal') return called ? { kind: 'text', text } : 'not-called'
  for (const { contentType, content, name = '' } of attachments) {
    const info = contentType === FILE ? downloadInfo.safeParse(content) : undefined
    if (info?.success === true) return { kind: 'file', file: { name: fileName(name), address: info.data.downloadUrl } }
  }
  return text === '' ? { kind: 'unreadable' } : { kind: 'text', text }
}

function invokeOf(activity: RawActivity): Happening | 'unknown-invoke' | 'malformed-invoke' {
  const { name, value } = activity
  if (name === 'fileConsent/invoke') {
    const consent = readConsent(activity)
    return consent === undefined ? 'malformed-invoke' : { kind: 'consent', consent }
  }
  if (name !== 'adaptiveCard/action') return 'unknown-invoke'
  const result = execute.safeParse(value)
  return result.success ? { kind: 'press', data: result.data.action.data, inPlace: true } : 'malformed-invoke'
}

const fileName = (name: string): string => name.replace(/[\u0000-\u001f\u007f/\\]+/g, ' ').toWellFormed().trim().slice(0, 200).toWellFormed()

/**
 * What tells a repetition under another id: of a button, what it sent; of words, the moment at which
 * they were sent as well, since the same words may be said again.
 */
function sameAs({ from, timestamp, localTimestamp }: RawActivity, happening: Happening): string | undefined {
  if (happening.kind === 'press') return digest(['press', from.id, happening.data])
  // How an offer stands says itself what was done with it.
  if (happening.kind === 'consent') return undefined
  const moment = localTimestamp ?? timestamp
  if (moment === undefined || happening.kind === 'installed' || happening.kind === 'removed') return undefined
  return digest(['said', from.id, moment, happening])
}

function digest(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}
