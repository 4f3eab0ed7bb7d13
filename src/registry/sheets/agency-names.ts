import type { Kysely } from 'kysely'
import type { Directory } from '../../agencies/index.ts'
import type { Schema } from '../../database/schema.ts'
import { comparable } from '../../rules/index.ts'
import { brief, LineProblem } from './line-problem.ts'

/** What a file's words for an agency and the body it counts for come to. */
export interface NamedAgency {
  readonly agency: string
  readonly countsAs: string
  readonly kind: string | null
}

interface Known {
  readonly name: string
  readonly kind: string
  readonly countsAs: string
}

/**
 * Makes out whom the cells of agency and counting body name. A name that the directory knows by
 * itself, without any doubt, becomes the official one; a name that it doesn't know is taken as
 * written where the body it counts for is given, too.
 */
export async function createAgencyNames(
  database: Kysely<Schema>, directory: Directory,
): Promise<(agency: string, countsAs: string) => NamedAgency> {
  const listed = new Map<string, Known>()
  for (const row of await database.selectFrom('agencies').select(['name', 'kind', 'counts_as']).where('state', '=', 'listed').execute()) {
    listed.set(comparable(row.name), { name: row.name, kind: row.kind, countsAs: row.counts_as })
  }
  const found = new Map<string, Known | string[] | undefined>()

  /** One agency, several that it may be (one that is only near among them), or none. */
  const look = (written: string): Known | string[] | undefined => {
    const exact = directory.find(written) ?? listed.get(comparable(written))
    if (exact !== undefined) return exact
    const match = directory.match(written)
    if ('agency' in match) return match.provisional === true ? undefined : match.sure ? match.agency : [match.agency.name]
    return 'choices' in match && match.choices.length > 1 ? match.choices.map(({ name }) => name) : undefined
  }
  const lookOnce = (written: string): Known | string[] | undefined => {
    if (!found.has(written)) found.set(written, look(written))
    return found.get(written)
  }

  return (agency, countsAs) => {
    const body = countsAs === '' ? undefined : lookOnce(countsAs)
    if (Array.isArray(body)) throw several(countsAs, body)
    const bodyName = body?.name ?? countsAs
    const one = lookOnce(agency)
    if (one === undefined || Array.isArray(one)) {
      if (countsAs === '') throw one === undefined ? new LineProblem('agency-unknown', { agency: brief(agency) }) : several(agency, one)
      return { agency, countsAs: bodyName, kind: directory.kindByName(agency) ?? body?.kind ?? null }
    }
    return { agency: one.name, countsAs: countsAs === '' ? one.countsAs : bodyName, kind: one.kind }
  }
}

function several(written: string, names: readonly string[]): LineProblem {
  const [only, ...more] = names
  if (only !== undefined && more.length === 0) return new LineProblem('agency-near', { agency: brief(written), name: only })
  return new LineProblem('agency-several', { agency: brief(written), names: names.slice(0, 4).join(', ') })
}
