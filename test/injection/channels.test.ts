import { unzipSync } from 'fflate'
import { parse } from 'csv-parse/sync'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { drawBars } from '../../src/pictures/bars.ts'
import { launchBrowser, openContext, watchPage, type Watch } from '../support/browser.ts'
import { cardPage } from '../support/card-page.ts'
import { controls, hostile, mark, unseen, type Hostile } from './hostile.ts'
import { checkFinished, onLine, onTeams, onWeb, openHouse, sheet, type AtDesk, type House } from './house.ts'
import { foreignParts, strangeElements, unseenLines, wordsIn } from './traces.ts'
import { at, forged, script, textWith, unclear, views } from './views.ts'

/**
 * One registry that is filled with hostile names and titles through every way in, and then all that
 * coordinators and applicants can see of it, through every way out.
 */
let house: House
let browser: Browser
let page: Page
let watch: Watch
/** The first coordinator, in the real page and, in the same conversation, over HTTP. */
let web: Awaited<ReturnType<typeof onWeb>>
let line: ReturnType<typeof onLine>
let teams: ReturnType<typeof onTeams>
/** The printable page of an applicant. */
let printable: string

const award = 'service-innovation'

beforeAll(async () => {
  [house, browser] = await Promise.all([openHouse(), launchBrowser()])
  page = await (await openContext(browser, { viewport: { width: 1024, height: 900 } })).newPage()
  watch = watchPage(page, house.line.address)
  await page.goto(house.line.address)
  await page.locator('body[data-ready=yes]').waitFor()
  await settled()
  const { conversation } = JSON.parse(await page.evaluate<string>('localStorage.getItem("lertrat.chat")')) as { conversation: string }
  web = await onWeb(house, conversation)
  line = onLine(house, 1)
  teams = onTeams(house, 1)
  await type(await house.invited(script.typed))
  await line.say(await house.invited(textWith('](javascript').typed))
  await teams.say(await house.invited(textWith('**').typed))
})
afterAll(async () => {
  await browser.close()
  await house.close()
})

const last = () => page.locator('.turn').last()
const settled = () => page.locator('.turn[data-state=pending]').first().waitFor({ state: 'detached' })
/** What the bot said last. */
const said = async () => (await last().locator('.card').allInnerTexts()).join('\n')
/** Says something in the real page, and gives what the bot says. */
async function type(words: string): Promise<string> {
  await page.locator('#say').fill(words)
  await page.locator('#say').press('Enter')
  await settled()
  return said()
}

const entries = () => house.database.kysely.selectFrom('entries').selectAll().orderBy('id').execute()

/** Registers entries, each field another text, and each entry so many texts further. @returns the places of their titles */
async function enter(desk: AtDesk, begin: string, step: number, more: Readonly<Record<string, string>> = {}): Promise<readonly number[]> {
  const places = hostile.map((_, place) => place).filter((place) => place % step === 0)
  for (const place of places) {
    await desk.say(begin)
    await desk.fill({ ...more, title: at(place).typed, area: at(place + 1).typed, partners: at(place + 2).typed, contact: at(place + 3).typed })
    await desk.tap('confirm:')
  }
  return places
}

