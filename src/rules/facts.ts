import { parseDate } from './dates.ts'
import type { Value } from './expression.ts'
import { RuleError } from './rule-error.ts'
import type { RulebookFact } from './rulebook.ts'
import type { RulesCore } from './rules.ts'

/** Facts by id: a value, or null where the person was asked and does not know. */
export type Facts = Readonly<Record<string, unknown>>

/** The facts of a case by their place in the rulebook. */
export type FactValues = readonly (Value | null | undefined)[]

/** No work of an agency started before the era of its kings, and Buddhist years are no ISO years. */
const firstYear = 1700
const lastYear = 2299

/**
 * Reads facts as they come from outside.
 *
 * @param rules whose facts are meant.
 * @param facts by id; dates as `YYYY-MM-DD` or `YYYY-MM`.
 * @throws RuleError `unknown-fact`, `wrong-type`, `no-such-value`, `out-of-range` or `no-such-date`,
 *   with the path of the fact.
 */
export function readFacts(rules: RulesCore, facts: Facts): FactValues {
  const values = new Array<Value | null | undefined>(rules.facts.length)
  for (const id in facts) {
    if (!Object.hasOwn(facts, id)) continue
    const index = rules.factIndex.get(id)
    if (index === undefined) throw new RuleError('unknown-fact', `there is no fact "${id}" in round ${rules.round}`, `facts.${id}`)
    values[index] = readFact(rules.facts[index] as RulebookFact, facts[id])
  }
  return values
}

/**
 * Reads the value of one fact: null stays null, dates become numbers.
 *
 * @throws RuleError as `readFacts` does.
 */
export function readFact(fact: RulebookFact, value: unknown): Value | null {
  if (value === null) return null
  const refuse = (code: string, message: string): never => {
    throw new RuleError(code, message, `facts.${fact.id}`)
  }
  switch (fact.type) {
    case 'text':
      if (typeof value !== 'string') return refuse('wrong-type', 'a text is expected')
      if (value.trim() === '') return refuse('out-of-range', 'a text that says something is expected')
      return value
    case 'yes-no':
      return typeof value === 'boolean' ? value : refuse('wrong-type', 'true or false is expected')
    case 'number':
      if (typeof value !== 'number' || !Number.isFinite(value)) return refuse('wrong-type', 'a number is expected')
      if (value < (fact.min ?? -Infinity) || value > (fact.max ?? Infinity)) {
        return refuse('out-of-range', `a number from ${fact.min ?? 'any'} to ${fact.max ?? 'any'} is expected`)
      }
      if (fact.integer && !Number.isInteger(value)) return refuse('out-of-range', 'a whole number is expected')
      return value
    case 'choice':
      if (typeof value !== 'string') return refuse('wrong-type', 'one of the choices is expected')
      return known(fact, value, refuse)
    case 'choices':
      if (!Array.isArray(value)) return refuse('wrong-type', 'a list of choices is expected')
      for (const item of value) {
        if (typeof item !== 'string') return refuse('wrong-type', 'a list of choices is expected')
        known(fact, item, refuse)
      }
      return value as readonly string[]
    case 'date': {
      if (typeof value !== 'string') return refuse('wrong-type', 'a date as YYYY-MM-DD or YYYY-MM is expected')
      const date = parseDate(value)
      if (date === undefined) return refuse('no-such-date', `there is no date "${value}"; write YYYY-MM-DD or YYYY-MM`)
      const year = Math.trunc(date / 10_000)
      if (year < firstYear || year > lastYear) return refuse('out-of-range', 'a year of the Christian era is expected')
      return date
    }
  }
}

function known(fact: RulebookFact, value: string, refuse: (code: string, message: string) => never): string {
  return fact.values?.includes(value) ? value : refuse('no-such-value', `"${value}" is none of ${fact.values?.join(', ')}`)
}
