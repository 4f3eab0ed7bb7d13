/**
 * A text that a spreadsheet may take for a formula or a command when it opens a CSV file, white space
 * and apostrophes before it aside. The wide signs are those of East Asian keyboards.
 */
const formulaLike = /^[\s']*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u
const guarded = /^'[\s']*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u

/** Characters that no cell can hold, or that writers of workbooks leave out, and half characters. */
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu

/**
 * Puts an apostrophe before a text that a spreadsheet could take for a formula, so that it stays a
 * text. `unguard` takes exactly that apostrophe away again.
 *
 * @example guard('=1+1') // "'=1+1"
 */
export function guard(text: string): string {
  return formulaLike.test(text) ? `'${text}` : text
}

/** The same for a cell that is marked as text: only an apostrophe that would be taken for a guard needs one. */
export function guardMarked(text: string): string {
  return guarded.test(text) ? `'${text}` : text
}

/** Takes the guarding apostrophe of an export away. */
export function unguard(text: string): string {
  return guarded.test(text) ? text.slice(1) : text
}

/** A cell's text as it is taken: in NFC, trimmed, without control characters and the guard. */
export function cellText(raw: string): string {
  if (raw === '') return ''
  return unguard(raw.normalize('NFC').replace(unwritable, '').replace(/\r\n?/gu, '\n').trim()).trim()
}

/** A text as it can stand in a file. */
export function writable(text: string): string {
  return text.replace(unwritable, '')
}
