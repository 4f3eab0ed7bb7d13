import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { understand } from '../../../src/conversation/understanding/index.ts'
import type { AnswerRequest, OfferedChoice, Understanding } from '../../../src/conversation/understanding/index.ts'

const today = '2021-06-01'

const choiceLists: Readonly<Record<string, readonly OfferedChoice[]>> = {
  colours: [
    { value: 'red', label: 'สีแดง' },
    { value: 'light-green', label: 'สีเขียวอ่อน' },
    { value: 'dark-green', label: 'สีเขียวเข้ม' },
  ],
  scopeLabels: [
    { value: 'organisation', label: 'ทำในภาพรวมขององค์กร' },
    { value: 'project', label: 'ทำเป็นรายโครงการ' },
  ],
  someCategories: [
    { value: '3', label: 'หมวด 3' },
    { value: '5', label: 'หมวด 5' },
  ],
}

function expected(written: string): Understanding {
  if (written === 'question') return { question: true }
  if (written === 'unclear') return { unclear: true }
  return { value: JSON.parse(written) as string | number | boolean | null | string[] }
}

const [, ...rows] = readFileSync(new URL('./answers.tsv', import.meta.url), 'utf8').trimEnd().split('\n')

describe('a typed answer is understood as the table says', () => {
  test.each(rows)('%s', (row) => {
    const [type, list, fact, typed, written] = row.split('\t')
    const request: AnswerRequest = {
      type: type as AnswerRequest['type'],
      today,
      typed: JSON.parse(typed ?? '') as string,
      ...(fact ? { fact } : {}),
      ...(list ? { choices: choiceLists[list] ?? [] } : {}),
    }
    expect(understand(request)).toEqual(expected(written ?? ''))
  })
})
