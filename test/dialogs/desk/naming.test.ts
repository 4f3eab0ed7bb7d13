import { describe, expect, test } from 'vitest'
import { recogniseDeskCommand } from '../../../src/conversation/understanding/desk-commands.ts'
import { numbered } from '../../../dialogs/desk/entry-words.ts'
import { aboutWork, readWork } from '../../../dialogs/desk/naming.ts'
import { readPage } from '../../../dialogs/desk/paging.ts'
import { Scene } from '../../../src/conversation/scene.ts'
import { newSession } from '../../../src/conversation/session.ts'
import { Talk } from '../talk.ts'

const { world } = new Talk()
const scene = new Scene(newSession({ round: world.rules.round, language: 'th', id: 'a', at: world.now }), world)

describe('an award and an agency in one message', () => {
  test.each([
    ['กรมชลประทาน open governance', ['open-governance'], 'กรมชลประทาน'],
    ['og กรมเจ้าท่า', ['open-governance'], 'กรมเจ้าท่า'],
    ['กรมเจ้าท่าเปิดใจใกล้ชิดประชาชน', ['open-governance'], 'กรมเจ้าท่า'],
    ['pmqa หมวด ๓ กรมเจ้าท่า', ['pmqa-category-3'], 'กรมเจ้าท่า'],
    ['กรมเจ้าท่า', [], 'กรมเจ้าท่า'],
    ['effective change', ['effective-change'], ''],
  ] as const)('%s', (typed, awards, words) => {
    expect(readWork({ scene }, typed)).toEqual({ awards, words })
  })

  test('comes back from a button as it was put in', () => {
    expect(readWork({ scene }, aboutWork('most-improved', 'ก/ข → ค'))).toEqual({ awards: ['most-improved'], words: 'ก/ข → ค' })
    expect(readWork({ scene }, aboutWork(undefined, 'open governance'))).toEqual({ awards: [], words: 'open governance' })
  })
})

test('numbers are read in either digits, and pages from buttons alone', () => {
  expect(numbered('#๑๒ ดีเด่น')).toEqual({ id: 12, rest: 'ดีเด่น' })
  expect(numbered('กรม 12')).toBeUndefined()
  expect(readPage('~3 น้ำ')).toEqual({ number: 2, filter: 'น้ำ' })
  expect(readPage('3 น้ำ')).toEqual({ number: 0, filter: '3 น้ำ' })
})

test('a deed that is also the guided check’s needs the number of an entry', () => {
  expect(recogniseDeskCommand('แก้ไข ๑๒')).toEqual({ does: 'correct', rest: '12' })
  expect(recogniseDeskCommand('ขอดู #12 หน่อย')).toEqual({ does: 'entry', rest: '12' })
  expect(recogniseDeskCommand('แก้ไขชื่อหน่วยงาน')).toBeUndefined()
  expect(recogniseDeskCommand('ลงทะเบียนอีกครั้ง 4')).toEqual({ does: 'reinstate', rest: '4' })
})
