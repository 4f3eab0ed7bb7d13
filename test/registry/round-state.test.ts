import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../src/database/database.ts'
import { createRoundState } from '../../src/registry/round-state.ts'
import { ENGINES, openFresh, type OpenDatabase } from '../support/databases.ts'
import { AT, atBooks, draftOf, fine, rules } from './books.ts'

describe.each(ENGINES)('what applicants go by, on %s', (engine) => {
  let opened: OpenDatabase
  let database: Database
  let clock = 0
  beforeAll(async () => {
    opened = await openFresh(engine)
    database = opened.database
    return opened.close
  })
  beforeEach(async () => {
    for (const table of ['entries', 'winners', 'rulings', 'agencies']) await sql`delete from ${sql.table(table)}`.execute(database.kysely)
    await sql`delete from rounds`.execute(database.kysely)
  })
  const open = () => createRoundState({ database, rulebook: rules.rulebook, now: () => clock })
  const register = (more = {}) => atBooks(database, async ({ entries }) => fine(await entries.register(draftOf('open-governance', more))))

  test('a registration counts once it is told of, or 200 ms later', async () => {
    const state = open()
    const seen = async () => (await state.current()).registry.entries('open-governance', 'body', 'กรมทางหลวง').length
    expect(await seen()).toBe(0)
    const { entry } = await register()
    clock += 199
    expect(await seen()).toBe(0)
    clock += 1
    expect(await seen()).toBe(1)
    await atBooks(database, ({ entries }) => entries.withdraw(entry.id))
    expect(await seen()).toBe(1)
    state.changed()
    expect(await seen()).toBe(0)
  })

  test('what is kept stays as it was, and is the same while nothing changes', async () => {
    const state = open()
    const before = await state.current()
    await register()
    state.changed()
    const after = await state.current()
    expect(before.registry.entries('open-governance', 'applicant', 'กรมทางหลวง')).toEqual([])
    expect(after.registry.entries('open-governance', 'applicant', 'กรมทางหลวง')).toHaveLength(1)
    expect(after.version).toBeGreaterThan(before.version)
    expect([after.rules, after.agencies, after.agenciesVersion]).toEqual([before.rules, before.agencies, before.agenciesVersion])
    expect(after.agencies).toBe(before.agencies)
    state.changed()
    expect(await state.current()).toBe(after)
    // Nobody's id is told to applicants.
    expect(after.registry.entries('open-governance', 'applicant', 'กรมทางหลวง')[0]?.seen).not.toHaveProperty('id')
  })

  test('an entry that moves to another body leaves the first', async () => {
    const { entry } = await register()
    const state = open()
    await state.current()
    await atBooks(database, async ({ entries }) => fine(await entries.correct(entry.id, { countsAs: 'กรมอนามัย' })))
    state.changed()
    const { registry } = await state.current()
    expect(registry.entries('open-governance', 'body', 'กรมทางหลวง')).toEqual([])
    expect(registry.entries('open-governance', 'body', 'กรมอนามัย')).toHaveLength(1)
    expect(registry.everyEntry?.('open-governance')).toHaveLength(1)
  })

  test('what is not committed is not seen', async () => {
    const state = open()
    await expect(atBooks(database, async ({ entries }) => {
      fine(await entries.register(draftOf('open-governance')))
      throw new Error('the turn failed')
    })).rejects.toThrow()
    state.changed()
    expect((await state.current()).registry.entries('open-governance', 'body', 'กรมทางหลวง')).toEqual([])
  })

  test('rulings, winners and agencies apply', async () => {
    const state = open()
    const first = await state.current()
    await atBooks(database, async ({ rulings, winners, transaction }) => {
      fine(await rulings.settle({ condition: 'one-nominee', reading: 'per entry', reason: 'x' }))
      fine(await winners.add({ round: 2560, award: 'pmqa-category-1', agency: 'จังหวัดตรัง', countsAs: 'จังหวัดตรัง', level: null, title: null }))
      await transaction.insertInto('agencies').values({
        name: 'เทศบาลใหม่', english: null, kind: 'local-government', parent: null, counts_as: 'เทศบาลใหม่', short: '["ทม."]', province: 'ตรัง',
        district: null, state: 'listed', created_at: AT.toISOString(),
      }).execute()
    })
    state.changed()
    const { rules: ruled, registry, agencies, agenciesVersion } = await state.current()
    expect(ruled.conditions.find(({ id }) => id === 'one-nominee')?.ruling?.reading).toBe('per entry')
    expect(first.registry.wins('pmqa-category-1', 'จังหวัดตรัง')).toEqual([null])
    expect(registry.wins('pmqa-category-1', 'จังหวัดตรัง')).toEqual([2560])
    expect(agencies).toEqual([{ name: 'เทศบาลใหม่', kind: 'local-government', countsAs: 'เทศบาลใหม่', short: ['ทม.'], province: 'ตรัง' }])
    expect(agenciesVersion).not.toBe(first.agenciesVersion)
    await atBooks(database, async ({ rulings }) => fine(await rulings.revoke((await rulings.all())[0]?.id ?? 0)))
    state.changed()
    expect((await state.current()).rules).toBe(first.rules)
  })

  test('callers at one moment share a look, and none is given what is older than what was told', async () => {
    const state = open()
    const [one, two] = await Promise.all([state.current(), state.current()])
    expect(one).toBe(two)
    state.changed()
    const early = state.current()
    await register()
    state.changed()
    expect((await state.current()).registry.entries('open-governance', 'body', 'กรมทางหลวง')).toHaveLength(1)
    await early
  })

  test('a database that goes away leaves what was known; one that never was there is an error', async () => {
    const other = openDatabase(opened.url)
    await register()
    const state = createRoundState({ database: other, rulebook: rules.rulebook, now: () => clock })
    const known = await state.current()
    await other.close()
    state.changed()
    expect(await state.current()).toBe(known)
    await expect(createRoundState({ database: other, rulebook: rules.rulebook, now: () => clock }).current()).rejects.toThrow()
  })

  test('a database that was put back to an earlier time is read anew', async () => {
    await register()
    const state = open()
    await state.current()
    await sql`delete from entries`.execute(database.kysely)
    await sql`update rounds set version = 0`.execute(database.kysely)
    state.changed()
    expect((await state.current()).registry.entries('open-governance', 'body', 'กรมทางหลวง')).toEqual([])
  })
})
