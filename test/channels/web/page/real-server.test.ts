import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Browser, Locator, Page } from 'playwright-core'
import { launchBrowser, openContext, watchPage } from '../../../support/browser.ts'
import { startProcess } from '../../../support/server.ts'
import type { ServerProcess } from '../../../support/server.ts'

let browser: Browser
let server: ServerProcess
let folder: string
let page: Page

const start = (port: string) =>
  startProcess({ env: { DATABASE_URL: `sqlite:${join(folder, 'chat.db')}`, LOG_LEVEL: 'error', PORT: port } })

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'page-'))
  browser = await launchBrowser()
  server = await start('0')
  page = await (await openContext(browser)).newPage()
})
afterEach(async () => {
  await browser.close()
  await server.kill()
  rmSync(folder, { recursive: true, force: true })
})

const answered = async () => {
  await page.locator('.turn[data-state=done]').last().waitFor()
  await page.locator('.turn[data-state=pending]').first().waitFor({ state: 'detached' })
}

/** Answers a question as it stands, with the first thing it offers. */
async function answerFirst(question: Locator): Promise<void> {
  const type = await question.getAttribute('data-type')
  if (await question.locator('.choice').count() > 0) {
    await question.locator('.choice').first().click()
    return
  }
  if (type === 'text') {
    await page.locator('#say').fill('ศูนย์บริการประชาชน')
    await page.locator('#say').press('Enter')
    return
  }
  if (type === 'choices') await question.locator('input').first().check()
  if (type === 'number') await question.locator('input').fill('80')
  if (type === 'date') {
    await question.locator('select').nth(1).selectOption('10')
    await question.locator('select').nth(2).selectOption('2019')
  }
  await question.locator('.main-button').click()
}

test('whoever answers one question after the other gets a verdict, and can delete everything', async () => {
  const watch = watchPage(page, server.address)
  await page.goto(server.address)
  await answered()
  const verdict = page.locator('.turn:last-child .verdict')
  for (let questions = 0; questions < 40 && await verdict.count() === 0; questions += 1) {
    await answerFirst(page.locator('.turn:last-child .question'))
    await answered()
  }
  expect(await verdict.locator('.award').count()).toBeGreaterThan(0)
  await page.locator('[data-does=answers]:visible').first().click()
  await answered()
  expect(await page.locator('.turn:last-child .summary tbody tr').count()).toBeGreaterThan(0)
  await page.locator('#menu-button').click()
  await page.locator('[data-does=erase]').click()
  await page.locator('dialog .danger-button').click()
  await page.locator('.erased').waitFor()
  expect(await page.evaluate('localStorage.getItem("lertrat.chat")')).toBeNull()
  expect(watch).toEqual({ outside: [], violations: [], errors: [] })
})

test('an answer given while the server is killed is taken once when it is back', async () => {
  await page.goto(server.address)
  await answered()
  await server.kill('SIGKILL')
  await answerFirst(page.locator('.turn:last-child .question'))
  await page.locator('#banner').waitFor()
  server = await start(new URL(server.address).port)
  await answered()
  expect(await page.locator('.bubble').count()).toBe(1)
  expect(await page.locator('.turn:last-child .question').count()).toBe(1)
  expect(await page.locator('#banner').isVisible()).toBe(false)
})
