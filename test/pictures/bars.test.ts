import { expect, test } from 'vitest'
import { drawBars } from '../../src/pictures/bars.ts'

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
