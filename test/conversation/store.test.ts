import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { conversationId } from '../../src/conversation/store-identity.ts'
import { createStore } from '../../src/conversation/store.ts'
import type { Store } from '../../src/conversation/store.ts'
import { openDatabase } from '../../src/database/database.ts'
import type { Database } from '../../src/database/database.ts'
import { noteProvisional } from '../../src/registry/agency-book.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'
import type { FreshDatabase } from '../support/postgres.ts'

interface Words {
  readonly words: readonly string[]
}

const randomToken = () => randomBytes(32).toString('base64url')
const DAY = 24 * 60 * 60 * 1000

describe.each(ENGINES)('the store on %s', (engine) => {
  let fresh: FreshDatabase
  // Two connections as two server processes would have them.
  let database: Database
  let otherDatabase: Database
  let store: Store<Words>
  let otherStore: Store<Words>
  let now: Date
  let conversation: string

  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    database = openDatabase(fresh.url)
    otherDatabase = openDatabase(fresh.url)
    await database.migrate()
    const options = { now: () => now, randomToken }
    store = createStore(database, options)
    otherStore = createStore(otherDatabase, options)
  })
  afterAll(async () => {
    await database.close()
    await otherDatabase.close()
    await fresh.drop()
  })
  beforeEach(async () => {
    now = new Date('2021-03-01T02:00:00.000Z')
    conversation = await store.createConversation('web', { words: [] })
  })

  const say = (word: string, eventId?: string, by: Store<Words> = store) =>
    by.runTurn({
      channel: 'web',
      conversation,
      ...(eventId === undefined ? {} : { eventId }),
      decide: ({ words }) => ({
        session: { words: [...words, word] },
        replies: [{ kind: 'message', text: `${words.length + 1}: ${word}` }],
      }),
    })
  const words = async () => (await store.session('web', conversation)).words

  test('a turn sees the session that the last one left', async () => {
    await say('a')
    const { replies, repeated } = await say('b')
    expect(replies).toEqual([{ kind: 'message', text: '2: b' }])
    expect(repeated).toBe(false)
    expect(await words()).toEqual(['a', 'b'])
  })

  test('the token is not in the database, and has at least 128 bits', async () => {
    await say('a', '1')
    const all = JSON.stringify([
      await database.kysely.selectFrom('conversations').selectAll().execute(),
      await database.kysely.selectFrom('events').selectAll().execute(),
    ])
    expect(all).not.toContain(conversation)
    expect(Buffer.from(conversation, 'base64url').length).toBeGreaterThanOrEqual(16)
  })

  test('an event that comes again gets the same replies and changes nothing', async () => {
    const first = await say('a', '1')
    await say('b', '2')
    const again = await say('a', '1', otherStore)
    expect(again).toMatchObject({ replies: first.replies, repeated: true })
    expect(await words()).toEqual(['a', 'b'])
  })

  test('an event that comes twice at once is handled once', async () => {
    const results = await Promise.all([say('a', '1'), say('a', '1', otherStore), say('a', '1'), say('a', '1', otherStore)])
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1)
    expect(new Set(results.map(({ replies }) => JSON.stringify(replies))).size).toBe(1)
    expect(await words()).toEqual(['a'])
  })

  test('an event id that comes again gives the same replies and changes nothing, whatever comes with it', async () => {
    const { replies } = await say('a', '1')
    expect(await say('b', '1')).toMatchObject({ replies, repeated: true })
    expect(await words()).toEqual(['a'])
  })

  test('event ids of two conversations have nothing to do with each other', async () => {
    await say('a', '1')
    conversation = await store.createConversation('web', { words: [] })
    expect((await say('b', '1')).replies).toEqual([{ kind: 'message', text: '1: b' }])
  })

  test('turns at once run one after the other, in two processes too', async () => {
    const said = Array.from({ length: 12 }, (_, index) => `word-${index}`)
    await Promise.all(said.map((word, index) => say(word, word, index % 2 === 0 ? store : otherStore)))
    expect([...(await words())].sort()).toEqual([...said].sort())
  })

  test('a turn that fails leaves no trace, and its event can come again', async () => {
    const failing = store.runTurn({
      channel: 'web', conversation, eventId: '1',
      decide: (_session, tools) => {
        tools.keepVerdict({ kept: true })
        tools.forget()
        throw new Error('no')
      },
    })
    await expect(failing).rejects.toThrow('no')
    expect(await words()).toEqual([])
    expect((await say('a', '1')).repeated).toBe(false)
  })

  test.each(['web', 'line'] as const)('a token opens only its own channel: %s', async (channel) => {
    const other = await store.createConversation(channel === 'web' ? 'line' : 'web', { words: [] })
    await expect(store.session(channel, other)).rejects.toMatchObject({ code: 'unknown-conversation' })
  })

  test('an unknown token is refused', async () => {
    conversation = 'nobody'
    await expect(say('a')).rejects.toMatchObject({ code: 'unknown-conversation' })
    await expect(store.session('web', conversation)).rejects.toMatchObject({ code: 'unknown-conversation' })
    await expect(store.keepVerdict('web', conversation, 1)).rejects.toMatchObject({ code: 'unknown-conversation' })
    expect(await store.deleteConversation('web', conversation)).toBe(false)
  })

  test('any text survives: NUL, lone surrogates, Thai, emoji', async () => {
    const text = '\0 \ud800 กำ น้ำ 👩‍👩‍👧 "\\'
    const { replies } = await say(text, '1')
    expect(replies).toEqual([{ kind: 'message', text: `1: ${text}` }])
    expect(await words()).toEqual([text])
  })

  test('a verdict kept in a turn has an address of its own', async () => {
    let token = ''
    await store.runTurn({
      channel: 'web', conversation,
      decide: (session, tools) => {
        token = tools.keepVerdict({ awards: ['pmqa-4.0'] })
        return { session, replies: [] }
      },
    })
    expect(await store.keptVerdict(token)).toEqual({ data: { awards: ['pmqa-4.0'] }, createdAt: now.toISOString() })
    expect(await store.keptVerdict('other')).toBeUndefined()
    expect(await store.keptVerdict(conversation)).toBeUndefined()
  })

  test('deleting a conversation deletes all that hangs on it', async () => {
    await say('a', '1')
    const token = await store.keepVerdict('web', conversation, { awards: [] })
    expect(await store.deleteConversation('web', conversation)).toBe(true)
    expect(await store.keptVerdict(token)).toBeUndefined()
    await expect(say('a', '1')).rejects.toMatchObject({ code: 'unknown-conversation' })
  })

  test('a turn can forget what was said before it, and its own event still counts once', async () => {
    await say('a', '1')
    const token = await store.keepVerdict('web', conversation, { awards: [] })
    const forget = () => store.runTurn({
      channel: 'web', conversation, eventId: '2',
      decide: (_session, tools) => {
        tools.forget()
        return { session: { words: [] }, replies: [{ kind: 'message', text: 'gone' }] }
      },
    })
    const first = await forget()
    expect(await forget()).toEqual({ ...first, repeated: true })
    expect(await store.keptVerdict(token)).toBeUndefined()
    expect(await words()).toEqual([])
    // A message of before that comes late is no new one, and says nothing any more.
    expect(await say('a', '1')).toMatchObject({ replies: [], repeated: true })
    const events = await database.kysely
      .selectFrom('events').select('event_id').where('conversation_id', '=', conversationId('web', conversation)).execute()
    expect(events.map(({ event_id }) => event_id)).toEqual([expect.stringMatching(/^erased:[\w-]{43}$/), expect.stringMatching(/^erased:[\w-]{43}$/)])
  })

  test('a sweep takes events after 7 days and conversations untouched for 400', async () => {
    await database.kysely.deleteFrom('conversations').execute()
    conversation = await store.createConversation('web', { words: [] })
    const begun = now.getTime()
    await say('a', '1')
    now = new Date(begun + 7 * DAY)
    expect(await store.sweep()).toEqual({ events: 0, conversations: 0 })
    now = new Date(begun + 7 * DAY + 1)
    expect(await store.sweep()).toEqual({ events: 1, conversations: 0 })
    await say('b')
    now = new Date(now.getTime() + 400 * DAY)
    expect(await store.sweep()).toEqual({ events: 0, conversations: 0 })
    now = new Date(now.getTime() + 1)
    expect(await store.sweep()).toEqual({ events: 0, conversations: 1 })
    await expect(words()).rejects.toMatchObject({ code: 'unknown-conversation' })
  })

  test('a sweep takes what hangs on a conversation, and links of nobody', async () => {
    await database.kysely.deleteFrom('conversations').execute()
    const begun = now.getTime()
    const note = (name: string, ...conversations: readonly string[]) => database.kysely.transaction().execute(async (transaction) => {
      for (const one of conversations) await noteProvisional(transaction, { name, kind: 'department' }, now, conversationId('web', one))
    })
    const [old, kept] = [await store.createConversation('web', { words: [] }), await store.createConversation('web', { words: [] })]
    await note('old alone', old)
    await note('both', old, kept)
    await database.kysely.transaction().execute((transaction) => noteProvisional(transaction, { name: 'from before', kind: 'department' }, now))
    for (const [one, person] of [[old, 'gone'], [kept, 'here']] as const) {
      await database.kysely.updateTable('conversations').set({ person, revision: 1 }).where('id', '=', conversationId('web', one)).execute()
      await database.kysely.insertInto('person_links').values({ identity: `identity of ${person}`, person, created_at: now.toISOString() }).execute()
    }
    now = new Date(begun + 200 * DAY)
    conversation = kept
    await say('still here')
    now = new Date(begun + 400 * DAY + 1)
    expect((await store.sweep()).conversations).toBe(1)
    const names = await database.kysely.selectFrom('agencies').select('name').orderBy('name').execute()
    expect(names.map(({ name }) => name)).toEqual(['both'])
    expect(await database.kysely.selectFrom('person_links').select('person').execute()).toEqual([{ person: 'here' }])
    await database.kysely.deleteFrom('person_links').execute()
  })

  test('a conversation that was erased goes when nobody repeats its events any more, unless the person came back', async () => {
    await database.kysely.deleteFrom('conversations').execute()
    const begun = now.getTime()
    const erased = async () => {
      conversation = await store.createConversation('web', { words: [] })
      await store.runTurn({
        channel: 'web', conversation, eventId: 'erase',
        decide: (_session, tools) => {
          tools.forget()
          return { session: { words: [] }, replies: [{ kind: 'message', text: 'gone' }] }
        },
      })
    }
    await erased()
    await erased()
    await say('back again', '2')
    now = new Date(begun + 7 * DAY)
    expect((await store.sweep()).conversations).toBe(0)
    now = new Date(begun + 7 * DAY + 1)
    expect((await store.sweep()).conversations).toBe(1)
    expect(await words()).toEqual(['back again'])
  })
})
