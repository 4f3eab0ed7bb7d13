import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { run } from '../../../cli/run.ts'
import { launchBrowser, openContext, watchPage } from '../../../support/browser.ts'
import { freshDatabase } from '../../../support/databases.ts'
import { startProcess } from '../../../support/server.ts'

let browser: Browser
beforeAll(async () => { browser = await launchBrowser() })
afterAll(async () => { await browser.close() })

/** What a coordinator has in a spreadsheet. */
const sheet = { name: 'รายการ.csv', mimeType: 'text/csv', buffer: Buffer.from('ชื่อผลงาน,รางวัล,หน่วยงาน\nคลินิกแก้หนี้,Open Governance,กรมที่ดิน\n') }

test('a coordinator redeems a code, fills in a form, sends a file and sees the chart and the export', async () => {
  const { url, drop } = await freshDatabase('sqlite')
  const invited = await run(['invite', '--name', 'สมชาย'], '', { DATABASE_URL: url })
  const code = /[A-Z0-9]{4}(?:-[A-Z0-9]{4}){3}/.exec(invited.output)?.[0] ?? ''
  const server = await startProcess({ env: { DATABASE_URL: url, LOG_LEVEL: 'warn' } })
  const context = await openContext(browser, { viewport: { width: 1024, height: 900 } })
  const page = await context.newPage()
  const watch = watchPage(page, server.address)
  const settled = () => page.locator('.turn[data-state=pending]').first().waitFor({ state: 'detached' })
  const say = async (text: string) => {
    await page.locator('#say').fill(text)
    await page.locator('#say').press('Enter')
    await settled()
  }
  const last = page.locator('.turn').last()
  await page.goto(server.address)
  await page.locator('body[data-ready=yes]').waitFor()
  await settled()
  expect(await page.locator('#attach').isVisible()).toBe(false)

  await say(code)
  await page.locator('#attach').waitFor()

  await say('ลงทะเบียนผลงาน')
  const form = last.locator('[data-type=form]')
  await form.waitFor()
  await form.locator('.main-button').click()
  expect(await form.locator('[aria-invalid]').count()).toBeGreaterThan(0)

  await page.locator('#file').setInputFiles(sheet)
  await last.getByText('คลินิกแก้หนี้').first().waitFor()
  await settled()

  await say('ภาพรวม')
  await expect.poll(() => page.evaluate("document.querySelector('.turn:last-child .picture img').naturalWidth")).toBeGreaterThan(500)

  await say('ส่งออกผลงาน')
  const link = last.locator('a.link')
  const response = await page.request.get(await link.getAttribute('href') ?? '')
  expect(response.status()).toBe(200)
  expect(response.headers()['content-disposition']).toMatch(/^attachment; filename=.*filename\*=UTF-8''/)
  expect((await response.body()).subarray(0, 2).toString()).toBe('PK')

  await say('ประวัติการเปลี่ยนแปลง')
  await last.locator('.list').waitFor({ timeout: 5_000 })
  expect(watch).toEqual({ outside: [], violations: [], errors: [] })
  await context.close()
  await server.kill('SIGTERM')
  expect(server.output().stderr).toBe('')
  await drop()
}, 60_000)
