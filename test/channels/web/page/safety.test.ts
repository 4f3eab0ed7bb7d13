import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../../support/browser.ts'
import { EVERY_KIND, withTextsReplaced } from './canned-replies.ts'
import { openChat, sayByWord } from './chat-page.ts'
import { startStandIn } from './stand-in.ts'

let browser: Browser
beforeAll(async () => { browser = await launchBrowser() })
afterAll(async () => { await browser.close() })

test('no text of a reply, wherever it stands, becomes anything but text', async () => {
  const standIn = await startStandIn(sayByWord)
  const chat = await openChat(browser, standIn)
  await chat.page.evaluate('window.alert = () => { window.ran = true }')
  const attack = fc.constantFrom(
    '<img src=x onerror=alert(1)>', '<script>alert(1)</script>', '"><svg onload=alert(1)>', '<a href="javascript:alert(1)">กด</a>',
    '<iframe srcdoc="<script>parent.alert(1)</script>">', '</template><style>*{display:none}</style>', '{{constructor.constructor("alert(1)")()}}',
  )
  await fc.assert(fc.asyncProperty(attack, fc.string({ maxLength: 20 }), async (markup, around) => {
    const text = `${around}${markup}`
    standIn.answer = () => ({ replies: withTextsReplaced(EVERY_KIND, text) })
    await chat.ask(markup)
    expect(await chat.last.locator('img:not(.picture > figure > img), script, iframe, style, a[href^=javascript]').count()).toBe(0)
    expect(await chat.last.locator('h2').first().textContent()).toBe(text)
    expect(await chat.page.evaluate('window.ran === true')).toBe(false)
  }), { numRuns: 10 })
  expect(chat.watch).toEqual({ outside: [], violations: [], errors: [] })
  await chat.close()
  await standIn.close()
})

test.each(['javascript:alert(1)', 'https://example.org/', '//example.org/x', 'data:text/html,x'])(
  'a link to %s is left out', async (href) => {
    const standIn = await startStandIn(sayByWord)
    const chat = await openChat(browser, standIn)
    standIn.answer = () => ({ replies: [{ kind: 'message', text: 'ลิงก์', link: { label: 'เปิด', href } }] })
    await chat.ask('ลิงก์')
    expect(await chat.last.locator('a').count()).toBe(0)
    expect(await chat.last.locator('.words').last().textContent()).toBe('ลิงก์')
    await chat.close()
    await standIn.close()
  })
