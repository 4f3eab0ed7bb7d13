import { describe, expect, test } from 'vitest'
import { awardNames } from '../../../src/registry/sheets/award-names.ts'
import { rules } from '../../dialogs/talk.ts'

const names = awardNames(rules.rulebook)

describe('the award that a file names', () => {
  test('is found by its id and its official name', () => {
    for (const { id } of rules.rulebook.awards) {
      expect(names.find(id)).toBe(id)
      expect(names.find(names.name(id))).toBe(id)
    }
  })

  test.each([
    ['นวัตกรรมการบริการ', 'service-innovation'], ['โควิด', 'covid-response'], ['PMQA หมวด 1', 'pmqa-category-1'], ['pmqa รายหมวด 6', 'pmqa-category-6'],
    ['หมวด 3', 'pmqa-category-3'], ['PMQA 4.0', 'pmqa-4.0'], ['รางวัล เปิดใจ ใกล้ชิดประชาชน', 'open-governance'], ['Most Improved', 'most-improved'], ['OG', 'open-governance'],
  ])('also as people call it: %s', (written, id) => {
    expect(names.find(written)).toBe(id)
  })

  test.each(['PMQA', 'PMQA หมวด 7', 'รางวัล', '', 'รางวัลพระปกเกล้า'])('%s is none', (written) => {
    expect(names.find(written)).toBeUndefined()
  })
})
