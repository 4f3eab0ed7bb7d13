import { crc32, deflateSync, inflateSync } from 'node:zlib'

/**
 * A screenshot with at most 256 colours: pages of text and plain areas look the same, in a third of
 * the bytes.
 *
 * @param png 8 bits a channel, RGB or RGBA, not interlaced: as Chromium writes it.
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, channels, pixels } = decoded(png)
  const palette = commonColours(pixels, channels)
  const rows = Buffer.alloc(height * (width + 1))
  const nearest = new Map<number, number>()
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = pixels.readUIntBE((y * width + x) * channels, 3)
      let index = nearest.get(colour)
      if (index === undefined) nearest.set(colour, (index = nearestOf(palette, colour)))
      rows[y * (width + 1) + 1 + x] = index
    }
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([png.subarray(0, 8), chunk('IHDR', head), chunk('PLTE', colours), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', Buffer.alloc(0))])
}

function decoded(png: Buffer): { width: number; height: number; channels: number; pixels: Buffer } {
  const parts: Buffer[] = []
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  }
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), png[25] === 6 ? 4 : 3]
  const raw = inflateSync(Buffer.concat(parts))
  const line = width * channels
  const pixels = Buffer.alloc(height * line)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)] ?? 0
    for (let x = 0; x < line; x++) {
      const left = x < channels ? 0 : (pixels[y * line + x - channels] ?? 0)
      const up = y === 0 ? 0 : (pixels[(y - 1) * line + x] ?? 0)
      const corner = y === 0 || x < channels ? 0 : (pixels[(y - 1) * line + x - channels] ?? 0)
      pixels[y * line + x] = ((raw[y * (line + 1) + 1 + x] ?? 0) + ([0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0)) & 255
    }
  }
  return { width, height, channels, pixels }
}

/** The filter of the PNG format that guesses a value from its neighbours. */
function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [byLeft, byUp, byCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return byLeft <= byUp && byLeft <= byCorner ? left : byUp <= byCorner ? up : corner
}

/** Grounds, which fill areas and stand beside each other though they are near each other. */
const GROUNDS = 16

/** The colours that most pixels have; of those near each other the most frequent one, but every ground. */
function commonColours(pixels: Buffer, channels: number): readonly number[] {
  const counts = new Map<number, number>()
  for (let at = 0; at < pixels.length; at += channels) {
    const colour = pixels.readUIntBE(at, 3)
    counts.set(colour, (counts.get(colour) ?? 0) + 1)
  }
  const groups = new Set<number>()
  return [...counts].sort((a, b) => b[1] - a[1]).map(([colour]) => colour).filter((colour, at) => {
    const group = ((colour >> 20) << 8) | (((colour >> 12) & 15) << 4) | ((colour >> 4) & 15)
    const near = groups.has(group)
    groups.add(group)
    return at < GROUNDS || !near
  }).slice(0, 256)
}

function nearestOf(palette: readonly number[], colour: number): number {
  let best = 0
  let least = Infinity
  palette.forEach((other, index) => {
    const far = [16, 8, 0].reduce((sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2, 0)
    if (far < least) [best, least] = [index, far]
  })
  return best
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}
