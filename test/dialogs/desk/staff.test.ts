import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openOffice, type DeskTalk, type Office } from './desk-talk.ts'

let office: Office
beforeEach(async () => {
  office = await openOffice()
})
afterEach(() => office.close())

const codeOf = (talk: DeskTalk): string => /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(talk.text)?.[0] ?? ''
const names = () => office.desk(async (desk) => (await desk.staff.all()).map(({ name }) => name))

/** Invites somebody for everything. */
async function invite(talk: DeskTalk): Promise<string> {
  await talk.say('เชิญผู้ประสานงาน')
  await talk.send({ name: 'สมชาย', scope: '*' })
  await talk.tapDeed('confirm')
  return codeOf(talk)
}

describe.each(['th', 'en'] as const)('coordinators come and go (%s)', (language) => {
  let talk: DeskTalk
  beforeEach(async () => {
    talk = await office.coordinator({ name: 'แรก', language })
  })

  test('an invitation can be undone at once; its code is void, and never shown again', async () => {
    const code = await invite(talk)
    expect(code).not.toBe('')
    await talk.tapDeed('undo')
    expect(talk.confirming).toBe('undo')
    expect(codeOf(talk)).toBe('')
    await talk.tapDeed('confirm')
    expect(codeOf(talk)).toBe('')
    const guest = await office.guest({ language })
    await guest.say(code)
    expect(await names()).toEqual(['แรก'])
    await talk.say('ประวัติ')
    expect(codeOf(talk)).toBe('')
    // An undo of that kind is not taken back: an invitation is made anew.
    expect(talk.labels).not.toContain(language === 'th' ? 'ทำกลับคืน' : 'Do again')
  })

  test('one that was used says whom to remove instead', async () => {
    const code = await invite(talk)
    const { taps } = talk
    const guest = await office.guest({ language })
    await guest.say(code)
    expect(await names()).toEqual(['แรก', 'สมชาย'])
    await talk.do({ kind: 'choice', token: taps.find(({ choice }) => choice.includes('|desk|undo:'))?.choice ?? '' })
    await talk.tapDeed('confirm')
    expect(talk.tone).toBe('problem')
    expect(talk.text).toContain('สมชาย')
    await talk.tapDeed('staff')
    expect(talk.list.items).toHaveLength(2)
  })

  test('a removal can be undone at once, and by "undo"', async () => {
    const other = await office.coordinator({ name: 'สอง' })
    for (const undo of [() => talk.tapDeed('undo'), () => talk.say('undo')]) {
      await talk.say('ผู้ประสานงาน')
      await talk.tapDeed('remove-member')
      await talk.tapDeed('confirm')
      expect(await names()).toEqual(['แรก'])
      await undo()
      expect(talk.confirming).toBe('undo')
      expect(talk.text).toContain('สอง')
      await talk.tapDeed('confirm')
      expect(await names()).toEqual(['แรก', 'สอง'])
    }
    await other.say('เมนู')
    expect(other.session.desk?.coordinator).toBe(true)
  })

  test('whoever removed themselves is offered no way back', async () => {
    const other = await office.coordinator({ name: 'สอง' })
    await other.say('ผู้ประสานงาน')
    await other.tapDeed('remove-member', '2')
    await other.tapDeed('confirm')
    expect(other.taps.filter(({ choice }) => choice.includes('|desk|undo:'))).toEqual([])
    await talk.say('ประวัติ')
    await talk.tapDeed('undo')
    await talk.tapDeed('confirm')
    expect(await names()).toEqual(['แรก', 'สอง'])
  })
})
