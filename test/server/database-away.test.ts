import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openDatabase } from '../../src/database/database.ts'
import type { Database } from '../../src/database/database.ts'
import { message } from '../channels/teams/activities.ts'
import { startTeamsServer } from '../channels/teams/teams-server.ts'
import { startLineServer } from '../channels/line/line-server.ts'
import { redelivered, text, userId } from '../channels/line/webhook-client.ts'
import { startCounting } from '../support/counting-app.ts'
import { freshPostgres } from '../support/postgres.ts'
import { startProcess } from '../support/server.ts'
import { shortLimits } from '../support/short-limits.ts'
import { startTcpProxy } from '../support/tcp-proxy.ts'
import type { TcpProxy } from '../support/tcp-proxy.ts'
import { until } from '../support/until.ts'
import { refusal, webClient } from '../support/web-client.ts'

const ends: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of ends.splice(0).toReversed()) await end()
})

const begunEvents = async ({ kysely }: Database): Promise<number> => (await kysely.selectFrom('begun_events').select('event_id').execute()).length

describe('the web chat', () => {
  let url: string
  let direct: Database
  let proxy: TcpProxy
  let client: ReturnType<typeof webClient>
  let conversation: string

  beforeEach(async () => {
    const fresh = await freshPostgres()
    ends.push(() => fresh.drop())
    url = fresh.url
    direct = openDatabase(url)
    ends.push(() => direct.close())
    proxy = await startTcpProxy(url)
    ends.push(() => proxy.close())
    const counting = await startCounting({ databaseUrl: proxy.through(url), databaseLimits: shortLimits })
    ends.push(() => counting.server.close())
    client = counting.client
    conversation = await client.conversation()
    expect(await client.say({ conversation, text: 'a', id: '1' })).toEqual(['1: a (th)'])
  })

  const post = (id: string, said = 'b') => client.post('/web/messages', { conversation, text: said, id })
  const ready = async (): Promise<number> => (await client.get('/readyz')).status
  /** Until the message is answered, as the page does it. */
  const repeated = async (id: string): Promise<readonly string[]> => {
    let answer = await post(id)
    await until(async () => {
      if (answer.status !== 503) return true
      answer = await post(id)
      return false
    })
    return ((await answer.json()) as { replies: { text: string }[] }).replies.map((reply) => reply.text)
  }
  const expectAway = async (answer: Response): Promise<void> => {
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(await refusal(answer)).toEqual({ status: 503, code: 'unavailable' })
  }

  test.each(['swallow', 'refuse'] as const)('says so while the database is away (%s), to everybody who waits, and goes on by itself', async (way) => {
    proxy[way]()
    // Twenty of one conversation, and twenty of others.
    const many = Array.from({ length: 40 }, (_, i) => i < 20 ? post(`many-${i}`) : client.post('/web/conversations'))
    for (const answer of await Promise.all(many)) await expectAway(answer)
    expect(await ready()).toBe(503)
    expect((await client.get('/healthz')).status).toBe(200)
    proxy.forward()
    await until(async () => (await ready()) === 200)
    expect(await repeated('many-0')).toEqual(['2: b (th)'])
    expect(await repeated('many-0')).toEqual(['2: b (th)'])
    expect(await begunEvents(direct)).toBe(0)
  })

  test.each([
    ['reset before it was sent', () => proxy.breakAt('commit', 'unsent')],
    ['reset after it was carried out and before that was known', () => proxy.breakAt('commit', 'unanswered')],
    ['swallowed', () => proxy.swallowAt('commit')],
  ])('a commit that is %s is settled by the repeated message', async (_, trap) => {
    for (const turn of [2, 3, 4]) {
      const sprung = trap()
      await expectAway(await post(`${turn}`))
      await sprung
      proxy.forward()
      expect(await repeated(`${turn}`)).toEqual([`${turn}: b (th)`])
    }
    expect(await client.say({ conversation, text: 'c', id: 'last' })).toEqual(['5: c (th)'])
    expect((await direct.kysely.selectFrom('events').select('event_id').execute()).length).toBe(5)
    // Three times in vain, and never was the event to blame.
    expect(await direct.kysely.selectFrom('begun_events').select('event_id').execute()).toEqual([])
  })

  test('an event whose attempts failed while the database was away, whenever that was, is not set aside', async () => {
    for (const when of ['insert into "begun_events"', 'select "session"', 'update "conversations"', 'insert into "events"', 'delete from "begun_events"', 'commit']) {
      const sprung = proxy.breakAt(when, 'unsent')
      const answer = await post('2')
      await sprung
      await expectAway(answer)
    }
    expect(await repeated('2')).toEqual(['2: b (th)'])
    expect(await begunEvents(direct)).toBe(0)
  })

  test('goes on after all sessions were ended, again and again, in the middle of turns', async () => {
    for (let round = 0; round < 5; round++) {
      const turns = Array.from({ length: 12 }, (_, i) => repeated(`${round}-${i}`))
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(direct.kysely)
      await Promise.all(turns)
    }
    expect(await client.say({ conversation, text: 'c', id: 'last' })).toEqual(['62: c (th)'])
    expect(await begunEvents(direct)).toBe(0)
  })
})

