import { SheetRefusal } from './refusal.ts'

/** Letters of Thai that stand above, below or behind a consonant and never begin a word. */
const dependent = /(?<![\u0e01-\u0e4e])[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]/gu

/**
 * Decodes a text file: UTF-8 with or without a mark, UTF-16 with one, else the Thai encoding of
 * Windows (TIS-620), which Excel writes as plain "CSV" on Thai computers, if it then reads as Thai.
 *
 * @throws SheetRefusal `file-encoding`, which says how to save the file
 */
export function decodeText(bytes: Uint8Array): string {
  const text = textOf(bytes)
  if (text === undefined || text.includes('\0')) throw new SheetRefusal('file-encoding')
  return text
}

function textOf(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be')
  return decoded(bytes, 'utf-8') ?? thai(decoded(bytes, 'windows-874'))
}

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/**
 * Almost every byte is something in the Thai encoding, so what comes out must also read as Thai:
 * no control characters, and vowels and tone marks behind letters. UTF-8 that was cut off has the
 * former, European texts lack the latter.
 */
function thai(text: string | undefined): string | undefined {
  if (text === undefined || /[\u0000\u0080-\u009f]/u.test(text)) return undefined
  const letters = text.match(/[\u0e01-\u0e2e]/gu)?.length ?? 0
  const stray = text.match(dependent)?.length ?? 0
  return letters > 0 && stray * 20 <= letters ? text : undefined
}
