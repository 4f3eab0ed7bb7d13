import type { Address } from '../../delivery/outbox.ts'
import type { TeamsAdapter } from './adapter.ts'
import type { TeamsEvent } from './events.ts'

/** A name that Teams' roster gave holds so long, in milliseconds. */
const HOUR = 3_600_000
/** After a failure a person's name is not asked for so long. */
const REST = 60_000
/** So many names are remembered. */
const REMEMBERED = 2_000

/** Whether the settings name whoever did something as a coordinator. */
export type IsAppointed = (event: Pick<TeamsEvent, 'aadObjectId' | 'user'>, address: Address) => Promise<boolean>

/**
 * People are known by the object id that comes with what they do. Where the settings name somebody by
 * a user principal name, Teams' roster is asked for it.
 */
export function createAppointed(options: {
  readonly coordinators: readonly string[]
  readonly adapter: Pick<TeamsAdapter, 'principalName'>
  readonly now: () => number
}): IsAppointed {
  const { coordinators, adapter, now } = options
  const named = new Set(coordinators)
  const byName = coordinators.some((one) => one.includes('@'))
  const names = new Map<string, { readonly name: string | undefined; readonly until: number }>()

  const nameOf = async (user: string, address: Address): Promise<string | undefined> => {
    const known = names.get(user)
    if (known !== undefined && now() < known.until) return known.name
    let name: string | undefined
    try {
      name = await adapter.principalName(address)
    } catch {
      // Whoever cannot be looked up is nobody special for now.
    }
    names.delete(user)
    names.set(user, { name, until: now() + (name === undefined ? REST : HOUR) })
    if (names.size > REMEMBERED) names.delete(names.keys().next().value as string)
    return name
  }

  return async ({ aadObjectId, user }, address) => {
    if (named.size === 0) return false
    if (aadObjectId !== undefined && named.has(aadObjectId)) return true
    if (!byName || aadObjectId === undefined) return false
    const name = await nameOf(user, address)
    return name !== undefined && named.has(name)
  }
}
