import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { People, type Chat } from './people.ts'

describe.each(ENGINES)('reminders on %s', (engine) => {
  let people: People
  let line: Chat
  beforeEach(async () => {
    people = await People.meet(engine, '2026-01-05T03:00:00.000Z')
    line = await people.chat('line')
  })
  afterEach(() => people.end())

  /** Who received how many by now. */
  const received = (chat: Chat): number => people.received.filter((one) => one.chat === chat.id).length
  const lookAt = async (time: string): Promise<number> => {
    people.at(time)
    await people.look()
    return (await people.deliver()).length
  }

  test('come 14 and 3 days ahead and on the day, at nine in Bangkok, each once', async () => {
    await people.date('closes', '2026-03-31')
    await people.say(line, 'เตือนฉัน')
    const counts: number[] = []
    for (const time of [
      '2026-03-16 12:00', '2026-03-17 08:59', '2026-03-17 09:00', '2026-03-17 09:01', '2026-03-17 23:59', '2026-03-18 00:01', '2026-03-28 08:59', '2026-03-28 09:00',
      '2026-03-30 09:00', '2026-03-31 00:00', '2026-03-31 09:00', '2026-03-31 20:00', '2026-04-01 09:00',
    ]) counts.push(await lookAt(time))
    expect(counts).toEqual([0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0])
    const [ahead, , today] = people.received
    expect(ahead?.text).toContain('31 มีนาคม 2569')
    expect(ahead?.text).toContain('14')
    expect(today?.text).toContain('วันนี้')
  })

  test('of several dates on one day come in one message', async () => {
    await people.date('closes', '2026-03-31')
    await people.date('closes', '2026-03-31', 'service')
    await people.date('results', '2026-04-11')
    await people.say(line, 'เตือนฉัน')
    expect(await lookAt('2026-03-28 09:00')).toBe(1)
    expect(people.received[0]?.text.split('\n')).toHaveLength(4)
  })

  test('a server that comes up late still reminds that day, and not the day after', async () => {
    await people.date('closes', '2026-03-31')
    await people.say(line, 'เตือนฉัน')
    expect(await lookAt('2026-03-17 23:50')).toBe(1)
    expect(await lookAt('2026-03-29 09:00')).toBe(0)
    expect(await lookAt('2026-03-31 17:00')).toBe(1)
  })

  test('follow a date that is changed; of a new date all is told anew, of an old one nothing more', async () => {
    await people.date('closes', '2026-03-31')
    await people.say(line, 'เตือนฉัน')
    expect(await lookAt('2026-03-17 10:00')).toBe(1)
    await people.date('closes', '2026-04-01')
    expect(await lookAt('2026-03-17 11:00')).toBe(0)
    expect(await lookAt('2026-03-18 09:00')).toBe(1)
    expect(people.received[1]?.text).toContain('1 เมษายน 2569')
    expect(await lookAt('2026-03-28 09:00')).toBe(0)
    await people.date('closes', null)
    expect(await lookAt('2026-03-29 09:00')).toBe(0)
  })

  test('a date that is set in the afternoon and due that day is told that afternoon, also to those who asked in the morning', async () => {
    people.at('2026-03-17 10:00')
    await people.say(line, 'เตือนฉัน')
    people.at('2026-03-17 14:00')
    await people.date('closes', '2026-03-31')
    expect(await lookAt('2026-03-17 14:01')).toBe(1)
    expect(await lookAt('2026-03-17 14:02')).toBe(0)
  })

  test('whoever asks after nine is not told at once what they have just seen', async () => {
    await people.date('closes', '2026-03-31')
    people.at('2026-03-17 10:00')
    await people.say(line, 'เตือนฉัน')
    expect(await lookAt('2026-03-17 10:01')).toBe(0)
    expect(await lookAt('2026-03-28 09:00')).toBe(1)
  })

  test('what still waits to be sent is withdrawn where it is true no more, and told by the new date', async () => {
    await people.date('closes', '2026-03-31')
    await people.say(line, 'เตือนฉัน')
    people.at('2026-03-17 09:00')
    expect(await people.look()).toBe(1)
    await people.date('closes', '2026-03-20')
    expect(await lookAt('2026-03-17 09:05')).toBe(1)
    expect(people.received[0]?.text).toContain('20 มีนาคม 2569')
    // One that nobody could send that day is not sent the next.
    people.at('2026-03-20 09:00')
    expect(await people.look()).toBe(1)
    expect(await lookAt('2026-03-21 07:00')).toBe(0)
  })

  test('several processes, some of them killed at any point, remind each person once', async () => {
    const others = await Promise.all(Array.from({ length: 5 }, () => people.chat('teams')))
    await people.date('closes', '2026-03-31')
    for (const chat of [line, ...others]) await people.say(chat, 'remind me')
    people.at('2026-03-17 09:00')
    for (const crashAt of [1, 3, 6]) await expect(people.look({ crashAt })).rejects.toThrow('killed')
    expect(await people.deliver()).toEqual([])
    await Promise.all([people.look(), people.look({ second: true }), people.look(), people.look({ second: true })])
    await people.look({ second: true })
    await people.deliver()
    expect([line, ...others].map(received)).toEqual([1, 1, 1, 1, 1, 1])
  })

  test('end when asked to, when the bot is removed, and when the data is deleted', async () => {
    await people.date('closes', '2026-03-31')
    const [left, forgotten, kept] = [await people.chat('line'), await people.chat('teams'), await people.chat('line')]
    for (const chat of [line, left, forgotten, kept]) await people.say(chat, 'เตือนฉัน')
    await people.say(line, 'เลิกเตือน')
    await people.leave(left)
    await people.forget(forgotten)
    expect(await lookAt('2026-03-17 09:00')).toBe(1)
    expect(received(kept)).toBe(1)
    expect(await people.database.kysely.selectFrom('reminder_wishes').select('conversation_id').execute()).toEqual([{ conversation_id: kept.id }])
    // Whoever comes back asks anew.
    await people.say(left, 'สวัสดี')
    expect(await lookAt('2026-03-28 09:00')).toBe(1)
    expect(received(left)).toBe(0)
  })

  test('a deletion on one channel ends them on the other; one that waits is not sent', async () => {
    await people.date('closes', '2026-03-31')
    const web = await people.chat('web')
    await people.link(line, web)
    await people.say(line, 'เตือนฉัน')
    people.at('2026-03-17 09:00')
    expect(await people.look()).toBe(1)
    await people.forget(web)
    expect(await people.deliver()).toEqual([])
    expect(await people.database.kysely.selectFrom('reminders').selectAll().execute()).toEqual([])
    expect(await people.database.kysely.selectFrom('reminder_wishes').selectAll().execute()).toEqual([])
  })

  test('are in the language of the chat, with what to do next', async () => {
    await people.date('closes', '2026-03-31')
    await people.say(line, 'English')
    await people.say(line, 'remind me')
    expect(await lookAt('2026-03-17 09:00')).toBe(1)
    expect(people.received[0]?.text).toMatch(/31 March 2026 \(B\.E\. 2569\).*14/)
    expect(people.received[0]?.text).not.toMatch(/[\u0e00-\u0e7f]/)
  })
})

