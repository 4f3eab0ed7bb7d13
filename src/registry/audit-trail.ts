import { sql, type ExpressionBuilder, type Selectable } from 'kysely'
import type { AuditRow } from '../database/schema-registry.ts'
import type { Schema } from '../database/schema.ts'
import { writeAudit } from './audit.ts'
import type { AuditRecord, AuditTrail, DeskResult } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { refuse } from './refusals.ts'
import { lockRound } from './round-lock.ts'
import { bodyKeyOf } from './scope.ts'
import { pageLimits, pageOf } from './search.ts'
import { canTakeBack, takeBack } from './take-back.ts'

export type StoredAudit = Selectable<AuditRow> & { readonly undone_by: number | null }

/** How many of a person's own changes are looked through for one that can be undone. */
const LOOKED_THROUGH = 50

/** What was changed by whom, as far as a coordinator's scope goes, and the way back. */
export function createAuditTrail(parts: DeskParts): AuditTrail {
  const { transaction, rulebook, actor, at, coordinator } = parts
  const { scope } = coordinator

  const visible = () => {
    const query = transaction.selectFrom('audit')
    const own = bodyKeyOf(scope)
    return own === undefined ? query : query.where('body_key', '=', own)
  }
  const stored = async (id: number): Promise<StoredAudit | undefined> => {
    if (!Number.isSafeInteger(id) || id < 1 || id > 2_147_483_647) return undefined
    return visible().where('id', '=', id).selectAll().select(undoneBy).executeTakeFirst()
  }

  return {
    async read(page, filter = {}) {
      const { subject } = filter
      const query = subject === undefined ? visible() : visible().where('subject', '=', subject)
      const { limit, offset } = pageLimits(page)
      const rows = await query.selectAll().select(undoneBy).orderBy('id', 'desc').limit(limit).offset(offset).execute()
      const { total } = await query.select((row) => row.fn.countAll().as('total')).executeTakeFirstOrThrow()
      return pageOf(rows.map(auditRecord), total)
    },

    async get(id) {
      const row = await stored(id)
      return row && auditRecord(row)
    },

    async lastUndoable() {
      const rows = await visible()
        .where('coordinator_id', '=', coordinator.id)
        .selectAll().select(undoneBy).orderBy('id', 'desc').limit(LOOKED_THROUGH)
        .execute()
      const row = rows.find((candidate) => candidate.undone_by === null && canTakeBack(candidate, parts))
      return row && auditRecord(row)
    },

    async undo(id): Promise<DeskResult<{ readonly undone: AuditRecord; readonly audit: number }>> {
      const version = await lockRound(transaction, rulebook.round)
      const row = await stored(id)
      if (!row) return refuse('unknown')
      if (row.undone_by !== null) return refuse('nothing-to-do')
      if (!canTakeBack(row, parts)) return refuse('not-allowed')
      const taken = await takeBack(row, parts, version)
      if (!taken.ok) return taken
      const audit = await writeAudit(transaction, actor, at, {
        action: 'undone',
        round: row.round,
        subject: row.subject,
        bodyKey: row.body_key,
        about: { ...(JSON.parse(row.about) as Record<string, unknown>), action: row.action },
        before: taken.before,
        after: taken.after,
        undoes: row.id,
      })
      return { ok: true, undone: { ...auditRecord(row), undoneBy: audit }, audit }
    },
  }
}

function undoneBy(row: ExpressionBuilder<Schema, 'audit'>) {
  return row.selectFrom('audit as later').select('later.id').where(sql<boolean>`later.undoes = audit.id`).limit(1).as('undone_by')
}

function auditRecord(row: StoredAudit): AuditRecord {
  const { id, at, who, channel, action, round, subject, reason, undoes } = row
  const about = JSON.parse(row.about) as Readonly<Record<string, unknown>>
  return { id, at, who, channel, action, round, subject, about, reason, undoes, undoneBy: row.undone_by }
}
