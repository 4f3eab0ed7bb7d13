import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rulesOf } from '../../src/cli/rounds.ts'
import { loadVocabulary } from '../../src/conversation/words.ts'
import { drawBars } from '../../src/pictures/bars.ts'
import { labelLines, widthOf } from '../../src/pictures/label-lines.ts'

const size = (bytes: Uint8Array) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset)
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
const bars = (count: number) => Array.from({ length: count }, (_, value) => ({ label: 'เปิดใจใกล้ชิดประชาชน (Open Governance)', value }))

test.each([0, 1, 20, 60])('a chart of %d bars is a PNG that chat applications take', async (count) => {
  const picture = await drawBars({ title: 'ภาพรวม', groups: count === 0 ? [] : [{ title: 'แยกตามรางวัล', bars: bars(count) }] })
  expect(size(picture.bytes)).toEqual({ width: picture.width, height: picture.height })
  expect(picture.width).toBeLessThanOrEqual(1024)
  expect(picture.height).toBeLessThanOrEqual(1024)
  expect(picture.bytes.length).toBeLessThan(1_000_000)
})

test('labels are words, whatever they hold', async () => {
  const title = '</text><script>&\u0000\u0007 " \' น้ำ'
  const picture = await drawBars({ title, groups: [{ title, bars: [{ label: title.repeat(20), value: 3 }] }] })
  expect(picture.bytes.length).toBeGreaterThan(1_000)
})

test('a longer bar draws more', async () => {
  const of = async (value: number) => (await drawBars({ title: 'x', groups: [{ title: 'x', bars: [{ label: 'x', value: 10 }, { label: 'x', value }] }] })).bytes
  expect(Buffer.compare(Buffer.from(await of(1)), Buffer.from(await of(9)))).not.toBe(0)
})

const room = { width: 504, size: 20, lines: 2 }

test.each(['th', 'en'] as const)('the names of all branches and awards stand whole beside their bars (%s)', (language) => {
  const words = loadVocabulary().words(language, 2564)
  const { awards } = rulesOf(undefined, undefined)
  const names = [...['service', 'participation', 'management'].map((branch) => words.rule('branches', branch, 'name')), ...awards.map(({ id }) => words.rule('awards', id, 'name'))]
  for (const name of names) expect(labelLines(name, room).join(' ').replaceAll(/\s/g, '')).toBe(name.replaceAll(/\s/g, ''))
})

test('no line of a label is wider than its room, and nothing but blanks is lost before the end', () => {
  fc.assert(fc.property(fc.oneof(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'กาเนี้ ๋ำญWmil(1') })), fc.integer({ min: 60, max: 600 }), (label, width) => {
    const lines = labelLines(label, { ...room, width })
    expect(lines.length).toBeGreaterThan(0)
    expect(lines.length).toBeLessThanOrEqual(room.lines)
    for (const line of lines) expect(widthOf(line, room.size)).toBeLessThanOrEqual(width)
    const bare = (text: string): string => text.replaceAll(/\s+/gu, '')
    const told = lines.map((line) => line.replace(/\u2026$/u, ''))
    if (bare(lines.join('')) !== bare(label)) expect(lines.some((line) => line.endsWith('\u2026'))).toBe(true)
    expect(bare(label).startsWith(bare(told[0] ?? ''))).toBe(true)
  }))
})
