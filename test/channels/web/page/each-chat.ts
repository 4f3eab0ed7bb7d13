import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { launchBrowser, type Watch } from '../../../support/browser.ts'
import { openChat, sayByWord, type ChatPage } from './chat-page.ts'
import { startStandIn, type StandIn } from './stand-in.ts'

/** Those of the present test. */
export let browser: Browser
export let standIn: StandIn
export let chat: ChatPage

/**
 * Gives a file's tests one browser, and each of them a stand-in of its own with its page.
 *
 * @param inTheEnd what is expected of the page after each test: that it did nothing unseen
 */
export function eachChat(inTheEnd = (watch: Watch): void => expect(watch).toEqual({ outside: [], violations: [], errors: [] })): void {
  beforeAll(async () => { browser = await launchBrowser() })
  afterAll(async () => { await browser.close() })
  beforeEach(async () => {
    standIn = await startStandIn(sayByWord)
    chat = await openChat(browser, standIn)
  })
  afterEach(async () => {
    inTheEnd(chat.watch)
    await chat.close()
    await standIn.close()
  })
}
