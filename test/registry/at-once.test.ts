import { sql } from 'kysely'
import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../src/database/database.ts'
import type { DeskResult, EntryRecord } from '../../src/registry/desk.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'
import type { FreshDatabase } from '../support/postgres.ts'
import { atBooks, draftOf } from './books.ts'

type Registered = DeskResult<{ readonly entry: EntryRecord; readonly audit: number }>

const script = fileURLToPath(new URL('register-once.ts', import.meta.url))

/** A process that waits to register; `go` lets it, and gives what came of it. */
async function waiting(url: string, title: string): Promise<{ go(): Promise<Registered> }> {
  const child = spawn(process.execPath, [script, url, title], { stdio: ['pipe', 'pipe', 'inherit'] })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  expect((await lines.next()).value).toBe('ready')
  return {
    async go() {
      child.stdin.write('go\n')
      return JSON.parse(String((await lines.next()).value)) as Registered
    },
  }
}

function expectOne(results: readonly Registered[]): void {
  const [won, ...more] = results.filter((result) => result.ok)
  expect(more).toEqual([])
  if (!won?.ok) throw new Error(`nobody got in: ${JSON.stringify(results)}`)
  for (const result of results) {
    if (!result.ok) {
      expect(result).toMatchObject({
        code: 'against-rules', objections: [{ condition: 'one-entry-per-department', result: 'unmet', collides: [{ id: won.entry.id, title: won.entry.title }] }],
      })
    }
  }
}

describe.each(ENGINES)('two at once on %s', (engine) => {
  let fresh: FreshDatabase
  let databases: Database[]
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    databases = [0, 1].map(() => openDatabase(fresh.url))
    await databases[0]?.migrate()
  })
  afterAll(async () => {
    await Promise.all(databases.map((database) => database.close()))
    await fresh.drop()
  })
  beforeEach(() => sql`delete from entries`.execute((databases[0] as Database).kysely))

  test('from several connections, one gets in and the others hear of it', async () => {
    for (let round = 0; round < 5; round++) {
      await sql`delete from entries`.execute((databases[0] as Database).kysely)
      expectOne(await Promise.all(Array.from({ length: 8 }, (_, i) =>
        atBooks(databases[i % 2] as Database, ({ entries }) => entries.register(draftOf('open-governance', { title: `งาน ${i}` }))))))
    }
  })

  test('from several processes, one gets in and the others hear of it', async () => {
    const processes = await Promise.all(Array.from({ length: engine === 'postgres' ? 4 : 2 }, (_, i) => waiting(fresh.url, `งาน ${i}`)))
    expectOne(await Promise.all(processes.map((process) => process.go())))
    const rows = await (databases[0] as Database).kysely.selectFrom('entries').select('state').execute()
    expect(rows).toEqual([{ state: 'registered' }])
  })

  test('a correction and a registration do not both take the place', async () => {
    const [one, other] = databases as [Database, Database]
    for (let round = 0; round < 5; round++) {
      await sql`delete from entries`.execute(one.kysely)
      const kept = await atBooks(one, ({ entries }) => entries.register(draftOf('effective-change', { title: 'ก', area: 'ก' })))
      if (!kept.ok) throw new Error(kept.code)
      const results = await Promise.all([
        atBooks(one, ({ entries }) => entries.correct(kept.entry.id, { title: 'ข', area: 'ข' })),
        atBooks(other, ({ entries }) => entries.register(draftOf('effective-change', { title: 'ข', area: 'ข' }))),
      ])
      expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    }
  })

  test('of two corrections of what was shown, the second is told', async () => {
    const [one, other] = databases as [Database, Database]
    const kept = await atBooks(one, ({ entries }) => entries.register(draftOf('open-governance')))
    if (!kept.ok) throw new Error(kept.code)
    const correct = (database: Database, contact: string) =>
      atBooks(database, ({ entries }) => entries.correct(kept.entry.id, { contact }, { revision: 1 }))
    const results = await Promise.all([correct(one, 'ก'), correct(other, 'ข')])
    expect(results.map((result) => (result.ok ? 'ok' : result.code)).sort()).toEqual(['changed-meanwhile', 'ok'])
  })

  test('of two who take the same change back, one does', async () => {
    const [one, other] = databases as [Database, Database]
    const kept = await atBooks(one, ({ entries }) => entries.register(draftOf('open-governance')))
    if (!kept.ok) throw new Error(kept.code)
    const results = await Promise.all([one, other].map((database) => atBooks(database, ({ audit }) => audit.undo(kept.audit))))
    expect(results.map((result) => (result.ok ? 'ok' : result.code)).sort()).toEqual(['nothing-to-do', 'ok'])
  })
})
