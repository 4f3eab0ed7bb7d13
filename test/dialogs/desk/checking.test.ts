import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openOffice, type Office } from './desk-talk.ts'

const irrigation = 'กรมชลประทาน'

describe('checking an agency', () => {
  let shared: Office
  beforeAll(async () => {
    shared = await openOffice()
    await shared.entered({ award: 'open-governance', agency: irrigation, title: 'ชลประทานเปิด' })
  })
  afterAll(() => shared.close())

  test.each(['th', 'en'] as const)('says what is entered, closed and open, with the source (%s)', async (language) => {
    const talk = await shared.coordinator({ language })
    await talk.say('เช็ค กรมชลประทาน open governance')
    expect(talk.text).toContain('ชลประทานเปิด')
    expect(talk.text).toContain('653')
    expect(talk.list.items).toHaveLength(1)
    await talk.say('check RID')
    expect(talk.list.items.length).toBeGreaterThan(1)
    await talk.tapDeed('entries')
    expect(talk.list.items).toHaveLength(1)
    await talk.say('check กรมเจ้าท่า open governance')
    expect(talk.list.items[0]?.status?.tone).toBe('good')
    await talk.tapDeed('register')
    expect(talk.asks).toBe('title')
  })

  test('says which other entry an award waits for', async () => {
    const talk = await shared.coordinator()
    await talk.say('เช็ค กรมชลประทาน engaged citizen')
    expect(talk.list.items[0]?.status?.tone).toBe('waiting')
    expect(talk.text).toContain('Effective Change')
    await talk.say('เช็ค กรมชลประทาน effective change')
    expect(talk.list.items[0]?.status?.tone).toBe('good')
  })

  test('asks for an agency, and which one where several are meant', async () => {
    const talk = await shared.coordinator()
    await talk.say('เช็คหน่วยงาน')
    expect(talk.asks).toBe('agency')
    await talk.say('สำนักงานสาธารณสุขจังหวัดขอนแก่น')
    await talk.choose('สำนักงานสาธารณสุขจังหวัดขอนแก่น → จังหวัดขอนแก่น')
    expect(talk.text).toContain('จังหวัดขอนแก่น')
    await talk.say('เช็ค เทศบาลตำบลหนองบัว')
    expect(talk.replies).toHaveLength(1)
    await talk.tapDeed('check')
    expect(talk.list.items.length).toBeGreaterThan(0)
  })

  test('tells earlier wins, those of the document among them', async () => {
    const talk = await shared.coordinator()
    await talk.say('เช็ค จังหวัดนครพนม')
    expect(talk.text).toContain('PMQA')
    const own = await shared.coordinator({ scope: { kind: 'body', body: 'จังหวัดนครพนม' } })
    await own.say('เช็คหน่วยงาน')
    expect(own.text).toContain('PMQA')
  })
})
