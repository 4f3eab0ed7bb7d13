import { field } from '../lint/finding.ts'
import type { Words } from './words.ts'

/**
 * An expression as a person reads it: `Own share ≥ 70 and In use: yes`.
 *
 * @param expression as it stands in the rulebook.
 */
export function formula(words: Words, expression: unknown): string {
  const [word = '', parameters] = Object.entries(expression ?? {})[0] ?? []
  const get = (key: string): unknown => field(parameters, key)
  const fact = String(get('fact'))
  const name = words.of('facts', fact, 'short')
  switch (word) {
    case 'all':
    case 'any': {
      const parts: readonly unknown[] = Array.isArray(parameters) ? parameters : []
      const joint = words.say(word === 'all' ? 'operators.and' : 'operators.or')
      const chosen = chosenValues(parts)
      if (chosen) return words.say('operators.has', { fact: words.of('facts', chosen.fact, 'short'), value: chosen.values.map((value) => quoted(words, chosen.fact, value)).join(joint) })
      return parts.map((part) => (isJoined(part) && parts.length > 1 ? `(${formula(words, part)})` : formula(words, part))).join(joint)
    }
    case 'not':
      return words.say('operators.not', { part: formula(words, parameters) })
    case 'is':
    case 'has':
      return words.say(`operators.${word}`, { fact: name, value: quoted(words, fact, get('value')) })
    case 'in': {
      const values = get('values')
      return words.say('operators.in', { fact: name, values: (Array.isArray(values) ? values : []).map((value) => quoted(words, fact, value)).join(', ') })
    }
    case 'at-least':
    case 'at-most':
      return words.say(`operators.${word}`, { fact: name, number: Number(get('number')) })
    case 'running-for':
      return words.say('operators.running-for', { fact: name, years: Number(get('years')) })
    case 'known':
      return words.say('operators.known', { fact: name })
    case 'entered': {
      const award = get('award')
      const about = typeof award === 'string' ? words.of('awards', award, 'name') : words.say('operators.this-award')
      const part = words.say(`operators.entered-${String(get('by'))}`, { award: about })
      return get('same') === undefined ? part : words.say(`operators.same-${String(get('sameness'))}`, { part })
    }
    case 'win-round': {
      const limits = [get('from'), get('to')]
      if (limits.every((limit) => limit === undefined)) return words.say('operators.win-any')
      return words.say('operators.win-round', { from: String(limits[0] ?? '…'), to: String(limits[1] ?? '…') })
    }
    case 'always':
      return words.say('operators.always')
    default:
      return JSON.stringify(expression) ?? ''
  }
}

function quoted(words: Words, fact: string, value: unknown): string {
  return `“${words.value(fact, value)}”`
}

/** The values of parts that all look for values of the same choices, so that the fact is named once. */
function chosenValues(parts: readonly unknown[]): { readonly fact: string; readonly values: readonly unknown[] } | undefined {
  const looks = parts.map((part) => field(part, 'has'))
  const facts = new Set(looks.map((look) => field(look, 'fact')))
  const [fact] = facts
  if (looks.length < 2 || facts.size !== 1 || typeof fact !== 'string') return undefined
  return { fact, values: looks.map((look) => field(look, 'value')) }
}

function isJoined(expression: unknown): boolean {
  const word = Object.keys(expression ?? {})[0]
  return word === 'all' || word === 'any'
}
