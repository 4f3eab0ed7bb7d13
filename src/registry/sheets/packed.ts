import { promisify } from 'node:util'
import { constants, gunzip, gzip } from 'node:zlib'
import { breath, STRIDE } from './limits.ts'

const pack = promisify<Uint8Array, { level: number }, Buffer>(gzip)
const unpack = promisify<Uint8Array, Buffer>(gunzip)

/** Packs items so that many can be kept in one value of the database: JSON, an item a line. */
export async function packItems(items: readonly unknown[]): Promise<Uint8Array> {
  const lines: Buffer[] = []
  for (let at = 0; at < items.length; at += STRIDE) {
    lines.push(Buffer.from(items.slice(at, at + STRIDE).map((item) => `${JSON.stringify(item)}\n`).join('')))
    await breath()
  }
  // An own copy: Node's small buffers share their memory, and could not be handed to another thread.
  return new Uint8Array(await pack(Buffer.concat(lines), { level: constants.Z_BEST_SPEED }))
}

/** Reads packed items portion by portion, letting everybody else have their turn in between. */
export async function unpackItems<T>(packed: Uint8Array): Promise<T[]> {
  const lines = await unpack(packed)
  const items: T[] = []
  let start = 0
  for (let end = lines.indexOf(0x0a); end !== -1; end = lines.indexOf(0x0a, start)) {
    items.push(JSON.parse(lines.toString('utf8', start, end)) as T)
    start = end + 1
    if (items.length % STRIDE === 0) await breath()
  }
  return items
}
