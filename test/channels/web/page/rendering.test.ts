import { expect, test } from 'vitest'
import { QUESTIONS, VERDICT } from './canned-replies.ts'
import { chat, eachChat, standIn } from './each-chat.ts'

eachChat()

const lastTurn = () => standIn.turns.at(-1)

test('the page opens a conversation, greets without a bubble and shows the first question', async () => {
  expect(standIn.conversations).toHaveLength(1)
  expect(standIn.turns).toMatchObject([{ text: 'สวัสดี', conversation: standIn.conversations[0] }])
  expect(await chat.page.locator('.bubble').count()).toBe(0)
  expect(await chat.page.locator('.question h2').textContent()).toBe(QUESTIONS.text.prompt)
  expect(await chat.page.locator('html').getAttribute('lang')).toBe('th')
})

test('a tapped choice sends its token and shows its label', async () => {
  await chat.ask('choice')
  await chat.last.locator('.choice').first().click()
  await chat.settled()
  expect(lastTurn()).toMatchObject({ choice: QUESTIONS.choice.choices?.[0]?.choice })
  expect(lastTurn()).not.toHaveProperty('text')
  expect(await chat.last.locator('.bubble .words').textContent()).toBe(QUESTIONS.choice.choices?.[0]?.label)
})

test('yes and no are two buttons', async () => {
  await chat.ask('yes-no')
  expect(await chat.last.locator('.choice').count()).toBe(2)
  await chat.last.locator('.choice').nth(1).click()
  await chat.settled()
  expect(lastTurn()).toMatchObject({ choice: 'in-use-false' })
})

test('ticked values go together, with the earlier answer ticked', async () => {
  await chat.ask('choices')
  const card = chat.last.locator('.question')
  expect(await card.getByRole('checkbox', { checked: true }).count()).toBe(1)
  await card.getByLabel('ลดค่าธรรมเนียม').check()
  await card.getByRole('button', { name: 'ตกลง' }).click()
  await chat.settled()
  expect(lastTurn()).toMatchObject({ choices: ['fee', 'steps'] })
})

test('none of the values is an answer of its own, with words of its own', async () => {
  await chat.ask('choices')
  await chat.last.getByLabel('ลดขั้นตอนการให้บริการ').uncheck()
  await chat.last.getByRole('button', { name: 'ไม่มีข้อใดเลย' }).click()
  await chat.settled()
  expect(lastTurn()).toMatchObject({ choices: [] })
})

test.each([
  ['', 'โปรดกรอกเป็นตัวเลข'], ['มาก', 'โปรดกรอกเป็นตัวเลข'],
  ['101', '0 ถึง 100'], ['-1', '0 ถึง 100'], ['70.5', 'จำนวนเต็ม'],
])(
  'the number %j is refused with a reason, and the field keeps the focus', async (typed, reason) => {
    await chat.ask('number')
    const before = standIn.turns.length
    const field = chat.last.getByLabel('ตัวเลข')
    await field.fill(typed)
    await field.press('Enter')
    expect(await chat.last.getByRole('alert').textContent()).toContain(reason)
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    expect(await chat.last.locator('input:focus').count()).toBe(1)
    expect(standIn.turns).toHaveLength(before)
  })

test.each([
  ['75', '75'], ['๗๕', '75'], ['75 %', '75'], ['0', '0'], ['100', '100'],
])('the number %j is sent as %j', async (typed, sent) => {
  await chat.ask('number')
  await chat.last.getByLabel('ตัวเลข').fill(typed)
  await chat.last.getByRole('button', { name: 'ตกลง' }).click()
  await chat.settled()
  expect(lastTurn()).toMatchObject({ text: sent })
})

test.each([
  [{ day: '15', month: '10', year: '2019' }, '15 ตุลาคม 2562'],
  [{ day: '', month: '10', year: '2019' }, 'ตุลาคม 2562'],
  [{ day: '29', month: '2', year: '2020' }, '29 กุมภาพันธ์ 2563'],
])('the date %j is sent as people write it', async (date, sent) => {
  await chat.ask('date')
  await chat.last.getByLabel('วัน', { exact: true }).selectOption(date.day)
  await chat.last.getByLabel('เดือน').selectOption(date.month)
  await chat.last.getByLabel('ปี พ.ศ.').selectOption(date.year)
  await chat.last.getByRole('button', { name: 'ตกลง' }).click()
  await chat.settled()
  expect(lastTurn()).toMatchObject({ text: sent })
})

