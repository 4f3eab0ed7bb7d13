import { describe, expect, test } from 'vitest'
import { createAgencyBook, MOST_WAITING, noteProvisional } from '../../src/registry/agency-book.ts'
import type { AgencyBook, Scope } from '../../src/registry/desk.ts'
import { ENGINES } from '../support/databases.ts'
import { everything, land, later, of, openLobby, start } from './lobby.ts'

const rulebook = { round: 2564 }

describe.each(ENGINES)('the agency book on %s', (engine) => {
  const lobby = openLobby(engine)
  const { turn } = lobby
  const note = (name: string, at = start) => turn((transaction) => noteProvisional(transaction, { name, kind: 'local-government', province: 'ขอนแก่น' }, at))
  const book = <T>(work: (agencies: AgencyBook) => Promise<T>, scope: Scope = everything): Promise<T> => turn((transaction) => {
    const coordinator = { id: 1, name: 'สมหญิง', scope }
    return work(createAgencyBook({ transaction, rulebook, coordinator, actor: { coordinatorId: 1, name: 'สมหญิง', channel: 'web' }, at: later(1_000) }))
  })
  const waiting = (page = 0, size = 10) => book((agencies) => agencies.provisional({ page, size }))
  const version = async (): Promise<number> =>
    (await lobby.database.kysely.selectFrom('rounds').select('version').where('round', '=', 2564).executeTakeFirst())?.version ?? 0

  test('what somebody described waits once, the newest first', async () => {
    await note('เทศบาลตำบลหนึ่ง')
    await Promise.all([note('เทศบาลตำบลสอง'), note(' เทศบาลตำบลสอง\u200b ')])
    for (const none of ['', ' ', 'ก'.repeat(201)]) await note(none)
    const { items, total } = await waiting()
    expect(total).toBe(2)
    expect(items.map(({ name }) => name)).toEqual(['เทศบาลตำบลสอง', 'เทศบาลตำบลหนึ่ง'])
    expect(items[1]).toEqual({ id: expect.any(Number), name: 'เทศบาลตำบลหนึ่ง', kind: 'local-government', province: 'ขอนแก่น', district: null, since: start.toISOString() })
    expect((await waiting(1, 1)).items.map(({ name }) => name)).toEqual(['เทศบาลตำบลหนึ่ง'])
    for (const wild of [-1, 1e300, Number.NaN]) expect((await waiting(wild, wild)).total).toBe(2)
  })

  test('a confirmed agency is listed, directories are told to reload, and it does not wait again', async () => {
    await note('เทศบาลตำบลหนึ่ง')
    const id = (await waiting()).items[0]?.id ?? 0
    const before = await version()
    expect(await book((agencies) => agencies.confirm(id))).toMatchObject({ ok: true, agency: { id, name: 'เทศบาลตำบลหนึ่ง' } })
    expect(await version()).toBe(before + 1)
    expect(await book((agencies) => agencies.confirm(id))).toEqual({ ok: false, code: 'nothing-to-do' })
    expect(await book((agencies) => agencies.dismiss(id))).toEqual({ ok: false, code: 'unknown' })
    await note('เทศบาลตำบลหนึ่ง')
    expect((await waiting()).total).toBe(0)
    const row = await lobby.database.kysely.selectFrom('agencies').selectAll().executeTakeFirstOrThrow()
    expect(row).toMatchObject({ state: 'listed', counts_as: 'เทศบาลตำบลหนึ่ง' })
    expect((await lobby.audit()).at(-1)).toMatchObject({ action: 'agency.confirmed', subject: `agency:${id}`, who: 'สมหญิง' })
  })

  test('a dismissed agency is not described again', async () => {
    await note('อบต. ของผม')
    const id = (await waiting()).items[0]?.id ?? 0
    expect(await book((agencies) => agencies.dismiss(id))).toMatchObject({ ok: true })
    await note('อบต. ของผม')
    expect((await waiting()).total).toBe(0)
    expect((await lobby.audit()).at(-1)).toMatchObject({ action: 'agency.dismissed' })
  })

  test('two who settle it at once settle it once', async () => {
    await note('เทศบาลตำบลหนึ่ง')
    const id = (await waiting()).items[0]?.id ?? 0
    const results = await Promise.all([book((agencies) => agencies.confirm(id)), book((agencies) => agencies.dismiss(id)), book((agencies) => agencies.confirm(id))])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('a coordinator of a body has no part in it', async () => {
    await note('เทศบาลตำบลหนึ่ง')
    const id = (await waiting()).items[0]?.id ?? 0
    expect(await book((agencies) => agencies.provisional({ page: 0, size: 10 }), of(land))).toEqual({ items: [], total: 0 })
    for (const which of ['confirm', 'dismiss'] as const) {
      expect(await book((agencies) => agencies[which](id), of(land))).toEqual({ ok: false, code: 'not-allowed' })
    }
    expect((await waiting()).total).toBe(1)
    for (const wild of [0, -1, 1.5, 3e9, Number.NaN]) expect(await book((agencies) => agencies.confirm(wild))).toEqual({ ok: false, code: 'unknown' })
  })

  test('of more than may wait, the oldest go', async () => {
    const row = (name: string) => ({
      name, english: null, kind: 'department', parent: null, counts_as: name, short: '[]', province: null, district: null, state: 'provisional' as const, created_at: start.toISOString(),
    })
    for (let from = 0; from < MOST_WAITING; from += 1_000) {
      await lobby.database.kysely.insertInto('agencies').values(Array.from({ length: 1_000 }, (_, at) => row(`หน่วยงาน ${from + at}`))).execute()
    }
    await lobby.database.kysely.insertInto('agencies').values({ ...row('ในทำเนียบ'), state: 'listed' }).execute()
    await note('ใหม่สุด')
    expect((await waiting()).total).toBe(MOST_WAITING)
    const names = await lobby.database.kysely.selectFrom('agencies').select('name').where('name', 'in', ['หน่วยงาน 0', 'หน่วยงาน 1', 'ใหม่สุด', 'ในทำเนียบ']).execute()
    expect(names.map(({ name }) => name).sort()).toEqual(['หน่วยงาน 1', 'ใหม่สุด', 'ในทำเนียบ'].sort())
  })
})
