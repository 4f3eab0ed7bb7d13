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
  branchesLabels: [
    { value: 'service', label: 'บริการภาครัฐ' },
    { value: 'participation', label: 'การบริหารราชการแบบมีส่วนร่วม' },
    { value: 'management', label: 'คุณภาพการบริหารจัดการภาครัฐ (PMQA)' },
  ],
  oddLabels: [
    { value: 'sure', label: 'แน่ใจ' },
    { value: 'unsure', label: 'ยังไม่แน่ใจ' },
    { value: 'which', label: 'รู้ว่าใครทำ' },
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

function requestOf(row: string): { readonly request: AnswerRequest; readonly understood: Understanding } {
  const [type, list, fact, typed, written] = row.split('\t')
  const request = {
    type: type as AnswerRequest['type'],
    today,
    typed: JSON.parse(typed ?? '') as string,
    ...(fact ? { fact } : {}),
    ...(list ? { choices: choiceLists[list] ?? [] } : {}),
  }
  return { request, understood: expected(written ?? '') }
}

describe('a typed answer is understood as the table says', () => {
  test.each(rows)('%s', (row) => {
    const { request, understood } = requestOf(row)
    expect(understand(request)).toEqual(understood)
  })
})

const thaiDigits = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(0xe50 + Number(digit)))
/** Ways in which another keyboard, phone or program writes the very same answer. */
const retypings: Readonly<Record<string, (typed: string) => string>> = {
  'in capitals': (typed) => typed.toUpperCase(),
  'in Thai digits': thaiDigits,
  'in full width': (typed) => typed.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0)),
  'with sara am in two parts': (typed) => typed.replaceAll('ำ', 'ํา'),
  'with sara ae as two sara e': (typed) => typed.replaceAll('แ', 'เเ'),
  'with tone marks before vowels': (typed) => typed.replace(/([ัิ-ู])([่-๋])/g, '$2$1'),
  'with zero-width spaces': (typed) => [...typed].join('\u200b'),
  'with no-break spaces': (typed) => `\u00a0${typed.replaceAll(' ', '\u00a0 \u00a0')}\t\r\n`,
  'with exclamation marks': (typed) => `${typed}!!`,
  'in quotes': (typed) => `“${typed}”`,
}

describe('the way it is typed changes nothing', () => {
  const answers = rows.map(requestOf).filter(({ request }) => request.type !== 'text' && !request.typed.endsWith('?'))
  test.each(Object.entries(retypings))('%s', (_, retype) => {
    for (const { request, understood } of answers) {
      const typed = retype(request.typed)
      expect(understand({ ...request, typed }), `${request.type} ${request.fact ?? ''}: ${typed}`).toEqual(understood)
    }
  })
})
