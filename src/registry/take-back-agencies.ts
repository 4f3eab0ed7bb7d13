import { comparable } from '../rules/index.ts'
import type { StoredAgency, TakenBack } from './changed-rows.ts'
import type { DeskRefusal } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { rewriteRows, storedRows, type Step } from './many-rows.ts'
import { refuse } from './refusals.ts'

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
  for (let i = 0; i < agencies.length; i += 400) {
    const keys = agencies.slice(i, i + 400).map(({ name }) => comparable(name))
    const entry = await transaction
      .selectFrom('entries')
      .select('id')
      .where('round', '=', rulebook.round)
      .where('state', '!=', 'withdrawn')
      .where((row) => row.or([row('agency_key', 'in', keys), row('body_key', 'in', keys)]))
      .limit(1)
      .executeTakeFirst()
    if (entry) return true
  }
  return false
}

function isSame(one: StoredAgency, other: StoredAgency): boolean {
  const texts = ({ name, english, kind, parent, counts_as, short, province, district, state }: StoredAgency): string =>
    JSON.stringify([name, english, kind, parent, counts_as, short, province, district, state])
  return texts(one) === texts(other)
}
