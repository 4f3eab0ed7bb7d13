import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSheet } from '../../../src/registry/sheets/index.ts'
import { writeCsv, writeWorkbook } from '../../../src/registry/sheets/write-sheet.ts'
import { tidyDraft, UnfitText } from '../../../src/registry/texts.ts'

const draft = (partners: readonly string[]) => tidyDraft({ award: 'service-innovation', agency: 'a', countsAs: 'a', title: 't', partners }).partners
const partner = fc.oneof(
  fc.constantFrom('กรมที่ดิน', 'ก;ข', ';', ' ; ค', '=1+1', "'=x", '@a', 'บริษัท "ง", จำกัด', '-'), fc.string({ unit: 'grapheme', maxLength: 20 }))

test('partners of an entry come back from a file as they are stored, semicolons or not', async () => {
  expect(draft(['ก; ข', 'ค'])).toEqual(['ก', 'ข', 'ค'])
  await fc.assert(fc.asyncProperty(fc.array(partner, { maxLength: 6 }), fc.constantFrom(writeCsv, (rows: Parameters<typeof writeCsv>[0]) => writeWorkbook(rows, 'a')), async (given, write) => {
    let stored: readonly string[] = []
    try {
      stored = draft(given)
    } catch (error) {
      // What is no text is not stored at all.
      if (error instanceof UnfitText) return
      throw error
    }
    const { rows } = await readSheet(await write([['x', 'y'], ['x', stored.join('; ')]]))
    expect(draft((rows[1]?.cells[1] ?? '').split(/[;\n]/u))).toEqual(stored)
  }), { numRuns: 150 })
})
