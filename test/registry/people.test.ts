import { describe, expect, test } from 'vitest'
import { identitiesOf, identityOf, offerLink, personOf, takeLink, unlink } from '../../src/registry/people.ts'
import { activeRole } from '../../src/registry/roles.ts'
import { ENGINES } from '../support/databases.ts'
import { everything, hour, irrigation, land, later, minute, of, openLobby, start } from './lobby.ts'

describe.each(ENGINES)('people on %s', (engine) => {
  const lobby = openLobby(engine)
  const { turn, joined, randomToken } = lobby
  const parts = (user: string, at = start) => ({ at, identity: { channel: 'web', id: user }, randomToken })
  const offer = (user: string, at = start) => turn(async (transaction) => (await offerLink({ transaction, ...parts(user, at) })).code)
  const take = (user: string, code: string, at = start) => turn((transaction) => takeLink({ transaction, ...parts(user, at) }, code))
  const part = (user: string) => turn((transaction) => unlink({ transaction, ...parts(user) }))
  const person = (user: string) => turn((transaction) => personOf(transaction, identityOf('web', user)))
  const role = async (user: string) => {
    const id = await person(user)
    return turn((transaction) => activeRole(transaction, id))
  }

  test('an identity tells neither channel nor user, and is a person of its own', async () => {
    const identity = identityOf('line', 'U1234')
    expect(identity).toMatch(/^[\w-]{43}$/)
    expect(identity).not.toBe(identityOf('teams', 'U1234'))
    expect(await turn((transaction) => personOf(transaction, identity))).toBe(identity)
    expect(await turn((transaction) => identitiesOf(transaction, identity))).toEqual([identity])
  })

  test('a code makes two channels one person, once, within a quarter of an hour', async () => {
    const code = await offer('one')
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect(await take('late', code, later(15 * minute))).toEqual({ ok: false, code: 'no-such-code' })
    expect(await take('two', `รหัส ${code.toLowerCase()} ค่ะ`, later(15 * minute - 1_000))).toMatchObject({ ok: true })
    expect(await person('two')).toBe(await person('one'))
    expect(await take('three', code)).toEqual({ ok: false, code: 'no-such-code' })
    const own = await person('one')
    expect([...(await turn((transaction) => identitiesOf(transaction, own)))].sort()).toEqual(['one', 'two'].map((user) => identityOf('web', user)).sort())
  })

  test('one code taken by many at once links one', async () => {
    const code = await offer('one')
    const answers = await Promise.all(Array.from({ length: 6 }, (_, at) => take(`other ${at}`, code)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test('a newer code makes the older one void, and nobody links to themselves', async () => {
    const older = await offer('one')
    const newer = await offer('one')
    expect(await take('two', older)).toEqual({ ok: false, code: 'no-such-code' })
    expect(await take('one', newer)).toEqual({ ok: false, code: 'linked-already' })
    expect(await take('two', newer)).toMatchObject({ ok: true })
  })

  test.each(['giver', 'taker'])('a role of the %s is that of both', async (user) => {
    const id = await joined(user)
    expect(await take('taker', await offer('giver'))).toMatchObject({ ok: true })
    expect(await role('giver')).toMatchObject({ id, state: 'active' })
    expect(await role('taker')).toMatchObject({ id, state: 'active' })
  })

  test('of two roles the wider one stays, and an invitation of the other stays good', async () => {
    const narrow = await joined('giver', of(land))
    const wide = await joined('taker')
    const invited = await lobby.staff(narrow, (staff) => staff.invite({ name: 'ก', scope: of(land) }))
    await take('taker', await offer('giver'))
    expect(await role('giver')).toMatchObject({ id: wide, body: null })
    expect(await lobby.staff(0, (staff) => staff.all())).toHaveLength(1)
    expect(invited.ok && (await lobby.redeem('new', invited.code)).ok).toBe(true)
  })

  test('the only coordinators of everything may be one person, and one role is left', async () => {
    const first = await joined('giver')
    await joined('taker')
    await take('taker', await offer('giver'))
    expect((await lobby.staff(0, (staff) => staff.all())).map(({ id }) => id)).toEqual([first])
  })

  test('roles of two bodies are not made one', async () => {
    await joined('giver', of(land))
    await joined('taker', of(irrigation))
    const code = await offer('giver')
    expect(await take('taker', code)).toEqual({ ok: false, code: 'two-roles' })
    expect(await lobby.staff(0, (staff) => staff.all())).toHaveLength(2)
    expect(await take('third', code)).toMatchObject({ ok: true })
  })

  test('all channels of both come together, and so do codes that were offered', async () => {
    await take('two', await offer('one'))
    await take('four', await offer('three'))
    const waiting = await offer('four')
    await take('three', await offer('one'))
    await take('five', waiting)
    const people = await Promise.all(['one', 'two', 'three', 'four', 'five'].map(person))
    expect(new Set(people).size).toBe(1)
  })

  test.each(['giver', 'taker'])('unlinked, the %s has no role, and the other keeps it', async (user) => {
    const id = await joined('giver')
    await take('taker', await offer('giver'))
    expect(await part(user)).toBe(true)
    expect(await role(user)).toBeUndefined()
    expect(await role(user === 'giver' ? 'taker' : 'giver')).toMatchObject({ id })
    expect(await person('giver')).not.toBe(await person('taker'))
    expect(await part(user)).toBe(false)
    expect(await take(user, await offer(user === 'giver' ? 'taker' : 'giver'))).toMatchObject({ ok: true })
    expect(await role(user)).toMatchObject({ id })
  })

  test('guesses are stopped, together with those at the door, and a link is no way around', async () => {
    await lobby.redeem('guesser', 'AAAA-BBBB-CCCC-DDD1')
    for (let at = 0; at < 3; at++) expect(await take('guesser', `AAAA-BBB${at}`)).toEqual({ ok: false, code: 'no-such-code' })
    expect(await take('guesser', await offer('friend'))).toMatchObject({ ok: true })
    expect(await take('friend', 'AAAA-BBB5')).toEqual({ ok: false, code: 'no-such-code' })
    expect(await take('guesser', 'AAAA-BBB6', later(30 * minute))).toEqual({ ok: false, code: 'limited', minutes: 30 })
    expect(await lobby.redeem('friend', await lobby.code(everything))).toMatchObject({ code: 'limited' })
    expect(await take('guesser', 'AAAA-BBB6', later(hour))).toEqual({ ok: false, code: 'no-such-code' })
  })

  test('links of a coordinator stand in the audit, without codes or users; those of anybody else do not, who could fill it', async () => {
    const others = (await lobby.audit()).length
    await take('one', await offer('other'))
    await part('one')
    expect(await lobby.audit()).toHaveLength(others)
    await joined('giver-user')
    const before = (await lobby.audit()).length
    const code = await offer('giver-user')
    await take('taker-user', code)
    await part('giver-user')
    const rows = (await lobby.audit()).slice(before)
    expect(rows.map(({ action }) => action)).toEqual(['person.link-offered', 'person.linked', 'person.unlinked'])
    for (const form of [code, code.replace('-', ''), 'giver-user', 'taker-user']) expect(JSON.stringify(rows)).not.toContain(form)
  })
})
