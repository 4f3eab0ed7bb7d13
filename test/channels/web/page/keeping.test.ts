import { describe, expect, test } from 'vitest'
import type { Action, Reply } from '../../../../src/conversation/replies.ts'
import { openContext } from '../../../support/browser.ts'
import { NOTE, QUESTIONS } from './canned-replies.ts'
import { openTab, sayByWord } from './chat-page.ts'
import { browser, chat, eachChat, standIn } from './each-chat.ts'

eachChat((watch) => expect(watch.errors).toEqual([]))

const bubbles = (of = chat) => of.page.locator('.bubble .words').allTextContents()
const texts = () => standIn.turns.map((turn) => turn.text)

test('a reload keeps the log and the conversation, and greets no second time', async () => {
  await chat.ask('choice')
  const before = await chat.page.locator('#log').textContent()
  await chat.page.reload()
  await chat.settled()
  expect(await chat.page.locator('#log').textContent()).toBe(before)
  expect(standIn.conversations).toHaveLength(1)
  expect(texts()).toEqual(['สวัสดี', 'choice'])
})

test('a reload while a message is on its way loses nothing and doubles nothing', async () => {
  standIn.answer = () => undefined
  await chat.type('กรมที่ดิน')
  await expect.poll(() => standIn.tries.length).toBe(2)
  await chat.page.reload()
  await expect.poll(() => standIn.tries.length).toBe(3)
  expect(await bubbles()).toEqual(['กรมที่ดิน'])
  standIn.answer = sayByWord
  standIn.release()
  await chat.settled()
  expect(texts()).toEqual(['สวัสดี', 'กรมที่ดิน'])
  expect(new Set(standIn.tries.slice(1).map((heard) => heard.id)).size).toBe(1)
  expect(await bubbles()).toEqual(['กรมที่ดิน'])
  expect(await chat.last.locator('.card').count()).toBe(1)
})

test('messages written while one is on its way follow in order', async () => {
  standIn.answer = () => undefined
  for (const text of ['หนึ่ง', 'สอง', 'สาม']) await chat.type(text)
  await expect.poll(() => standIn.tries.length).toBe(2)
  standIn.answer = sayByWord
  standIn.release()
  await chat.settled()
  expect(texts()).toEqual(['สวัสดี', 'หนึ่ง', 'สอง', 'สาม'])
  expect(await bubbles()).toEqual(['หนึ่ง', 'สอง', 'สาม'])
})

test('without a connection a message is kept, said to be kept, and sent once when it is back', async () => {
  await chat.context.setOffline(true)
  await chat.type('กรมที่ดิน')
  await chat.page.getByText('ไม่ได้เชื่อมต่ออินเทอร์เน็ต').waitFor()
  expect(texts()).toEqual(['สวัสดี'])
  expect(await bubbles()).toEqual(['กรมที่ดิน'])
  await chat.context.setOffline(false)
  await chat.settled()
  expect(texts()).toEqual(['สวัสดี', 'กรมที่ดิน'])
  expect(await chat.page.locator('#banner').isVisible()).toBe(false)
})

test.each([500, 503, 429])('an answer %i is tried again by itself, with the same id', async (status) => {
  let refusals = 2
  const busy = { status, body: { error: { code: 'busy', message: 'ไม่ว่าง' } } }
  standIn.answer = (heard) => (refusals-- > 0 ? busy : sayByWord(heard))
  await chat.type('กรมที่ดิน')
  await chat.page.locator('#banner').waitFor()
  await chat.settled()
  expect(standIn.tries).toHaveLength(4)
  expect(new Set(standIn.tries.slice(1).map((heard) => heard.id)).size).toBe(1)
  expect(texts()).toEqual(['สวัสดี', 'กรมที่ดิน'])
})

test('a page of some gateway in the place of an answer is no answer', async () => {
  let gateway = true
  await chat.page.route('**/web/messages', (route) =>
    (gateway ? route.fulfill({ status: 200, body: '<h1>Log in to the network</h1>' }) : route.continue()))
  await chat.type('กรมที่ดิน')
  await chat.page.locator('#banner').waitFor()
  gateway = false
  await chat.settled()
  expect(texts()).toEqual(['สวัสดี', 'กรมที่ดิน'])
})

