import type { Selectable } from 'kysely'
import type { ImportPlanRow } from '../../database/schema-registry.ts'
import { writeAudit } from '../audit.ts'
import type { DeskParts } from '../desk-parts.ts'
import type { FileRefusal, ImportPlan, Sheets } from '../desk.ts'
import { keepFile } from '../kept-files.ts'
import { lockRound } from '../round-lock.ts'
import { bodyKeyOf } from '../scope.ts'
import { carryOut } from './carry-out.ts'
import { exportRows, type ExportKind } from './export-rows.ts'
import { sheetLexicon, type FileKind } from './lexicon.ts'
import { planFile, type Planned, type Work } from './plan-file.ts'
import { readSheet } from './read-sheet.ts'
import { SheetRefusal } from './refusal.ts'
import type { SheetRows } from './rows.ts'
import { writeCsv, writeWorkbook } from './write-sheet.ts'

/** How long a plan waits for a yes, in milliseconds. */
const LIFETIME = 3_600_000
/** Plans that one coordinator may keep waiting. */
const WAITING = 5

/** What is kept of a plan: enough to plan again. */
interface Kept {
  readonly fingerprint: string
  readonly only?: FileKind | undefined
  readonly sheet: SheetRows
}

/**
 * Files in and out, for one coordinator in one turn. A coordinator of a body brings and gets entries
 * of that body only; earlier winners and agencies are brought by coordinators of everything.
 *
 * @param options `only`: the kind of file that alone is expected.
 */
export function createSheets(parts: DeskParts, _books?: unknown, options: { readonly only?: FileKind } = {}): Sheets {
  const { transaction, rulebook, coordinator, actor, at, directory } = parts
  const now = at.toISOString()
  const plan = (sheet: SheetRows, only: FileKind | undefined): Promise<Planned> =>
    planFile(sheet, { transaction, rulebook, at, scope: coordinator.scope, directory, only })

  const keep = async (id: string, name: string, kept: Kept): Promise<void> => {
    await transaction.deleteFrom('import_plans').where('expires_at', '<=', now).execute()
    const waiting = await transaction.selectFrom('import_plans').select('id')
      .where('coordinator_id', '=', coordinator.id).where('id', '!=', id).orderBy('expires_at', 'desc').execute()
    const old = waiting.slice(WAITING - 1).map((row) => row.id)
    if (old.length > 0) await transaction.deleteFrom('import_plans').where('id', 'in', old).execute()
    const row = { id, coordinator_id: coordinator.id, file_name: name.slice(0, 200), data: JSON.stringify(kept), expires_at: new Date(at.getTime() + LIFETIME).toISOString() }
    await transaction.insertInto('import_plans').values(row)
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ data: row.data, expires_at: row.expires_at })).execute()
  }

  return {
    plan: (file) => refusing(async () => {
      const sheet = await readSheet(file.bytes)
      const planned = await plan(sheet, options.only)
      const id = parts.randomUuid()
      await keep(id, file.name.toWellFormed().replaceAll('\0', ''), { fingerprint: planned.fingerprint, sheet, only: options.only })
      return { ok: true, id, plan: planned.plan } as const
    }),

    apply: (id) => refusing(async () => {
      const version = await lockRound(transaction, rulebook.round)
      const row = await keptPlan(parts, id)
      if (row === undefined) throw new SheetRefusal('plan-gone')
      const { fingerprint, only, sheet } = JSON.parse(row.data) as Kept
      const planned = await plan(sheet, only)
      if (planned.fingerprint !== fingerprint) {
        await keep(id, row.file_name, { fingerprint: planned.fingerprint, sheet, only })
        return { ok: false, code: 'plan-changed', plan: planned.plan } as const
      }
      if (planned.plan.counts.refuse > 0) throw new SheetRefusal('lines-refused', { lines: planned.plan.counts.refuse })
      if (planned.work.items.length === 0) throw new SheetRefusal('nothing-to-do')
      const { before, after } = await carryOut(transaction, planned.work, rulebook.round, { at, version })
      const audit = await writeAudit(transaction, actor, at, {
        action: 'import.applied', round: rulebook.round, subject: `import:${id}`, bodyKey: bodyKeyOf(coordinator.scope) ?? null,
        about: aboutImport(row.file_name, planned.plan, planned.work), before, after,
      })
      await transaction.deleteFrom('import_plans').where('id', '=', id).execute()
      return { ok: true, plan: planned.plan, audit } as const
    }),

    async export({ kind, format }) {
      const { rows, bytes } = await exportFile(parts, kind, format)
      const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      const name = `${sheetLexicon().files[kind]}-${rulebook.round}.${format}`
      return { ok: true, path: await keepFile(transaction, { name, type, bytes }, { at, randomToken: parts.randomToken }), rows }
    },
  }
}

/** Writes an export as bytes, with the number of its lines below the headers. */
export async function exportFile(
  parts: Pick<DeskParts, 'transaction' | 'rulebook' | 'coordinator'>, kind: ExportKind, format: 'xlsx' | 'csv',
): Promise<{ readonly rows: number; readonly bytes: Uint8Array }> {
  const { transaction, rulebook, coordinator } = parts
  const rows = await exportRows(kind, { transaction, rulebook, scope: coordinator.scope })
  const bytes = await (format === 'csv' ? writeCsv(rows) : writeWorkbook(rows, sheetLexicon().files[kind]))
  return { rows: rows.length - 1, bytes }
}

async function keptPlan({ transaction, coordinator, at }: DeskParts, id: string): Promise<Selectable<ImportPlanRow> | undefined> {
  return transaction.selectFrom('import_plans').selectAll()
    .where('id', '=', id.toWellFormed().replaceAll('\0', '')).where('coordinator_id', '=', coordinator.id).where('expires_at', '>', at.toISOString()).executeTakeFirst()
}

/** A reason by which a line goes against the rules stands in the audit, too. */
function aboutImport(file: string, plan: ImportPlan, work: Work): Record<string, unknown> {
  const { add, change, same } = plan.counts
  const overrides = work.kind !== 'entries' ? [] : work.items.flatMap(({ before, draft, standing }) =>
    standing.override === null || standing.override === before?.override ? [] : [{ award: draft.award, countsAs: draft.countsAs, title: draft.title, reason: standing.override }])
  return { file, kind: plan.kind, add, change, same, ...(overrides.length === 0 ? {} : { overrides }) }
}

async function refusing<T>(work: () => Promise<T>): Promise<T | FileRefusal> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SheetRefusal) return { ok: false, code: error.code, values: error.values }
    throw error
  }
}
