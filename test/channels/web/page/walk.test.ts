import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser, Page } from 'playwright-core'
import type { Reply, VerdictReply } from '../../../../src/conversation/replies.ts'
import { checkCase, documentWinners, loadRules, registryOf } from '../../../../src/rules/index.ts'
import { launchBrowser, openContext, watchPage } from '../../../support/browser.ts'
import { startProcess, type ServerProcess } from '../../../support/server.ts'

/** One applicant: a department whose open-governance work started in October 2019. */
const facts = {
  'work.branches': ['participation'],
  'participation.aims': ['open-administration'],
  'applicant.name': 'กรมชลประทาน',
  'applicant.counts-as': 'กรมชลประทาน',
  'applicant.kind': 'department',
  'work.started-on': '2019-10',
  'work.scope': 'organisation',
  'participation.levels': ['inform', 'consult'],
  'participation.engaged': true,
} as const

const rules = loadRules(2564)
const registry = registryOf({ entries: [], winners: documentWinners(rules.rulebook) }, 2564)

let browser: Browser
let server: ServerProcess
let folder: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'walk-'))
  browser = await launchBrowser()
  server = await startProcess({ env: { DATABASE_URL: `sqlite:${join(folder, 'chat.db')}`, LOG_LEVEL: 'error', PORT: '0' } })
})
afterAll(async () => {
  await browser.close()
  await server.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** Does something that takes a turn, and gives its replies once the page shows them. */
async function turn(page: Page, act: () => Promise<unknown>): Promise<readonly Reply[]> {
  const [response] = await Promise.all([page.waitForResponse((candidate) => candidate.url().endsWith('/web/messages')), act()])
  const { replies } = (await response.json()) as { replies: Reply[] }
  await page.locator('.turn[data-state=pending]').first().waitFor({ state: 'detached' })
  return replies
}

/** Types into the composer. */
async function say(page: Page, text: string): Promise<readonly Reply[]> {
  await page.locator('#say').fill(text)
  return turn(page, () => page.locator('#say').press('Enter'))
}

/** Answers the question that stands last, by its own means: a box, a button, a field. */
async function answer(page: Page, replies: readonly Reply[]): Promise<readonly Reply[]> {
  const asked = replies.findLast((reply) => reply.kind === 'question')
  if (asked?.kind !== 'question') throw new Error('no question is open')
  const question = page.locator('.turn:last-child .question')
  const value = facts[asked.fact as keyof typeof facts]
  const label = (wanted: string | boolean) => asked.choices?.find((choice) => choice.value === wanted)?.label ?? ''
  if (asked.fact === 'applicant.kind' || asked.fact === 'applicant.name') {
    // A name typed where the kind is asked for tells both.
    return say(page, 'กรมชลประทาน')
  }
  if (asked.type === 'choices') {
    for (const one of value as readonly string[]) await question.getByLabel(label(one), { exact: true }).check()
    return turn(page, () => question.locator('.main-button').click())
  }
  if (asked.type === 'date') {
    await question.locator('select').nth(1).selectOption('10')
    await question.locator('select').nth(2).selectOption('2019')
    return turn(page, () => question.locator('.main-button').click())
  }
  return turn(page, () => question.getByRole('button', { name: label(value as string | boolean), exact: true }).click())
}

describe.each([
  { language: 'th', width: 360, height: 740 },
  { language: 'th', width: 1440, height: 900 },
  { language: 'en', width: 360, height: 740 },
  { language: 'en', width: 1440, height: 900 },
] as const)('a person on a screen $width wide, in $language', ({ language, width, height }) => {
  test('walks from the greeting to a verdict, changes an answer, and gets the rules core’s verdict both times', async () => {
    const context = await openContext(browser, { viewport: { width, height } })
    const page = await context.newPage()
    const watch = watchPage(page, server.address)
    const verdict = () => replies.find((reply): reply is VerdictReply => reply.kind === 'verdict')
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10)
    const expected = (changes: object) => checkCase(rules, { facts: { ...facts, ...changes } }, { asOf: today, registry }).awards

    let replies = await turn(page, () => page.goto(server.address))
    if (language === 'en') replies = await turn(page, () => page.locator('[data-does=language]:visible').first().click())
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    for (let questions = 0; questions < 15 && !verdict(); questions += 1) replies = await answer(page, replies)
    expect(verdict()?.awards).toEqual(expected({}))
    expect(await page.locator('.turn:last-child .award.is-eligible').count()).toBe(1)

    // The source line unfolds, and holds the document's own words.
    const award = page.locator('.turn:last-child .award').first()
    for (const fold of await award.locator('details').all()) await fold.evaluate((node) => node.setAttribute('open', ''))
    expect(await award.innerText()).toContain('1 กรมต่อ 1 ผลงาน')
    expect((await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze()).violations).toEqual([])

    replies = await say(page, language === 'th' ? 'แก้ขอบเขตผลงาน' : 'change scope of the work')
    const scope = replies.findLast((reply) => reply.kind === 'question')
    expect(scope?.kind === 'question' && scope.fact).toBe('work.scope')
    const project = scope?.kind === 'question' ? (scope.choices?.find((choice) => choice.value === 'project')?.label ?? '') : ''
    replies = await turn(page, () => page.locator('.turn:last-child .question').getByRole('button', { name: project, exact: true }).click())
    expect(verdict()?.awards).toEqual(expected({ 'work.scope': 'project' }))
    expect(await page.locator('.turn:last-child .award.is-ineligible').count()).toBe(1)

    // A kept result is a page of its own, without scripts.
    const forward = verdict()?.actions?.find((action) => action.does === 'forward')?.label ?? ''
    await turn(page, () => page.locator('.turn:last-child').getByRole('button', { name: forward, exact: true }).click())
    const link = page.locator('.turn:last-child a.link')
    const href = await link.getAttribute('href')
    const kept = await context.newPage()
    await kept.goto(new URL(href ?? '', server.address).href)
    expect(await kept.locator('article.ineligible').count()).toBe(1)
    expect((await new AxeBuilder({ page: kept }).withTags(['wcag2a', 'wcag2aa', 'wcag22aa']).analyze()).violations).toEqual([])
    expect(watch).toEqual({ outside: [], violations: [], errors: [] })
    await context.close()
  })
})
