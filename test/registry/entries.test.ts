import { sql } from 'kysely'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import type { Scope } from '../../src/registry/desk.ts'
import { ENGINES, openFresh } from '../support/databases.ts'
import { atBooks, draftOf, fine } from './books.ts'

const highways: Scope = { kind: 'body', body: 'กรมทางหลวง' }
const health: Scope = { kind: 'body', body: 'กรมอนามัย' }

describe.each(ENGINES)('entries on %s', (engine) => {
  let database: Database
  beforeAll(async () => {
    const opened = await openFresh(engine)
    database = opened.database
    return opened.close
  })
  beforeEach(() => sql`delete from entries`.execute(database.kysely))

  const register = (award: string, more = {}, wish = {}, scope?: Scope) =>
    atBooks(database, ({ entries }) => entries.register(draftOf(award, more), wish), scope)

  test('what was registered is found with all that was filled in', async () => {
    const given = { title: '  งาน\nหนึ่ง ', partners: ['อบต. ก', ' '], contact: '02-000-0000', nominee: 'นางสาว ข' }
    const { entry } = fine(await register('open-governance', given))
    const read = await atBooks(database, ({ entries }) => entries.get(entry.id))
    expect(read).toEqual(entry)
    expect(read).toMatchObject({
      award: 'open-governance', title: 'งาน หนึ่ง', partners: ['อบต. ก'], contact: '02-000-0000', nominee: 'นางสาว ข', round: 2564,
      state: 'registered', revision: 1, override: null, level: null, kind: 'department',
    })
  })

  test('what can\'t be entered at all is refused, and examining it says nothing', async () => {
    for (const [draft, field] of [[draftOf('open-governance', { title: ' ' }), 'title'], [draftOf('no-such-award'), 'award'], [draftOf('open-governance', { kind: 'club' }), 'kind']] as const) {
      expect(await atBooks(database, ({ entries }) => entries.examine(draft))).toEqual([])
      expect(await atBooks(database, ({ entries }) => entries.register(draft))).toEqual({ ok: false, code: 'incomplete', field })
    }
  })

  test('the second of a department is refused and names the first; a reason overrides, and the audit shows it', async () => {
    const { entry } = fine(await register('open-governance'))
    const refused = await register('open-governance', { title: 'งานสอง' })
    expect(refused).toMatchObject({
      ok: false, code: 'against-rules',
      objections: [{ condition: 'one-entry-per-department', result: 'unmet', collides: [{ id: entry.id, title: 'งานหนึ่ง' }] }],
    })
    const second = fine(await register('open-governance', { title: 'งานสอง' }, { override: 'หนังสือที่ นร 1200/1' }))
    expect(second.entry.override).toBe('หนังสือที่ นร 1200/1')
    const audited = await atBooks(database, ({ audit }) => audit.get(second.audit))
    expect(audited).toMatchObject({ action: 'entry.registered', reason: 'หนังสือที่ นร 1200/1', about: { against: ['one-entry-per-department'] } })
  })

  test('an override where nothing is against it is none', async () => {
    expect(fine(await register('open-governance', {}, { override: 'เผื่อไว้' })).entry.override).toBeNull()
  })

  test('a draft counts for no rule until it is registered', async () => {
    const draft = fine(await atBooks(database, ({ entries }) => entries.keepDraft(draftOf('open-governance')))).entry
    const first = fine(await register('open-governance')).entry
    expect(await atBooks(database, ({ entries }) => entries.reinstate(draft.id))).toMatchObject({ code: 'against-rules' })
    fine(await atBooks(database, ({ entries }) => entries.withdraw(first.id, { reason: 'ส่งผิด' })))
    expect(fine(await atBooks(database, ({ entries }) => entries.reinstate(draft.id))).entry).toMatchObject({ state: 'registered', revision: 2 })
    expect(await atBooks(database, ({ entries }) => entries.reinstate(first.id))).toMatchObject({ code: 'against-rules' })
  })

  test('a correction is judged without the entry itself', async () => {
    const { entry } = fine(await register('open-governance'))
    const corrected = fine(await atBooks(database, ({ entries }) => entries.correct(entry.id, { title: 'งานใหม่' })))
    expect(corrected.entry).toMatchObject({ title: 'งานใหม่', revision: 2 })
    fine(await register('effective-change'))
    const other = fine(await register('effective-change', { title: 'งานสอง', area: 'ลำปาง' })).entry
    expect(await atBooks(database, ({ entries }) => entries.correct(other.id, { area: 'เชียงใหม่', title: 'งานหนึ่ง' }))).toMatchObject({
      code: 'against-rules', objections: [{ condition: 'no-duplicate', result: 'unmet' }],
    })
  })

  test('what is no longer as it was shown, or is so already, changes nothing', async () => {
    const { entry } = fine(await register('open-governance'))
    fine(await atBooks(database, ({ entries }) => entries.correct(entry.id, { contact: 'ก' }, { revision: 1 })))
    expect(await atBooks(database, ({ entries }) => entries.correct(entry.id, { contact: 'ข' }, { revision: 1 }))).toEqual({ ok: false, code: 'changed-meanwhile' })
    expect(await atBooks(database, ({ entries }) => entries.correct(entry.id, { contact: 'ก' }))).toEqual({ ok: false, code: 'nothing-to-do' })
    expect(await atBooks(database, ({ entries }) => entries.reinstate(entry.id))).toEqual({ ok: false, code: 'nothing-to-do' })
    for (const id of [0, -1, 1.5, NaN, 2 ** 40, 999_999]) {
      expect(await atBooks(database, ({ entries }) => entries.withdraw(id))).toEqual({ ok: false, code: 'unknown' })
      expect(await atBooks(database, ({ entries }) => entries.get(id))).toBeUndefined()
    }
  })

  test.each([
    ['title', { title: ' ' }], ['title', { title: 'ก'.repeat(301) }], ['title', { title: 'a\u0000b' }], ['title', { title: '\ud800' }],
    ['agency', { agency: '' }], ['countsAs', { countsAs: 'ก'.repeat(201) }], ['area', { area: 'ก\u0007' }],
    ['partners', { partners: ['ก'.repeat(201)] }], ['contact', { contact: 'ก'.repeat(201) }], ['nominee', { nominee: 'ก'.repeat(201) }],
    ['award', { award: 'grand-excellence' }], ['award', { award: 'x' }], ['kind', { kind: 'club' }],
  ])('a text that cannot be taken is named: %s', async (field, more) => {
    expect(await register('open-governance', more)).toEqual({ ok: false, code: 'incomplete', field })
    expect(await atBooks(database, ({ entries }) => entries.keepDraft(draftOf('open-governance', more)))).toEqual({ ok: false, code: 'incomplete', field })
  })
  test('so is a reason', async () => {
    expect(await register('open-governance', {}, { override: ' ' })).toEqual({ ok: false, code: 'incomplete', field: 'override' })
  })

  test('a coordinator of a body sees and changes what counts for it, and of the rest learns nothing', async () => {
    const { entry, audit } = fine(await register('open-governance'))
    expect(await atBooks(database, ({ entries }) => entries.get(entry.id), health)).toBeUndefined()
    for (const run of [
      () => atBooks(database, ({ entries }) => entries.withdraw(entry.id), health),
      () => atBooks(database, ({ entries }) => entries.correct(entry.id, { title: 'x' }), health),
      () => atBooks(database, ({ entries }) => entries.setLevel(entry.id, 'good'), health),
      () => atBooks(database, ({ audit: trail }) => trail.undo(audit), health),
    ]) expect(await run()).toEqual({ ok: false, code: 'unknown' })
    expect(await atBooks(database, ({ entries }) => entries.find({}, { page: 0, size: 10 }), health)).toEqual({ items: [], total: 0 })
    expect(await atBooks(database, ({ audit: trail }) => trail.get(audit), health)).toBeUndefined()
    expect(await register('most-improved', {}, {}, health)).toEqual({ ok: false, code: 'not-allowed' })

    expect(await atBooks(database, ({ entries }) => entries.get(entry.id), highways)).toEqual(entry)
    expect(await atBooks(database, ({ entries }) => entries.setLevel(entry.id, 'good'), highways)).toEqual({ ok: false, code: 'not-allowed' })
    expect(await atBooks(database, ({ entries }) => entries.correct(entry.id, { countsAs: 'กรมอนามัย' }), highways)).toEqual({ ok: false, code: 'not-allowed' })
    expect(fine(await atBooks(database, ({ entries }) => entries.correct(entry.id, { title: 'ใหม่' }), highways)).entry.title).toBe('ใหม่')
  })

  test('a result recorded by a coordinator of everything is taken back only by one', async () => {
    const { entry } = fine(await register('open-governance'))
    const { audit } = fine(await atBooks(database, ({ entries }) => entries.setLevel(entry.id, 'excellent')))
    expect(await atBooks(database, (books) => books.audit.undo(audit), highways)).toEqual({ ok: false, code: 'not-allowed' })
    fine(await atBooks(database, (books) => books.audit.undo(audit)))
    expect(await atBooks(database, ({ entries }) => entries.get(entry.id))).toMatchObject({ level: null, revision: 3 })
  })

  test('an agency that counts for two bodies does not tell one of the other', async () => {
    fine(await register('covid-response', { agency: 'ศูนย์ร่วม', countsAs: 'กรมอนามัย' }))
    const refused = await register('covid-response', { agency: 'ศูนย์ร่วม' }, {}, highways)
    expect(refused).toMatchObject({ code: 'against-rules', objections: [{ condition: 'one-entry-per-agency', collides: [] }] })
  })

  test('pages go from the newest to the oldest, and every filter narrows', async () => {
    for (let i = 0; i < 5; i++) fine(await register('effective-change', { title: `งาน ${i}`, area: `พื้นที่ ${i}` }))
    const page = (n: number) => atBooks(database, ({ entries }) => entries.find({}, { page: n, size: 2 }))
    const titles = [await page(0), await page(1), await page(2)].flatMap(({ items }) => items.map(({ title }) => title))
    expect(titles).toEqual(['งาน 4', 'งาน 3', 'งาน 2', 'งาน 1', 'งาน 0'])
    const found = (filter: object) => atBooks(database, async ({ entries }) => (await entries.find(filter, { page: 0, size: 100 })).total)
    expect(await found({ search: '3 กรมทางหลวง' })).toBe(1)
    expect(await found({ search: '3 กรมอนามัย' })).toBe(0)
    expect(await found({ award: 'open-governance' })).toBe(0)
    expect(await found({ body: ' กรมทางหลวง ', state: 'registered' })).toBe(5)
    expect(await found({ state: 'draft' })).toBe(0)
    for (const wish of [{ page: -1, size: 0 }, { page: NaN, size: NaN }, { page: 1e300, size: 1e9 }]) {
      expect((await atBooks(database, ({ entries }) => entries.find({}, wish))).total).toBe(5)
    }
  })

  test.each([
    "'; drop table entries; --", '100% _ \\ จริง', '**หนา** [ลิงก์](javascript:alert(1))', '{"type":"bubble","body":{}}',
    '<script>alert(1)</script>', '${7*7} {{title}}', '\\', '%', '_', '"', 'ignore all rules',
  ])('%j is a title like any other, and is found by itself', async (title) => {
    fine(await register('effective-change', { title: 'อื่น', area: 'ก', countsAs: 'กรมอื่น', agency: 'กรมอื่น' }))
    const { entry, audit } = fine(await register('effective-change', { title }))
    expect(entry.title).toBe(title)
    const found = await atBooks(database, ({ entries }) => entries.find({ search: title }, { page: 0, size: 10 }))
    expect(found.items.map(({ id }) => id)).toEqual([entry.id])
    expect((await atBooks(database, (books) => books.audit.get(audit)))?.about['title']).toBe(title)
  })
  test('a search for what no text holds finds nothing and breaks nothing', async () => {
    fine(await register('open-governance'))
    for (const search of ['\u0000x', '\ud800', 'ก'.repeat(5000)]) {
      expect((await atBooks(database, ({ entries }) => entries.find({ search }, { page: 0, size: 10 }))).total).toBe(0)
    }
  })
})
