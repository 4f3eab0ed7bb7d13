import { expect, test } from 'vitest'
import { FORM, IMAGE, LIST, NOTE } from './canned-replies.ts'
import { openTab } from './chat-page.ts'
import type { Heard } from './stand-in.ts'
import { chat, eachChat, standIn } from './each-chat.ts'

eachChat()

const lastTurn = () => standIn.turns.at(-1)
const asCoordinator = (heard: Heard) => ({ replies: [NOTE], ...(heard.text === 'ออก' ? {} : { desk: true as const }) })
const sheet = (name = 'รายการ.xlsx', size = 3) => ({ name, mimeType: 'application/octet-stream', buffer: Buffer.alloc(size, 1) })

test('a list shows each thing with its status in words, its place, and buttons that tell what they are about', async () => {
  await chat.ask('list')
  expect(await chat.last.locator('.item h3').allTextContents()).toEqual(LIST.items.map((item) => item.title))
  expect(await chat.last.locator('.item .status').allTextContents()).toEqual(LIST.items.map((item) => item.status?.label))
  expect(await chat.last.locator('.list').textContent()).toContain('หน้า 2 จาก 3')
  // What takes something away does not look like what goes on.
  expect(await chat.last.locator('.quiet.danger').allTextContents()).toEqual(['ถอนใบสมัคร'])
  await chat.last.getByRole('button', { name: 'แก้ไข: คลินิกแก้หนี้ใกล้บ้าน' }).click()
  await chat.settled()
  expect(lastTurn()).toMatchObject({ choice: 'edit-1' })
  expect(await chat.last.locator('.bubble .words').textContent()).toBe('แก้ไข: คลินิกแก้หนี้ใกล้บ้าน')
  await chat.page.getByRole('button', { name: 'หน้าถัดไป' }).click()
  await chat.settled()
  expect(lastTurn()).toMatchObject({ choice: 'page-3' })
})

test('an empty list says so', async () => {
  standIn.answer = () => ({ replies: [{ ...LIST, items: [], text: 'ไม่พบรายการ' }] })
  await chat.ask('หา')
  expect(await chat.last.locator('.list .words').textContent()).toBe('ไม่พบรายการ')
})

test('a form says what is missing before it sends, and then sends all its fields at once', async () => {
  await chat.ask('form')
  const field = (name: string | RegExp) => chat.last.getByLabel(name)
  expect(await field(/^พื้นที่/).inputValue()).toBe('อำเภอเมือง')
  expect(await field(/^ร้อยละ/).getAttribute('aria-invalid')).toBe('true')
  const before = standIn.turns.length
  await chat.last.getByRole('button', { name: FORM.submit.label }).click()
  expect(await field(/^ชื่อผลงาน/).getAttribute('aria-invalid')).toBe('true')
  expect(await chat.page.locator('input:focus').count()).toBe(1)
  expect(standIn.turns.length).toBe(before)
  await field(/^ชื่อผลงาน/).fill('  คลินิกแก้หนี้ ')
  await field(/^รางวัล/).selectOption('open-governance')
  await field(/^ร้อยละ/).fill('๗๕')
  await field(/^วันที่ส่ง/).fill('2021-02-01')
  await chat.last.getByRole('button', { name: FORM.submit.label }).click()
  await chat.settled()
  expect(lastTurn()).toMatchObject({
    form: { token: 'form-token', values: { title: 'คลินิกแก้หนี้', award: 'open-governance', area: 'อำเภอเมือง', share: '75', day: '2021-02-01' } },
  })
  expect(await chat.last.locator('.bubble').textContent()).toContain('เปิดใจใกล้ชิดประชาชน')
})

test('a form keeps what is typed while the chat goes on; an older one is switched off', async () => {
  await chat.ask('form')
  const card = chat.last
  const title = chat.page.getByLabel(/^ชื่อผลงาน/)
  await title.fill('กำลังพิมพ์')
  await chat.ask('note')
  expect(await title.inputValue()).toBe('กำลังพิมพ์')
  await chat.ask('form')
  await chat.page.locator('.question.is-past[data-type=form]').waitFor()
  expect(await chat.page.locator('.is-past[data-type=form] input:enabled').count()).toBe(0)
  expect(await card.locator('[data-type=form] input:enabled').count()).toBeGreaterThan(0)
})

test('a picture has a name, and its words below it', async () => {
  await chat.ask('image')
  const image = chat.last.getByRole('img', { name: IMAGE.title })
  await image.waitFor()
  await expect.poll(() => chat.page.evaluate("document.querySelector('.picture img').naturalWidth")).toBe(1)
  await chat.last.locator('summary').click()
  expect(await chat.last.getByText('Effective Change 7 ผลงาน').isVisible()).toBe(true)
})

