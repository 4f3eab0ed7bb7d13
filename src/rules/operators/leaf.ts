import { markMissing, type Expression, type FactDefinition, type Place } from '../expression.ts'
import { MET, UNMET } from '../truth.ts'

/** An expression about one fact. */
export function leaf(
  index: number,
  own: Pick<Expression, 'evaluate' | 'changes'> & Partial<Pick<Expression, 'metFrom' | 'reach'>>,
): Expression {
  return {
    facts: [index],
    registry: false,
    missing: (situation, marks) => markMissing(situation, index, marks),
    metFrom: () => undefined,
    reach: (situation) => (situation.values[index] === undefined ? (1 << MET) | (1 << UNMET) : 1 << own.evaluate(situation)),
    ...own,
  }
}

/** Refuses a value that the fact can never have. */
export function checkValue(place: Place, fact: FactDefinition, value: string | boolean): void {
  const possible = fact.type === 'yes-no' ? typeof value === 'boolean' : (fact.values ?? []).includes(String(value)) && typeof value === 'string'
  if (!possible) {
    throw place.error('no-such-value', `"${fact.id}" never has the value ${JSON.stringify(value)}; use one of its values`)
  }
}