describe('every way in keeps a text letter by letter', () => {
  test('forms of the web, words on LINE, cards of Teams', async () => {
    const places = [
      ...await enter(web, 'ลงทะเบียน', 1, { agency: 'กรมที่ดิน', award }),
      ...await enter(line, 'ลงทะเบียน กรมที่ดิน service innovation', 4),
      ...await enter(teams, 'ลงทะเบียน', 6, { agency: 'กรมที่ดิน', award }),
    ]
    expect((await entries()).map(({ title, area, contact }) => [title, area, contact]))
      .toEqual(places.map((place) => [at(place).kept, at(place + 1).kept, at(place + 3).kept]))
  })

  test('agencies that nobody knows, nominees, invitations, reasons and names of files', async () => {
    for (const { typed } of hostile) {
      await web.say('เชิญผู้ประสานงาน')
      await web.fill({ name: typed, scope: '*' })
      await web.tap('confirm:')
    }
    for (const one of [script, forged, textWith('$t(')]) {
      printable = await checkFinished(house, one.typed)
      await web.say('ลงทะเบียน')
      await web.fill({ agency: one.typed, kind: 'department', award: 'engaged-citizen', title: one.typed, nominee: one.typed })
      await web.tap('fill:')
      await web.fill({ reason: forged.typed })
      await web.tap('confirm:')
    }
    await web.say('ข้อที่ยังไม่ชี้ขาด')
    await web.tap('rule:')
    await web.fill({ reading: 'body', reason: forged.typed })
    await web.tap('confirm:')
    await line.say('ถอน 1')
    await line.say(forged.typed)
    await line.tap('confirm:')
    for (const desk of [web, line, teams]) await desk.sendFile(forged.typed, sheet([['award', 'agency', 'title'], [award, 'กรมชลประทาน', forged.typed]]))
    const { kysely } = house.database
    const reasons = [
      ...await kysely.selectFrom('rulings').select('reason').execute(),
      ...await kysely.selectFrom('entries').select('override as reason').where('override', 'is not', null).execute(),
      ...await kysely.selectFrom('audit').select('reason').where('action', '=', 'entry.withdrawn').execute(),
    ]
    expect(reasons.map(({ reason }) => reason)).toEqual(Array.from({ length: 5 }, () => forged.kept))
    const waiting = await kysely.selectFrom('agencies').select('name').where('state', '=', 'provisional').orderBy('id').execute()
    expect(waiting.map(({ name }) => name)).toEqual([script, forged, textWith('$t(')].map(({ kept }) => kept))
  })

  test('sheets of entries, earlier winners and agencies, and their names', async () => {
    const before = (await entries()).length
    const send = async (rows: readonly (readonly string[])[]): Promise<string> => {
      await page.locator('#file').setInputFiles({ name: `${mark}<img src=x onerror=alert(1)>\u202Evsc.csv`, mimeType: 'text/csv', buffer: sheet(rows) })
      await last().getByText(mark).first().waitFor()
      await settled()
      return said()
    }
    await send([['award', 'agency', 'title', 'area', 'contact'], ...hostile.map(({ typed }, place) => [award, 'กรมชลประทาน', typed, at(place + 1).typed, at(place + 3).typed])])
    await type('ใช่')
    expect((await entries()).slice(before).map(({ title, area, contact }) => [title, area, contact]))
      .toEqual(hostile.map(({ kept }, place) => [kept, at(place + 1).kept, at(place + 3).kept]))
    await send([['round', 'award', 'agency', 'countsAs', 'title'], ...hostile.map(({ typed }, place) => ['2563', award, typed, typed, at(place + 1).typed])])
    await type('ใช่')
    await send([['name', 'kind', 'english'], ...hostile.map(({ typed }) => [`กอง${typed}`, 'department', `E ${typed}`])])
    await type('ใช่')
    const { kysely } = house.database
    expect(await kysely.selectFrom('winners').select(['agency', 'title']).orderBy('id').execute()).toEqual(hostile.map(({ kept }, place) => ({ agency: kept, title: at(place + 1).kept })))
    expect((await kysely.selectFrom('agencies').select('name').where('state', '=', 'listed').orderBy('id').execute()).map(({ name }) => name)).toEqual(hostile.map(({ kept }) => `กอง${kept}`))
    // What is told of lines and columns that are not taken.
    const refused = await send([['award', 'agency', 'title', forged.typed], ...hostile.map(({ typed }) => [typed, typed, typed, ''])])
    expect(unseenLines(refused)).toEqual([])
    expect(refused).not.toMatch(/^#999/m)
  })

  test('but for control characters, which do not get in, or are refused where nobody can type them', async () => {
    const [title, area] = controls as readonly [Hostile, Hostile]
    const filled = { title: title.typed, area: area.typed, partners: 'x', contact: 'y' }
    await line.say('ลงทะเบียน กรมที่ดิน service innovation')
    await line.fill(filled)
    await line.tap('confirm:')
    await teams.say('ลงทะเบียน')
    await teams.fill({ ...filled, agency: 'กรมทางหลวง', award })
    await teams.tap('confirm:')
    // On LINE a space takes their place.
    expect((await entries()).slice(-2).map((entry) => [entry.title, entry.area].map((text) => text?.replaceAll(' ', ''))))
      .toEqual([[title.kept, area.kept], [title.kept, area.kept]])
    await expect(web.say(title.typed)).rejects.toThrow('control-characters')
  })
})

/** Entries whose titles are to be seen whole. */
const shownWhole = hostile.map((_, place) => place).filter((place) => place > 1 && place % 3 === 0)

describe('every way out shows texts, and nothing comes of them', () => {
  test('the page of the web, and the page to print', async () => {
    for (const view of views) {
      let shown = await type(view)
      for (let next = last().getByRole('button', { name: 'หน้าถัดไป' }); await next.count() > 0;) {
        await next.click()
        await settled()
        shown += `\n${await said()}`
      }
      expect(unseenLines(shown)).toEqual([])
      // Nobody's title begins a line of its own as if it were another entry.
      expect(shown).not.toMatch(/^#999/m)
      if (view === 'รายการผลงาน') for (const { kept } of hostile) expect(shown).toContain(kept)
    }
    expect(await page.evaluate(strangeElements('#log', house.line.address))).toEqual([])
    expect(watch).toEqual({ outside: [], violations: [], errors: [] })
    await page.goto(house.line.address + printable)
    expect(await page.locator('body').innerText()).toContain(textWith('$t(').kept)
    expect(await page.evaluate(strangeElements('body', house.line.address))).toEqual([])
    expect(watch).toEqual({ outside: [], violations: [], errors: [] })
  })

  test('LINE', async () => {
    for (const view of views) await line.say(view)
    for (const place of shownWhole) {
      await line.say(`#${place + 1}`)
      expect(wordsIn(line.sent().slice(-1))).toContain(at(place).kept)
    }
    expect(foreignParts(line.sent(), house.line.address)).toEqual([])
    expect(house.line.fake.line.violations).toEqual([])
  })

  test('Teams, drawn by the official renderer with Markdown', async () => {
    for (const view of [...views.filter((view) => view !== 'เมนู').slice(0, 10), ...shownWhole.map((place) => `#${place + 1}`)]) await teams.say(view)
    await teams.say('ลงทะเบียน')
    await teams.fill({ agency: unclear, award, title: 'x' })
    const sent = teams.sent()
    expect(foreignParts(sent, house.line.address)).toEqual([])
    expect(sent.filter(({ text, textFormat }) => text !== undefined && textFormat !== 'plain')).toEqual([])
    const cards = await (await openContext(browser)).newPage()
    await cards.setContent(cardPage([{ sent }]))
    expect(await cards.evaluate(strangeElements('.chat', house.line.address))).toEqual([])
    const shown = (await cards.locator('.chat').innerText()).replaceAll('\u2060', '')
    for (const place of shownWhole) expect(shown).toContain(`#${place + 1} ${at(place).kept}`)
    expect(shown).toContain(unclear)
    expect(house.teams.teams.violations).toEqual([])
  })

  test('a picture', async () => {
    const words = `${mark}</text><rect width="1000" height="1000" fill="#ff0000"/><image href="https://evil.example/x.png" width="9" height="9"/><text>&bad;\u0000`
    const { bytes } = await drawBars({ title: words, groups: [{ title: words, bars: [{ label: words, value: 1 }] }] })
    const source = `data:image/png;base64,${Buffer.from(bytes).toString('base64')}`
    const drawn = await (await openContext(browser)).newPage()
    expect(await drawn.evaluate(`(async () => {
      const image = new Image()
      image.src = '${source}'
      await image.decode()
      const paper = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height }).getContext('2d')
      paper.drawImage(image, 0, 0)
      const { data } = paper.getImageData(0, 0, image.width, image.height)
      const places = [...data.keys()].filter((at) => at % 4 === 0)
      return { dark: places.some((at) => data[at] < 60), red: places.some((at) => data[at] > 200 && data[at + 1] < 60 && data[at + 2] < 60) }
    })()`)).toEqual({ dark: true, red: false })
  })

  test('files to save', async () => {
    const download = async (what: string): Promise<Uint8Array> => {
      await web.say(what)
      const href = web.replies().flatMap((reply) => ('link' in reply && reply.link ? [reply.link.href] : []))[0]
      return new Uint8Array(await (await fetch(`${house.line.address}${href}`)).arrayBuffer())
    }
    const csv = new TextDecoder().decode(await download('ส่งออก csv'))
    const cells = (parse(csv, { bom: true, relax_column_count: true }) as string[][]).flat()
    expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([])
    expect(cells).toContain(`'${textWith('=HYPERLINK').kept}`)
    for (const what of ['ส่งออก xlsx', 'ส่งออกประวัติ', 'ส่งออกผู้ได้รับรางวัล']) {
      const parts = Object.entries(unzipSync(await download(what))).filter(([name]) => name.endsWith('.xml')).map(([, bytes]) => new TextDecoder().decode(bytes))
      expect(parts.join('')).toContain(mark)
      // Formulas and links of a workbook.
      expect(parts.filter((part) => /<f[ >]|<hyperlink|TargetMode="External"/.test(part))).toEqual([])
      expect(parts.filter((part) => unseen.test(part.replaceAll(/[\r\n]/g, ' ')))).toEqual([])
    }
    // What was written out says nothing new when it comes back.
    await web.sendFile('entries.csv', Buffer.from(csv))
    expect(web.replies().map(({ text }) => text).join('\n')).toContain('เพิ่ม 0 · แก้ไข 0')
  })

  test('the log holds none of it', () => {
    const { stdout, stderr } = house.line.process.output()
    expect(stdout + stderr).not.toContain(mark)
    expect((stdout + stderr).split('\n').length).toBeGreaterThan(100)
  })
})
