import { writeAudit } from './audit.ts'
import type { DeskResult, WinnerBook, WinnerRecord } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { refuse, refusing } from './refusals.ts'
import { lockRound } from './round-lock.ts'
import { insertWinnerRow, winnerRecord, type StoredWinner, type WinnerTexts } from './rows.ts'
import { bodyKeyOf, covers } from './scope.ts'
import { pageLimits, pageOf, wordsOccur } from './search.ts'
import { comparable } from '../rules/index.ts'
import { tidyOptional, tidyRequired, UnfitText } from './texts.ts'

type Changed = DeskResult<{ readonly winner: WinnerRecord; readonly audit: number }>

/** Buddhist years that a win can be of. */
const YEARS = { first: 2540, last: 2700 }

/**
 * The texts of an earlier win as they are stored.
 *
 * @throws UnfitText naming the first field that cannot be taken.
 */
export function tidyWinner(winner: WinnerTexts, awards: ReadonlySet<string>): WinnerTexts {
  const { round } = winner
  if (!awards.has(winner.award)) throw new UnfitText('award')
  if (round !== null && !(Number.isInteger(round) && round >= YEARS.first && round <= YEARS.last)) throw new UnfitText('round')
  return {
    round,
    award: winner.award,
    agency: tidyRequired('agency', winner.agency),
    countsAs: tidyRequired('countsAs', winner.countsAs),
    level: tidyOptional('level', winner.level),
    title: tidyOptional('title', winner.title, 300),
  }
}

/** Earlier winners beside those that the source lists, as one coordinator may see and change them. */
export function createWinnerBook(parts: DeskParts): WinnerBook {
  const { transaction, rulebook, at, coordinator: { scope } } = parts
  const { round } = rulebook
  const awards = new Set(rulebook.awards.map(({ id }) => id))

  const record = async (action: string, row: StoredWinner, before: StoredWinner | null): Promise<Changed> => {
    const audit = await writeAudit(transaction, parts.actor, at, {
      action,
      round,
      subject: `winner:${row.id}`,
      bodyKey: row.body_key,
      about: { award: row.award, agency: row.agency, countsAs: row.body, title: row.title, year: row.round, level: row.level },
      before,
      after: row,
    })
    return { ok: true, winner: winnerRecord(row), audit }
  }

  const rowInScope = async (id: number): Promise<StoredWinner | undefined> => {
    if (!Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647) return undefined
    const row = await transaction.selectFrom('winners').selectAll().where('id', '=', id).where('state', '=', 'listed').executeTakeFirst()
    return row && covers(scope, row.body_key) ? row : undefined
  }

  return {
    async find(filter, page) {
      let query = transaction.selectFrom('winners').where('state', '=', 'listed')
      const own = bodyKeyOf(scope)
      if (own !== undefined) query = query.where('body_key', '=', own)
      if (filter.body !== undefined) query = query.where('body_key', '=', comparable(filter.body))
      if (filter.award !== undefined) query = query.where('award', '=', filter.award)
      if (filter.round !== undefined) query = query.where('round', '=', filter.round)
      for (const occurs of wordsOccur(filter.search)) query = query.where(occurs)
      const { limit, offset } = pageLimits(page)
      const rows = await query.selectAll().orderBy('id', 'desc').limit(limit).offset(offset).execute()
      const { total } = await query.select((row) => row.fn.countAll().as('total')).executeTakeFirstOrThrow()
      return pageOf(rows.map(winnerRecord), total)
    },

    add: (winner) => refusing<Changed>(async () => {
      const tidy = tidyWinner(winner, awards)
      if (!covers(scope, comparable(tidy.countsAs))) return refuse('not-allowed')
      await lockRound(transaction, round)
      const listed = await transaction
        .selectFrom('winners')
        .selectAll()
        .where('body_key', '=', comparable(tidy.countsAs))
        .where('award', '=', tidy.award)
        .where('state', '=', 'listed')
        .execute()
      if (listed.some((row) => isSameWin(row, tidy))) return refuse('nothing-to-do')
      return record('winner.added', await insertWinnerRow(transaction, tidy, 'chat', at), null)
    }),

    async get(id) {
      const row = await rowInScope(id)
      return row && winnerRecord(row)
    },

    async remove(id) {
      await lockRound(transaction, round)
      const before = await rowInScope(id)
      if (!before) return refuse('unknown')
      const after = await transaction
        .updateTable('winners').set({ state: 'removed' }).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
      return record('winner.removed', after, before)
    },
  }
}

/** Whether a stored win says the same as this one. */
export function isSameWin(row: StoredWinner, winner: WinnerTexts): boolean {
  return row.award === winner.award && row.round === winner.round && row.agency_key === comparable(winner.agency) &&
    row.body_key === comparable(winner.countsAs) && row.level === winner.level && row.title === winner.title
}
