import fc from 'fast-check'
import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { LIMITS } from '../../../src/registry/sheets/limits.ts'
import { readSheet } from '../../../src/registry/sheets/read-sheet.ts'
import { SheetRefusal } from '../../../src/registry/sheets/refusal.ts'
import { writeCsv, writeWorkbook } from '../../../src/registry/sheets/write-sheet.ts'
import { inThaiEncoding, workbook } from './files.ts'

const read = (file: Uint8Array | string) => readSheet(typeof file === 'string' ? strToU8(file) : file)
const cellsOf = async (file: Uint8Array | string) => (await read(file)).rows.map(({ cells }) => cells)
const codeOf = (file: Uint8Array | string): Promise<unknown> => read(file).then(() => 'taken', (error: unknown) => {
  if (error instanceof SheetRefusal) return error.code
  throw error
})
const cell = (inside: string, attributes = ''): string => `<row r="1"><c r="A1"${attributes}>${inside}</c></row>`

describe('what a file is, is told by its content', () => {
  test.each([
    ['file-empty', ''], ['file-pdf', '%PDF-1.7'], ['file-web-page', '<html><table>'], ['file-other', '{\\rtf1 x'],
  ])('%s', async (code, text) => expect(await codeOf(text)).toBe(code))

  test('old and protected workbooks are told apart', async () => {
    const old = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0)
    expect(await codeOf(old)).toBe('file-xls')
    expect(await codeOf(Buffer.concat([old, Buffer.from('EncryptedPackage', 'utf16le')]))).toBe('file-encrypted')
    expect(await codeOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10))).toBe('file-picture')
  })

  test.each([
    ['file-macros', { 'xl/vbaProject.bin': 'x' }], ['file-nested', { 'xl/embeddings/a.xlsx': 'x' }], ['file-xlsb', { 'xl/workbook.bin': 'x' }],
    ['file-ods', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet' }], ['file-other', { 'word/document.xml': 'x' }],
    ['file-macros', { '[Content_Types].xml': '<Types a="application/vnd.ms-excel.sheet.macroEnabled.main+xml"/>' }],
  ])('%s inside a zip', async (code, parts: Record<string, string>) => expect(await codeOf(workbook(cell('<v>1</v>'), parts))).toBe(code))
})

