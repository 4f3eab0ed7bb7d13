import { describe, expect, test } from 'vitest'
import { joinByAllowList } from '../../src/registry/joining.ts'
import { ENGINES } from '../support/databases.ts'
import { everything, hour, land, later, minute, of, openLobby, start } from './lobby.ts'

const wrong = (number: number): string => `AAAA-BBBB-CCCC-${String(number).padStart(4, '0')}`

describe.each(ENGINES)('joining on %s', (engine) => {
  const lobby = openLobby(engine)
  const { staff, joined, redeem, code } = lobby
  const listed = (user: string, name = 'สมศรี', scope = everything) =>
    lobby.turn((transaction) => joinByAllowList({ transaction, at: start, identity: { channel: 'teams', id: user } }, { name, scope }))

  test('unknown, used and expired codes, and what is no code at all, give one answer', async () => {
    const used = await code()
    await redeem('first', used)
    const old = await code()
    const answers = [
      await redeem('a', wrong(1)), await redeem('b', used), await redeem('c', old, later(73 * hour)), await redeem('d', 'สวัสดีครับ'), await redeem('e', ''),
    ]
    for (const answer of answers) expect(answer).toEqual({ ok: false, code: 'no-such-code' })
  })

  test('a code is taken however it is typed', async () => {
    const shown = await code()
    expect(await redeem('a', `รหัส ${shown.toLowerCase().replaceAll('-', ' ').replaceAll('0', 'o')} ครับ`)).toMatchObject({ ok: true })
  })

  test('one code used by many at the same moment makes one coordinator', async () => {
    const shown = await code()
    const answers = await Promise.all(Array.from({ length: 8 }, (_, at) => redeem(`user ${at}`, shown)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await staff(0, (book) => book.all())).toHaveLength(1)
  })

  test('one person with two codes at the same moment gets one role', async () => {
    const codes = [await code(), await code(of(land))]
    const answers = await Promise.all(codes.map((shown) => redeem('same', shown)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, code: 'coordinator-already' })
    expect(await staff(0, (book) => book.all())).toHaveLength(1)
  })

  test('a coordinator already uses no code up', async () => {
    const shown = await code()
    await joined('first')
    expect(await redeem('first', shown)).toEqual({ ok: false, code: 'coordinator-already' })
    expect(await redeem('second', shown)).toMatchObject({ ok: true })
  })

  test('after five wrong codes in an hour even a right one is refused, until the hour is over', async () => {
    const shown = await code()
    for (let at = 0; at < 5; at++) expect(await redeem('guesser', wrong(at), later(at * minute))).toEqual({ ok: false, code: 'no-such-code' })
    expect(await redeem('guesser', shown, later(10 * minute))).toEqual({ ok: false, code: 'limited', minutes: 50 })
    expect(await redeem('guesser', shown, later(hour - 1))).toEqual({ ok: false, code: 'limited', minutes: 1 })
    expect(await redeem('another', shown, later(hour - 1))).toMatchObject({ ok: true })
    const next = await code()
    expect(await redeem('guesser', next, later(hour))).toMatchObject({ ok: true })
  })

  test('guesses at the same moment are counted one by one', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, (_, at) => redeem('guesser', wrong(at))))
    expect(answers.filter((answer) => !answer.ok && answer.code === 'no-such-code')).toHaveLength(5)
    expect(answers.filter((answer) => !answer.ok && answer.code === 'limited')).toHaveLength(15)
  })

  test('guesses spread over many conversations of one address end at thirty, and lock nobody else out', async () => {
    const shown = await code()
    const from = (network: string, user: string, typed: string, at?: Date) => redeem(user, typed, at, network)
    const answers = await Promise.all(Array.from({ length: 50 }, (_, at) => from('here', `guesser ${at}`, wrong(at))))
    expect(answers.filter((answer) => !answer.ok && answer.code === 'no-such-code')).toHaveLength(30)
    expect(await from('here', 'invited', shown, later(59 * minute))).toEqual({ ok: false, code: 'limited', minutes: 1 })
    expect(await from('elsewhere', 'another', await code())).toMatchObject({ ok: true })
    expect(await from('here', 'invited', shown, later(hour))).toMatchObject({ ok: true })
  })

  test('attempts of yesterday are forgotten', async () => {
    await redeem('a', wrong(1))
    await redeem('b', wrong(2), later(25 * hour))
    expect(await lobby.database.kysely.selectFrom('code_attempts').select('id').execute()).toHaveLength(1)
  })

  test('an allow-list makes a coordinator once', async () => {
    const before = (await lobby.audit()).length
    const made = await Promise.all([listed('u', 'สมศรี', of(land)), listed('u', 'สมศรี', of(land)), listed('u', 'สมศรี', of(land))])
    expect(new Set(made.map((coordinator) => coordinator?.id)).size).toBe(1)
    expect(made[0]).toMatchObject({ name: 'สมศรี', scope: of(land) })
    expect((await lobby.audit()).slice(before).map(({ action }) => action)).toEqual(['coordinator.joined'])
    expect(await listed('u', 'ชื่อใหม่', everything)).toEqual(made[0])
    expect(await listed('nameless', ' ')).toBeUndefined()
  })

  test('an allow-list does not bring back whom a coordinator removed', async () => {
    await joined('first')
    const made = await listed('u')
    await staff(0, (book) => book.remove(made?.id ?? 0))
    expect(await listed('u')).toBeUndefined()
    expect(await staff(0, (book) => book.all())).toHaveLength(1)
  })
})
