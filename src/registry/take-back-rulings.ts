import type { TakenBack } from './changed-rows.ts'
import type { DeskParts } from './desk-parts.ts'
import { refuse } from './refusals.ts'
import { isCovered } from './ruling-book.ts'
import { rulingsInForce, type StoredRuling } from './rules-in-force.ts'

/**
 * Takes a ruling back, and the ones that it replaced are in force again; or puts a revoked one in
 * force again, where no newer one says something about the same.
 */
export async function takeBackRuling(action: string, before: unknown, after: unknown, { transaction, rulebook }: DeskParts): Promise<TakenBack> {
  const ruling = after as StoredRuling
  const inForce = await rulingsInForce(transaction, rulebook.round)
  const setState = async (ids: readonly number[], state: StoredRuling['state']): Promise<void> => {
    if (ids.length > 0) await transaction.updateTable('rulings').set({ state }).where('id', 'in', ids).execute()
  }
  if (action === 'ruling.settled') {
    if (!inForce.some(({ id }) => id === ruling.id)) return refuse('changed-meanwhile')
    const replaced = (before as { readonly replaced: readonly number[] }).replaced
    await setState([ruling.id], 'revoked')
    await setState(replaced, 'in-force')
    return { ok: true, before: ruling, after: { ...ruling, state: 'revoked', restored: replaced } }
  }
  const earlier = before as StoredRuling
  const { state } = await transaction.selectFrom('rulings').select('state').where('id', '=', earlier.id).executeTakeFirstOrThrow()
  if (state !== 'revoked') return refuse('changed-meanwhile')
  if (inForce.some((other) => isCovered(earlier, other) || isCovered(other, earlier))) return refuse('depends')
  await setState([earlier.id], 'in-force')
  return { ok: true, before: ruling, after: earlier }
}
