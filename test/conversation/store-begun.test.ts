import { expect, test } from 'vitest'
import { BegunEvents } from '../../src/conversation/store-begun.ts'
import { ENGINES, openFresh } from '../support/databases.ts'

test.each(ENGINES)('on %s, events that did not end before are begun one at a time, and none is set aside for its neighbour', async (engine) => {
  const { database: { kysely }, close } = await openFresh(engine)
  const key = (name: string) => ({ channel: 'web' as const, conversationId: name, eventId: name })
  const left = new Set(['a', 'b', 'c', 'bad', 'd', 'e', 'f'])
  const now = () => new Date()
  await kysely.insertInto('begun_events').values([...left].map((name) => ({ channel: 'web', conversation_id: name, event_id: name, begun_at: now().toISOString(), begun_alone: 0, begun_among: 1 }))).execute()
  const setAside: string[] = []
  const together: string[][] = []
  // A process lives until the bad one is begun; what was begun by then and had not ended is counted for.
  for (let life = 0; life < 5 && left.has('bad'); life++) {
    const events = new BegunEvents(kysely, now)
    const { promise: dead, resolve: die } = Promise.withResolvers<void>()
    const underWay = new Set<string>()
    let over = false
    const names = [...left].filter((name) => name !== 'bad')
    for (const name of [names[0] ?? '', 'bad', ...names.slice(1)]) {
      void events.run(key(name), async (begun) => {
        if (over) await new Promise(() => undefined)
        underWay.add(name)
        if (begun === 'set-aside') setAside.push(name)
        else if (name === 'bad') {
          // Whatever else is begun at this moment gets there.
          for (let i = 0; i < 50; i++) await new Promise((resolve) => setImmediate(resolve))
          over = true
          together.push([...underWay])
          die()
          await new Promise(() => undefined)
        } else if (life > 0 || underWay.size > 1) for (let i = 0; i < 100; i++) await new Promise((resolve) => setImmediate(resolve))
        if (over) await new Promise(() => undefined)
        await kysely.deleteFrom('begun_events').where('event_id', '=', name).execute()
        underWay.delete(name)
        left.delete(name)
        if (left.size === 0) die()
      }).catch(() => undefined)
    }
    await dead
  }
  await close()
  expect({ together, setAside }).toEqual({ together: [['bad'], ['bad']], setAside: ['bad'] })
})
