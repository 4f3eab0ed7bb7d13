import { tidy } from '../../thai/normalise.ts'
import { writeAudit } from '../audit.ts'
import type { DeskParts } from '../desk-parts.ts'
import type { FileRefusal, Sheets } from '../desk.ts'
import { keepFile } from '../kept-files.ts'
import { lockRound } from '../round-lock.ts'
import { bodyKeyOf } from '../scope.ts'
import { carryOut } from './carry-out.ts'
import { keepPlan, keptPlan, keptRows } from './kept-plan.ts'
import { sheetLexicon, type FileKind } from './lexicon.ts'
import { unpackItems } from './packed.ts'
import { SheetRefusal } from './refusal.ts'
import { slowWork } from './slow-work.ts'
import { stampOf } from './stamp.ts'
import type { Item } from './work-items.ts'

/**
 * Files in and out, for one coordinator in one turn. A coordinator of a body brings and gets entries
 * of that body only; earlier winners and agencies are brought by coordinators of everything.
 *
 * Whatever takes long is done before the turn's transaction, where `parts.outside` tells how: a file is read
 * and planned by what is committed, and what was planned is written as it is where that still holds.
 *
 * @param options `only`: the kind of file that alone is expected.
 */
export function createSheets(parts: DeskParts, _books?: unknown, options: { readonly only?: FileKind } = {}): Sheets {
  const { transaction, rulebook, coordinator, actor, at } = parts
  const ground = { rulebook, at, scope: coordinator.scope }

  return {
    plan: ({ name, bytes }) => refusing(async () => {
      const { only } = options
      const work = slowWork(parts, only)
      const prepared = await work.apart('plan', () => work.prepare({ bytes }))
      const id = parts.randomUuid()
      await keepPlan(parts, id, { name: tidy(storable(name)), only }, prepared)
      return { ok: true, id, plan: prepared.plan } as const
    }),

    apply: (wished) => refusing(async () => {
      const id = storable(wished)
      const version = await lockRound(transaction, rulebook.round)
      const found = await keptPlan(parts, id)
      if (found === undefined) throw new SheetRefusal('plan-gone')
      const { name, kept: { plan, fingerprint, overrides, only, ...kept } } = found
      const outside = slowWork(parts, only)
      const stamp = await stampOf(transaction, ground, 1)
      const rowsOf = async (column: 'sheet' | 'work'): Promise<Uint8Array> => {
        const rows = await keptRows(outside.database, id, column)
        if (rows === undefined) throw new SheetRefusal('plan-gone')
        return rows
      }
      if (kept.stamp !== stamp) {
        const anew = await outside.apart(`plan anew ${id}`, async () => outside.prepare({ sheet: await rowsOf('sheet') }, stamp))
        if (anew.fingerprint !== fingerprint || anew.stamp !== stamp) {
          await keepPlan(parts, id, { name, only }, anew)
          return { ok: false, code: 'plan-changed', plan: anew.plan } as const
        }
      }
      // Of the same fingerprint, it would still write the same.
      if (plan.counts.refuse > 0) throw new SheetRefusal('lines-refused', { lines: plan.counts.refuse })
      const items = await outside.apart(`rows ${id} ${fingerprint}`, async () => unpackItems<Item>(await rowsOf('work')))
      if (items.length === 0) throw new SheetRefusal('nothing-to-do')
      const { before, after } = await carryOut(plan.kind, items, { transaction, engine: parts.engine, round: rulebook.round, at, version })
      const { add, change, same } = plan.counts
      const audit = await writeAudit(transaction, actor, at, {
        action: 'import.applied', round: rulebook.round, subject: `import:${id}`, bodyKey: bodyKeyOf(coordinator.scope) ?? null,
        about: { file: name, kind: plan.kind, add, change, same, ...(overrides.length === 0 ? {} : { overrides }) }, before, after,
      })
      await transaction.deleteFrom('import_plans').where('id', '=', id).execute()
      return { ok: true, plan, audit } as const
    }),

    async export({ kind, format }) {
      const work = slowWork(parts)
      const { rows, bytes } = await work.apart(`export ${kind} ${format}`, () => work.export(kind, format))
      const type = format === 'csv' ? 'text/csv; charset=utf-8' : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
      const name = `${sheetLexicon().files[kind]}-${rulebook.round}.${format}`
      return { ok: true, path: await keepFile(transaction, { name, type, bytes }, parts), rows }
    },
  }
}

/** A text that both engines store. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '')

async function refusing<T>(work: () => Promise<T>): Promise<T | FileRefusal> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof SheetRefusal) return { ok: false, code: error.code, values: error.values }
    throw error
  }
}
