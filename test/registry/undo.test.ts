import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '../../src/database/database.ts'
import { writeAudit } from '../../src/registry/audit.ts'
import type { Scope } from '../../src/registry/desk.ts'
import { lockRound } from '../../src/registry/round-lock.ts'
import { insertEntryRow, insertWinnerRow, updateEntryRow } from '../../src/registry/rows.ts'
import { tidyDraft } from '../../src/registry/texts.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'
import type { FreshDatabase } from '../support/postgres.ts'
import { AT, atBooks, draftOf, fine, type Books } from './books.ts'

const highways: Scope = { kind: 'body', body: 'กรมทางหลวง' }

describe.each(ENGINES)('the audit and the way back on %s', (engine) => {
  let fresh: FreshDatabase
  let database: Database
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    database = openDatabase(fresh.url)
    await database.migrate()
  })
  afterAll(async () => {
    await database.close()
    await fresh.drop()
  })
  beforeEach(async () => {
    for (const table of ['entries', 'winners', 'rulings', 'agencies']) await sql`delete from ${sql.table(table)}`.execute(database.kysely)
  })

  const at = <T>(run: (books: Books) => Promise<T>, scope?: Scope, id?: number) => atBooks(database, run, scope, id)
  const register = async (award: string, more = {}, wish = {}) => fine(await at(({ entries }) => entries.register(draftOf(award, more), wish)))
  const undo = (audit: number) => at((books) => books.audit.undo(audit))
  const stateOf = (id: number) => at(async ({ entries }) => (await entries.get(id))?.state)

  test('what was written is neither changed nor deleted', async () => {
    const { audit } = await register('open-governance')
    for (const change of [
      sql`update audit set who = 'somebody else' where id = ${audit}`, sql`delete from audit where id = ${audit}`, sql`delete from audit`,
    ]) await expect(change.execute(database.kysely)).rejects.toThrow('append-only')
    expect((await at((books) => books.audit.get(audit)))?.who).toBe('coordinator 1')
  })

  test('a change that fails leaves nothing in the audit', async () => {
    const { total } = await at((books) => books.audit.read({ page: 0, size: 1 }))
    await expect(at(async ({ entries }) => {
      fine(await entries.register(draftOf('open-governance')))
      throw new Error('the turn failed')
    })).rejects.toThrow('the turn failed')
    expect((await at((books) => books.audit.read({ page: 0, size: 1 }))).total).toBe(total)
  })

  test('every change of an entry is taken back once, and the audit shows both', async () => {
    const { entry, audit } = await register('open-governance')
    const corrected = fine(await at(({ entries }) => entries.correct(entry.id, { title: 'ใหม่' })))
    const withdrawn = fine(await at(({ entries }) => entries.withdraw(entry.id)))
    const { undone, audit: by } = fine(await undo(withdrawn.audit))
    expect(undone).toMatchObject({ id: withdrawn.audit, undoneBy: by, action: 'entry.withdrawn' })
    expect(await at((books) => books.audit.get(by))).toMatchObject({ action: 'undone', undoes: withdrawn.audit, subject: `entry:${entry.id}` })
    expect(await at((books) => books.audit.get(withdrawn.audit))).toMatchObject({ undoneBy: by })
    expect(await stateOf(entry.id)).toBe('registered')
    expect(await undo(withdrawn.audit)).toEqual({ ok: false, code: 'nothing-to-do' })
    expect(await undo(by)).toEqual({ ok: false, code: 'not-allowed' })
    // The correction is no longer the newest state of the row, by its revision.
    expect(await undo(corrected.audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
    expect(await undo(audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
    expect(await undo(999_999)).toEqual({ ok: false, code: 'unknown' })
  })

  test('a registration that is taken back is withdrawn; a reinstated draft is a draft again', async () => {
    const { entry, audit } = await register('open-governance')
    fine(await undo(audit))
    expect(await stateOf(entry.id)).toBe('withdrawn')
    const draft = fine(await at(({ entries }) => entries.keepDraft(draftOf('open-governance')))).entry
    const { audit: reinstated } = fine(await at(({ entries }) => entries.reinstate(draft.id)))
    fine(await undo(reinstated))
    expect(await stateOf(draft.id)).toBe('draft')
  })

  test('a registration on which a nomination rests stays', async () => {
    const { audit } = await register('effective-change')
    await register('participation-expanded')
    const nomination = await register('engaged-citizen')
    expect(await undo(audit)).toEqual({ ok: false, code: 'depends' })
    fine(await undo(nomination.audit))
    expect(fine(await undo(audit)).ok).toBe(true)
  })

  test('a correction on which another entry rests stays', async () => {
    const { entry } = await register('effective-change')
    const { audit } = fine(await at(({ entries }) => entries.correct(entry.id, { title: 'อื่น', area: 'อื่น' })))
    await register('effective-change')
    expect(await undo(audit)).toMatchObject({ ok: false, code: 'against-rules' })
    expect(await at(async ({ entries }) => (await entries.get(entry.id))?.title)).toBe('อื่น')
  })

  test('an entry does not come back where another has taken its place', async () => {
    const { entry } = await register('open-governance')
    const { audit } = fine(await at(({ entries }) => entries.withdraw(entry.id)))
    await register('open-governance', { title: 'งานสอง' })
    expect(await undo(audit)).toMatchObject({ ok: false, code: 'against-rules', objections: [{ condition: 'one-entry-per-department', collides: [{ title: 'งานสอง' }] }] })
    expect(await at(({ entries }) => entries.get(entry.id))).toMatchObject({ state: 'withdrawn', revision: 2 })
  })

  test('an entry does not come back where a ruling has come to forbid it', async () => {
    fine(await at(({ rulings }) => rulings.settle({ condition: 'one-nominee', reading: 'per entry', reason: 'x' })))
    for (const award of ['effective-change', 'participation-expanded', 'engaged-citizen']) await register(award)
    const { entry } = await register('engaged-citizen', { title: 'งานสอง' })
    const { audit } = fine(await at(({ entries }) => entries.withdraw(entry.id)))
    fine(await at(({ rulings }) => rulings.settle({ condition: 'one-nominee', reading: 'per agency', reason: 'x' })))
    expect(await undo(audit)).toMatchObject({ ok: false, code: 'against-rules', objections: [{ condition: 'one-nominee', result: 'unmet' }] })
    expect(await at(({ entries }) => entries.get(entry.id))).toMatchObject({ state: 'withdrawn', revision: 2 })
  })

  test('the newest change of one\'s own is offered, and what was undone is not', async () => {
    const first = fine(await at(({ entries }) => entries.register(draftOf('open-governance')), undefined, 71))
    const second = fine(await at(({ entries }) => entries.correct(first.entry.id, { contact: 'ก' }), undefined, 71))
    const last = () => at(async (books) => (await books.audit.lastUndoable())?.id, undefined, 71)
    await at((transactional) => writeAudit(transactional.transaction, { coordinatorId: 71, name: 'x', channel: 'web' }, AT, {
      action: 'coordinator.invited', subject: 'coordinator:5', about: {},
    }))
    expect(await last()).toBe(second.audit)
    fine(await at((books) => books.audit.undo(second.audit), undefined, 71))
    expect(await last()).toBe(first.audit)
    expect(await at(async (books) => (await books.audit.lastUndoable())?.id, undefined, 72)).toBeUndefined()
  })

  test('winners are added once, removed, and both taken back', async () => {
    const winner = { round: 2563, award: 'pmqa-category-1', agency: 'กรมทางหลวง', countsAs: 'กรมทางหลวง', level: null, title: null }
    const added = fine(await at(({ winners }) => winners.add(winner)))
    expect(added.winner).toMatchObject({ ...winner, source: 'chat' })
    expect(await at(({ winners }) => winners.add(winner))).toEqual({ ok: false, code: 'nothing-to-do' })
    const examine = () => at(async ({ entries }) => (await entries.examine(draftOf('pmqa-category-1'))).map(({ result }) => result))
    expect(await examine()).toEqual(['unsettled'])
    const get = (scope?: Scope) => at(({ winners }) => winners.get(added.winner.id), scope)
    expect(await get()).toEqual(added.winner)
    expect(await get({ kind: 'body', body: 'กรมอนามัย' })).toBeUndefined()
    expect(await at(({ winners }) => winners.get(Number.NaN))).toBeUndefined()
    const removed = fine(await at(({ winners }) => winners.remove(added.winner.id)))
    expect(await examine()).toEqual([])
    expect(await at(({ winners }) => winners.remove(added.winner.id))).toEqual({ ok: false, code: 'unknown' })
    expect(await undo(added.audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
    fine(await undo(removed.audit))
    expect(await examine()).toEqual(['unsettled'])
    fine(await undo(added.audit))
    expect((await at(({ winners }) => winners.find({}, { page: 0, size: 5 }))).total).toBe(0)
    for (const [field, more] of [['award', { award: 'x' }], ['round', { round: 2021 }], ['agency', { agency: '' }], ['level', { level: 'ก'.repeat(201) }]] as const) {
      expect(await at(({ winners }) => winners.add({ ...winner, ...more }))).toEqual({ ok: false, code: 'incomplete', field })
    }
    expect(await at(({ winners }) => winners.add({ ...winner, countsAs: 'กรมอนามัย' }), highways)).toEqual({ ok: false, code: 'not-allowed' })
  })

  test('a win that the document gives without its year is dated by the registry', async () => {
    const province = { agency: 'จังหวัดตรัง', countsAs: 'จังหวัดตรัง', kind: 'province' }
    const examine = () => at(async ({ entries }) => (await entries.examine(draftOf('pmqa-category-1', province))).map(({ condition, result }) => `${condition} ${result}`))
    expect(await examine()).toEqual(['reapplication unknown'])
    fine(await at(({ winners }) => winners.add({ round: 2560, award: 'pmqa-category-1', agency: 'จังหวัดตรัง', countsAs: 'จังหวัดตรัง', level: null, title: null })))
    expect(await examine()).toEqual([])
  })

  test('a ruling applies at once, replaces what it covers, and gives way when it is taken back', async () => {
    const settle = (reading: string, award?: string) =>
      at(({ rulings }) => rulings.settle({ condition: 'one-nominee', reading, reason: 'ที่ประชุม', ...(award === undefined ? {} : { award }) }))
    const inForce = () => at(async ({ rulings }) => (await rulings.all()).map(({ reading, award }) => `${reading}${award === null ? '' : ` ${award}`}`))
    const first = fine(await settle('per entry'))
    fine(await settle('per entry', 'engaged-citizen'))
    expect(await inForce()).toEqual(['per entry engaged-citizen', 'per entry'])
    const general = fine(await settle('per agency'))
    expect(await inForce()).toEqual(['per agency'])
    expect(await settle('per agency')).toEqual({ ok: false, code: 'nothing-to-do' })
    expect(await undo(first.audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
    fine(await undo(general.audit))
    expect(await inForce()).toEqual(['per entry engaged-citizen', 'per entry'])
    const revoked = fine(await at(({ rulings }) => rulings.revoke(first.ruling.id)))
    expect(await at(({ rulings }) => rulings.revoke(first.ruling.id))).toEqual({ ok: false, code: 'unknown' })
    expect(await undo(revoked.audit)).toEqual({ ok: false, code: 'depends' })
  })
  test('a ruling names a reading that exists, gives a reason, and comes from a coordinator of everything', async () => {
    const good = { condition: 'one-nominee', reading: 'per entry', reason: 'ที่ประชุม' }
    expect(await at(({ rulings }) => rulings.settle(good), highways)).toEqual({ ok: false, code: 'not-allowed' })
    for (const more of [{ condition: 'x' }, { reading: 'x' }, { condition: 'own-share' }, { award: 'open-governance' }, { reading: 'constructor' }]) {
      expect(await at(({ rulings }) => rulings.settle({ ...good, ...more }))).toEqual({ ok: false, code: 'unknown' })
    }
    expect(await at(({ rulings }) => rulings.settle({ ...good, reason: ' ' }))).toEqual({ ok: false, code: 'incomplete', field: 'reason' })
    fine(await at(({ rulings }) => rulings.settle(good)))
    expect((await at(({ rulings }) => rulings.all(), highways)).map(({ reading }) => reading)).toEqual(['per entry'])
  })

  describe('an import', () => {
    /** What an import of entries writes: one that it adds, and one that it changes. */
    const importEntries = async (id: number) => at(async ({ parts, transaction }) => {
      const version = await lockRound(transaction, 2564)
      const standing = { state: 'registered', level: null, override: null } as const
      const added = await insertEntryRow(transaction, 2564, tidyDraft(draftOf('effective-change', { title: 'นำเข้า', area: 'น่าน' })), standing, { at: AT, version })
      const before = await transaction.selectFrom('entries').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
      const changed = await updateEntryRow(transaction, before, tidyDraft(draftOf('effective-change', { title: 'แก้', area: 'แพร่' })), standing, { at: AT, version })
      const audit = await writeAudit(transaction, parts.actor, AT, {
        action: 'import.applied', round: 2564, subject: 'import:1', about: {},
        before: { kind: 'entries', rows: [null, before] }, after: { kind: 'entries', rows: [added, changed] },
      })
      return { audit, added: added.id }
    })
    test('of entries is taken back whole', async () => {
      const { entry } = await register('effective-change')
      const { audit, added } = await importEntries(entry.id)
      fine(await undo(audit))
      expect(await stateOf(added)).toBe('withdrawn')
      expect(await at(({ entries }) => entries.get(entry.id))).toMatchObject({ title: 'งานหนึ่ง', area: 'เชียงใหม่' })
      expect(await undo(audit)).toEqual({ ok: false, code: 'nothing-to-do' })
    })
    test('or not at all', async () => {
      const { entry } = await register('effective-change')
      const { audit, added } = await importEntries(entry.id)
      fine(await at(({ entries }) => entries.correct(entry.id, { contact: 'ก' })))
      expect(await undo(audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
      expect(await stateOf(added)).toBe('registered')
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
      expect((await database.kysely.selectFrom('agencies').select('state').execute())).toEqual([{ state: 'dismissed' }])
    })
  })
})
