import { Worker } from 'node:worker_threads'
import type { Rulebook } from '../../rules/index.ts'
import type { ImportLine, Scope } from '../desk.ts'
import type { ExportKind } from './export-rows.ts'
import type { FileKind } from './lexicon.ts'
import type { Prepared, Source } from './prepare.ts'
import { SheetRefusal, type Values } from './refusal.ts'

/** Where and for whom a thread of its own works. */
export interface ApartGround {
  readonly databaseUrl: string
  readonly rulebook: Rulebook
  readonly at: Date
  readonly scope: Scope
  readonly only: FileKind | undefined
}

/** What a thread of its own is started for. */
export type Task = { readonly ground: ApartGround } & (
  | { readonly task: 'prepare'; readonly source: Source }
  | { readonly task: 'export'; readonly kind: ExportKind; readonly format: 'xlsx' | 'csv' }
)

export interface Limits {
  readonly megabytes: number
  readonly milliseconds: number
}

export interface Exported {
  /** Lines below the headers. */
  readonly rows: number
  readonly bytes: Uint8Array
}

/** What the thread says; the lines of a plan come in portions, so that taking them in holds nobody up. */
export type Report =
  | { readonly said: 'lines'; readonly lines: readonly ImportLine[] }
  | { readonly said: 'prepared'; readonly prepared: Prepared }
  | { readonly said: 'exported'; readonly exported: Exported }
  | { readonly said: 'refused'; readonly code: string; readonly values: Values }

/** What a thread may take: memory in MB, and time in milliseconds. Many times what the largest file needs. */
export const APART_LIMITS = { megabytes: 1_024, milliseconds: 120_000 } as const

/**
 * Reads and plans a file in a thread of its own, which ends with it.
 *
 * @throws SheetRefusal where the file cannot be taken; `file-too-heavy` where that took too much time or memory.
 */
export async function prepareApart(source: Source, ground: ApartGround, limits: Limits = APART_LIMITS): Promise<Prepared> {
  const lines: ImportLine[] = []
  const prepared = await inTurn(() => run({ task: 'prepare', source, ground }, limits, (report) => {
    if (report.said === 'lines') for (const line of report.lines) lines.push(line)
    return report.said === 'prepared' ? report.prepared : undefined
  }))
  return { ...prepared, plan: { ...prepared.plan, lines } }
}

/** Writes an export in a thread of its own, which ends with it. */
export function exportApart(kind: ExportKind, format: 'xlsx' | 'csv', ground: ApartGround): Promise<Exported> {
  return inTurn(() => run({ task: 'export', kind, format, ground }, APART_LIMITS, (report) => (report.said === 'exported' ? report.exported : undefined)))
}

let last: Promise<unknown> = Promise.resolve()

/** One at a time: each takes much memory, and nobody is quicker for two at once. */
function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const mine = last.then(work)
  last = mine.catch(() => undefined)
  return mine
}

async function run<T>(task: Task, { megabytes, milliseconds }: Limits, take: (report: Report) => T | undefined): Promise<T> {
  const worker = new Worker(new URL('./apart-worker.ts', import.meta.url), {
    workerData: task, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: megabytes, maxYoungGenerationSizeMb: 64, stackSizeMb: 4 },
  })
  const tooHeavy = new SheetRefusal('file-too-heavy')
  const timer = setTimeout(() => void worker.terminate(), milliseconds)
  try {
    return await new Promise<T>((resolve, reject) => {
      worker.on('message', (report: Report) => {
        if (report.said === 'refused') return reject(new SheetRefusal(report.code, report.values))
        const result = take(report)
        if (result !== undefined) resolve(result)
      })
      worker.once('error', (error) => reject(isOutOfMemory(error) ? tooHeavy : error))
      // Without a word before: it was ended from here.
      worker.once('exit', () => reject(tooHeavy))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}

const isOutOfMemory = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
