import { randomBytes } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Input } from '../../src/conversation/input.ts'
import { createLinks } from '../../src/conversation/store-links.ts'
import { createStore, type Store } from '../../src/conversation/store.ts'
import { newSession, takeTurnAtDesk, type Session } from '../../src/conversation/turn.ts'
import { createWorlds } from '../../src/conversation/worlds.ts'
import type { Database } from '../../src/database/database.ts'
import { knownRegistry, round, rules } from '../dialogs/talk.ts'
import { ENGINES, openFresh } from '../support/databases.ts'

const randomToken = () => randomBytes(32).toString('base64url')

describe.each(ENGINES)('linked channels of one person on %s', (engine) => {
  let database: Database
  let store: Store<Session>
  let now: Date
  const world = createWorlds({
    rules, registry: knownRegistry,
    personal: ({ channel, id, tools }) => ({ links: createLinks({ tools, identity: { channel, id }, randomToken }) }),
  })

  beforeAll(async () => {
    const opened = await openFresh(engine)
    database = opened.database
    store = createStore(database, { now: () => now, randomToken })
    return opened.close
  })
  beforeEach(() => {
    now = new Date('2021-03-01T02:00:00.000Z')
  })

  const begin = (): Promise<string> => store.createConversation('web', newSession({ round, language: 'th', id: randomToken().slice(0, 8), at: now.toISOString() }))
  const turn = async (conversation: string, input: Input): Promise<string> => {
    now = new Date(now.getTime() + 1_000)
    const { replies } = await store.runTurn({
      channel: 'web', conversation,
      decide: (session, tools) => takeTurnAtDesk(session, input, world({
        now: tools.at, newId: () => randomToken().slice(0, 8), forget: () => tools.forget(),
        person: { channel: 'web', id: conversation, tools },
      })),
    })
    return replies.map(({ text }) => text).join('\n')
  }
  const say = (conversation: string, text: string) => turn(conversation, { kind: 'text', text })
  const answers = async (conversation: string) => (await store.session('web', conversation)).answers
  const codeIn = (text: string): string => /[0-9A-Z]{4}-[0-9A-Z]{4}/.exec(text)?.[0] ?? ''

  const linked = async () => {
    const [one, other] = [await begin(), await begin()]
    await say(one, 'เปิดใจใกล้ชิดประชาชน')
    await say(one, 'กรมชลประทาน')
    await say(other, codeIn(await say(one, 'เชื่อมบัญชี')))
    return { one, other }
  }

  test('answers of the one side are those of the other, and go on together', async () => {
    const { one, other } = await linked()
    expect(await answers(other)).toEqual(await answers(one))
    expect(await answers(other)).toMatchObject({ 'applicant.name': 'กรมชลประทาน' })
    await say(other, 'แก้ชื่อหน่วยงาน')
    await say(other, 'กรมที่ดิน')
    const changed = await answers(other)
    expect(changed['applicant.name']).toBe('กรมที่ดิน')
    await say(one, 'สรุปคำตอบ')
    expect(await answers(one)).toEqual(changed)
  })

  test('after they are parted, each side keeps its answers for itself', async () => {
    const { one, other } = await linked()
    await say(one, 'ยกเลิกการเชื่อมบัญชี')
    const before = await answers(one)
    await say(other, 'เริ่มใหม่')
    await say(other, 'ใช่')
    expect(await answers(other)).toEqual({})
    await say(one, 'สรุปคำตอบ')
    expect(await answers(one)).toEqual(before)
  })

  test('what is deleted on one side is gone on the other', async () => {
    const { one, other } = await linked()
    await say(other, 'ลบข้อมูลทั้งหมดของฉัน')
    await say(other, 'ใช่')
    expect(await answers(other)).toEqual({})
    await say(one, 'สวัสดี')
    expect(await answers(one)).toEqual({})
  })

  test('a wrong code changes nothing, and a used one links nobody else', async () => {
    const [one, other, third] = [await begin(), await begin(), await begin()]
    const code = codeIn(await say(one, 'link accounts'))
    await say(other, '0000-0000')
    expect((await store.session('web', other)).linked).toBeUndefined()
    await say(other, `รหัส ${code}`)
    expect((await store.session('web', other)).linked).toBe(true)
    expect((await store.session('web', one)).linked).toBe(true)
    await say(third, code)
    expect((await store.session('web', third)).linked).toBeUndefined()
  })
})