test.each([undefined, 'https://example.org/x.png', '/files/gone'])('a picture at %s gives way to its words', async (href) => {
  const { href: _, ...image } = IMAGE
  standIn.answer = () => ({ replies: [{ ...image, ...(href === undefined ? {} : { href }) }] })
  await chat.ask('รูป')
  await chat.last.getByText('Effective Change 7 ผลงาน').waitFor()
  await expect.poll(() => chat.last.locator('img').count()).toBe(0)
})

test('only a coordinator is offered to send files, after a reload too, until the desk is closed', async () => {
  const button = chat.page.getByRole('button', { name: 'ส่งไฟล์' })
  expect(await button.isVisible()).toBe(false)
  standIn.answer = asCoordinator
  await chat.ask('รหัส')
  expect(await button.isVisible()).toBe(true)
  await chat.page.reload()
  await button.waitFor()
  await chat.ask('ออก')
  expect(await button.isVisible()).toBe(false)
})

test('a chosen file is sent whole with its name, and shown in the chat', async () => {
  standIn.answer = asCoordinator
  await chat.ask('รหัส')
  const choosing = chat.page.waitForEvent('filechooser')
  await chat.page.getByRole('button', { name: 'ส่งไฟล์' }).press('Enter')
  await (await choosing).setFiles(sheet('รายการ 1.xlsx', 1_000_000))
  await expect.poll(() => lastTurn()?.file).toEqual({ name: 'รายการ 1.xlsx', size: 1_000_000 })
  await chat.settled()
  expect(lastTurn()?.conversation).toBe(standIn.conversations[0])
  expect(await chat.last.locator('.bubble .words').textContent()).toBe('ไฟล์: รายการ 1.xlsx')
})

/** Drops a file on the page as a person's file manager does. */
const DROP = `(() => {
  const data = new DataTransfer()
  data.items.add(new File(['abc'], 'a.csv'))
  for (const type of ['dragover', 'drop']) document.querySelector('main').dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
})()`

test('a dropped file is sent by a coordinator, and by nobody else', async () => {
  await chat.page.evaluate(DROP)
  standIn.answer = asCoordinator
  await chat.ask('รหัส')
  expect(standIn.turns.filter((turn) => turn.file)).toEqual([])
  await chat.page.evaluate(DROP)
  await expect.poll(() => lastTurn()?.file).toEqual({ name: 'a.csv', size: 3 })
  expect(await chat.page.locator('body.is-dropping').count()).toBe(0)
})

test.each([[0, 'ว่างเปล่า'], [10 * 1024 * 1024 + 1, '10 MB']])('a file of %i bytes is not sent, and the page says why', async (size, why) => {
  standIn.answer = asCoordinator
  await chat.ask('รหัส')
  const before = standIn.turns.length
  await chat.page.locator('#file').setInputFiles(sheet('a.csv', size))
  await expect.poll(() => chat.page.locator('#toast').textContent()).toContain(why)
  expect(standIn.turns.length).toBe(before)
})

test('a file whose answer was lost is sent again under the same id and taken once', async () => {
  standIn.answer = asCoordinator
  await chat.ask('รหัส')
  let failures = 1
  standIn.answer = (heard) => (failures-- > 0 ? { status: 503, body: {} } : asCoordinator(heard))
  await chat.page.locator('#file').setInputFiles(sheet())
  await expect.poll(() => lastTurn()?.file, { timeout: 5_000 }).toEqual({ name: 'รายการ.xlsx', size: 3 })
  await chat.settled()
  const tries = standIn.tries.filter((heard) => heard.file)
  expect(tries).toHaveLength(2)
  expect(new Set(tries.map(({ id }) => id)).size).toBe(1)
})

test('a file that was not sent before a reload has to be chosen again; another tab leaves it alone', async () => {
  standIn.answer = asCoordinator
  await chat.ask('รหัส')
  standIn.answer = (heard) => (heard.file ? { status: 503, body: {} } : asCoordinator(heard))
  await chat.page.locator('#file').setInputFiles(sheet())
  await expect.poll(() => standIn.tries.filter((heard) => heard.file).length).toBeGreaterThan(0)
  const other = await openTab(chat.context, standIn)
  expect(await other.last.getAttribute('data-state')).toBe('pending')
  await chat.page.reload()
  await chat.page.locator('.is-failed').waitFor()
  expect(await chat.page.locator('.is-failed').textContent()).toContain('โปรดเลือกไฟล์อีกครั้ง')
})
