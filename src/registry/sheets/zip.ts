import { promisify } from 'node:util'
import { crc32, inflateRaw } from 'node:zlib'
import { LIMITS } from './limits.ts'
import { SheetRefusal } from './refusal.ts'

const inflate = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflateRaw)

interface Part {
  readonly name: string
  readonly method: number
  readonly crc: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

/** The parts of a zip file, unpacked one by one and only when asked for. */
export interface Archive {
  readonly names: readonly string[]
  has(name: string): boolean
  /**
   * Unpacks a part; the bytes that really come out are counted, whatever the file declares.
   *
   * @throws SheetRefusal `file-broken`, `file-unpacks-too-large`
   */
  read(name: string): Promise<Uint8Array>
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50
const endLength = 22
const longestComment = 0xffff

/**
 * Opens a zip file by its central directory, before anything is unpacked.
 *
 * @throws SheetRefusal `file-broken` where it is no well-formed zip, `file-encrypted`,
 *   `file-too-many-parts`, `file-unpacks-too-large` where it already says so itself
 */
export function openArchive(bytes: Uint8Array): Archive {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length)
  const parts = readDirectory(bytes, view)
  let unpacked = 0
  return {
    names: [...parts.keys()],
    has: (name) => parts.has(name),
    async read(name) {
      const part = parts.get(name)
      if (part === undefined) throw new SheetRefusal('file-broken')
      const packed = packedBytes(bytes, view, part)
      const left = LIMITS.unpackedBytes - unpacked
      const most = Math.min(left, Math.max(LIMITS.ratioFreeBytes, packed.length * LIMITS.ratio))
      const content = part.method === 0 ? packed : await unpack(packed, most)
      if (content.length > most) throw tooLarge()
      unpacked += content.length
      if (content.length !== part.size || crc32(content) !== part.crc) throw new SheetRefusal('file-broken')
      return content
    },
  }
}

async function unpack(packed: Uint8Array, most: number): Promise<Uint8Array> {
  try {
    return await inflate(packed, { maxOutputLength: most })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge()
    throw new SheetRefusal('file-broken')
  }
}

function readDirectory(bytes: Uint8Array, view: DataView): Map<string, Part> {
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const spansDisks = view.getUint16(end + 4, true) !== 0 || view.getUint16(end + 8, true) !== count
  // The large format begins at 4 GB or 65,535 parts: nothing that could be read here.
  if (spansDisks || at === 0xffffffff) throw new SheetRefusal('file-broken')
  if (count > LIMITS.parts) throw new SheetRefusal('file-too-many-parts', { limit: LIMITS.parts })
  const parts = new Map<string, Part>()
  let declared = 0
  let packed = 0
  for (let index = 0; index < count; index++) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) throw new SheetRefusal('file-broken')
    if ((view.getUint16(at + 8, true) & 1) === 1) throw new SheetRefusal('file-encrypted')
    const nameLength = view.getUint16(at + 28, true)
    const part: Part = {
      name: Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString('utf8').replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      offset: view.getUint32(at + 42, true),
    }
    // Two parts of one name: readers disagree on which of them counts.
    if (parts.has(part.name)) throw new SheetRefusal('file-broken')
    parts.set(part.name, part)
    declared += part.size
    packed += part.packed
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (declared > LIMITS.unpackedBytes) throw tooLarge()
  // More packed bytes than the file has: parts lie over one another.
  if (packed > bytes.length) throw new SheetRefusal('file-broken')
  return parts
}

function findEnd(view: DataView): number {
  const last = view.byteLength - endLength
  for (let at = last; at >= 0 && at >= last - longestComment; at--) {
    if (view.getUint32(at, true) === END && at + endLength + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  throw new SheetRefusal('file-broken')
}

function packedBytes(bytes: Uint8Array, view: DataView, part: Part): Uint8Array {
  const { offset, packed, method } = part
  if (method !== 0 && method !== 8) throw new SheetRefusal('file-broken')
  if (offset + 30 > bytes.length || view.getUint32(offset, true) !== LOCAL) throw new SheetRefusal('file-broken')
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  if (start + packed > bytes.length) throw new SheetRefusal('file-broken')
  return bytes.subarray(start, start + packed)
}

function tooLarge(): SheetRefusal {
  return new SheetRefusal('file-unpacks-too-large', { megabytes: LIMITS.unpackedBytes / 1024 / 1024 })
}
