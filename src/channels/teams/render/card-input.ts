import type { Input } from '../../../conversation/input.ts'

/** What the inputs of our cards are called. The fields of a form have their own id behind a mark. */
export const inputNames = { choice: 'choice', choices: 'choices', value: 'value', field: 'field:' } as const

/** The longest token that is looked at; ours are far shorter. */
const longestToken = 1_000

/**
 * A value as a choice of several carries it: Teams puts commas between them.
 *
 * @example choiceValue('e-service') // 'e-service'
 */
export const choiceValue = (value: string | boolean): string => encodeURIComponent(String(value).toWellFormed())

function valueOf(sent: string): string {
  try {
    return decodeURIComponent(sent)
  } catch {
    return sent
  }
}

/**
 * What a person did with a card of ours.
 *
 * Teams puts what the inputs hold beside the button's own data: in `value.action.data` of an invoke
 * of `adaptiveCard/action`, and in `value` of a message where a client knows `Action.Submit` alone.
 * Both come here as they are.
 *
 * - a plain button: `choice` with its token
 * - a question with one answer: `choice` with the token that was chosen; `filled` with nothing where
 *   a client sent it empty, so that the bot asks anew
 * - a question with several: `filled` with the ticked values, or `choices` where it has no token
 * - a date, a number, a text: `filled`
 * - a form: `form` with what its fields hold
 *
 * @param data whatever the client sent: nothing in it is trusted.
 * @returns undefined where it comes from no card of ours.
 * @example inputOfCard({ token: 'd|first|1|back|' }) // { kind: 'choice', token: 'd|first|1|back|' }
 */
export function inputOfCard(data: unknown): Input | undefined {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return undefined
  const given = new Map(Object.entries(data))
  const token = tokenOf(given.get('token'))
  switch (given.get('takes')) {
    case undefined:
      return token === undefined ? undefined : { kind: 'choice', token }
    case 'choice': {
      const chosen = tokenOf(given.get(inputNames.choice))
      if (chosen !== undefined) return { kind: 'choice', token: chosen }
      return token === undefined ? undefined : { kind: 'filled', token, value: '' }
    }
    case 'choices': {
      const ticked = textOf(given.get(inputNames.choices)) ?? ''
      const values = ticked.split(',').filter((value) => value !== '').map(valueOf)
      return token === undefined ? { kind: 'choices', values } : { kind: 'filled', token, value: values }
    }
    case 'value':
      return token === undefined ? undefined : { kind: 'filled', token, value: textOf(given.get(inputNames.value)) ?? '' }
    case 'form':
      return token === undefined ? undefined : { kind: 'form', token, values: fieldsOf(given) }
    default:
      return undefined
  }
}

function fieldsOf(given: ReadonlyMap<string, unknown>): Readonly<Record<string, string>> {
  return Object.fromEntries([...given].flatMap(([name, value]) => {
    const text = name.startsWith(inputNames.field) ? textOf(value) : undefined
    return text === undefined ? [] : [[name.slice(inputNames.field.length), text]]
  }))
}

const tokenOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= longestToken ? value : undefined

/** Numbers and boxes come as what they are, or as text, by the client. */
function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : undefined
}
