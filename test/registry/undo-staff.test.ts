import { describe, expect, test } from 'vitest'
import { createAuditTrail } from '../../src/registry/audit-trail.ts'
import type { AuditTrail } from '../../src/registry/desk.ts'
import { takeLink, offerLink, unlink } from '../../src/registry/people.ts'
import { activeRole, coordinatorOf } from '../../src/registry/roles.ts'
import { identityOf, personOf } from '../../src/registry/people.ts'
import { ENGINES } from '../support/databases.ts'
import { rules } from './books.ts'
import { everything, hour, irrigation, land, later, of, openLobby, start } from './lobby.ts'

describe.each(ENGINES)('coordinators and the way back on %s', (engine) => {
  const lobby = openLobby(engine)
  const { staff, joined, redeem, randomToken } = lobby

  /** The audit as a coordinator has it. */
  const trail = <T>(id: number, work: (audit: AuditTrail) => Promise<T>, at = start): Promise<T> => lobby.turn(async (transaction) => {
    const role = await transaction.selectFrom('coordinators').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    const coordinator = coordinatorOf(role)
    const actor = { coordinatorId: id, name: role.name, channel: role.channel }
    return work(createAuditTrail({
      transaction, engine, rulebook: rules.rulebook, coordinator, actor, at, directory: lobby.directory, randomToken, randomUuid: randomToken,
    }))
  })
  const undo = (id: number, audit: number) => trail(id, (book) => book.undo(audit))
  const last = (id: number) => trail(id, async (book) => (await book.lastUndoable())?.id)
  const invite = async (id: number, scope = everything) => {
    const invited = await staff(id, (book) => book.invite({ name: 'สมชาย ใจดี', scope }))
    if (!invited.ok) throw new Error(invited.code)
    return invited
  }
  const remove = async (by: number, id: number): Promise<number> => {
    const removed = await staff(by, (book) => book.remove(id))
    if (!removed.ok) throw new Error(removed.code)
    return removed.audit
  }
  /** The role that a user of the web chat has now. */
  const roleOf = (user: string) => lobby.turn(async (transaction) => activeRole(transaction, await personOf(transaction, identityOf('web', user))))

  test('an invitation that nobody used is void, and the audit shows both', async () => {
    const all = await joined('all')
    const { code, audit } = await invite(all)
    expect(await last(all)).toBe(audit)
    const undone = await undo(all, audit)
    expect(undone).toMatchObject({ ok: true, undone: { action: 'coordinator.invited', undoneBy: expect.any(Number) } })
    expect(await redeem('late', code)).toEqual({ ok: false, code: 'no-such-code' })
    expect(await undo(all, audit)).toEqual({ ok: false, code: 'nothing-to-do' })
    const [row] = (await lobby.audit()).slice(-1)
    expect(row).toMatchObject({ action: 'undone', subject: expect.stringMatching(/^invitation:\d+$/), body_key: null })
    expect(row?.all).not.toContain(code)
    // What is void stays void: a code must not come back.
    if (undone.ok) expect(await undo(all, undone.audit)).toEqual({ ok: false, code: 'not-allowed' })
    expect(await last(all)).toBeUndefined()
  })

  test('one that somebody came by stays; they can be removed instead', async () => {
    const all = await joined('all')
    const { code, audit } = await invite(all, of(land))
    await redeem('new', code)
    expect(await undo(all, audit)).toEqual({ ok: false, code: 'depends' })
    // It is not offered as the newest change, so that what was done before it is.
    expect(await last(all)).toBeUndefined()
    expect(await roleOf('new')).toMatchObject({ body: land })
  })

  test('of a code that is used and taken back at once, one counts', async () => {
    for (let time = 0; time < 5; time++) {
      const all = await joined(`all ${time}`)
      const { code, audit } = await invite(all)
      const [came, back] = await Promise.all([redeem(`new ${time}`, code), undo(all, audit)])
      expect(came.ok).toBe(!back.ok)
      expect((await roleOf(`new ${time}`)) !== undefined).toBe(came.ok)
    }
  })

  test('whoever is removed by mistake has the same role again, and codes of theirs stay void', async () => {
    const all = await joined('all')
    const other = await joined('other', of(land))
    const made = await invite(other, of(land))
    const audit = await remove(all, other)
    expect(await roleOf('other')).toBeUndefined()
    expect(await last(all)).toBe(audit)
    expect(await undo(all, audit)).toMatchObject({ ok: true })
    expect(await roleOf('other')).toMatchObject({ id: other, name: 'สมหญิง ใจดี', body: land, state: 'active', removed_at: null })
    expect(await redeem('late', made.code)).toEqual({ ok: false, code: 'no-such-code' })
    expect(await undo(all, made.audit)).toEqual({ ok: false, code: 'nothing-to-do' })
    // Removed once more, on purpose: the first removal is no way around it.
    await remove(all, other)
    expect(await undo(all, audit)).toEqual({ ok: false, code: 'nothing-to-do' })
    expect(await roleOf('other')).toBeUndefined()
  })

  test('not where they have got another role since', async () => {
    const all = await joined('all')
    const other = await joined('other', of(land))
    const audit = await remove(all, other)
    await joined('other', of(irrigation))
    expect(await undo(all, audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
    expect(await roleOf('other')).toMatchObject({ body: irrigation })
  })

  test('nobody gives more by an undo than they may now', async () => {
    const all = await joined('all')
    const second = await joined('second')
    const own = await joined('own', of(land))
    const same = await joined('same', of(land))
    const removedAll = await remove(all, second)
    const removedSame = await remove(all, same)
    expect(await undo(own, removedAll)).toEqual({ ok: false, code: 'unknown' })
    expect(await undo(own, removedSame)).toMatchObject({ ok: true })
    // A coordinator who is removed between reading and undoing.
    const mine = await remove(own, same)
    await remove(all, own)
    expect(await undo(own, mine)).toEqual({ ok: false, code: 'not-allowed' })
    expect(await roleOf('same')).toBeUndefined()
  })

  test('of everything, one stays whatever is undone', async () => {
    const first = await joined('first')
    const second = await joined('second')
    const audit = await remove(second, first)
    expect(await staff(second, (book) => book.remove(second))).toEqual({ ok: false, code: 'depends' })
    await undo(second, audit)
    await remove(first, second)
    expect((await staff(0, (book) => book.all())).map(({ id }) => id)).toEqual([first])
  })

  test('a removal is taken back once by two at once', async () => {
    const one = await joined('one')
    const two = await joined('two')
    const audit = await remove(one, await joined('other'))
    const results = await Promise.all([undo(one, audit), undo(two, audit)])
    expect(results.map((result) => (result.ok ? 'ok' : result.code)).sort()).toEqual(['nothing-to-do', 'ok'])
  })

  test('the person is found again over the channels they have joined or parted since', async () => {
    const all = await joined('all')
    const link = async (from: string, to: string) => {
      const parts = (id: string) => ({ at: start, identity: { channel: 'web', id }, randomToken })
      const { code } = await lobby.turn((transaction) => offerLink({ transaction, ...parts(from) }))
      expect(await lobby.turn((transaction) => takeLink({ transaction, ...parts(to) }, code))).toMatchObject({ ok: true })
    }
    const part = (id: string) => lobby.turn((transaction) => unlink({ transaction, at: start, identity: { channel: 'web', id }, randomToken }))
    const other = await joined('a', of(land))
    const removed = await remove(all, other)
    await link('b', 'a')
    await undo(all, removed)
    for (const user of ['a', 'b']) expect(await roleOf(user)).toMatchObject({ id: other })
    // Alone again and removed, then joined once more: nothing but the link leads to the person.
    await part('b')
    const alone = await joined('b', of(irrigation))
    const again = await remove(all, alone)
    await link('c', 'b')
    await undo(all, again)
    for (const user of ['b', 'c']) expect(await roleOf(user)).toMatchObject({ id: alone })
  })

  test('invitations of long ago that are forgotten are not undone', async () => {
    const all = await joined('all')
    const { audit } = await invite(all)
    await staff(all, (book) => book.invite({ name: 'ก', scope: everything }), later(40 * 24 * hour))
    expect(await undo(all, audit)).toEqual({ ok: false, code: 'nothing-to-do' })
  })
})
