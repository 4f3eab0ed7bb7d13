import { parentPort, workerData } from 'node:worker_threads'
import { openDatabase } from '../../database/database.ts'
import { directoryWith } from '../directory-with.ts'
import { agenciesOf } from '../round-state.ts'
import type { Report, Task } from './apart.ts'
import { exportFile } from './export-file.ts'
import { prepare } from './prepare.ts'
import { SheetRefusal } from './refusal.ts'

/** Lines of a plan that are handed over at a time. */
const LINES = 1_000

/** The thread of `apart.ts`: does one task with a connection of its own, and only reads. */
const task = workerData as Task
const say = (report: Report, moved: readonly Uint8Array[] = []): void => parentPort?.postMessage(report, moved.map(({ buffer }) => buffer as ArrayBuffer))

const { databaseUrl, ...ground } = task.ground
const database = openDatabase(databaseUrl)
try {
  if (task.task === 'prepare') {
    const directory = await directoryWith(await agenciesOf(database))
    const { plan: { lines, ...plan }, ...prepared } = await prepare(task.source, { ...ground, database: database.kysely, directory })
    for (let from = 0; from < lines.length; from += LINES) say({ said: 'lines', lines: lines.slice(from, from + LINES) })
    const sheet = Uint8Array.from(prepared.sheet)
    say({ said: 'prepared', prepared: { ...prepared, sheet, plan: { ...plan, lines: [] } } }, [sheet, prepared.work])
  } else {
    const { rows, bytes } = await exportFile(task.kind, task.format, { ...ground, database: database.kysely })
    say({ said: 'exported', exported: { rows, bytes } })
  }
} catch (error) {
  if (!(error instanceof SheetRefusal)) throw error
  say({ said: 'refused', code: error.code, values: error.values })
} finally {
  await database.close()
}
