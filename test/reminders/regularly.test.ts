import { afterEach, beforeEach, expect, test } from 'vitest'
import { round, rules, vocabulary } from '../dialogs/talk.ts'
import { remindRegularly } from '../../src/reminders/regularly.ts'
import { Clock } from '../delivery/clock.ts'
import { People } from './people.ts'

let people: People
beforeEach(async () => {
  people = await People.meet('sqlite', '2026-03-01T03:00:00.000Z')
})
afterEach(() => people.end())

/** A process that reminds, on a clock of its own. */
function start(time: string, failing: () => boolean = () => false) {
  const clock = new Clock(time)
  const logged: unknown[] = []
  const reminding = remindRegularly({
    database: { ...people.database, get kysely() {
      if (failing()) throw new Error('away')
      return people.database.kysely
    } },
    rulebook: rules.rulebook, vocabulary, channels: [{ channel: 'line', render: (replies) => replies.map(({ text }) => ({ type: 'text', text })) }],
    now: clock.now, after: clock.after, randomUuid: () => 'id', traceOf: () => ({}),
    log: { info: (...given: unknown[]) => void logged.push(given), error: (...given: unknown[]) => void logged.push(given) },
  })
  return { clock, logged, reminding }
}
const waiting = async (): Promise<number> => (await people.database.kysely.selectFrom('outbox').select('id').where('kind', '=', 'reminder').execute()).length
/** Until a look is over, the next is not set. */
async function next(clock: Clock): Promise<void> {
  for (let tries = 0; ; tries++) {
    try {
      return clock.next()
    } catch (error) {
      if (tries > 500) throw error
      await new Promise((resolve) => setImmediate(resolve))
    }
  }
}

test('nine o\'clock is not missed by a second, and a look that fails is made again', async () => {
  const chat = await people.chat('line')
  await people.say(chat, 'เตือนฉัน')
  await people.date('closes', '2026-03-31')
  let failing = false
  const { clock, logged, reminding } = start('2026-03-17T01:58:30.000Z', () => failing)
  await next(clock)
  expect(clock.now().toISOString()).toBe('2026-03-17T01:59:30.000Z')
  failing = true
  await next(clock)
  expect(clock.now().toISOString()).toBe('2026-03-17T02:00:00.000Z')
  await next(clock)
  expect(await waiting()).toBe(0)
  expect(logged).toHaveLength(2)
  failing = false
  await next(clock)
  await reminding.stop()
  expect(await waiting()).toBe(1)
  expect(clock.now().toISOString()).toBe('2026-03-17T02:02:00.000Z')
  // Nothing is begun any more.
  expect(() => clock.next()).toThrow()
})

test('what could not be sent all day is taken back at midnight, not a minute after', async () => {
  const chat = await people.chat('line')
  await people.say(chat, 'เตือนฉัน')
  await people.date('closes', '2026-03-31')
  const { clock, reminding } = start('2026-03-17T16:58:30.000Z')
  await next(clock)
  expect(await waiting()).toBe(1)
  await next(clock)
  expect(clock.now().toISOString()).toBe('2026-03-17T17:00:00.000Z')
  await reminding.stop()
  expect(await waiting()).toBe(0)
})

test('a reminder that cannot be written harms nobody else, and is not tried for ever', async () => {
  const [one, other] = [await people.chat('line'), await people.chat('line')]
  for (const chat of [one, other]) await people.say(chat, 'เตือนฉัน')
  await people.date('closes', '2026-03-31')
  await people.database.kysely.updateTable('conversations').set({ session: 'no session' }).where('id', '=', one.id).execute()
  const { logged, reminding } = start('2026-03-17T02:00:00.000Z')
  await reminding.stop()
  expect(await waiting()).toBe(1)
  expect(logged).toHaveLength(2)
  expect(await people.database.kysely.selectFrom('reminders').select('person').where('round', '=', round).execute()).toHaveLength(2)
})
