import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Engine } from '../../src/database/database.ts'
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
