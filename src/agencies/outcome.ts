import type { Agency, Ask, Match } from './agency.ts'
import type { Key } from './keys.ts'

/** More are no choice but a list. */
export const MOST_CHOICES = 12

/** Several agencies, the province of a place first, with what tells them apart. */
export function several(agencies: readonly Agency[]): Match {
  const once = [...new Set(agencies)]
  const provinces = once.filter(({ kind }) => kind === 'province')
  const choices = [...provinces, ...once.filter(({ kind }) => kind !== 'province')]
  const apart = (of: (agency: Agency) => string | undefined): boolean =>
    new Set(choices.map(of)).size === choices.length
  const byProvince = choices.every(({ kind, province }) =>
    kind === 'local-government' && province !== undefined)
  const where: Ask = byProvince && apart(({ province }) => province) ? 'province' : 'name'
  const under: Ask = apart(({ parent }) => parent) ? 'ministry' : where
  return { choices, ask: provinces.length > 0 ? 'body' : under }
}

/** One agency to be confirmed, several to choose from, or undefined where there is none. */
export function oneOrSeveral(agencies: readonly Agency[]): Match | undefined {
  const [only] = agencies
  if (only === undefined) return undefined
  return agencies.length === 1 ? { agency: only, sure: false } : several(agencies)
}

/** Nothing near, with the kind that the words tell. */
export function none(kind: string | undefined): Match {
  return kind === undefined ? { none: true } : { none: true, kind }
}

/** A word for a kind of agencies, which names none. */
export function kindAlone(kind: string | undefined): Match {
  return kind === undefined ? { none: true, alone: true } : { none: true, kind, alone: true }
}

/** The agencies that keys lead to, each once, in order. */
export function agenciesOf(keys: readonly Key[]): Agency[] {
  return [...new Set(keys.map((key) => key.agency))]
}