test('the process lives when its sessions are ended in the middle of turns', async () => {
  const fresh = await freshPostgres()
  ends.push(() => fresh.drop())
  const direct = openDatabase(fresh.url)
  ends.push(() => direct.close())
  const server = await startProcess({ env: { DATABASE_URL: fresh.url, LOG_LEVEL: 'error' } })
  ends.push(() => server.kill())
  const client = webClient(server.address)
  const conversations = await Promise.all(Array.from({ length: 12 }, () => client.conversation()))
  for (let round = 0; round < 4; round++) {
    const statuses = await direct.kysely.transaction().execute(async (transaction) => {
      // Each of them waits for its conversation, in a transaction of its own.
      await sql`select from conversations for update`.execute(transaction)
      const turns = conversations.map(async (conversation, i) => (await client.post('/web/messages', { conversation, text: 'สวัสดี', id: `${round}-${i}` })).status)
      await until(async () => (await sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`.execute(transaction)).rows.length > 0)
      await sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(transaction)
      return turns
    })
    for (const status of await Promise.all(statuses)) expect([200, 503]).toContain(status)
  }
  await until(async () => (await client.get('/readyz')).status === 200)
  expect(await server.kill('SIGTERM')).toBe(0)
})

test('LINE is told to come again, and everything is answered once', async () => {
  const way = proxied()
  const server = await startLineServer({ engine: 'postgres', way: way.way })
  ends.push(() => server.stop())
  const proxy = way.proxy()
  const [person, other] = [userId(1), userId(2)]
  await server.say(person, 'สวัสดี')

  await server.delivered()

  // Away when LINE tells of the event.
  proxy.refuse()
  const event = server.withToken(text(person, 'สวัสดี'))
  expect(await server.webhook(event)).toBe(503)
  proxy.forward()
  await until(async () => (await server.webhook(redelivered(event))) === 200)
  await server.delivered()
  expect(server.calls(person)).toHaveLength(2)

  // Away once it is kept: at the turn, and at its commit, of which it is not known what came of it.
  for (const [trap, when, following] of [
    ['select "session"', 'unsent'], ['insert into "outbox"', 'unanswered'],
    ['commit', 'unsent', 'insert into "outbox"'], ['commit', 'unanswered', 'insert into "outbox"'],
  ] as const) {
    const sprung = proxy.breakAt(trap, when, following)
    const before = server.calls(other).length
    const next = server.withToken(text(other, 'สวัสดี'))
    await until(async () => (await server.webhook(redelivered(next))) === 200)
    await sprung
    await until(() => server.calls(other).length > before)
    await server.handled()
  }
  expect(server.calls(other)).toHaveLength(4)
  expect(server.fake.line.violations).toEqual([])
  expect(await server.database.kysely.selectFrom('inbox').select('state').execute()).toEqual([])
})

test('Teams is told to come again, and everything is answered once', async () => {
  const way = proxied()
  const server = await startTeamsServer({ engine: 'postgres', way: way.way })
  ends.push(() => server.stop())
  const proxy = way.proxy()
  await server.say(1, 'สวัสดี')
  const usual = (await server.say(1, 'สวัสดี')).length
  for (const [trap, when, following] of [['insert into "begun_events"', 'unsent'], ['select "session"', 'unsent'], ['commit', 'unsent', 'insert into "events"'], ['commit', 'unanswered', 'insert into "events"']] as const) {
    const given = message(1, server.fake.url, 'สวัสดี')
    const { id: to } = given['conversation'] as { readonly id: string }
    const before = server.fake.teams.to(to).length
    const sprung = proxy.breakAt(trap, when, following)
    expect((await server.post(given)).status).toBe(503)
    await sprung
    expect((await server.post(given)).status).toBe(200)
    await server.delivered()
    expect(server.fake.teams.to(to)).toHaveLength(before + usual)
  }
  expect(server.fake.teams.violations).toEqual([])
  expect(await begunEvents(server.database)).toBe(0)
})

/** A proxy before the database of a server. */
function proxied(): { readonly way: (url: string) => Promise<string>; readonly proxy: () => TcpProxy } {
  let proxy: TcpProxy | undefined
  return {
    way: async (url) => {
      const started = proxy = await startTcpProxy(url)
      ends.push(() => started.close())
      return started.through(url)
    },
    proxy: () => {
      if (proxy === undefined) throw new Error('no server was started')
      return proxy
    },
  }
}
