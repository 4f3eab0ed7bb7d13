import type { Selectable } from 'kysely'
import type { SchemaTransaction } from '../database/database.ts'
import type { AgencyRow } from '../database/schema-registry.ts'
import { tidy } from '../thai/normalise.ts'
import { mention } from './agency-mentions.ts'
import { writeAudit } from './audit.ts'
import type { Actor } from './audit.ts'
import type { AgencyBook, Coordinator, DeskResult, ProvisionalAgency } from './desk.ts'
import { isRowId } from './roles.ts'
import { lockRound } from './round-lock.ts'

/** So many described agencies wait at most; then the oldest go. */
export const MOST_WAITING = 5_000
/** What is longer is no name. */
const LONGEST_NAME = 200
const LARGEST_PAGE = 100

export interface AgencyBookParts {
  readonly transaction: SchemaTransaction
  readonly rulebook: { readonly round: number }
  readonly coordinator: Coordinator
  readonly actor: Actor
  readonly at: Date
}

/**
 * Agencies that are not in the directory, as people's words described them. Only for coordinators of
 * everything: others see none, and are refused with `not-allowed`. `confirm` and `dismiss` refuse with
 * `nothing-to-do` where it is so already, and with `unknown` where nothing waits under this number.
 */
export function createAgencyBook(parts: AgencyBookParts): AgencyBook {
  const { transaction, rulebook: { round }, coordinator, actor, at } = parts
  const ofEverything = coordinator.scope.kind === 'all'

  const settle = async (id: number, state: 'listed' | 'dismissed'): Promise<DeskResult<{ agency: ProvisionalAgency; audit: number }>> => {
    if (!ofEverything) return { ok: false, code: 'not-allowed' }
    if (!isRowId(id)) return { ok: false, code: 'unknown' }
    await lockRound(transaction, round)
    const row = await transaction.updateTable('agencies').set({ state })
      .where('id', '=', id).where('state', '=', 'provisional').returningAll().executeTakeFirst()
    if (row === undefined) {
      const same = await transaction.selectFrom('agencies').select('id').where('id', '=', id).where('state', '=', state).executeTakeFirst()
      return { ok: false, code: same === undefined ? 'unknown' : 'nothing-to-do' }
    }
    const agency = agencyOf(row)
    const { name, kind, province, district } = agency
    const audit = await writeAudit(transaction, actor, at, {
      action: state === 'listed' ? 'agency.confirmed' : 'agency.dismissed', round, subject: `agency:${id}`,
      about: { name, kind, province, district },
    })
    return { ok: true, agency, audit }
  }

  return {
    async provisional({ page, size }) {
      if (!ofEverything) return { items: [], total: 0 }
      const waiting = transaction.selectFrom('agencies').where('state', '=', 'provisional')
      const { total } = await waiting.select((row) => row.fn.countAll().as('total')).executeTakeFirstOrThrow()
      const limit = Math.min(Math.max(1, Math.trunc(size) || 1), LARGEST_PAGE)
      const offset = Math.max(0, Math.trunc(page) || 0) * limit
      const rows = await waiting.selectAll().orderBy('id', 'desc').limit(limit).offset(Math.min(offset, MOST_WAITING)).execute()
      return { items: rows.map(agencyOf), total: Number(total) }
    },
    confirm: (id) => settle(id, 'listed'),
    dismiss: (id) => settle(id, 'dismissed'),
  }
}

/**
 * Keeps an agency that a person's words described and the directory does not hold, for a coordinator
 * to look at. A name that is known already, also as dismissed, changes nothing.
 *
 * @param agency `kind` is a value of `applicant.kind`
 * @param conversationId where it was described: the agency goes with the last conversation that describes it
 */
export async function noteProvisional(
  transaction: SchemaTransaction,
  agency: { readonly name: string; readonly kind: string; readonly province?: string | null; readonly district?: string | null },
  at: Date,
  conversationId?: string,
): Promise<void> {
  const name = tidy(agency.name)
  if (name === '' || name.length > LONGEST_NAME) return
  const added = await transaction.insertInto('agencies')
    .values({
      name, english: null, kind: agency.kind, parent: null, counts_as: name, short: '[]',
      province: agency.province ?? null, district: agency.district ?? null, state: 'provisional', created_at: at.toISOString(),
    })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .returning('id').executeTakeFirst()
  if (conversationId !== undefined) await mention(transaction, name, conversationId)
  if (added === undefined) return
  const oldestKept = await transaction.selectFrom('agencies').select('id').where('state', '=', 'provisional')
    .orderBy('id', 'desc').offset(MOST_WAITING - 1).limit(1).executeTakeFirst()
  if (oldestKept === undefined) return
  await transaction.deleteFrom('agencies').where('state', '=', 'provisional').where('id', '<', oldestKept.id).execute()
}

function agencyOf({ id, name, kind, province, district, created_at }: Selectable<AgencyRow>): ProvisionalAgency {
  return { id, name, kind, province, district, since: created_at }
}
