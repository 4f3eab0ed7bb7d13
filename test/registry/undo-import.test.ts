import { describe, expect, test } from 'vitest'
import { writeAudit } from '../../src/registry/audit.ts'
import type { Scope } from '../../src/registry/desk.ts'
import { lockRound } from '../../src/registry/round-lock.ts'
import { insertEntryRow, insertWinnerRow, updateEntryRow } from '../../src/registry/rows.ts'
import { tidyDraft } from '../../src/registry/texts.ts'
import { ENGINES } from '../support/databases.ts'
import { AT, draftOf, fine } from './books.ts'
import { health, highways, openGround } from './undo-ground.ts'

describe.each(ENGINES)('an import on %s', (engine) => {
  const ground = openGround(engine)
  const { at, register, undo, entry: entryNow } = ground
  const pages = { page: 0, size: 20 }

  /** What an import of entries writes: one that it adds, and one that it changes. */
  const importEntries = async (id: number) => at(async ({ parts, transaction }) => {
    const version = await lockRound(transaction, 2564)
    const standing = { state: 'registered', level: null, override: null } as const
    const added = await insertEntryRow(transaction, 2564, tidyDraft(draftOf('effective-change', { title: 'นำเข้า', area: 'น่าน' })), standing, { at: AT, version })
    const before = await transaction.selectFrom('entries').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const changed = await updateEntryRow(transaction, before, tidyDraft(draftOf('effective-change', { title: 'แก้', area: 'แพร่' })), standing, { at: AT, version })
    const audit = await writeAudit(transaction, parts.actor, AT, {
      action: 'import.applied', round: 2564, subject: 'import:1', about: { file: 'ผลงาน.xlsx', kind: 'entries', add: 1, change: 1 },
      before: { kind: 'entries', rows: [null, before] },
      after: { kind: 'entries', rows: [added, changed].map(({ id, revision, body_key }) => ({ id, revision, body_key })) },
    })
    return { audit, added: added.id }
  })
  test('of entries is taken back whole', async () => {
    const { entry } = await register('effective-change')
    const { audit, added } = await importEntries(entry.id)
    fine(await undo(audit))
    expect(await entryNow(added)).toBeUndefined()
    expect(await entryNow(entry.id)).toMatchObject({ title: 'งานหนึ่ง', area: 'เชียงใหม่' })
    expect(await undo(audit)).toEqual({ ok: false, code: 'nothing-to-do' })
  })
  test('or not at all', async () => {
    const { entry } = await register('effective-change')
    const { audit, added } = await importEntries(entry.id)
    fine(await at(({ entries }) => entries.correct(entry.id, { contact: 'ก' })))
    expect(await undo(audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
    expect(await entryNow(added)).toMatchObject({ state: 'registered' })
  })
  test('of winners and of agencies, too', async () => {
    const winners = await at(async ({ parts, transaction }) => {
      const rows = []
      for (const agency of ['ก', 'ข']) {
        rows.push(await insertWinnerRow(transaction, { round: 2563, award: 'pmqa-4.0', agency, countsAs: agency, level: null, title: null }, 'import', AT))
      }
      return writeAudit(transaction, parts.actor, AT, {
        action: 'import.applied', round: 2564, subject: 'import:2', about: {},
        before: { kind: 'winners', rows: [null, null] }, after: { kind: 'winners', rows },
      })
    })
    fine(await undo(winners))
    expect((await at((books) => books.winners.find({}, { page: 0, size: 5 }))).total).toBe(0)
    const agencies = await at(async ({ parts, transaction }) => {
      const row = await transaction.insertInto('agencies').values({
        name: 'เทศบาลใหม่', english: null, kind: 'local-government', parent: null, counts_as: 'เทศบาลใหม่', short: '[]', province: null,
        district: null, state: 'listed', created_at: AT.toISOString(),
      }).returningAll().executeTakeFirstOrThrow()
      return writeAudit(transaction, parts.actor, AT, {
        action: 'import.applied', round: 2564, subject: 'import:3', about: {},
        before: { kind: 'agencies', rows: [null] }, after: { kind: 'agencies', rows: [row] },
      })
    })
    const { entry } = await register('most-improved', { agency: 'เทศบาลใหม่', countsAs: 'เทศบาลใหม่', kind: 'local-government' })
    expect(await undo(agencies)).toEqual({ ok: false, code: 'depends' })
    fine(await at(({ entries }) => entries.withdraw(entry.id)))
    fine(await undo(agencies))
    expect((await ground.database.kysely.selectFrom('agencies').select('state').execute())).toEqual([{ state: 'dismissed' }])
  })

  test('is done once more by taking its undo back, and undone again after that', async () => {
    const { entry } = await register('effective-change')
    const { audit, added } = await importEntries(entry.id)
    const titles = () => at(async ({ entries }) => (await entries.find({}, pages)).items.map(({ title }) => title))
    const { audit: undone } = fine(await undo(audit))
    const { audit: redone } = fine(await undo(undone))
    expect(await titles()).toEqual(['นำเข้า', 'แก้'])
    expect(await undo(redone)).toEqual({ ok: false, code: 'not-allowed' })
    fine(await undo(audit))
    expect(await titles()).toEqual(['งานหนึ่ง'])
    // What another did to one of its entries meanwhile keeps all of it.
    fine(await undo((await at((books) => books.audit.get(audit)))?.undoneBy ?? 0))
    const withdrawn = fine(await at(({ entries }) => entries.withdraw(added), undefined, 2))
    expect(await undo(audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
    fine(await undo(withdrawn.audit))
    fine(await undo(audit))
  })

  test('leaves the way back open to what was done before it', async () => {
    const { entry, audit: registered } = await register('effective-change')
    const corrected = fine(await at(({ entries }) => entries.correct(entry.id, { title: 'สอง' })))
    const { audit } = await importEntries(entry.id)
    expect(await undo(corrected.audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
    fine(await undo(audit))
    fine(await undo(corrected.audit))
    expect(await entryNow(entry.id)).toMatchObject({ title: 'งานหนึ่ง' })
    fine(await undo(registered))
    expect(await entryNow(entry.id)).toBeUndefined()
  })

  test('stands in the history of each of its entries, with its file alone for whoever sees no more of it', async () => {
    const { entry } = await register('effective-change')
    const other = fine(await at(({ entries }) => entries.register(draftOf('most-improved', { agency: 'กรมอนามัย', countsAs: 'กรมอนามัย' }))))
    const { audit, added } = await importEntries(entry.id)
    const { audit: undone } = fine(await undo(audit))
    const history = (id: number, scope?: Scope) => at(async (books) => (await books.audit.read(pages, { subject: `entry:${id}` })).items, scope)
    expect((await history(added)).map(({ id }) => id)).toEqual([undone, audit])
    expect((await history(entry.id)).map(({ action }) => action)).toEqual(['undone', 'import.applied', 'entry.registered'])
    expect((await history(other.entry.id)).map(({ action }) => action)).toEqual(['entry.registered'])
    const seen = await history(entry.id, highways)
    expect(seen.map(({ about, who, canUndo }) => ({ about, who, canUndo }))).toEqual([
      { about: { file: 'ผลงาน.xlsx', kind: 'entries', action: 'import.applied' }, who: 'coordinator 1', canUndo: false },
      { about: { file: 'ผลงาน.xlsx', kind: 'entries' }, who: 'coordinator 1', canUndo: false },
      { about: expect.objectContaining({ title: 'งานหนึ่ง' }), who: 'coordinator 1', canUndo: true },
    ])
    expect(await history(entry.id, health)).toEqual([])
    for (const subject of ['entry:0', 'entry:9999999999', 'entry:', 'winner:1']) expect((await at((books) => books.audit.read(pages, { subject }))).items).toEqual([])
    expect(await at((books) => books.audit.undo(audit), highways)).toEqual({ ok: false, code: 'unknown' })
  })
})
