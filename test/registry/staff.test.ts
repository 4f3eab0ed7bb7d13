import { describe, expect, test } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { everything, hour, irrigation, land, later, minute, of, openLobby } from './lobby.ts'

describe.each(ENGINES)('the staff on %s', (engine) => {
  const lobby = openLobby(engine)
  const { staff, joined, redeem, code } = lobby

  test('an invitation becomes one coordinator, with its name and scope', async () => {
    const invited = await staff(0, (book) => book.invite({ name: '  สมชาย\u200b  ใจดี ', scope: of(land) }))
    if (!invited.ok) throw new Error(invited.code)
    expect(invited.expiresAt).toBe(later(72 * hour).toISOString())
    expect(await redeem('one', invited.code)).toEqual({ ok: true, coordinator: { id: expect.any(Number), name: 'สมชาย ใจดี', scope: of(land) } })
  })

  test('an invitation holds to the second before its hour', async () => {
    const inTime = await code()
    const tooLate = await code()
    expect(await redeem('late', tooLate, later(72 * hour))).toEqual({ ok: false, code: 'no-such-code' })
    expect(await redeem('in time', inTime, later(72 * hour - 1_000))).toMatchObject({ ok: true })
  })

  test('a name that is empty or endless, and a body that nobody knows, are refused', async () => {
    for (const name of ['', ' \u200b ', 'ก'.repeat(101)]) {
      expect(await staff(0, (book) => book.invite({ name, scope: everything }))).toEqual({ ok: false, code: 'incomplete', field: 'name' })
    }
    expect(await staff(0, (book) => book.invite({ name: 'ก', scope: of('กรมที่ไม่มี') }))).toEqual({ ok: false, code: 'incomplete', field: 'body' })
  })

  test('a coordinator of a body invites, sees and removes only those of that body', async () => {
    const all = await joined('all')
    const own = await joined('own', of(land))
    const same = await joined('same', of(land))
    const other = await joined('other', of(irrigation))
    for (const scope of [everything, of(irrigation)]) {
      expect(await staff(own, (book) => book.invite({ name: 'ก', scope }))).toEqual({ ok: false, code: 'not-allowed' })
    }
    expect(await staff(own, (book) => book.invite({ name: 'ก', scope: of(` ${land} `) }))).toMatchObject({ ok: true })
    expect((await staff(own, (book) => book.all())).map(({ id }) => id)).toEqual([own, same])
    expect((await staff(all, (book) => book.all())).map(({ id }) => id)).toEqual([all, own, same, other])
    for (const id of [all, other, 2_000_000_000, 0, -1, 1.5, 3_000_000_000, Number.NaN]) {
      expect(await staff(own, (book) => book.remove(id))).toEqual({ ok: false, code: 'unknown' })
    }
    expect(await staff(own, (book) => book.remove(same))).toMatchObject({ ok: true, member: { id: same, scope: of(land) } })
    expect(await staff(own, (book) => book.remove(same))).toEqual({ ok: false, code: 'unknown' })
    expect(await staff(own, (book) => book.remove(own))).toMatchObject({ ok: true })
  })

  test('the last coordinator of everything stays', async () => {
    const first = await joined('first')
    const body = await joined('body', of(land))
    expect(await staff(first, (book) => book.remove(first))).toEqual({ ok: false, code: 'depends' })
    const second = await joined('second')
    expect(await staff(second, (book) => book.remove(first))).toMatchObject({ ok: true })
    expect(await staff(second, (book) => book.remove(second))).toEqual({ ok: false, code: 'depends' })
    expect(await staff(second, (book) => book.remove(body))).toMatchObject({ ok: true })
  })

  test('removals at once never leave no coordinator of everything', async () => {
    for (let time = 0; time < 5; time++) {
      await lobby.database.kysely.deleteFrom('coordinators').execute()
      const ids = [await joined(`a${time}`), await joined(`b${time}`), await joined(`c${time}`)]
      const results = await Promise.all([...ids, ...ids].map((id) => staff(0, (book) => book.remove(id))))
      expect(results.filter(({ ok }) => ok)).toHaveLength(2)
      expect(await staff(0, (book) => book.all())).toHaveLength(1)
    }
  })

  test('of two who remove each other at once, one stays', async () => {
    const ids = [await joined('one'), await joined('two'), await joined('three')]
    const [one = 0, two = 0] = ids
    const results = await Promise.all([staff(one, (book) => book.remove(two)), staff(two, (book) => book.remove(one))])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await staff(0, (book) => book.all())).toHaveLength(2)
  })

  test('whoever was removed does nothing more, and a code they made beforehand is void', async () => {
    const first = await joined('first')
    const second = await joined('second')
    const made = await staff(second, (book) => book.invite({ name: 'ทางกลับ', scope: everything }))
    if (!made.ok) throw new Error(made.code)
    await staff(first, (book) => book.remove(second))
    expect(await redeem('second', made.code)).toEqual({ ok: false, code: 'no-such-code' })
    expect(await staff(second, (book) => book.invite({ name: 'ก', scope: everything }))).toEqual({ ok: false, code: 'not-allowed' })
    expect(await staff(second, (book) => book.remove(first))).toEqual({ ok: false, code: 'not-allowed' })
  })

  test('whoever was removed can be invited again', async () => {
    await joined('first')
    const second = await joined('second')
    await staff(0, (book) => book.remove(second))
    expect(await joined('second')).toBeGreaterThan(second)
  })

  test('all of it stands in the audit, and no code anywhere', async () => {
    const before = (await lobby.audit()).length
    const shown = await code(of(land))
    await redeem('guest', 'AAAA-BBBB-CCCC-DDD1')
    const redeemed = await redeem('guest', shown, later(minute))
    if (!redeemed.ok) throw new Error(redeemed.code)
    const { id } = redeemed.coordinator
    await staff(0, (book) => book.remove(id))
    const rows = (await lobby.audit()).slice(before)
    expect(rows.map(({ action, who, body_key }) => [action, who, body_key])).toEqual([
      ['coordinator.invited', 'lertrat', land], ['coordinator.joined', 'สมหญิง ใจดี', land], ['coordinator.removed', 'lertrat', land],
    ])
    expect(rows.slice(1).map(({ subject }) => subject)).toEqual([`coordinator:${id}`, `coordinator:${id}`])
    const kept = JSON.stringify([rows, await lobby.database.kysely.selectFrom('invitations').selectAll().execute()])
    for (const form of [shown, shown.replaceAll('-', ''), shown.slice(0, 9)]) expect(kept).not.toContain(form)
  })

  test('invitations of long ago are forgotten', async () => {
    await code()
    await code(everything, later(40 * 24 * hour))
    expect(await lobby.database.kysely.selectFrom('invitations').select('id').execute()).toHaveLength(1)
  })
})
