import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openDatabase, type Database, type Engine } from '../../src/database/database.ts'
import { freshPostgres } from './postgres.ts'
import type { FreshDatabase } from './postgres.ts'

/** What every suite about storage runs on. */
export const ENGINES: readonly Engine[] = ['sqlite', 'postgres']

/** An empty database of an engine, which several processes can open. */
export async function freshDatabase(engine: Engine): Promise<FreshDatabase> {
  if (engine === 'postgres') return freshPostgres()
  const folder = await mkdtemp(join(tmpdir(), 'lertrat-sqlite-'))
  return {
    url: `sqlite:${join(folder, 'lertrat.db')}`,
    drop: () => rm(folder, { recursive: true, force: true }),
  }
}

/** A database of an engine that has its tables, open. */
export interface OpenDatabase {
  /** As `DATABASE_URL`, for other processes. */
  readonly url: string
  readonly database: Database
  /** Closes it and leaves nothing behind. */
  readonly close: () => Promise<void>
}

/**
 * Opens an empty database of an engine with its tables.
 *
 * @example
 * let database: Database
 * beforeAll(async () => {
 *   const opened = await openFresh(engine)
 *   database = opened.database
 *   return opened.close
 * })
 */
export async function openFresh(engine: Engine): Promise<OpenDatabase> {
  const { url, drop } = await freshDatabase(engine)
  const database = openDatabase(url)
  await database.migrate()
  return {
    url, database,
    close: async () => {
      await database.close()
      await drop()
    },
  }
}
