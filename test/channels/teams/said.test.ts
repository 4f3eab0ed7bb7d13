import fc from 'fast-check'
import { expect, test } from 'vitest'
import { said } from '../../../src/channels/teams/said.ts'

const bot = { id: '28:bot' }
const mention = (text: string, id = bot.id) => ({ type: 'mention', text, mentioned: { id } })

test.each([
  ['<at>ผู้ช่วย</at> ขอเช็ค', [mention('<at>ผู้ช่วย</at>')], 'ขอเช็ค', true],
  ['<at>ผู้ช่วย</at>&nbsp;ขอเช็ค&nbsp;', [mention('<at>ผู้ช่วย</at>')], 'ขอเช็ค', true],
  ['ขอเช็ค <at>ผู้ช่วย</at> ของ <at>สมชาย</at>', [mention('<at>ผู้ช่วย</at>'), mention('<at>สมชาย</at>', '29:other')], 'ขอเช็ค ของ สมชาย', true],
  ['<at>สมชาย</at> สวัสดี', [mention('<at>สมชาย</at>', '29:other')], 'สมชาย สวัสดี', false],
  ['R&amp;D &lt;b&gt; &#3585;&#xe02;', [], 'R&D <b> กข', false],
  ['&amp;lt;', [], '&lt;', false],
  ['a\r\nb\u0007c', [], 'a\nb c', false],
] as const)('%j is read as %j', (text, entities, read, called) => {
  expect(said({ text, entities: [...entities], recipient: { ...bot } })).toEqual({ text: read, called })
})

test('whatever is sent comes out as a text that can be kept', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
    const read = said({ text, entities: [], recipient: { ...bot } }).text
    return read.isWellFormed() && !/[\u0000-\u0009\u000b-\u001f]/.test(read)
  }))
  expect(said({ entities: [], recipient: { ...bot } })).toEqual({ text: '', called: false })
})