describe.each(ENGINES)('one person on several channels on %s', (engine) => {
  let people: People
  let line: Chat
  let teams: Chat
  let web: Chat
  beforeEach(async () => {
    people = await People.meet(engine, '2026-01-05T03:00:00.000Z')
    line = await people.chat('line')
    teams = await people.chat('teams')
    web = await people.chat('web')
    await people.date('closes', '2026-03-31')
  })
  afterEach(() => people.end())

  const reminded = async (time = '2026-03-17 09:00'): Promise<readonly string[]> => {
    people.at(time)
    await people.look()
    const names = new Map([[line.id, 'line'], [teams.id, 'teams'], [web.id, 'web']])
    return (await people.deliver()).map(({ chat }) => names.get(chat) ?? '').toSorted()
  }

  test('is reminded on both while these are two people, and on the one chosen last once they are linked', async () => {
    await people.say(line, 'เตือนฉัน')
    await people.say(teams, 'เตือนฉัน')
    expect(await reminded()).toEqual(['line', 'teams'])
    await people.link(teams, line)
    expect(await reminded('2026-03-28 09:00')).toEqual(['teams'])
  })

  test('asking on the second channel moves them, before and after one of them is waiting', async () => {
    await people.link(line, teams)
    await people.say(line, 'เตือนฉัน')
    await people.say(teams, 'เตือนฉัน')
    expect(await reminded()).toEqual(['teams'])
    people.at('2026-03-28 09:00')
    expect(await people.look()).toBe(1)
    await people.say(line, 'เตือนฉัน')
    expect(await reminded('2026-03-28 09:05')).toEqual(['line'])
  })

  test('may choose the channel, also from the web, which cannot remind', async () => {
    await people.say(web, 'เตือนฉัน')
    expect(people.replies.flatMap(({ actions = [] }) => actions).map(({ does }) => does)).toContain('link')
    await people.link(line, web)
    await people.say(web, 'เตือนฉัน')
    expect(await reminded()).toEqual(['line'])
    await people.link(teams, web)
    await people.say(web, 'เลิกเตือน')
    await people.say(web, 'เตือนฉัน')
    await people.tap(web, 'remind', 'teams')
    expect(await reminded('2026-03-28 09:00')).toEqual(['teams'])
    await people.say(web, 'เตือนทาง LINE')
    expect(await reminded('2026-03-31 09:00')).toEqual(['line'])
  })

  test('who parts keeps the reminders where they were chosen, and is not told again what was told', async () => {
    await people.link(line, teams)
    await people.say(line, 'เตือนฉัน')
    expect(await reminded()).toEqual(['line'])
    await people.say(teams, 'ยกเลิกการเชื่อมบัญชี')
    expect(await reminded('2026-03-28 09:00')).toEqual(['line'])
    await people.link(line, teams)
    await people.say(line, 'ยกเลิกการเชื่อมบัญชี')
    expect(await reminded('2026-03-28 10:00')).toEqual([])
    expect(await reminded('2026-03-31 09:00')).toEqual(['line'])
  })

  test('after the parting the reminders are those of the chat for which they were chosen, and nobody else\'s', async () => {
    const wishes = () => people.database.kysely.selectFrom('reminder_wishes').select('conversation_id').execute()
    for (const leaving of [line, teams]) {
      await people.link(teams, line)
      await people.say(line, 'เตือนฉัน')
      await people.say(leaving, 'ยกเลิกการเชื่อมบัญชี')
      await people.say(teams, 'เลิกเตือน')
      expect(await wishes()).toEqual([{ conversation_id: line.id }])
      expect(await people.say(line, 'การเตือนของฉัน')).toContain('LINE')
      await people.say(line, 'เลิกเตือน')
      expect(await wishes()).toEqual([])
    }
  })

  test('linking in the middle of the day tells nothing twice', async () => {
    await people.say(line, 'เตือนฉัน')
    await people.say(teams, 'เตือนฉัน')
    expect(await reminded()).toEqual(['line', 'teams'])
    await people.link(line, teams)
    await people.say(line, 'เตือนฉัน')
    await people.say(teams, 'เตือนฉัน')
    expect(await reminded('2026-03-17 12:00')).toEqual([])
  })

  test('whatever is said is heard in other words, and the state is told', async () => {
    for (const typed of ['ช่วยเตือนฉันด้วยนะคะ', 'แจ้งเตือนกำหนดการหน่อยครับ', 'Please remind me', 'ขอตั้งการเตือน']) {
      await people.say(line, typed)
      expect(await people.database.kysely.selectFrom('reminder_wishes').select('conversation_id').execute(), typed).toHaveLength(1)
      expect(await people.say(line, 'การเตือนของฉัน')).toContain('LINE')
      expect(await people.say(line, 'ดูข้อมูลของฉัน')).toContain('LINE')
      await people.say(line, typed.length % 2 === 0 ? 'ไม่ต้องเตือนแล้วค่ะ' : 'stop reminding me')
      expect(await people.database.kysely.selectFrom('reminder_wishes').select('conversation_id').execute(), typed).toEqual([])
    }
    await people.say(line, 'กำหนดการ')
    await people.tap(line, 'remind')
    expect(await people.database.kysely.selectFrom('reminder_wishes').select('conversation_id').execute()).toHaveLength(1)
    await people.tap(line, 'unremind')
    expect(await people.database.kysely.selectFrom('reminder_wishes').select('conversation_id').execute()).toEqual([])
  })

  test('a question that stands is put once more', async () => {
    await people.say(line, 'ทำต่อ')
    const asked = people.replies.findLast(({ kind }) => kind === 'question')?.text
    expect(asked).toBeDefined()
    expect((await people.say(line, 'เตือนฉัน')).endsWith(asked ?? '?')).toBe(true)
  })
})
