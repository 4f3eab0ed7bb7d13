import { AxeBuilder } from '@axe-core/playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../../support/browser.ts'
import { EVERY_KIND, QUESTIONS } from './canned-replies.ts'
import { openChat, sayByWord } from './chat-page.ts'
import type { ChatPage } from './chat-page.ts'
import { startStandIn } from './stand-in.ts'
import type { StandIn } from './stand-in.ts'

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const KINDS = ['choice', 'choices', 'date', 'number', 'text', 'yes-no', 'note', 'problem', 'summary', 'verdict', 'list', 'form', 'image']

let browser: Browser
let standIn: StandIn
beforeAll(async () => { browser = await launchBrowser() })
afterAll(async () => { await browser.close() })
beforeEach(async () => { standIn = await startStandIn(sayByWord) })
afterEach(async () => { await standIn.close() })

/** Findings of axe, in a form that tells what to mend. */
async function findings(chat: ChatPage): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page: chat.page }).withTags(WCAG).analyze()
  return violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.target.join(' ')} ${node.failureSummary ?? ''}`))
}

const looks = (['light', 'dark'] as const).flatMap((colorScheme) => [360, 1440].map((width) => ({ colorScheme, width })))

test.each(looks)('every kind of reply meets WCAG 2.2 AA: $colorScheme, $width px', async ({ colorScheme, width }) => {
  const chat = await openChat(browser, standIn, { colorScheme, viewport: { width, height: 800 } })
  // All kinds in one turn are all current; the next question makes them older ones.
  standIn.answer = () => ({ replies: EVERY_KIND, desk: true })
  await chat.ask('ทุกแบบ')
  for (const form of ['date', 'number', 'form']) await chat.last.locator(`[data-type=${form}] .main-button`).click()
  const folds = chat.last.locator('summary')
  for (let at = 0; at < await folds.count(); at += 1) if (await folds.nth(at).isVisible()) await folds.nth(at).click()
  expect(await findings(chat), 'every kind').toEqual([])
  expect(await chat.page.evaluate('document.documentElement.scrollWidth')).toBe(width)
  standIn.answer = sayByWord
  await chat.ask('yes-no')
  expect(await chat.page.locator('.question.is-past').count()).toBe(8)
  expect(await findings(chat), 'older ones').toEqual([])
  await chat.page.locator('#menu-button').click()
  expect(await findings(chat), 'menu').toEqual([])
  await chat.page.locator('[data-does=erase]').click()
  expect(await findings(chat), 'dialog').toEqual([])
  await chat.page.keyboard.press('Escape')
  standIn.answer = () => ({ status: 400, body: { error: { code: 'bad', message: 'รับไม่ได้' } } })
  await chat.ask('ส่งไม่ได้')
  expect(await findings(chat), 'failed').toEqual([])
  standIn.answer = () => undefined
  await chat.context.setOffline(true)
  await chat.type('รอส่ง')
  await chat.page.locator('#banner').waitFor()
  expect(await findings(chat), 'pending and offline').toEqual([])
  await chat.close()
})

test('nothing has to be scrolled sideways at 320 pixels', async () => {
  const chat = await openChat(browser, standIn, { viewport: { width: 320, height: 640 } })
  standIn.answer = () => ({ replies: EVERY_KIND })
  await chat.ask('ทุกแบบ')
  expect(await chat.page.evaluate('document.documentElement.scrollWidth')).toBe(320)
  await chat.close()
})

test.each([360, 1440])('every control is a target of 44 pixels at least: %i px', async (width) => {
  const chat = await openChat(browser, standIn, { viewport: { width, height: 800 } })
  for (const kind of KINDS) await chat.ask(kind)
  const kinds = ['button', 'select', 'textarea', 'summary', '.tick', 'input:not([type=checkbox])']
  const controls = chat.page.locator(kinds.map((kind) => `${kind}:visible`).join())
  const small: string[] = []
  for (const control of await controls.all()) {
    const size = await control.boundingBox()
    if (size === null || (size.height >= 43.5 && size.width >= 43.5)) continue
    small.push(`${await control.textContent()} ${size.width} × ${size.height}`)
  }
  expect(small).toEqual([])
  await chat.close()
})

test('the keyboard alone answers a question of every kind', async () => {
  const chat = await openChat(browser, standIn)
  const { page } = chat
  const focused = (selector: string) => page.locator(`${selector}:focus`)
  /** Tabs on until the element has the focus; fails where the keyboard never gets there. */
  const tabTo = async (selector: string) => {
    for (let steps = 0; steps < 60; steps += 1) {
      if (await focused(selector).count() > 0) return
      await page.keyboard.press('Tab')
    }
    expect.fail(`the keyboard does not reach ${selector}`)
  }
  const type = async (text: string) => {
    await tabTo('#say')
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
    await chat.settled()
  }
  const latest = (selector: string) => `.turn:last-child ${selector}`

  await type('choice')
  await page.keyboard.press('Shift+Tab')
  await tabTo(latest('.choice'))
  await page.keyboard.press('Enter')
  await chat.settled()
  expect(standIn.turns.at(-1)).toMatchObject({ choice: 'scope-organisation' })

  await type('choices')
  await chat.last.locator('h2').focus()
  await tabTo(latest('[value=fee]'))
  await page.keyboard.press('Space')
  await tabTo(latest('.main-button'))
  await page.keyboard.press('Enter')
  await chat.settled()
  expect(standIn.turns.at(-1)).toMatchObject({ choices: ['fee', 'steps'] })

  await type('date')
  await chat.last.locator('h2').focus()
  await tabTo(latest('[id$=-month]'))
  for (let month = 1; month <= 10; month += 1) await page.keyboard.press('ArrowDown')
  await tabTo(latest('[id$=-year]'))
  await page.keyboard.type('2562')
  await tabTo(latest('.main-button'))
  await page.keyboard.press('Enter')
  await chat.settled()
  expect(standIn.turns.at(-1)).toMatchObject({ text: 'ตุลาคม 2562' })

  await type('verdict')
  await chat.last.locator('h2').focus()
  await tabTo(latest('summary'))
  await page.keyboard.press('Enter')
  expect(await chat.last.locator('details[open]').count()).toBe(1)

  await page.locator('#menu-button').focus()
  await page.keyboard.press('Enter')
  await tabTo('[data-does=erase]')
  await page.keyboard.press('Escape')
  expect(await focused('#menu-button').count()).toBe(1)
  expect(await page.locator('[tabindex]:not([tabindex="-1"]):not([tabindex="0"])').count()).toBe(0)
  await chat.close()
})

test('after a tap the focus goes to the new question; it is not taken from someone who types', async () => {
  const chat = await openChat(browser, standIn)
  await chat.ask('yes-no')
  standIn.answer = () => ({ replies: [QUESTIONS.choice] })
  await chat.last.locator('.choice').first().click()
  await chat.settled()
  expect(await chat.last.locator('h2:focus').count()).toBe(1)
  await chat.ask('อีกข้อ')
  expect(await chat.page.locator('#say:focus').count()).toBe(1)
  await chat.close()
})

test('what has the focus is never hidden by the header or the composer', async () => {
  const chat = await openChat(browser, standIn, { viewport: { width: 360, height: 640 } })
  await chat.ask('verdict')
  const top = await chat.page.locator('header').boundingBox()
  const bottom = await chat.page.locator('.composer').boundingBox()
  await chat.last.locator('h2').focus()
  for (let steps = 0; steps < 25; steps += 1) {
    await chat.page.keyboard.press('Tab')
    const inLog = chat.page.locator('#log :focus')
    if (await inLog.count() === 0) break
    const place = await inLog.boundingBox()
    expect(place?.y).toBeGreaterThanOrEqual((top?.height ?? 0) - 1)
    expect((place?.y ?? 0) + (place?.height ?? 0)).toBeLessThanOrEqual((bottom?.y ?? 0) + 1)
  }
  await chat.close()
})

test('replies stand in a log that is read aloud, and what fails is announced', async () => {
  const chat = await openChat(browser, standIn)
  const log = chat.page.getByRole('log')
  expect(await log.getAttribute('aria-live')).toBe('polite')
  expect(await log.getAttribute('aria-busy')).toBe('false')
  expect(await chat.page.getByRole('heading', { level: 1 }).count()).toBe(1)
  for (const landmark of ['banner', 'main', 'contentinfo'] as const) {
    expect(await chat.page.getByRole(landmark).count()).toBe(1)
  }
  await chat.ask('choice')
  expect(await chat.last.getByRole('group', { name: QUESTIONS.choice.prompt }).count()).toBe(1)
  await chat.close()
})

test('focus in the header or the composer, which are always in view, does not scroll the log', async () => {
  const chat = await openChat(browser, standIn, { viewport: { width: 1024, height: 640 } })
  for (const kind of ['choice', 'summary', 'date', 'verdict', 'choices']) await chat.ask(kind)
  const place = async () => chat.page.evaluate('Math.round(scrollY)')
  const before = await place()
  expect(before).toBeGreaterThan(500)
  for (const control of ['#menu-button', '[data-does=restart]', '#say', '.send']) {
    await chat.page.locator(control).first().focus()
    expect(await place(), control).toBe(before)
  }
  await chat.close()
})
