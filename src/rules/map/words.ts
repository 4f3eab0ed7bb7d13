import { field } from '../lint/finding.ts'

/** The words that a map is made of, in one language. */
export interface MapTexts {
  /** The content of `locales/<language>/rulebook-<round>.json`. */
  readonly rulebook: unknown
  /** The content of `locales/<language>/map.json`. */
  readonly map: unknown
}

/** Looks texts up; what has none goes by its id, so that a map of an unfinished rulebook can be drawn. */
export class Words {
  readonly #texts: MapTexts

  constructor(texts: MapTexts) {
    this.#texts = texts
  }

  /** A text of the rulebook: `of('awards', 'covid-response', 'name')`. */
  of(...keys: readonly string[]): string {
    return this.find(...keys) ?? keys[1] ?? ''
  }

  /** The same, undefined where there is none. */
  find(...keys: readonly string[]): string | undefined {
    const text = keys.reduce(field, this.#texts.rulebook)
    return typeof text === 'string' && text.trim() !== '' ? text : undefined
  }

  /** A text of one of a fact's values, also of yes and no. */
  value(fact: string, value: unknown): string {
    const own = this.find('facts', fact, 'values', String(value))
    return own ?? (typeof value === 'boolean' ? this.say(value ? 'yes' : 'no') : String(value))
  }

  /** A sentence of the map itself: `say('stated.none')`, with what stands for the names in it. */
  say(key: string, details: Readonly<Record<string, string | number>> = {}): string {
    const text = key.split('.').reduce(field, this.#texts.map)
    if (typeof text !== 'string') return [key.split('.').at(-1), ...Object.values(details)].join(' ')
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(Object.hasOwn(details, name) ? details[name] : ''))
  }
}