test('a refused message shows the reason, keeps its text, and does not hold up the next', async () => {
  standIn.answer = (heard) => (heard.text === 'ยาวไป'
    ? { status: 400, body: { error: { code: 'text-too-long', message: 'ข้อความยาวเกินไป' } } }
    : sayByWord(heard))
  await chat.type('ยาวไป')
  await chat.type('choice')
  await chat.settled()
  expect(texts()).toEqual(['สวัสดี', 'choice'])
  const refused = chat.page.locator('[data-state=failed]')
  expect(await refused.getByRole('alert').textContent()).toContain('ข้อความยาวเกินไป')
  await refused.getByRole('button', { name: 'นำกลับไปแก้ไข' }).click()
  expect(await chat.box.inputValue()).toBe('ยาวไป')
  expect(await refused.count()).toBe(0)
})

test('an ended conversation is said to have ended; a new one begins and the unsent text is kept', async () => {
  const ended = standIn.conversations[0]
  standIn.answer = (heard) => (heard.conversation === ended
    ? { status: 404, body: { error: { code: 'unknown-conversation', message: 'ไม่พบบทสนทนา' } } }
    : sayByWord(heard))
  await chat.type('กรมที่ดิน')
  await chat.page.locator('.notice').waitFor()
  await chat.settled()
  expect(standIn.conversations).toHaveLength(2)
  expect(texts()).toEqual(['สวัสดี', 'สวัสดี'])
  expect(await chat.box.inputValue()).toBe('กรมที่ดิน')
  expect(await chat.last.locator('.question').count()).toBe(1)
})

test('a server that knows no conversation at all is not asked without pause', async () => {
  standIn.answer = () => ({ status: 404, body: { error: { code: 'unknown-conversation', message: '' } } })
  await chat.type('กรมที่ดิน')
  await chat.page.locator('#banner').waitFor()
  expect(standIn.conversations.length).toBeLessThanOrEqual(2)
  standIn.answer = sayByWord
  await chat.settled()
  expect(await chat.last.locator('.question').count()).toBe(1)
})

test('tapping twice answers once', async () => {
  await chat.ask('choice')
  standIn.answer = () => undefined
  const choices = chat.last.locator('.choice')
  await choices.first().dblclick()
  await chat.page.locator('[data-type=choice] .choice').nth(1).click()
  await expect.poll(() => standIn.tries.length).toBe(3)
  standIn.answer = sayByWord
  standIn.release()
  await chat.settled()
  expect(standIn.turns.map((turn) => turn.choice ?? turn.text)).toEqual(['สวัสดี', 'choice', 'scope-organisation'])
})

test('an unsent text stands in the box after a reload', async () => {
  await chat.box.fill('ร่างไว้ก่อน')
  await chat.page.reload()
  await chat.page.locator('body[data-ready=yes]').waitFor()
  expect(await chat.box.inputValue()).toBe('ร่างไว้ก่อน')
})

test('two tabs share one conversation, and neither overwrites the other', async () => {
  const other = await openTab(chat.context, standIn)
  await other.settled()
  await chat.ask('หนึ่ง')
  await expect.poll(() => bubbles(other)).toEqual(['หนึ่ง'])
  await other.ask('สอง')
  await expect.poll(() => bubbles()).toEqual(['หนึ่ง', 'สอง'])
  await chat.ask('สาม')
  await expect.poll(() => bubbles(other)).toEqual(['หนึ่ง', 'สอง', 'สาม'])
  expect(standIn.conversations).toHaveLength(1)
  expect(texts()).toEqual(['สวัสดี', 'หนึ่ง', 'สอง', 'สาม'])
})

test('an earlier answer of a text question stands in the box, ready to be changed', async () => {
  standIn.answer = () => ({ replies: [{ ...QUESTIONS.text, current: 'กรมที่ดิน' }] })
  await chat.ask('แก้ชื่อ')
  expect(await chat.box.inputValue()).toBe('กรมที่ดิน')
})

test('the log keeps to two hundred items', async () => {
  standIn.answer = () => ({ replies: Array.from({ length: 40 }, () => NOTE) })
  for (const text of ['1', '2', '3', '4', '5', '6']) await chat.ask(text)
  const items = await chat.page.locator('.bubble, .card').count()
  expect(items).toBeLessThanOrEqual(200)
  expect(items).toBeGreaterThan(150)
  expect((await bubbles()).at(-1)).toBe('6')
})