describe('a workbook cannot exhaust or trick the reader', () => {
  test('a bomb that declares its size', async () => {
    expect(await codeOf(workbook('', { 'xl/worksheets/sheet1.xml': new Uint8Array(LIMITS.unpackedBytes + 1) }))).toBe('file-unpacks-too-large')
  })

  test('a bomb that lies about its size is stopped by what comes out', async () => {
    const bomb = workbook('', { 'xl/worksheets/sheet1.xml': new Uint8Array(30_000_000) })
    const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.length)
    for (let at = 0; at < bomb.length - 30; at++) {
      if (view.getUint32(at, true) === 0x02014b50 && view.getUint32(at + 24, true) === 30_000_000) view.setUint32(at + 24, 10, true)
    }
    expect(await codeOf(bomb)).toBe('file-unpacks-too-large')
  })

  test('cut off, changed, or with too many parts', async () => {
    const good = workbook(cell('<v>1</v>'))
    expect(await codeOf(good.slice(0, -30))).toBe('file-broken')
    expect(await codeOf(workbook('', Object.fromEntries(Array.from({ length: 600 }, (_, i) => [`x${i}`, 'x']))))).toBe('file-too-many-parts')
  })

  test('document types and entities of its own', async () => {
    expect(await codeOf(workbook('', { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>' }))).toBe('file-xml-tricks')
    expect(await codeOf(workbook(cell('<is><t>&b;</t></is>', ' t="inlineStr"')))).toBe('file-xml-tricks')
  })

  test('more rows or columns than may be', async () => {
    const rows = Array.from({ length: LIMITS.rows + 2 }, (_, i) => `<row r="${i + 1}"><c><v>1</v></c></row>`).join('')
    expect(await codeOf(workbook(rows))).toBe('too-many-rows')
    expect(await codeOf(workbook('<row r="1"><c r="BZ1"><v>1</v></c></row>'))).toBe('too-many-columns')
    expect(await codeOf('a,b\n'.repeat(LIMITS.rows + 2))).toBe('too-many-rows')
    expect(await codeOf(new Uint8Array(LIMITS.fileBytes + 1))).toBe('file-too-large')
  })
})

describe('cells of a workbook', () => {
  const problemOf = async (rows: string, parts = {}) => (await read(workbook(rows, parts))).rows[0]?.problem?.code

  test('formulas, errors, dates and texts that are too long make a line a problem', async () => {
    expect(await problemOf(cell('<f>1+1</f><v>2</v>'))).toBe('cell-formula')
    expect(await problemOf(cell('<v>#REF!</v>', ' t="e"'))).toBe('cell-error')
    expect(await problemOf(cell('<v>44000</v>', ' s="1"'), { 'xl/styles.xml': '<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>' })).toBe('cell-date')
    expect(await problemOf(cell(`<is><t>${'a'.repeat(5001)}</t></is>`, ' t="inlineStr"'))).toBe('cell-too-long')
  })

  test('lines are counted as the spreadsheet does', async () => {
    const { rows } = await read(workbook('<row r="3"><c r="B3"><v>2564</v></c></row><row r="9"><c r="A9"><v>0.1</v></c></row>'))
    expect(rows).toEqual([{ line: 3, cells: ['', '2564'] }, { line: 9, cells: ['0.1'] }])
  })
})

describe('text files', () => {
  const text = 'รางวัล,หน่วยงาน\nเปิดใจ,กรมชลประทาน\n'
  const wanted = [['รางวัล', 'หน่วยงาน'], ['เปิดใจ', 'กรมชลประทาน']]

  test('in every encoding that Excel writes', async () => {
    const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le')
    for (const bytes of [strToU8(text), strToU8(`\ufeff${text}`), utf16, Buffer.from(utf16).swap16(), inThaiEncoding(text)]) {
      expect(await cellsOf(new Uint8Array(bytes))).toEqual(wanted)
    }
  })

  test('no other encoding is taken for Thai', async () => {
    expect(await codeOf(Buffer.from('Caf\u00e9,na\u00efve,\u00fcber', 'latin1'))).toBe('file-encoding')
    expect(await codeOf(strToU8(text).slice(0, -2))).toBe('file-encoding')
    expect(await codeOf(Uint8Array.of(1, 0, 2, 0))).toBe('file-encoding')
  })

  test('separators, line ends and quoted line breaks', async () => {
    for (const separator of [',', ';', '\t']) {
      for (const end of ['\n', '\r\n', '\r']) {
        expect(await cellsOf(['a', 'b'].join(separator) + end + ['"c\nd, ""e"""', 'f'].join(separator))).toEqual([['a', 'b'], ['c\nd, "e"', 'f']])
      }
    }
    expect((await read('a,b\n\n"c\nd",e\nf,g')).rows.map(({ line }) => line)).toEqual([1, 3, 4])
  })

  test('broken quotes name their line', async () => {
    for (const broken of ['a,b\nc,d\ne,"f\n', 'a,b\nc,d\ne,"f"g\n', 'a,b\nc,d\ne,f"g\n']) {
      await expect(read(broken)).rejects.toMatchObject({ code: 'csv-quotes', values: { line: 3 } })
    }
  })
})

describe('what is written is read again', () => {
  const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom('=', '+', '-', '@', "'", '"', '\t', '\n', ' ', ';', ',', 'ก', 'ำ', '_x0041_', '<', '&', 'a', '\uff1d') }))
    .map((text) => text.normalize('NFC').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f]|\p{Noncharacter_Code_Point}|\p{Surrogate}/gu, '').replace(/\r\n?/g, '\n').trim().normalize('NFC'))
    .filter((text) => text !== '')
  const tables = fc.array(fc.array(texts, { minLength: 2, maxLength: 3 }), { minLength: 1, maxLength: 4 })

  test('as CSV, and no cell can be taken for a formula', () => fc.assert(fc.asyncProperty(tables, async (rows) => {
    const bytes = await writeCsv([['h', 'i', 'j'], ...rows])
    expect((await cellsOf(bytes)).slice(1)).toEqual(rows)
    const { parse } = await import('csv-parse/sync')
    for (const raw of parse(bytes, { bom: true, relax_column_count: true }).flat()) expect(raw).not.toMatch(/^[=+\-@\t\r]/)
  }), { numRuns: 150 }))

  test('as a workbook', () => fc.assert(fc.asyncProperty(tables, async (rows) => {
    expect((await cellsOf(await writeWorkbook([['h', 'i', 'j'], ...rows], 'A'))).slice(1)).toEqual(rows)
  }), { numRuns: 60 }))

  test('a text that every object has as a name is a text like others', async () => {
    const names = Object.getOwnPropertyNames(Object.prototype)
    const rows = names.map((name) => [name, 'a'])
    expect((await cellsOf(await writeWorkbook([['h', 'i'], ...rows], 'A'))).slice(1)).toEqual(rows)
  })

  test('a text that looks like a formula is a text cell', async () => {
    expect(await read(await writeWorkbook([['h'], ['=1+1']], 'A'))).toMatchObject({ rows: [{ cells: ['h'] }, { cells: ['=1+1'] }] })
  })

  test('nothing but refusals comes of arbitrary bytes', () => fc.assert(fc.asyncProperty(
    fc.uint8Array({ maxLength: 400 }), fc.nat(), fc.boolean(), async (bytes, at, zip) => {
      const good = workbook(cell('<v>1</v>'))
      if (zip) good.set(bytes.slice(0, 3), at % (good.length - 3))
      expect(typeof (await codeOf(zip ? good : bytes))).toBe('string')
    }), { numRuns: 600 }))
})
