import type { Selectable } from 'kysely'
import { z } from 'zod'
import { isErased, joinPersonal } from '../database/audit-personal.ts'
import type { SchemaTransaction } from '../database/database.ts'
import type { AuditRow } from '../database/schema-registry.ts'

/** An audit row with what is personal in it, as far as that was not erased. */
export type WholeRow = Selectable<AuditRow> & {
  /** Whether something personal of what stood before was erased, and an undo can't bring it back. */
  readonly erased: boolean
}

const personalRows = z.record(z.string(), z.record(z.string(), z.string()))

/** A row of the audit with both of its sides as they were. @throws where there is none */
export async function wholeRow(transaction: SchemaTransaction, id: number): Promise<WholeRow> {
  const row = await transaction.selectFrom('audit').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const kept = await transaction.selectFrom('audit_personal').select(['side', 'data']).where('audit', '=', id).execute()
  const personalOf = (side: 'before' | 'after') => {
    const data = kept.find((one) => one.side === side)?.data
    return data === undefined ? undefined : personalRows.parse(JSON.parse(data))
  }
  const whole = (side: 'before' | 'after'): string | null => {
    const text = row[side]
    if (text === null || !text.includes('"personal"')) return text
    return JSON.stringify(joinPersonal(JSON.parse(text), personalOf(side)))
  }
  const erased = row.before !== null && row.before.includes('"personal"') && isErased(JSON.parse(row.before), personalOf('before'))
  return { ...row, before: whole('before'), after: whole('after'), erased }
}

/**
 * Erases contacts and nominees of an entry from the audit: of every change of it alone, and its part of changes of many.
 * The changes themselves stand.
 */
export async function erasePersonal(transaction: SchemaTransaction, entry: number): Promise<void> {
  const subject = `entry:${entry}`
  const own = transaction.selectFrom('audit').select('id').where('subject', '=', subject)
  await transaction.deleteFrom('audit_personal').where('audit', 'in', own).execute()
  const many = transaction.selectFrom('audit_entries').select('audit').where('first', '<=', entry).where('last', '>=', entry)
  for (const { audit, side, data } of await transaction.selectFrom('audit_personal').selectAll().where('audit', 'in', many).execute()) {
    const { before, after } = await transaction.selectFrom('audit').select(['before', 'after']).where('id', '=', audit).executeTakeFirstOrThrow()
    const ids = rowIds((side === 'before' ? before : after) ?? '')
    const left = Object.entries(personalRows.parse(JSON.parse(data))).filter(([place]) => ids[Number(place)] !== entry)
    const where = transaction.updateTable('audit_personal').where('audit', '=', audit).where('side', '=', side)
    if (left.length > 0) await where.set({ data: JSON.stringify(Object.fromEntries(left)) }).execute()
    else await transaction.deleteFrom('audit_personal').where('audit', '=', audit).where('side', '=', side).execute()
  }
}

const manyRows = z.object({ rows: z.array(z.object({ id: z.number() }).nullable()) })

/** The ids of a change of many, row by row. */
function rowIds(side: string): readonly (number | undefined)[] {
  const read = side === '' ? undefined : manyRows.safeParse(JSON.parse(side))
  return read?.success ? read.data.rows.map((row) => row?.id) : []
}
