import { comparable } from '../rules/index.ts'
import type { StoredAgency, TakenBack } from './changed-rows.ts'
import type { DeskRefusal } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { rewriteRows, storedRows, type Step } from './many-rows.ts'
import { refuse } from './refusals.ts'
import { breath } from './sheets/limits.ts'

/** An agency that was confirmed or dismissed waits again, as long as no entry names a confirmed one. */
export async function takeBackSettling(audited: { readonly action: string; readonly subject: string }, parts: DeskParts): Promise<TakenBack> {
  const { transaction } = parts
  const id = Number(audited.subject.slice('agency:'.length))
  const state = audited.action === 'agency.confirmed' ? 'listed' : 'dismissed'
  const row = await transaction.selectFrom('agencies').selectAll().where('id', '=', id).where('state', '=', state).executeTakeFirst()
  if (!row) return refuse('changed-meanwhile')
  if (state === 'listed' && (await isNamed([row], parts))) return refuse('depends')
  const after = await transaction
    .updateTable('agencies').set({ state: 'provisional' }).where('id', '=', id).returningAll().executeTakeFirstOrThrow()
  return { ok: true, before: row, after }
}

/** Puts imported agencies back to what they were; those that were added are dismissed. */
export async function takeBackAgencies(
  changes: readonly { readonly before: StoredAgency | null; readonly after: StoredAgency }[], parts: DeskParts,
): Promise<{ readonly ok: true; readonly steps: readonly Step<StoredAgency>[] } | DeskRefusal> {
  const { transaction, engine } = parts
  const now = await storedRows<StoredAgency>(transaction, 'agencies', changes.map(({ after }) => after.id))
  const steps: Step<StoredAgency>[] = []
  for (const { before, after } of changes) {
    const current = now.get(after.id)
    if (current === undefined || !isSame(current, after)) return refuse('changed-meanwhile')
    steps.push({ current, target: before === null ? { ...current, state: 'dismissed' } : { ...current, ...before } })
  }
  if (await isNamed(changes.flatMap(({ before, after }) => (before?.state === 'listed' ? [] : [after])), parts)) return refuse('depends')
  await rewriteRows(transaction, engine, 'agencies', steps)
  return { ok: true, steps }
}

/** Whether an entry of the round names one of these agencies. */
async function isNamed(agencies: readonly StoredAgency[], { transaction, rulebook }: DeskParts): Promise<boolean> {
  for (let i = 0; i < agencies.length; i += NAMES) {
    const keys = agencies.slice(i, i + NAMES).map(({ name }) => comparable(name))
    for (const column of ['agency_key', 'body_key'] as const) {
      const entry = await transaction
        .selectFrom('entries').select('id')
        .where('round', '=', rulebook.round).where(column, 'in', keys).where('state', '!=', 'withdrawn')
        .limit(1).executeTakeFirst()
      if (entry) return true
    }
    await breath()
  }
  return false
}

const NAMES = 400

function isSame(one: StoredAgency, other: StoredAgency): boolean {
  const texts = ({ name, english, kind, parent, counts_as, short, province, district, state }: StoredAgency): string =>
    JSON.stringify([name, english, kind, parent, counts_as, short, province, district, state])
  return texts(one) === texts(other)
}
