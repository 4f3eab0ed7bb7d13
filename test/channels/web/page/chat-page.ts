import type { Browser, BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core'
import type { Reply } from '../../../../src/conversation/replies.ts'
import { openContext, watchPage } from '../../../support/browser.ts'
import type { Watch } from '../../../support/browser.ts'
import { FORM, GREETING, IMAGE, LIST, NOTE, PROBLEM, QUESTIONS, SUMMARY, VERDICT } from './canned-replies.ts'
import type { Answer, Heard, StandIn } from './stand-in.ts'

/** What the stand-in says when a test types one of these words. */
const BY_WORD: Record<string, readonly Reply[]> = {
  สวัสดี: [GREETING, QUESTIONS.text],
  Hello: [GREETING, QUESTIONS.text],
  ...Object.fromEntries(Object.entries(QUESTIONS).map(([type, question]) => [type, [question]])),
  verdict: [VERDICT],
  summary: [SUMMARY],
  note: [NOTE],
  problem: [PROBLEM],
  list: [LIST],
  form: [FORM],
  image: [IMAGE],
}

/** Answers a fact type's name or a kind's name with such a reply, and all else with a note. */
export const sayByWord = (heard: Heard): Answer => ({ replies: BY_WORD[heard.text ?? ''] ?? [NOTE] })

/** An open chat page with what it takes to use it as a person would. */
export interface ChatPage {
  readonly context: BrowserContext
  readonly page: Page
  readonly watch: Watch
  readonly box: Locator
  /** The last turn on the page. */
  readonly last: Locator
  /** Types into the composer and sends. */
  type(text: string): Promise<void>
  /** Types, and waits until the replies stand on the page. */
  ask(text: string): Promise<void>
  /** Waits until nothing is pending. */
  settled(): Promise<void>
  close(): Promise<void>
}

/** Opens the page of a stand-in in a fresh browser profile, and waits for the greeting. */
export async function openChat(browser: Browser, standIn: StandIn, options: BrowserContextOptions = {}): Promise<ChatPage> {
  const context = await openContext(browser, { viewport: { width: 1024, height: 800 }, ...options })
  const chat = await openTab(context, standIn)
  await chat.settled()
  return chat
}

/** One more tab of the same profile. It may still be waiting for its greeting. */
export async function openTab(context: BrowserContext, standIn: StandIn): Promise<ChatPage> {
  const page = await context.newPage()
  const watch = watchPage(page, standIn.origin)
  await page.goto(standIn.origin)
  await page.locator('body[data-ready=yes]').waitFor()
  const box = page.locator('#say')
  const settled = async () => {
    await page.locator('.turn').first().waitFor()
    await page.locator('.turn[data-state=pending]').first().waitFor({ state: 'detached' })
  }
  const type = async (text: string) => {
    await box.fill(text)
    await box.press('Enter')
  }
  return {
    context, page, watch, box, settled, type,
    last: page.locator('.turn').last(),
    ask: async (text) => {
      await type(text)
      await settled()
    },
    close: () => context.close(),
  }
}
