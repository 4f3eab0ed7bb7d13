import { describe, expect, test } from 'vitest'
import { readActivity } from '../../../src/channels/teams/activity.ts'
import { readEvent, type TeamsEvent } from '../../../src/channels/teams/events.ts'
import type { TeamsSession } from '../../../src/channels/teams/teams-session.ts'
import { takeTeamsEvent, type TurnParts } from '../../../src/channels/teams/turns.ts'
import { createStore } from '../../../src/conversation/store.ts'
import { loadVocabulary } from '../../../src/conversation/words.ts'
import { openDatabase } from '../../../src/database/database.ts'
import { ENGINES, freshDatabase } from '../../support/databases.ts'
import { message, personal, press, type Raw } from './activities.ts'

const vocabulary = loadVocabulary()
const serviceUrl = 'http://127.0.0.1:1/'

function eventOf(given: Raw): TeamsEvent {
  const event = readEvent(readActivity(given), false)
  if ('ignored' in event) throw new Error(event.ignored)
  return event
}

describe.each(ENGINES)('a turn that fails on %s', (engine) => {
  test('is owned up to, leaves nothing half done, and is not tried again', async () => {
    const fresh = await freshDatabase(engine)
    const database = openDatabase(fresh.url)
    try {
      await database.migrate()
      const failures: unknown[] = []
      const parts: TurnParts = {
        store: createStore<TeamsSession>(database, { now: () => new Date(), randomToken: () => 'token' }),
        world: ({ person }) => {
          person?.tools.send({ channel: 'teams', address: { to: 'a:half', kind: 'user' }, messages: [{ type: 'message', text: 'half' }] })
          throw new Error('a fault of ours')
        },
        words: (language) => vocabulary.words(language, 2564),
        round: 2564, newId: () => 'first', onFailure: (error) => failures.push(error),
      }
      const arrival = { at: new Date(), anonymous: false }
      const apology = vocabulary.words('th', 2564).say('teams-events:failed')
      const words = eventOf(message(1, serviceUrl, 'สวัสดี'))
      expect(await takeTeamsEvent(words, arrival, { appointed: false }, parts)).toEqual({ outcome: 'answered' })
      expect(failures).toHaveLength(1)
      const rows = await database.kysely.selectFrom('outbox').select('payload').execute()
      expect(rows.map(({ payload }) => String(payload).includes(apology))).toEqual([true])
      expect(await takeTeamsEvent(words, arrival, { appointed: false }, parts)).toEqual({ outcome: 'repeated' })
      expect(failures).toHaveLength(1)
      expect(await parts.store.session('teams', personal(1))).toMatchObject({ revision: 0, answers: {} })

      const button = eventOf(press(1, serviceUrl, { token: 'd|first|1|help|' }))
      const { invoke } = await takeTeamsEvent(button, arrival, { appointed: false }, parts)
      expect(JSON.stringify(invoke)).toMatch(/adaptive|activity\.message/)
    } finally {
      await database.close()
      await fresh.drop()
    }
  })
})
