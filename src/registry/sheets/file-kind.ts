import { SheetRefusal } from './refusal.ts'

/** What the first bytes of other kinds of files look like, and the code with which they are refused. */
const others: readonly (readonly [code: string, start: readonly number[]])[] = [
  ['file-pdf', ascii('%PDF')],
  ['file-picture', [0x89, ...ascii('PNG')]],
  ['file-picture', [0xff, 0xd8, 0xff]],
  ['file-picture', ascii('GIF8')],
  ['file-picture', ascii('BM')],
  ['file-picture', ascii('II*\0')],
  ['file-picture', ascii('MM\0*')],
  ['file-archive', [0x1f, 0x8b]],
  ['file-archive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['file-archive', ascii('Rar!')],
  ['file-other', ascii('{\\rtf')],
]
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const encryptedPackage = Buffer.from('EncryptedPackage', 'utf16le')

/**
 * Tells by content, not by name, whether a file is a zip (as .xlsx files are) or text.
 *
 * @throws SheetRefusal where it is of a kind that cannot be taken: `file-empty`, `file-pdf`,
 *   `file-picture`, `file-archive`, `file-encrypted`, `file-xls`, `file-web-page`, `file-other`
 */
export function fileKind(bytes: Uint8Array): 'zip' | 'text' {
  if (bytes.length === 0) throw new SheetRefusal('file-empty')
  if (starts(bytes, [0x50, 0x4b, 3, 4]) || starts(bytes, [0x50, 0x4b, 5, 6])) return 'zip'
  if (starts(bytes, compoundFile)) {
    // A workbook with a password is an old compound file around the packed new one.
    const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(encryptedPackage)
    throw new SheetRefusal(encrypted ? 'file-encrypted' : 'file-xls')
  }
  for (const [code, start] of others) {
    // Two letters alone may also begin a text, which holds no control characters.
    if (starts(bytes, start) && (start.length > 2 || start[0] === 0x1f || bytes.subarray(0, 64).includes(0))) throw new SheetRefusal(code)
  }
  if (starts(bytes.subarray(4), ascii('ftyp')) || (starts(bytes, ascii('RIFF')) && starts(bytes.subarray(8), ascii('WEBP')))) {
    throw new SheetRefusal('file-picture')
  }
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1').replace(/^\u00ef\u00bb\u00bf/, '').trimStart()
  if (/^<(?:!doctype|\?xml|html|table|head|meta)\b/i.test(head)) throw new SheetRefusal('file-web-page')
  return 'text'
}

function starts(bytes: Uint8Array, start: readonly number[]): boolean {
  return bytes.length >= start.length && start.every((byte, index) => bytes[index] === byte)
}

function ascii(text: string): number[] {
  return [...Buffer.from(text, 'latin1')]
}
