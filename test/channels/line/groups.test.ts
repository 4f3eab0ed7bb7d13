import { describe, expect, test } from 'vitest'
import { buttons, until, words } from './line-server.ts'
import { english, openTown, thai } from './town.ts'
import { event, postback, text, userId, type RawEvent } from './webhook-client.ts'

const town = openTown()
const { somebody, group, answersOf, received } = town

describe('a group', () => {
  const inGroup = (group: string, words_: string, called: boolean): RawEvent => {
    const name = called ? '@ผู้ช่วย ' : ''
    return town.server.withToken(text('', `${name}${words_}`, {
      source: { type: 'group', groupId: group, userId: userId(5) },
      message: {
        type: 'text', id: '1', text: `${name}${words_}`,
        ...(called ? { mention: { mentionees: [{ index: 0, length: name.trim().length, type: 'user', isSelf: true }] } } : {}),
      },
    }))
  }
  const said = async (group: string, given: RawEvent): Promise<string> => {
    const before = town.server.calls(group).length
    expect(await town.server.webhook(given)).toBe(200)
    return words((await received(group)).slice(before))
  }

  test('is greeted, and heard only where the bot is called', async () => {
    const here = group()
    expect(await said(here, town.server.withToken(event('join', '', { source: { type: 'group', groupId: here } })))).not.toBe('')
    expect(await said(here, inGroup(here, 'ขอเช็ค Open Governance', false))).toBe('')
    expect(await said(here, inGroup(here, 'Open Governance', true))).toContain(thai.rule('awards', 'open-governance', 'name'))
    expect(await said(here, town.server.withToken(event('message', '', { source: { type: 'group', groupId: here }, message: { type: 'sticker', id: '3' } })))).toBe('')
  })

  test('is told what holds for everybody: dates and whom to ask', async () => {
    const here = group()
    const aside = thai.say('line-events:group.private').slice(0, 20)
    for (const words_ of ['กำหนดการ', 'ติดต่อ']) {
      const answer = await said(here, inGroup(here, words_, true))
      expect(answer).not.toBe('')
      expect(answer).not.toContain(aside)
    }
  })

  test('gets no check: that is done in a chat of one\'s own', async () => {
    const here = group()
    for (const words_ of ['กรมที่ดิน', 'ดูผล', 'สรุปคำตอบ', 'เริ่มใหม่', 'ลบข้อมูลของฉัน', 'ขอเช็ค Open Governance']) {
      expect(await said(here, inGroup(here, words_, true))).toContain(thai.say('line-events:group.private').slice(0, 20))
    }
    expect(await answersOf(here)).toEqual({})
  })

  test('is told the address of that chat, once LINE has said it', async () => {
    await until(async () => {
      const here = group()
      await said(here, inGroup(here, '', true))
      return JSON.stringify(town.server.calls(here)).includes('https://line.me/R/ti/p/%40guide')
    })
  })

  test('may tap what it was shown, and nothing personal', async () => {
    const here = group()
    await said(here, inGroup(here, '', true))
    const shown = buttons(town.server.calls(here).at(-1))
    expect(shown.length).toBeGreaterThan(0)
    const tap = (data: string) => town.server.withToken(postback('', data, { source: { type: 'group', groupId: here, userId: userId(6) } }))
    for (const { data } of shown) expect(await said(here, tap(data))).not.toBe('')
    const id = String((await town.server.session(here))['id'])
    for (const data of [`a|${id}|1|work.scope|project`, `d|${id}|1|verdict|`, `d|${id}|1|delete|yes`, 'anything']) {
      expect(await said(here, tap(data))).not.toBe('')
      expect(await answersOf(here)).toEqual({})
    }
  })
})

describe('the language', () => {
  test('of a new friend is that of their profile', async () => {
    const user = somebody()
    town.server.fake.line.profiles.set(user, { displayName: 'A', language: 'en-US' })
    expect(words(await town.server.follow(user))).toContain(english.say('chat:actions.why'))
  })

  test('is Thai first where nobody asked the profile yet, then that of the profile', async () => {
    const user = somebody()
    town.server.fake.line.profiles.set(user, { displayName: 'A', language: 'ja' })
    expect(words(await town.server.say(user, 'hello'))).toContain(thai.say('chat:actions.why'))
    await until(() => town.server.fake.line.seen.includes(`GET /v2/bot/profile/${user}`))
    await until(async () => words(await town.server.say(user, 'hello')).includes(english.say('chat:actions.why')))
  })

  test('of the rich menu follows that of the person', async () => {
    const user = somebody()
    await town.server.say(user, 'สวัสดี')
    await town.server.say(user, 'English')
    await until(() => town.server.menus.get(user) === 'menu-of-lertrat-guide-en')
    await town.server.say(user, 'ภาษาไทย')
    await until(() => !town.server.menus.has(user))
  })

  test('that somebody chose stays', async () => {
    const user = somebody()
    town.server.fake.line.profiles.set(user, { displayName: 'A', language: 'en' })
    await town.server.follow(user)
    await town.server.say(user, 'ภาษาไทย')
    expect(words(await town.server.say(user, 'hello'))).toContain(thai.say('chat:actions.why'))
    expect(await town.server.session(user)).toMatchObject({ language: 'th' })
  })
})
