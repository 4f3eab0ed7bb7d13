import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { run } from '../../cli/run.ts'
import { ENGINES } from '../../support/databases.ts'
import { buttons, startLineServer, until, words, type LineServer } from './line-server.ts'
import { event, groupId, userId } from './webhook-client.ts'

describe.each(ENGINES)('a coordinator on LINE with %s', (engine) => {
  let server: LineServer
  const officer = userId(70)

  beforeAll(async () => {
    server = await startLineServer({ engine })
    const { output } = await run(['invite', '--name', 'สมหญิง'], '', { DATABASE_URL: server.databaseUrl })
    await server.say(officer, `รหัส ${/(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(output)?.[0] ?? ''}`)
  })
  afterAll(() => server.stop())

  const say = (text: string, user = officer) => server.say(user, text)
  const tap = async (messages: readonly unknown[], deed: string): Promise<readonly unknown[]> => {
    const button = buttons(messages).find(({ data }) => data.split('|')[3] === 'desk' && data.split('|')[4]?.startsWith(`${deed}:`))
    if (!button) throw new Error(`no button ${deed} in ${words(messages)}`)
    return server.tap(officer, button.data)
  }
  const sendFile = async (name: string, bytes: Uint8Array, user = officer): Promise<readonly unknown[]> => {
    const id = String(900_000 + server.fake.line.contents.size)
    server.fake.line.contents.set(id, bytes)
    const before = server.calls(user).length
    await server.webhook(server.withToken(event('message', user, { message: { type: 'file', id, fileName: name, fileSize: bytes.length } })))
    await until(() => server.calls(user).length > before)
    return server.calls(user)[before] ?? []
  }

  test('registers step by step, and an applicant learns of it', async () => {
    await say('ลงทะเบียน กรมชลประทาน open governance')
    await say('เปิดข้อมูลน้ำ')
    let answer = await say('ทั่วประเทศ')
    for (let i = 0; i < 4 && !buttons(answer).some(({ data }) => data.includes('confirm:')); i++) answer = await say('-')
    expect(words(await tap(answer, 'confirm'))).toContain('เปิดข้อมูลน้ำ')
    const applicant = userId(71)
    await server.say(applicant, 'ขอเช็ค open governance')
    await server.say(applicant, 'กรมชลประทาน')
    await expect.poll(async () => words(await server.say(applicant, 'ทำไมสมัคร open governance ไม่ได้'))).toContain('เปิดข้อมูลน้ำ')
  })

  test('lists with paging, and takes a change back', async () => {
    for (const award of ['Effective Change', 'service innovation']) {
      for (const title of ['หนึ่ง', 'สอง', 'สาม', 'สี่', 'ห้า']) {
        await say(`ลงทะเบียน กรมที่ดิน ${award}`)
        await say(`${title} ${award}`)
        let answer = await say(`จังหวัด${title}`)
        for (let i = 0; i < 4 && !buttons(answer).some(({ data }) => data.includes('confirm:')); i++) answer = await say('-')
        await tap(answer, 'confirm')
      }
    }
    const list = await say('รายการผลงาน')
    expect(words(list)).toContain('ห้า')
    const next = buttons(list).find(({ data }) => data.includes('entries:~2'))
    expect(words(await server.tap(officer, next?.data ?? ''))).toContain('หนึ่ง')
    await say('ห้า service innovation')
    const undo = await say('เลิกทำ')
    expect(words(await tap(undo, 'confirm'))).toContain('ห้า')
  })

  test('a spreadsheet sent as a file is read, shown, and carried out after a yes', async () => {
    const csv = '\ufeffรางวัล,หน่วยงาน,ชื่อผลงาน\r\nOpen Governance,กรมปศุสัตว์,ปศุสัตว์เปิด\r\n'
    const plan = await sendFile('ทะเบียน.csv', new TextEncoder().encode(csv))
    expect(words(plan)).toContain('ปศุสัตว์เปิด')
    await tap(plan, 'confirm')
    expect(words(await say('ค้นหา ปศุสัตว์เปิด'))).toContain('กรมปศุสัตว์')
    // Nobody else's file is even fetched.
    const fetched = server.fake.line.seen.filter((call) => call.includes('/content')).length
    await sendFile('x.csv', new TextEncoder().encode(csv), userId(72))
    expect(server.fake.line.seen.filter((call) => call.includes('/content')).length).toBe(fetched)
  })

  test('the overview is words where LINE can open no picture', async () => {
    expect(words(await say('ภาพรวม'))).toContain('Open Governance')
  })

  test('has no desk in a group', async () => {
    const group = groupId(7)
    const inGroup = event('message', officer, {
      source: { type: 'group', groupId: group, userId: officer },
      message: { type: 'text', id: '77', quoteToken: 'q', text: '@guide ค้นหา ปศุสัตว์', mention: { mentionees: [{ index: 0, length: 6, type: 'user', isSelf: true }] } },
    })
    await server.webhook(server.withToken(inGroup))
    await server.delivered()
    expect(words(server.calls(group))).not.toContain('ปศุสัตว์เปิด')
  })
})
