import { createHash } from 'node:crypto'
import type { ImportPlan } from '../desk.ts'
import { packItems, unpackItems } from './packed.ts'
import { planFile, type PlanGround, type Work } from './plan-file.ts'
import { readSheet } from './read-sheet.ts'
import type { SheetRow, SheetRows } from './rows.ts'
import { stampOf } from './stamp.ts'
import { itemsOf, type Item } from './work-items.ts'

/** A file as it was sent, or its rows as `Prepared` keeps them. */
export type Source = { readonly bytes: Uint8Array } | { readonly sheet: Uint8Array }

/** A file that was read and planned. */
export interface Prepared {
  readonly plan: ImportPlan
  /** What the plan rests on; see `stampOf`. */
  readonly stamp: string
  /** The same for two plans that would do the same to the same rows. */
  readonly fingerprint: string
  /** Reasons by which lines go against the rules, for the audit. */
  readonly overrides: readonly Record<string, string>[]
  /** The rows of the file, packed, to plan anew. */
  readonly sheet: Uint8Array
  /** The rows that would be written, packed. */
  readonly work: Uint8Array
}

/**
 * Reads and plans a file. Its ground may be seen without a transaction: the stamp is taken first, so
 * that whatever is changed meanwhile makes the plan count as out of date.
 *
 * @param stamp where the caller knows it.
 * @throws SheetRefusal where the file cannot be taken.
 */
export async function prepare(source: Source, ground: PlanGround, stamp?: string): Promise<Prepared> {
  const rows = 'bytes' in source ? await readSheet(source.bytes) : await unpackSheet(source.sheet)
  const rests = stamp ?? await stampOf(ground.database, ground)
  const { plan, work } = await planFile(rows, ground)
  const items = await itemsOf(work)
  return {
    plan,
    stamp: rests,
    fingerprint: fingerprintOf(plan, items),
    overrides: overridesOf(work),
    sheet: 'sheet' in source ? source.sheet : await packSheet(rows),
    work: await packItems(items),
  }
}

const packSheet = ({ rows, ...head }: SheetRows): Promise<Uint8Array> => packItems([head, ...rows])

async function unpackSheet(packed: Uint8Array): Promise<SheetRows> {
  const [head, ...rows] = await unpackItems<SheetRow | Omit<SheetRows, 'rows'>>(packed)
  return { ...head as Omit<SheetRows, 'rows'>, rows: rows as SheetRow[] }
}

function fingerprintOf({ lines }: ImportPlan, items: readonly Item[]): string {
  const hash = createHash('sha256')
  for (const { line, does, problem } of lines) hash.update(JSON.stringify([line, does, problem?.code ?? null]))
  for (const item of items) hash.update(JSON.stringify(item))
  return hash.digest('base64url')
}

function overridesOf(work: Work): readonly Record<string, string>[] {
  if (work.kind !== 'entries') return []
  return work.items.flatMap(({ before, draft: { award, countsAs, title }, standing: { override } }) =>
    override === null || override === before?.override ? [] : [{ award, countsAs, title, reason: override }])
}
