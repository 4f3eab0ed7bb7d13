import { sql, type ExpressionBuilder, type Selectable } from 'kysely'
import type { AuditRow } from '../database/schema-registry.ts'
import type { Schema } from '../database/schema.ts'
import { changesOfMany } from './audit-entries.ts'
import { writeAudit } from './audit.ts'
import { wholeRow } from './audit-row.ts'
import type { AuditRecord, AuditTrail, DeskResult, EntryRecord } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { refuse } from './refusals.ts'
import { isRowId } from './roles.ts'
import { lockRound } from './round-lock.ts'
import { entryRecord, standsAs, type StoredEntry } from './rows.ts'
import { bodyKeyOf, covers } from './scope.ts'
import { pageLimits, pageOf } from './search.ts'
import { lockStaff } from './staff-lock.ts'
import { actionOf, canTakeBack, isOfStaff, mayTakeBack, read } from './take-back-kinds.ts'
import { isOpenInvitation, takeBackStaff } from './take-back-staff.ts'
import { takeBack } from './take-back.ts'

/** What is told of an audit row. The rows before and after an import are large, and read only to take it back. */
const TOLD = ['id', 'at', 'who', 'channel', 'action', 'round', 'subject', 'body_key', 'about', 'reason', 'undoes'] as const
type Told = Pick<Selectable<AuditRow>, (typeof TOLD)[number]> & { readonly undone_by: number | null }

/** How many of a person's own changes are looked through for one that can be undone. */
const LOOKED_THROUGH = 50

/** What was changed by whom, as far as a coordinator's scope goes, and the way back. */
export function createAuditTrail(parts: DeskParts): AuditTrail {
  const { transaction, rulebook, actor, at, coordinator } = parts
  const { scope } = coordinator
  const own = bodyKeyOf(scope)

  const visible = () => {
    const query = transaction.selectFrom('audit')
    return own === undefined ? query : query.where('body_key', '=', own)
  }
  const told = async (id: number): Promise<Told | undefined> =>
    isRowId(id) ? visible().where('id', '=', id).select(TOLD).select(undoneBy).executeTakeFirst() : undefined
  const whole = (id: number) => wholeRow(transaction, id)

  /** The history of one thing. What brought an entry together with others is part of it, whoever did that. */
  const about = async (subject: string) => {
    const id = Number(/^entry:(\d{1,10})$/.exec(subject)?.[1] ?? 0)
    const entry = !isRowId(id) ? undefined : await transaction
      .selectFrom('entries').select('body_key').where('id', '=', id).where('round', '=', rulebook.round).executeTakeFirst()
    const many = entry && covers(scope, entry.body_key) ? await changesOfMany(transaction, id) : []
    if (many.length === 0) return visible().where('subject', '=', subject)
    return transaction.selectFrom('audit').where((row) => row.or([
      row.and([row('subject', '=', subject), ...(own === undefined ? [] : [row('body_key', '=', own)])]),
      row('id', 'in', many),
    ]))
  }

  const recordOf = (row: Told): AuditRecord => {
    const { id, at: when, who, channel, action, round, subject, reason, undoes, undone_by: by } = row
    const stands = own === undefined || row.body_key === own
    const aboutIt = JSON.parse(row.about) as Readonly<Record<string, unknown>>
    return {
      id, at: when, who, channel, action, round, subject, reason, undoes, undoneBy: by,
      // Of a file that holds entries of others, too, only its name is told.
      about: stands ? aboutIt : Object.fromEntries(['file', 'kind', 'action'].flatMap((key) => (aboutIt[key] === undefined ? [] : [[key, aboutIt[key]]]))),
      canUndo: stands && by === null && mayTakeBack(row, parts),
    }
  }

  return {
    async read(page, { subject } = {}) {
      const query = subject === undefined ? visible() : await about(subject)
      const { limit, offset } = pageLimits(page)
      const rows = await query.select(TOLD).select(undoneBy).orderBy('id', 'desc').limit(limit).offset(offset).execute()
      const { total } = await query.select((row) => row.fn.countAll().as('total')).executeTakeFirstOrThrow()
      return pageOf(rows.map(recordOf), total)
    },

    async get(id) {
      const row = await told(id)
      return row && recordOf(row)
    },

    async effect(id) {
      const row = await told(id)
      if (row === undefined || !actionOf(row).startsWith('entry.')) return undefined
      const { before, after } = await whole(id)
      const now = read(after)
      const was = read(before)
      // What the change left alone is not kept of the side before.
      return { now: entered(now), then: entered(was === null ? null : { ...Object(now), ...Object(was) }) }
    },

    async lastUndoable() {
      const rows = await visible()
        .where('coordinator_id', '=', coordinator.id).where('undoes', 'is', null)
        .select(TOLD).select(undoneBy).orderBy('id', 'desc').limit(LOOKED_THROUGH)
        .execute()
      for (const row of rows) {
        if (row.undone_by !== null || !mayTakeBack(row, parts)) continue
        // Of an invitation that somebody came by, nothing is left to undo.
        if (row.action === 'coordinator.invited' ? await isOpenInvitation(row, parts) : canTakeBack(await whole(row.id), parts)) return recordOf(row)
      }
      return undefined
    },

    async undo(id): Promise<DeskResult<{ readonly undone: AuditRecord; readonly audit: number; readonly erased: boolean }>> {
      const known = await told(id)
      if (!known) return refuse('unknown')
      const ofStaff = isOfStaff(known.action)
      // Of two who undo the same at once, the second one sees what the first one did.
      const version = ofStaff ? (await lockStaff(transaction), 0) : await lockRound(transaction, rulebook.round)
      const undoneMeanwhile = (await told(id))?.undone_by ?? null
      if (undoneMeanwhile !== null) return refuse('nothing-to-do')
      const row = await whole(id)
      if (!canTakeBack(row, parts)) return refuse('not-allowed')
      const taken = ofStaff ? await takeBackStaff(row, parts) : await takeBack(row, parts, version)
      if (!taken.ok) return taken
      const audit = await writeAudit(transaction, actor, at, {
        action: row.action === 'undone' ? 'redone' : 'undone',
        round: row.round,
        subject: row.subject,
        bodyKey: row.body_key,
        about: { action: row.action, ...(JSON.parse(row.about) as Record<string, unknown>) },
        before: taken.before,
        after: taken.after,
        undoes: row.id,
      })
      return { ok: true, undone: { ...recordOf(known), undoneBy: audit, canUndo: false }, audit, erased: row.erased }
    },
  }
}

/** The undo that holds of a change: one that was taken back itself is none. */
/** An entry as the audit kept it; null where it was not yet entered, or no more. */
function entered(row: unknown): EntryRecord | null {
  return row === null || standsAs(row as StoredEntry) === 0 ? null : entryRecord(row as StoredEntry)
}

function undoneBy(row: ExpressionBuilder<Schema, 'audit'>) {
  return row.selectFrom('audit as later').select('later.id').where(sql<boolean>`later.undoes = audit.id`)
    .where(sql<boolean>`not exists (select 1 from audit as again where again.undoes = later.id)`)
    .orderBy('later.id', 'desc').limit(1).as('undone_by')
}
