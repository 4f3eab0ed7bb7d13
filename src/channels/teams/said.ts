import type { RawActivity } from './activity.ts'

/** As long as a message that Teams lets a person write, in UTF-16 code units. */
const longest = 28_000
const CONTROL = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f]+/g
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** What a person wrote to the bot. */
export interface Said {
  readonly text: string
  /** Whether they mentioned the bot. */
  readonly called: boolean
}

/**
 * What a person said, of the text that Teams gives: without mentions of the bot, with the signs that
 * HTML writes as entities, and with nothing in it that is no text.
 *
 * @example said({ text: '<at>ผู้ช่วยเลิศรัฐ</at>&nbsp;ขอเช็ค', … }) // { text: 'ขอเช็ค', called: true }
 */
export function said({ text = '', entities, recipient }: Pick<RawActivity, 'text' | 'entities' | 'recipient'>): Said {
  const own = entities.filter((entity) => entity.type === 'mention' && entity.mentioned?.id === recipient.id)
  let rest = text
  for (const mention of own) {
    if (mention.text !== undefined && mention.text !== '') rest = rest.replaceAll(mention.text, ' ')
  }
  // Other people's names stay, without what marks them.
  const plain = decoded(rest.replaceAll(/<\/?at(?:\s[^<>]*)?>/gi, ' '))
  const clean = plain.replace(/\r\n?/g, '\n').replace(CONTROL, ' ').toWellFormed().replace(/[ \u00a0]{2,}/g, ' ').trim()
  return { text: clean.slice(0, longest).toWellFormed(), called: own.length > 0 }
}

/** Entities of HTML once: what was written as one is not read as another. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos|nbsp));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
}
