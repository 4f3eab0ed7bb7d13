import { crc32 } from 'node:zlib'

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])

interface Chunk {
  readonly type: string
  readonly data: Buffer
}

/** Puts a text chunk right behind the header of a PNG. */
export function withText(png: Buffer, key: string, text: string): Buffer {
  const [header, ...others] = chunksOf(png)
  if (!header) throw new Error('a PNG without a header')
  const chunk = { type: 'tEXt', data: Buffer.from(`${key}\0${text}`, 'latin1') }
  return Buffer.concat([signature, ...[header, chunk, ...others].map(written)])
}

/** The text that a PNG carries under a key; undefined where there is none. */
export function textOf(png: Buffer, key: string): string | undefined {
  for (const { type, data } of chunksOf(png)) {
    const text = data.toString('latin1')
    if (type === 'tEXt' && text.startsWith(`${key}\0`)) return text.slice(key.length + 1)
  }
  return undefined
}

/** Width and height of a PNG in pixels. */
export function sizeOf(png: Buffer): { width: number; height: number } {
  const [header] = chunksOf(png)
  if (header?.type !== 'IHDR') throw new Error('a PNG without a header')
  return { width: header.data.readUInt32BE(0), height: header.data.readUInt32BE(4) }
}

function chunksOf(png: Buffer): readonly Chunk[] {
  if (!png.subarray(0, 8).equals(signature)) throw new Error('no PNG')
  const chunks: Chunk[] = []
  for (let at = 8; at + 12 <= png.length;) {
    const length = png.readUInt32BE(at)
    chunks.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) })
    at += 12 + length
  }
  return chunks
}

function written({ type, data }: Chunk): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
