import type { Reply } from '../../../conversation/replies.ts'
import { clean, cut } from '../../graphemes.ts'

/** What is read by no person, or means something by its exact signs. */
const exact: ReadonlySet<string> = new Set([
  'kind', 'type', 'tone', 'does', 'status', 'result', 'choice', 'fill', 'value', 'current', 'href', 'fact', 'award', 'awards', 'condition', 'number', 'id', 'field',
])

/**
 * A reply with every text cut to so many UTF-16 code units, for a turn that says more than LINE
 * takes. Buttons stay, all of them.
 */
export function shortened<T extends Reply>(reply: T, units: number): T {
  const shorten = <V>(value: V): V => {
    if (typeof value === 'string') return cut(clean(value), { units }) as V & string
    if (Array.isArray(value)) return value.map(shorten) as V & unknown[]
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, exact.has(key) ? part : shorten(part)])) as V & object
  }
  return shorten(reply)
}