test('a day that the month does not have, or no month, is not sent', async () => {
  await chat.ask('date')
  const before = standIn.turns.length
  await chat.last.getByRole('button', { name: 'ตกลง' }).click()
  expect(await chat.last.getByRole('alert').textContent()).toContain('เดือนและปี')
  await chat.last.getByLabel('วัน', { exact: true }).selectOption('29')
  await chat.last.getByLabel('เดือน').selectOption('2')
  await chat.last.getByLabel('ปี พ.ศ.').selectOption('2021')
  await chat.last.getByRole('button', { name: 'ตกลง' }).click()
  expect(await chat.last.getByRole('alert').textContent()).toContain('ไม่มีวันที่นี้')
  expect(standIn.turns).toHaveLength(before)
})

test('the years offered go thirty years back from this one', async () => {
  await chat.ask('date')
  const years = await chat.last.getByLabel('ปี พ.ศ.').locator('option[value]:not([value=""])').allTextContents()
  const year = Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Bangkok', year: 'numeric' }).format(new Date()))
  expect(years).toEqual(Array.from({ length: 31 }, (_, at) => String(year - at + 543)))
})

test('Enter sends, Shift and Enter break the line, and nothing is no message', async () => {
  const before = standIn.turns.length
  await chat.box.fill('   ')
  await chat.box.press('Enter')
  expect(standIn.turns).toHaveLength(before)
  await chat.box.fill('หนึ่ง')
  await chat.box.press('Shift+Enter')
  await chat.box.pressSequentially('สอง')
  await chat.box.press('Enter')
  await chat.settled()
  expect(lastTurn()).toMatchObject({ text: 'หนึ่ง\nสอง' })
  expect(await chat.box.inputValue()).toBe('')
})

test('the progress bar tells how much is answered', async () => {
  const bar = chat.page.locator('progress')
  expect([await bar.getAttribute('value'), await bar.getAttribute('max')]).toEqual(['6', '15'])
})

test('an action sends its token', async () => {
  await chat.last.locator('[data-action=why]').click()
  await chat.settled()
  expect(lastTurn()).toMatchObject({ choice: 'token-why' })
})

test('a verdict shows every award with its status in words and an icon, and unfolds its sources', async () => {
  await chat.ask('verdict')
  for (const card of VERDICT.groups.flatMap((group) => group.cards)) {
    const award = chat.last.locator('.award').filter({ hasText: card.name })
    expect(await award.locator('.status').textContent()).toBe(card.statusLabel)
    expect(await award.locator('.status svg').count()).toBe(1)
    expect(await award.locator('.reason').count()).toBe(card.reasons.length)
  }
  expect(await chat.last.locator('.disclaimer').textContent()).toContain(VERDICT.disclaimer)
  const quote = chat.last.locator('.is-unmet blockquote').first()
  expect(await quote.isVisible()).toBe(false)
  await chat.last.locator('.is-unmet summary').first().click()
  expect(await quote.isVisible()).toBe(true)
  expect(await quote.getAttribute('lang')).toBe('th')
})

test('a long verdict is read from its start', async () => {
  await chat.ask('verdict')
  const top = (await chat.last.locator('.verdict h2').boundingBox())?.y
  expect(top).toBeGreaterThan(60)
  expect(top).toBeLessThan(300)
})

test('printing shows one verdict, unfolded, without the chat around it', async () => {
  await chat.ask('verdict')
  await chat.ask('choice')
  await chat.page.evaluate('window.print = () => window.dispatchEvent(new Event("beforeprint"))')
  await chat.page.locator('[data-tool=print]').click()
  await chat.page.emulateMedia({ media: 'print' })
  expect(await chat.page.locator('.prints blockquote').first().isVisible()).toBe(true)
  for (const hidden of ['header', '.composer', '.bubble', '.question', '.verdict .actions']) {
    expect(await chat.page.locator(hidden).first().isVisible(), hidden).toBe(false)
  }
  await chat.page.evaluate('window.dispatchEvent(new Event("afterprint"))')
  await chat.page.emulateMedia({ media: 'screen' })
  expect(await chat.page.locator('.verdict details[open]').count()).toBe(0)
})

