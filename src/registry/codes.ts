import { createHash } from 'node:crypto'
import { codeLeads, codeTails } from '../thai/lexicon/codes.ts'
import { inLowerCase, normalise } from '../thai/normalise.ts'
import { many, row, startsOf } from '../thai/phrase.ts'

/** Crockford's base32: no I, L, O or U, so that no two symbols look alike. */
const SYMBOLS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
/** Symbols of an invitation's code: 80 random bits. */
export const CODE_LENGTH = 16
/** Symbols of a code that links two channels: 40 random bits for a quarter of an hour. */
export const LINK_CODE_LENGTH = 8
const GROUP = 4
const BITS = 5

const separators = /[\s\p{Pd}_.·:："'“”]+/gu
const leads = new RegExp(`^(?:${codeLeads})$`)
const tail = row(many(',|.|!'), codeTails, many(',|.|!'))
/** What a code is written with, and what may part it. */
const symbol = /[0-9a-z]/i
const betweenSymbols = /[\s\p{Pd}_.·]/u
const grouped = /^[0-9a-z]{4}(?:\p{Pd}[0-9a-z]{4})+$/iu
/** No message with a code in it is longer. */
const LONGEST_MESSAGE = 200

/**
 * Makes a code from random bytes, as it is shown.
 *
 * @param random at least `length * 5 / 8` random bytes; further ones are not used
 * @param length symbols: CODE_LENGTH or LINK_CODE_LENGTH
 * @throws RangeError where there are too few bytes
 *
 * @example
 * newCode(randomBytes(10)) // '7K2M-QX8R-0ZTB-5N4C'
 */
export function newCode(random: Uint8Array, length: number = CODE_LENGTH): string {
  if (random.length * 8 < length * BITS) throw new RangeError('too few random bytes for a code')
  let bits = 0n
  const used = Math.ceil((length * BITS) / 8)
  for (const byte of random.subarray(0, used)) bits = (bits << 8n) | BigInt(byte)
  let symbols = ''
  for (let at = 0; at < length; at++) {
    symbols = SYMBOLS.charAt(Number(bits & 31n)) + symbols
    bits >>= 5n
  }
  return shownCode(symbols)
}

/** A normalised code as people read it: `XXXX-XXXX-…`. */
export function shownCode(symbols: string): string {
  return (symbols.match(/.{1,4}/g) ?? []).join('-')
}

/**
 * The symbols of a typed code: whatever its case, spaces and hyphens, with Thai or full-width digits,
 * invisible characters, and letters that stand for a digit (O for 0; I and L for 1).
 *
 * @param length how many symbols it must have
 * @returns the symbols without hyphens, or undefined where it is no such code
 *
 * @example
 * normaliseCode('7k2m qx8r oztb ๕n4c') // '7K2MQX8R0ZTB5N4C'
 */
export function normaliseCode(typed: string, length: number = CODE_LENGTH): string | undefined {
  if (typed.length > LONGEST_MESSAGE) return undefined
  const symbols = normalise(typed).replace(separators, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1')
  return symbols.length === length && [...symbols].every((symbol) => SYMBOLS.includes(symbol)) ? symbols : undefined
}

/**
 * The code that a message consists of, alone or after words that announce one.
 *
 * @returns its symbols, or undefined for any other message; sixteen letters of an ordinary sentence are none
 */
export function codeIn(text: string, length: number = CODE_LENGTH): string | undefined {
  if (text.length > LONGEST_MESSAGE) return undefined
  const normal = normalise(text)
  const tidy = normal.slice(0, startsOf(inLowerCase(normal), tail)[0]).trim()
  const whole = normaliseCode(tidy, length)
  if (whole !== undefined && isMeant(tidy, length)) return whole
  // Latin words may announce it too: "my code is …". Each start of a word is tried, the first one first.
  const stretch = symbolsAtEnd(tidy)
  for (let start = stretch; start < tidy.length; start++) {
    if (start > stretch && !/[\s\p{Pd}:]/u.test(tidy.charAt(start - 1))) continue
    const words = tidy.slice(0, start).toLowerCase().replace(/[\s:：=,"'“”]+/gu, '')
    if (words === '' || !leads.test(words)) continue
    const code = normaliseCode(tidy.slice(start), length)
    if (code !== undefined) return code
  }
  return undefined
}

/** Where the last stretch of Latin letters, digits and what may part them begins. */
function symbolsAtEnd(text: string): number {
  let start = text.length
  while (start > 0 && (symbol.test(text.charAt(start - 1)) || betweenSymbols.test(text.charAt(start - 1)))) start--
  while (start < text.length && !symbol.test(text.charAt(start))) start++
  return start
}

/** Whether a message is a one-time code, alone or after words such as "my code is". */
export function looksLikeCode(text: string): boolean {
  return codeIn(text) !== undefined
}

/** Whether a message is a code that links two channels. */
export function looksLikeLinkCode(text: string): boolean {
  return codeIn(text, LINK_CODE_LENGTH) !== undefined
}

/**
 * Hyphens between groups of four tell a code; so does a mix of letters and digits in one stretch or in
 * groups of four. Telephone numbers and words that happen to have as many letters are none.
 */
function isMeant(tidy: string, length: number): boolean {
  const mixed = /\d/.test(tidy) && /[a-z]/i.test(tidy)
  if (grouped.test(tidy)) return mixed || length === CODE_LENGTH
  // Eight symbols in a row may be many things.
  return length === CODE_LENGTH && mixed
    && tidy.split(/[\s\p{Pd}_.·]+/u).every((group) => group.length % GROUP === 0)
}

/** What is kept of a code: it opens nothing, and cannot be turned back into the code. */
export function hashCode(symbols: string): string {
  return createHash('sha256').update(`one-time-code:${symbols}`, 'utf8').digest('base64url')
}

/**
 * Makes a code that links two channels. Only such as are told from words and telephone numbers when
 * they are typed alone: one in twenty would not be.
 *
 * @param token at least 128 random bits
 */
export function newLinkCode(token: string): string {
  for (let draw = 0; ; draw++) {
    const code = newCode(bytesOf(`${token}:${draw}`), LINK_CODE_LENGTH)
    if (looksLikeLinkCode(code)) return code
  }
}

/** As many random bytes as a code needs, from a token of at least as many random bits. */
export function bytesOf(token: string): Uint8Array {
  return createHash('sha256').update(`code-bytes:${token}`, 'utf8').digest()
}
