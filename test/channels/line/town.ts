import { afterAll, beforeAll } from 'vitest'
import { conversationId } from '../../../src/conversation/store-identity.ts'
import { loadVocabulary } from '../../../src/conversation/words.ts'
import { startLineServer, type LineServer } from './line-server.ts'
import { groupId, userId } from './webhook-client.ts'

const vocabulary = loadVocabulary()
export const thai = vocabulary.words('th', 2564)
export const english = vocabulary.words('en', 2564)

/** One server for the tests of a file, and people and groups who have not talked to it yet. */
export interface Town {
  readonly server: LineServer
  somebody(): string
  group(): string
  /** Somebody who has been asked for the agency's name alone. */
  asked(): Promise<string>
  answersOf(chat: string): Promise<Record<string, unknown>>
  addressOf(chat: string): Promise<string | null>
  /** The calls by which a chat received messages, once nothing waits any more. */
  received(chat: string): Promise<readonly (readonly unknown[])[]>
}

export function openTown(): Town {
  let server: LineServer
  let people = 0
  let groups = 0
  beforeAll(async () => {
    server = await startLineServer()
  })
  afterAll(() => server.stop())
  const somebody = (): string => userId(1_000 + (people += 1))
  return {
    get server() {
      return server
    },
    somebody,
    group: () => groupId(10 + (groups += 1)),
    asked: async () => {
      const user = somebody()
      await server.say(user, 'ขอเช็ค Open Governance')
      return user
    },
    answersOf: async (chat) => (await server.session(chat))['answers'] as Record<string, unknown>,
    addressOf: async (chat) =>
      (await server.database.kysely.selectFrom('conversations').select('address').where('id', '=', conversationId('line', chat)).executeTakeFirstOrThrow()).address,
    received: async (chat) => {
      await server.delivered()
      return server.calls(chat)
    },
  }
}