/** As on plain http: no clipboard, and what the old command copies is noted. */
const NO_CLIPBOARD = `
  Object.defineProperty(navigator, 'clipboard', { value: undefined })
  document.addEventListener('copy', () => {
    window.copied = getSelection().toString() || document.activeElement.value
  })`

test.each([
  ['with', true],
  ['without', false],
])('the verdict text can be copied %s a clipboard of the browser', async (_, granted) => {
  await chat.ask('verdict')
  if (granted) await chat.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  else await chat.page.evaluate(NO_CLIPBOARD)
  await chat.page.locator('[data-tool=copy]').click()
  await expect.poll(() => chat.page.locator('#toast').textContent()).toBe('คัดลอกแล้ว')
  const copied = await chat.page.evaluate(granted ? 'navigator.clipboard.readText()' : 'window.copied')
  expect(copied).toBe(VERDICT.text)
})

test('a verdict can be shared where the browser can share', async () => {
  await chat.page.evaluate('navigator.share = async (what) => { window.shared = what }')
  await chat.ask('verdict')
  await chat.page.locator('[data-tool=share]').click()
  expect(await chat.page.evaluate('window.shared')).toEqual({ title: VERDICT.title, text: VERDICT.text })
})

test('a verdict without a card says its text', async () => {
  standIn.answer = () => ({ replies: [{ ...VERDICT, groups: [] }] })
  await chat.ask('ดูผล')
  expect(await chat.last.locator('.verdict .words').textContent()).toBe(VERDICT.text)
})

test('a verdict of few awards shows every reason at once', async () => {
  standIn.answer = () => ({ replies: [{ ...VERDICT, groups: VERDICT.groups.slice(0, 1) }] })
  await chat.ask('ดูผล')
  for (const reason of await chat.last.locator('.reason').all()) expect(await reason.isVisible()).toBe(true)
})

test('each answer of a summary has a button that changes it', async () => {
  await chat.ask('summary')
  await chat.last.getByRole('button', { name: /เริ่มดำเนินการ/ }).click()
  await chat.settled()
  expect(lastTurn()).toMatchObject({ choice: 'token-change-2' })
})

test('older buttons still work; older fields, which carry no token, do not', async () => {
  await chat.ask('choice')
  await chat.ask('choices')
  await chat.ask('yes-no')
  expect(await chat.page.locator('[data-type=choices] input').first().isDisabled()).toBe(true)
  expect(await chat.page.locator('.question.is-past').count()).toBe(3)
  await chat.page.locator('[data-type=choice] .choice').first().click()
  await chat.settled()
  expect(lastTurn()).toMatchObject({ choice: 'scope-organisation' })
})

test('a kind that the page does not know shows its text', async () => {
  const unknown = '[{"kind":"poem","text":"กลอน"},{"kind":"verdict","text":"ผลโดยย่อ"}]'
  standIn.answer = () => ({ replies: JSON.parse(unknown) })
  await chat.ask('อะไรก็ได้')
  expect(await chat.last.locator('.message .words').allTextContents()).toEqual(['กลอน', 'ผลโดยย่อ'])
})

test('switching the language tells the bot and changes the page, also after a reload', async () => {
  await chat.page.locator('[data-does=language]').click()
  await chat.settled()
  expect(lastTurn()).toMatchObject({ text: 'English' })
  // What was said before keeps its language, also for those who hear it.
  expect(await chat.page.locator('.turn').first().getAttribute('lang')).toBe('th')
  expect(await chat.last.getAttribute('lang')).toBe('en')
  await chat.page.reload()
  await chat.page.locator('body[data-ready=yes]').waitFor()
  expect(await chat.page.getByRole('heading', { level: 1 }).textContent()).toBe('Lertrat Award Guide')
  expect(await chat.page.locator('html').getAttribute('lang')).toBe('en')
  await chat.ask('date')
  await chat.last.getByLabel('Day').selectOption('15')
  await chat.last.getByLabel('Month').selectOption('10')
  await chat.last.getByLabel('Year').selectOption('2019')
  await chat.last.getByRole('button', { name: 'Done' }).click()
  await chat.settled()
  expect(lastTurn()).toMatchObject({ text: '15 October 2019' })
})
