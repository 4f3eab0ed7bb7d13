import { afterAll, beforeAll, expect, test } from 'vitest'
import { invitationCode } from './invitation.ts'
import { message, personal, type Raw } from './activities.ts'
import { buttons, found, startTeamsServer, words, type TeamsServer } from './teams-server.ts'
import { officialFindings } from '../../support/official-cards.ts'

let server: TeamsServer
beforeAll(async () => {
  server = await startTeamsServer()
})
afterAll(() => server.stop())

const person = 1
/** What the coordinator sees last. */
let shown: readonly Raw[] = []

const say = async (text: string): Promise<string> => {
  shown = await server.say(person, text)
  return sound()
}
/** Presses the button of this deed; `about` is the beginning of what it is done to. */
const tap = async (deed: string, filled: Raw = {}): Promise<string> => {
  const button = buttons(shown).findLast(({ data }) => String(data['token']).includes(`|desk|${deed}`))
  if (button === undefined) throw new Error(`no button of ${deed} in:\n${words(shown)}\n${JSON.stringify(buttons(shown))}`)
  shown = await server.tap(person, { ...button.data, ...filled })
  return sound()
}
/** Each card is one that Teams draws as it is meant. */
function sound(): string {
  expect(shown.length).toBeGreaterThan(0)
  expect(found(shown, 'AdaptiveCard').flatMap(officialFindings)).toEqual([])
  return words(shown)
}
const entries = () => server.database.kysely.selectFrom('entries').select(['id', 'agency', 'title', 'state']).orderBy('id').execute()

async function register(agency: string, title: string): Promise<void> {
  await say('ลงทะเบียน')
  await tap('send-form:', { 'field:agency': agency, 'field:award': 'service-innovation', 'field:title': title })
  await tap('confirm:')
}

test('a code makes somebody a coordinator in Teams, once', async () => {
  const code = await invitationCode(server.database, 'สมหญิง ใจดี')
  expect(await say('เมนู')).not.toContain('สมหญิง')
  expect(await say(code)).toContain('สมหญิง')
  expect(await server.session(personal(person))).toMatchObject({ desk: { coordinator: true } })
  const other = words(await server.say(2, code))
  expect(other).not.toContain('สมหญิง')
  expect(await server.session(personal(2))).not.toHaveProperty('desk')
})

test('entries are registered and listed by pages, and the next page takes the place of the one before', async () => {
  for (let number = 1; number <= 9; number++) await register('กรมที่ดิน', `ผลงานที่ ${number} ของที่ดิน`)
  expect(await entries()).toHaveLength(9)
  expect(await say('รายการผลงาน')).toContain('ผลงานที่ 9')
  expect(words(shown)).not.toContain('ผลงานที่ 1 ของ')
  const before = server.fake.teams.to(personal(person)).length
  expect(await tap('entries:~2')).toContain('ผลงานที่ 1 ของ')
  expect(words(shown)).not.toContain('ผลงานที่ 9')
  // A full page takes the place of another, too.
  expect(await tap('entries:~1')).toContain('ผลงานที่ 9')
  expect(shown).toHaveLength(1)
  expect(server.fake.teams.to(personal(person))).toHaveLength(before)
}, 30_000)

test('an agency is checked, with what it entered and what is open to it', async () => {
  expect(await say('เช็ค กรมที่ดิน')).toContain('กรมที่ดิน')
})

test('an entry is corrected and withdrawn, each after a yes, and a change is taken back', async () => {
  await say('แก้ไข 1')
  expect(await tap('send-form:', { 'field:title': 'ชื่อใหม่ของผลงาน', 'field:contact': '02-123-4567' })).toContain('ชื่อใหม่ของผลงาน')
  expect((await entries())[0]).toMatchObject({ title: 'ผลงานที่ 1 ของที่ดิน' })
  await tap('confirm:')
  expect((await entries())[0]).toMatchObject({ title: 'ชื่อใหม่ของผลงาน' })
  await say('ถอน 2')
  if (buttons(shown).some(({ data }) => String(data['token']).includes('send-form:'))) await tap('send-form:', { 'field:reason': 'หน่วยงานขอถอน' })
  expect((await entries())[1]).toMatchObject({ state: 'registered' })
  await tap('confirm:')
  expect((await entries())[1]).toMatchObject({ state: 'withdrawn' })
  await tap('undo:')
  await tap('confirm:')
  expect((await entries())[1]).toMatchObject({ state: 'registered' })
})

test('what happened is read, and a doubt is settled for everybody', async () => {
  expect(await say('ประวัติ')).toContain('สมหญิง')
  await say('ข้อที่ยังไม่ชี้ขาด')
  await tap('rule:')
  const filled = Object.fromEntries(found(shown, /^Input\./).map(({ id, choices, value }) => {
    const [first] = (Array.isArray(choices) ? choices : []) as readonly { readonly value: string }[]
    return [String(id), value ?? first?.value ?? 'ตามมติคณะกรรมการ']
  }))
  await tap('send-form:', filled)
  await tap('confirm:')
  expect(await server.database.kysely.selectFrom('rulings').selectAll().execute()).toHaveLength(1)
  expect(await say('คำชี้ขาด')).toContain('สมหญิง')
})

test('the overview is a card with a picture that Teams can fetch', async () => {
  await say('ภาพรวม')
  const [picture] = found(shown, 'Image')
  expect(picture).toMatchObject({ altText: expect.stringMatching(/\S/) })
  const response = await fetch(String(picture?.['url']))
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^image\/(png|jpeg)/)
  const bytes = Buffer.from(await response.arrayBuffer())
  // Width and height of a PNG stand at the beginning of it.
  expect(Math.max(bytes.readUInt32BE(16), bytes.readUInt32BE(20))).toBeLessThanOrEqual(1_024)
  expect(bytes.byteLength).toBeLessThanOrEqual(1_000_000)
})

test('the export that a link opens is, changed and sent back, an import', async () => {
  const link = async (): Promise<string> => {
    await say('ส่งออก')
    await tap('write-export:entries csv')
    return String(found(shown, 'Action.OpenUrl')[0]?.['url'])
  }
  const response = await fetch(await link())
  expect(response.status).toBe(200)
  const sheet = (await response.text()).replace('ผลงานที่ 3 ของที่ดิน', 'ผลงานที่สามจากแฟ้ม')
  server.fake.files.set('/entries.csv', (answer) => answer.end(sheet))
  const attachment = {
    contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'entries.csv',
    content: { downloadUrl: `${server.fake.url}/entries.csv`, uniqueId: 'one', fileType: 'csv' },
  }
  const before = server.fake.teams.to(personal(person)).length
  await server.post(message(person, server.fake.url, '', { attachments: [attachment] }))
  await server.delivered()
  shown = server.fake.teams.to(personal(person)).slice(before)
  sound()
  expect(await entries()).not.toContainEqual(expect.objectContaining({ title: 'ผลงานที่สามจากแฟ้ม' }))
  await tap('confirm:')
  expect(await entries()).toContainEqual(expect.objectContaining({ title: 'ผลงานที่สามจากแฟ้ม' }))
})

test('Teams had nothing against any of it', () => {
  expect(server.fake.teams.violations).toEqual([])
})
