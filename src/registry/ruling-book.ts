import { writeAudit } from './audit.ts'
import type { DeskResult, RulingBook, RulingRecord } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { refuse, refusing } from './refusals.ts'
import { lockRound } from './round-lock.ts'
import { canBeRuled, rulingsInForce, type StoredRuling } from './rules-in-force.ts'
import { tidyReason } from './texts.ts'

type Changed = DeskResult<{ readonly ruling: RulingRecord; readonly audit: number }>

/**
 * Rulings of a round: which reading of an ambiguous condition holds. Everybody at a desk sees them;
 * only coordinators of everything change them.
 */
export function createRulingBook(parts: DeskParts): RulingBook {
  const { transaction, rulebook, actor, at, coordinator: { scope } } = parts
  const { round } = rulebook

  const record = async (action: string, row: StoredRuling, before: unknown, after: unknown): Promise<Changed> => {
    const { condition, award, reading } = row
    const audit = await writeAudit(transaction, actor, at, {
      action, round, subject: `ruling:${row.id}`, about: { condition, award, reading }, reason: row.reason, before, after,
    })
    return { ok: true, ruling: rulingRecord(row), audit }
  }

  return {
    async all() {
      return (await rulingsInForce(transaction, round)).map(rulingRecord).reverse()
    },

    settle: (ruling) => refusing<Changed>(async () => {
      if (scope.kind !== 'all') return refuse('not-allowed')
      if (!canBeRuled(rulebook, ruling)) return refuse('unknown')
      const reason = tidyReason('reason', ruling.reason ?? '')
      await lockRound(transaction, round)
      const award = ruling.award ?? null
      const covered = (await rulingsInForce(transaction, round)).filter((earlier) => isCovered(earlier, { ...ruling, award }))
      const [newest] = covered.slice(-1)
      if (newest && newest.award === award && newest.reading === ruling.reading && covered.length === 1) return refuse('nothing-to-do')
      await setState(covered.map(({ id }) => id), 'replaced')
      const row = await transaction
        .insertInto('rulings')
        .values({
          round, award, condition: ruling.condition, reading: ruling.reading, by: actor.name, reason: reason ?? '',
          state: 'in-force', created_at: at.toISOString(),
        })
        .returningAll()
        .executeTakeFirstOrThrow()
      return record('ruling.settled', row, { replaced: covered.map(({ id }) => id) }, row)
    }),

    async revoke(id) {
      if (scope.kind !== 'all') return refuse('not-allowed')
      await lockRound(transaction, round)
      const before = (await rulingsInForce(transaction, round)).find((ruling) => ruling.id === id)
      if (!before) return refuse('unknown')
      await setState([id], 'revoked')
      return record('ruling.revoked', before, before, { ...before, state: 'revoked' })
    },
  }

  async function setState(ids: readonly number[], state: StoredRuling['state']): Promise<void> {
    if (ids.length > 0) await transaction.updateTable('rulings').set({ state }).where('id', 'in', ids).execute()
  }
}

/**
 * Whether an earlier ruling says nothing any more beside a newer one: that of the same condition and
 * award, and for a ruling on all awards also those on single ones.
 */
export function isCovered(
  earlier: Pick<StoredRuling, 'condition' | 'award'>, newer: { readonly condition: string; readonly award: string | null },
): boolean {
  return earlier.condition === newer.condition && (newer.award === null || earlier.award === newer.award)
}

function rulingRecord(row: StoredRuling): RulingRecord {
  const { id, condition, award, reading, by, reason } = row
  return { id, condition, award, reading, by, at: row.created_at, reason }
}
