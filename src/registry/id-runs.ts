import { sql, type RawBuilder } from 'kysely'

/** Ids in a row, both ends included. */
export interface Run {
  readonly first: number
  readonly last: number
}

/** Runs that one statement names. */
const RUNS = 100
/** Rows that one statement reaches: a few milliseconds of work. */
const ROWS = 1_000

/**
 * Ids as the runs they stand in, from the smallest on: rows that were added together take one run together.
 *
 * @example runsOf([7, 5, 6, 9]) // [{ first: 5, last: 7 }, { first: 9, last: 9 }]
 */
export function runsOf(ids: readonly number[]): readonly Run[] {
  const runs: { first: number; last: number }[] = []
  for (const id of ids.toSorted((one, other) => one - other)) {
    const run = runs.at(-1)
    if (run !== undefined && id <= run.last + 1) run.last = id
    else runs.push({ first: id, last: id })
  }
  return runs
}

/** The same in portions that one statement takes, so that others have their turn in between. */
export function portionsOf(ids: readonly number[]): readonly (readonly Run[])[] {
  const portions: Run[][] = [[]]
  let rows = 0
  for (const { first, last } of runsOf(ids)) {
    for (let from = first; from <= last;) {
      const run = { first: from, last: Math.min(last, from + ROWS - rows - 1) }
      portions.at(-1)?.push(run)
      rows += run.last - run.first + 1
      from = run.last + 1
      if (rows < ROWS && (portions.at(-1)?.length ?? 0) < RUNS) continue
      portions.push([])
      rows = 0
    }
  }
  return portions.filter((portion) => portion.length > 0)
}

/** The condition that a row's id is in one of these runs. */
export function within(runs: readonly Run[]): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(runs.map(({ first, last }) => sql`id between ${first} and ${last}`), sql` or `)})`
}
