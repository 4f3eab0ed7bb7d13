import chromium from '@sparticuz/chromium'
import { chromium as playwright } from 'playwright-core'
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'

/**
 * Flags of the packaged Chromium that tests must not have: one process for everything falls over with
 * several contexts, and the others switch off what the tests watch (same origin, mixed content).
 */
const UNWANTED = ['--single-process', '--no-zygote', '--disable-web-security', '--allow-running-insecure-content']

/**
 * Starts the Chromium that comes with the project's own packages: no download, no network, also as
 * root. Close it after use.
 *
 * @returns a running browser
 * @example
 * const browser = await launchBrowser()
 * const page = await (await openContext(browser)).newPage()
 */
export async function launchBrowser(): Promise<Browser> {
  const args = [...chromium.args.filter((flag) => !UNWANTED.includes(flag)), '--no-sandbox', '--disable-gpu']
  return playwright.launch({ executablePath: await chromium.executablePath(), args, headless: true })
}

/** What went wrong in a page that nobody sees: each entry is one finding, in words. */
export interface Watch {
  /** Addresses asked for outside the given origin. */
  readonly outside: string[]
  /** Violations of the content security policy. */
  readonly violations: string[]
  /** Uncaught errors. */
  readonly errors: string[]
}

/**
 * A fresh browser profile, with motion reduced so that nothing moves while a test looks.
 *
 * @param browser from {@link launchBrowser}
 * @param options of Playwright, such as `viewport` and `colorScheme`
 */
export async function openContext(browser: Browser, options: BrowserContextOptions = {}): Promise<BrowserContext> {
  return browser.newContext({ locale: 'th-TH', timezoneId: 'Asia/Bangkok', reducedMotion: 'reduce', ...options })
}

/**
 * Notes requests that leave the origin, policy violations and uncaught errors of a page from now on.
 *
 * @param page to watch
 * @param origin such as `http://127.0.0.1:4000`
 */
export function watchPage(page: Page, origin: string): Watch {
  const watch: Watch = { outside: [], violations: [], errors: [] }
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${origin}/`) && !url.startsWith('data:')) watch.outside.push(url)
  })
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) watch.violations.push(message.text())
  })
  page.on('pageerror', (error) => watch.errors.push(error.message))
  return watch
}
