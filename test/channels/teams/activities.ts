import { APP } from '../../support/fake-teams/server.ts'

export type Raw = Readonly<Record<string, unknown>>

let clock = Date.now()

export const BOT = `28:${APP.id}`
export const aadOf = (person: number): string => `bbbbbbbb-0000-0000-0000-${String(person).padStart(12, '0')}`
/** A person's own conversation with the bot. */
export const personal = (person: number): string => `a:conversation-of-${person}`
export const groupChat = (number: number): string => `19:group-${number}@thread.v2`
export const channelThread = (number: number, thread: number): string => `19:channel-${number}@thread.tacv2;messageid=${thread}`

/** An activity of one person's chat as Teams sends it; `more` adds to it and takes precedence. */
export function activity(type: string, person: number, serviceUrl: string, more: Raw = {}): Raw {
  clock = Math.max(clock + 10, Date.now())
  const at = new Date(clock).toISOString()
  return {
    type, id: String(clock), timestamp: at, localTimestamp: at, channelId: 'msteams', serviceUrl, locale: 'th-TH',
    from: { id: `29:person-${person}`, name: 'ผู้ใช้', aadObjectId: aadOf(person) },
    recipient: { id: BOT, name: 'ผู้ช่วยเลิศรัฐ' },
    conversation: { conversationType: 'personal', tenantId: APP.tenant, id: personal(person) },
    channelData: { tenant: { id: APP.tenant } },
    entities: [{ type: 'clientInfo', locale: 'th-TH', country: 'TH', platform: 'Windows' }],
    ...more,
  }
}

export const message = (person: number, serviceUrl: string, text: string, more: Raw = {}): Raw =>
  activity('message', person, serviceUrl, { text, textFormat: 'plain', ...more })

/** Words in a group or channel that mention the bot. */
export function mention(person: number, serviceUrl: string, text: string, conversation: string, more: Raw = {}): Raw {
  const at = '<at>ผู้ช่วยเลิศรัฐ</at>'
  const channel = conversation.includes('@thread.tacv2')
  return message(person, serviceUrl, `${at}&nbsp;${text}`, {
    conversation: { conversationType: channel ? 'channel' : 'groupChat', isGroup: true, tenantId: APP.tenant, id: conversation },
    entities: [{ type: 'mention', text: at, mentioned: { id: BOT, name: 'ผู้ช่วยเลิศรัฐ' } }],
    ...more,
  })
}

/** A pressed button of a card. */
export const press = (person: number, serviceUrl: string, data: unknown, more: Raw = {}): Raw =>
  activity('invoke', person, serviceUrl, {
    name: 'adaptiveCard/action', value: { action: { type: 'Action.Execute', verb: 'lertrat', data }, trigger: 'manual' }, ...more,
  })

/** The same under another id. */
export const underNewId = (given: Raw): Raw => ({ ...given, id: `again-${String(given['id'])}` })

/** The answer to an offer to store a file: `uploadInfo` only where it was accepted. `card`: the message with the offer. */
export const consent = (person: number, serviceUrl: string, action: 'accept' | 'decline', given: { readonly context: unknown; readonly uploadInfo?: Raw; readonly card?: string }, more: Raw = {}): Raw =>
  activity('invoke', person, serviceUrl, {
    name: 'fileConsent/invoke', ...(given.card === undefined ? {} : { replyToId: given.card }),
    value: { type: 'fileUpload', action, context: given.context, ...(given.uploadInfo === undefined ? {} : { uploadInfo: given.uploadInfo }) }, ...more,
  })
