import { describe, expect, test } from 'vitest'
import { createDoor, joinByAllowList } from '../../src/registry/door.ts'
import type { Desk, DeskDoor } from '../../src/registry/desk.ts'
import { loadRules } from '../../src/rules/index.ts'
import { ENGINES } from '../support/databases.ts'
import { everything, land, later, minute, of, openLobby, start } from './lobby.ts'

const { rulebook } = loadRules(2564)

describe.each(ENGINES)('the door on %s', (engine) => {
  const lobby = openLobby(engine)
  const at = <T>(user: string, work: (door: DeskDoor) => Promise<T>, time = start): Promise<T> => lobby.turn((transaction) => work(createDoor({
    transaction, engine, rulebook, at: time, identity: { channel: 'line', id: user },
    directory: lobby.directory, randomToken: lobby.randomToken, randomUuid: lobby.randomToken,
  })))
  const desk = <T>(user: string, work: (desk: Desk) => Promise<T>): Promise<T> => at(user, async (door) => {
    const open = await door.enter()
    if (open === undefined) throw new Error('no desk')
    return work(open)
  })
  const enters = (user: string): Promise<boolean> => at(user, async (door) => (await door.enter()) !== undefined)

  test('opens with a code, from the same turn on, and only to whom it was given', async () => {
    const code = await lobby.code(of(land))
    expect(await enters('officer')).toBe(false)
    const who = await at('officer', async (door) => {
      expect(await door.redeem(code)).toMatchObject({ ok: true })
      return (await door.enter())?.who
    })
    expect(who).toMatchObject({ name: 'สมหญิง ใจดี', scope: of(land) })
    expect(await desk('officer', async ({ round }) => round)).toBe(2564)
    expect(await enters('another')).toBe(false)
    // The same id on another channel is another person.
    expect(await lobby.redeem('officer', code)).toEqual({ ok: false, code: 'no-such-code' })
  })

  test('a coordinator invites through the desk, and the audit names who did', async () => {
    const code = await lobby.code()
    await at('first', (door) => door.redeem(code))
    const before = (await lobby.audit()).length
    const invited = await desk('first', ({ staff }) => staff.invite({ name: 'สมชาย', scope: everything }))
    expect(invited.ok && await at('second', (door) => door.redeem(invited.code))).toMatchObject({ ok: true })
    expect((await lobby.audit()).slice(before).map(({ action, who }) => [action, who])).toEqual([
      ['coordinator.invited', 'สมหญิง ใจดี'], ['coordinator.joined', 'สมชาย'],
    ])
  })

  test('whoever was removed has no desk in the next turn', async () => {
    for (const user of ['first', 'second']) {
      const code = await lobby.code()
      await at(user, (door) => door.redeem(code))
    }
    const id = await desk('second', async ({ who }) => who.id)
    expect(await desk('first', ({ staff }) => staff.remove(id))).toMatchObject({ ok: true })
    expect(await enters('second')).toBe(false)
    expect(await enters('first')).toBe(true)
  })

  test('a refused code is counted by the turn that refused it', async () => {
    const code = await lobby.code()
    for (let time = 0; time < 5; time++) {
      expect(await at('guesser', (door) => door.redeem('AAAA-BBBB-CCCC-DDD1'))).toEqual({ ok: false, code: 'no-such-code' })
    }
    expect(await at('guesser', (door) => door.redeem(code), later(20 * minute))).toEqual({ ok: false, code: 'limited', minutes: 40 })
    expect(await enters('guesser')).toBe(false)
  })

  test('opens to whom a list of the configuration names', async () => {
    await lobby.turn((transaction) => joinByAllowList({ transaction, at: start, identity: { channel: 'line', id: 'listed' } }, { name: 'สมศรี', scope: everything }))
    expect(await desk('listed', async ({ who }) => who.name)).toBe('สมศรี')
  })

  test('the agency book is part of the desk', async () => {
    const code = await lobby.code()
    await at('first', (door) => door.redeem(code))
    expect(await desk('first', ({ agencies }) => agencies.provisional({ page: 0, size: 10 }))).toEqual({ items: [], total: 0 })
  })
})
