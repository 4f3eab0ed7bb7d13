import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { Action, Reply } from '../../src/conversation/replies.ts'
import { run } from '../cli/run.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'
import type { FreshDatabase } from '../support/postgres.ts'
import { startProcess, type ServerProcess } from '../support/server.ts'
import { webClient } from '../support/web-client.ts'

/** Coordinators in the web chat of real server processes, all of it over HTTP. */
describe.each(ENGINES)('coordinators and applicants on %s', (engine) => {
  let fresh: FreshDatabase
  const servers: ServerProcess[] = []
  const env = () => ({ DATABASE_URL: fresh.url, LOG_LEVEL: 'warn' })
  const start = async (): Promise<ServerProcess> => {
    const server = await startProcess({ env: env() })
    servers.push(server)
    return server
  }

  beforeAll(async () => {
    fresh = await freshDatabase(engine)
  })
  afterEach(async () => {
    await Promise.all(servers.splice(0).map((server) => server.kill('SIGTERM')))
  })
  afterAll(() => fresh.drop())

  class Person {
    replies: readonly Reply[] = []
    readonly #client
    readonly #conversation: string
    private constructor(address: string, conversation: string) {
      this.#client = webClient(address)
      this.#conversation = conversation
    }
    static async at({ address }: ServerProcess): Promise<Person> {
      return new Person(address, await webClient(address).conversation())
    }
    static async coordinator(server: ServerProcess, name: string, ...body: string[]): Promise<Person> {
      const person = await Person.at(server)
      const { output } = await run(['invite', '--name', name, ...body], '', env())
      await person.say(/(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(output)?.[0] ?? '')
      return person
    }
    async #send(message: Readonly<Record<string, unknown>>): Promise<string> {
      const response = await this.#client.post('/web/messages', { conversation: this.#conversation, ...message })
      expect(response.status).toBe(200)
      const { replies } = (await response.json()) as { replies: Reply[] }
      this.replies = replies
      return this.text
    }
    get text(): string {
      return this.replies.map(({ text }) => text).join('\n')
    }
    get buttons(): readonly Pick<Action, 'label' | 'choice'>[] {
      return this.replies.flatMap((reply) => [
        ...('items' in reply ? reply.items.flatMap(({ actions = [] }) => actions) : []),
        ...('asks' in reply ? (reply.asks.choices ?? []) : []),
        ...('actions' in reply ? (reply.actions ?? []) : []),
      ])
    }
    say = (text: string) => this.#send({ text })
    async all(...texts: string[]): Promise<string> {
      for (const text of texts) await this.say(text)
      return this.text
    }
    tap(label: string): Promise<string> {
      const button = this.buttons.find((one) => one.label === label)
      if (!button) throw new Error(`no button ${label} among ${this.buttons.map((one) => one.label).join(', ')}`)
      return this.#send({ choice: button.choice })
    }
    form(values: Readonly<Record<string, string>>): Promise<string> {
      const form = this.replies.find((reply) => reply.kind === 'form')
      return this.#send({ form: { token: form?.submit.choice, values } })
    }
    async sendFile(address: string, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<string> {
      const response = await fetch(`${address}/web/files`, {
        method: 'POST', body: bytes,
        headers: { 'Content-Type': 'application/octet-stream', 'X-Conversation': this.#conversation, 'X-File-Name': encodeURIComponent(name) },
      })
      expect(response.status).toBe(200)
      this.replies = ((await response.json()) as { replies: Reply[] }).replies
      return this.text
    }
  }

  const work = (agency: string, title: string) => ({ award: 'open-governance', agency, title })

  test('what is registered on one server stands in an applicant\'s way on another, and is gone when it is withdrawn', async () => {
    const [one, other] = [await start(), await start()]
    const coordinator = await Person.coordinator(one, 'สมหญิง')
    await coordinator.say('ลงทะเบียน')
    await coordinator.form(work('กรมชลประทาน', 'เปิดข้อมูลน้ำ'))
    expect(await coordinator.tap('ยืนยัน')).toMatch(/#\d+ เปิดข้อมูลน้ำ/)
    const id = /#(\d+)/.exec(coordinator.text)?.[1] ?? ''

    const applicant = await Person.at(other)
    await applicant.all('ขอเช็ค open governance', 'กรมชลประทาน')
    const why = await applicant.say('ทำไมสมัคร open governance ไม่ได้')
    expect(why).toContain('เปิดข้อมูลน้ำ')
    expect(why).toContain('653')
    // Commands of the desk are nothing to somebody without a role.
    expect(await applicant.say('ถอนผลงาน 1')).not.toContain('เปิดข้อมูลน้ำ')

    await coordinator.all(`ถอน ${id}`, '-', 'ใช่')
    // The other server looks at most a fifth of a second later.
    await expect.poll(() => applicant.say('ทำไมสมัคร open governance ไม่ได้')).not.toContain('เปิดข้อมูลน้ำ')
  })

  test('of two who register at the same moment what one may have, one gets in and the other is told by which entry', async () => {
    const [one, other] = engine === 'postgres' ? [await start(), await start()] : await start().then((server) => [server, server] as const)
    const people = [await Person.coordinator(one, 'ก'), await Person.coordinator(other, 'ข')]
    for (const [i, person] of people.entries()) {
      await person.say('ลงทะเบียน')
      await person.form(work('กรมที่ดิน', `โครงการ ${i}`))
    }
    const answers = await Promise.all(people.map((person) => person.tap('ยืนยัน')))
    const refused = answers.filter((text) => text.includes('653'))
    expect(refused).toHaveLength(1)
    expect(refused[0]).toMatch(/โครงการ [01]/)
    expect(await (people[0] as Person).say('รายการผลงาน กรมที่ดิน')).toMatch(/โครงการ [01]/)
  })

  test('a ruling applies at once to everybody and says whose it is', async () => {
    const server = await start()
    const coordinator = await Person.coordinator(server, 'สมหญิง')
    const applicant = await Person.at(server)
    await coordinator.all('ข้อที่ยังไม่ชี้ขาด')
    await coordinator.tap('ชี้ขาด')
    await coordinator.form({ reading: 'body', reason: 'หนังสือเวียน' })
    await coordinator.tap('ยืนยัน')
    expect(await coordinator.say('คำชี้ขาด')).toContain('สมหญิง')
    await coordinator.tap('เพิกถอนคำชี้ขาด')
    await coordinator.tap('เพิกถอนคำชี้ขาด')
    expect(await coordinator.say('คำชี้ขาด')).not.toContain('หนังสือเวียน')
    expect(await applicant.say('คำชี้ขาด')).not.toContain('หนังสือเวียน')
  })

  test('a file out and in again: the dry run, the yes, and the undo', async () => {
    const server = await start()
    const coordinator = await Person.coordinator(server, 'สมหญิง')
    const csv = '\ufeffรางวัล,หน่วยงาน,ชื่อผลงาน\r\nOpen Governance,กรมปศุสัตว์,ปศุสัตว์เปิด\r\n'
    expect(await coordinator.sendFile(server.address, 'ทะเบียน.csv', new TextEncoder().encode(csv))).toContain('ปศุสัตว์เปิด')
    expect(await coordinator.say('รายการผลงาน กรมปศุสัตว์')).not.toContain('ปศุสัตว์เปิด')
    await coordinator.sendFile(server.address, 'ทะเบียน.csv', new TextEncoder().encode(csv))
    await coordinator.say('ใช่')
    expect(await coordinator.say('รายการผลงาน กรมปศุสัตว์')).toContain('ปศุสัตว์เปิด')
    await coordinator.say('ส่งออก xlsx')
    const [ready] = coordinator.replies
    const href = ready?.kind === 'message' ? ready.link?.href : undefined
    const file = await fetch(`${server.address}${href}`)
    expect(file.status).toBe(200)
    // The same again changes nothing.
    await coordinator.sendFile(server.address, 'out.xlsx', new Uint8Array(await file.arrayBuffer()))
    expect(coordinator.buttons.some(({ label }) => label === 'นำเข้าตามนี้')).toBe(false)
    await coordinator.say('เลิกทำ')
    await coordinator.say('ใช่')
    expect(await coordinator.say('รายการผลงาน กรมปศุสัตว์')).not.toContain('ปศุสัตว์เปิด')
    // The entry was never meant: the file once more enters it anew, and there is one.
    await coordinator.sendFile(server.address, 'ทะเบียน.csv', new TextEncoder().encode(csv))
    await coordinator.say('ใช่')
    expect((await coordinator.say('ค้นหา ปศุสัตว์เปิด')).match(/#\d+ ปศุสัตว์เปิด/g)).toHaveLength(1)
  })

  test('an agency\'s coordinator sees and changes nothing of others', async () => {
    const server = await start()
    const all = await Person.coordinator(server, 'สมหญิง')
    const own = await Person.coordinator(server, 'ก้อง', '--body', 'กรมการข้าว')
    await all.say('ลงทะเบียน')
    await all.form(work('กรมประมง', 'ประมงเปิด'))
    await all.tap('ยืนยัน')
    const id = /#(\d+)/.exec(all.text)?.[1] ?? ''
    const unknown = await own.say('#999999')
    expect((await own.say(`#${id}`)).replace(id, '999999')).toBe(unknown)
    expect(await own.say('รายการผลงาน')).not.toContain('ประมงเปิด')
    expect(await own.say('ประวัติ')).not.toContain('ประมงเปิด')
    await own.say('ข้อที่ยังไม่ชี้ขาด')
    expect(own.buttons.some(({ label }) => label === 'ชี้ขาด')).toBe(false)
    await own.say('ลงทะเบียน')
    await own.form(work('กรมประมง', 'แอบลง'))
    if (own.buttons.some(({ label }) => label === 'ยืนยัน')) await own.tap('ยืนยัน')
    expect(await all.say('ค้นหา แอบลง')).not.toContain('กรมประมง')
  })
})