describe('in a browser that lacks something', () => {
  const open = async (script: string) => {
    const context = await openContext(browser)
    await context.addInitScript({ content: script })
    const tab = await openTab(context, standIn)
    await tab.settled()
    return tab
  }

  test('an id is made where crypto.randomUUID is missing, as on plain http', async () => {
    const tab = await open('delete Crypto.prototype.randomUUID; delete Navigator.prototype.locks')
    await tab.ask('หนึ่ง')
    expect(standIn.turns.at(-1)?.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    await tab.close()
  })

  test.each([
    ['refuses storage', 'Object.defineProperty(window, "localStorage", { get() { throw new Error("refused") } })'],
    ['has no room in it', 'Storage.prototype.setItem = () => { throw new Error("full") }'],
    ['holds something unreadable', 'localStorage.setItem("lertrat.chat", "{{{")'],
  ])('the chat works where the browser %s', async (_, script) => {
    const tab = await open(script)
    await tab.ask('choice')
    await tab.last.locator('.choice').first().click()
    await tab.settled()
    expect(standIn.turns.at(-1)).toMatchObject({ choice: 'scope-organisation' })
    expect(tab.watch.errors).toEqual([])
    await tab.close()
  })
})

describe('deleting', () => {
  const DELETE: Action = { label: 'ลบเลย', choice: 'token-delete', does: 'delete' }
  const confirmation: Reply = { kind: 'message', text: 'ยืนยันการลบหรือไม่', actions: [DELETE] }
  const deleted: Reply = { kind: 'message', text: 'ลบข้อมูลของท่านแล้ว' }
  const askToDelete = async (button: string) => {
    await chat.page.locator('#menu-button').click()
    await chat.page.getByRole('button', { name: 'ลบข้อมูลบนเครื่องนี้และในระบบ' }).click()
    await chat.page.getByRole('dialog').getByRole('button', { name: button }).click()
  }
  const stored = () => chat.page.evaluate('localStorage.getItem("lertrat.chat")')

  test.each([
    ['asks once more', true],
    ['does not ask again', false],
  ])('one confirmation deletes everything, where the bot %s', async (_, asks) => {
    standIn.answer = (heard) => ({ replies: [asks && heard.choice === undefined ? confirmation : deleted] })
    await askToDelete('ลบข้อมูล')
    await chat.page.locator('.erased').waitFor()
    expect(await stored()).toBeNull()
    expect(await chat.page.locator('.turn').count()).toBe(0)
    expect(await chat.page.locator('.erased').textContent()).toContain('ลบข้อมูลของท่านแล้ว')
    expect(standIn.conversations).toHaveLength(1)
    standIn.answer = sayByWord
    await chat.page.getByRole('button', { name: 'เริ่มบทสนทนาใหม่' }).click()
    await chat.settled()
    expect(standIn.conversations).toHaveLength(2)
  })

  test('where the bot asks on which channels, the person says it', async () => {
    const where: Reply = { ...confirmation, actions: [{ ...DELETE, label: 'ทุกช่องทาง', choice: 'everywhere' }, { ...DELETE, label: 'เฉพาะช่องทางนี้', choice: 'here' }] }
    standIn.answer = (heard) => ({ replies: [heard.choice === undefined ? where : deleted] })
    await askToDelete('ลบข้อมูล')
    await chat.page.getByRole('button', { name: 'เฉพาะช่องทางนี้' }).click()
    await chat.page.locator('.erased').waitFor()
    expect(standIn.turns.at(-1)).toMatchObject({ choice: 'here' })
    expect(await stored()).toBeNull()
  })

  test('whoever decides otherwise keeps everything', async () => {
    const before = await stored()
    await askToDelete('ไม่ลบ')
    expect(await stored()).toBe(before)
    expect(texts()).toEqual(['สวัสดี'])
  })

  test('while the server has not deleted anything, this browser has not either', async () => {
    standIn.answer = () => ({ replies: [{ kind: 'message', tone: 'problem', text: 'ยังลบไม่ได้' }] })
    await askToDelete('ลบข้อมูล')
    await expect.poll(stored).toContain('ยังลบไม่ได้')
    expect(await chat.page.locator('.erased').count()).toBe(0)
  })

  test('another tab forgets too', async () => {
    const other = await openTab(chat.context, standIn)
    standIn.answer = () => ({ replies: [deleted] })
    await askToDelete('ลบข้อมูล')
    await other.page.locator('.erased').waitFor()
    expect(await other.page.locator('.turn').count()).toBe(0)
  })
})
