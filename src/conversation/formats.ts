import type { RulebookFact } from '../rules/index.ts'
import type { AnswerValue, Language } from './session.ts'
import type { Words } from './words.ts'

/** Dates are stored as ISO and shown in the Buddhist era. */
const calendars: Record<Language, { day: Intl.DateTimeFormat; month: Intl.DateTimeFormat }> = {
  th: calendar('th-TH-u-ca-buddhist-nu-latn'),
  en: calendar('en-GB-u-nu-latn'),
}

function calendar(locale: string): { day: Intl.DateTimeFormat; month: Intl.DateTimeFormat } {
  const format = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
    new Intl.DateTimeFormat(locale, { ...options, month: 'long', year: 'numeric', timeZone: 'UTC' })
  return { day: format({ day: 'numeric' }), month: format({}) }
}

/** The difference between a Buddhist and a Christian year. */
export const buddhist = 543

/**
 * A date or a month for people.
 *
 * @param date `YYYY-MM-DD` or `YYYY-MM`.
 * @example dateText('2019-10', 'th') // 'ตุลาคม 2562'
 */
export function dateText(date: string, language: Language): string {
  const whole = date.length === 7 ? `${date}-01` : date
  const text = calendars[language][date.length === 7 ? 'month' : 'day'].format(new Date(`${whole}T00:00:00Z`))
  return language === 'th' ? text : `${text} (B.E. ${Number(date.slice(0, 4)) + buddhist})`
}

/** The day in Bangkok at a moment, as `YYYY-MM-DD`. Thailand keeps UTC+7 all the year. */
export function dayInBangkok(moment: Date): string {
  return new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(0, 10)
}

/**
 * Lines of the source in short form.
 *
 * @example lineText([420, 421, 425]) // '420–421, 425'
 */
export function lineText(lines: readonly number[]): string {
  const ranges: [number, number][] = []
  for (const line of [...lines].sort((a, b) => a - b)) {
    const last = ranges.at(-1)
    if (last && line <= last[1] + 1) last[1] = line
    else ranges.push([line, line])
  }
  const first = ranges[0]
  const last = ranges.at(-1)
  // A statement scattered over a slide is found by its first and last line.
  const shown = first && last && ranges.length > 3 ? [[first[0], last[1]] as const] : ranges
  return shown.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ')
}

/** An answer in words: choices by their labels, dates in the Buddhist era, numbers with their unit. */
export function answerText(fact: RulebookFact, value: AnswerValue | null | undefined, words: Words): string {
  if (value === undefined) return words.say('chat:not-answered')
  if (value === null) return words.say('chat:unknown')
  if (Array.isArray(value)) {
    return value.length === 0 ? words.say('chat:none') : value.map((item: string) => labelOf(fact.id, item, words)).join(words.say('chat:comma'))
  }
  if (typeof value === 'boolean') return labelOf(fact.id, value, words)
  if (typeof value === 'number') return fact.unit === undefined ? String(value) : words.say(`chat:units.${fact.unit}`, { value })
  if (fact.type === 'date') return dateText(value as string, words.language)
  return fact.type === 'choice' ? labelOf(fact.id, value as string, words) : (value as string)
}

/** The label of one choice of a fact; yes and no where the rulebook has no words of its own. */
export function labelOf(fact: string, value: string | boolean, words: Words): string {
  return words.maybeRule('facts', fact, 'values', String(value)) ?? (typeof value === 'boolean' ? words.say(value ? 'chat:yes' : 'chat:no') : value)
}
