import { describe, expect, test } from 'vitest'
import { Talk } from './talk.ts'

describe('a first message', () => {
  test.each(['Open Governance ค่ะ', 'open governance', 'ขอเช็ค Open Governance', 'OG'])('that is hardly more than an award checks it alone: %s', (text) => {
    expect(new Talk().type(text).session.focus).toBe('open-governance')
  })

  test('that tells more narrows nothing down, and offers the award it names', () => {
    const talk = new Talk().type('มูลนิธิของเราทำเรื่องร่วมใจแก้จนมาหลายปีแล้วค่ะ')
    expect(talk.session.focus).toBeUndefined()
    expect(talk.question.fact).toBe('work.branches')
    expect(talk.press('check').session.focus).toBe('antipoverty')
  })

  test('that answers the first question is taken', () => {
    expect(new Talk().type('service pls').session.answers['work.branches']).toEqual(['service'])
  })

  test('that names the agency is taken, and the first question stays', () => {
    const talk = new Talk().type('สำนักงานคณะกรรมการพัฒนาระบบราชการ')
    expect(talk.session.answers['applicant.name']).toBe('สำนักงานคณะกรรมการพัฒนาระบบราชการ')
    expect(talk.question.fact).toBe('work.branches')
  })

  test('that says nothing of its own is greeted', () => {
    const talk = new Talk().type('สวัสดีครับ')
    expect(talk.session.answers).toEqual({})
    expect(talk.question.fact).toBe('work.branches')
  })
})

describe('what an award that was checked alone had implied', () => {
  const focused = () => new Talk().type('ตรวจ โควิด 19').press('other')

  test('is proposed when all awards are checked', () => {
    expect(focused().question).toMatchObject({ fact: 'work.branches', current: ['service'] })
  })

  test('stays when something is added to it, and goes when something else is said', () => {
    expect(focused().type('การมีส่วนร่วมด้วย').session.answers['work.branches']).toEqual(['service', 'participation'])
    expect(focused().type('การมีส่วนร่วม').session.answers['work.branches']).toEqual(['participation'])
  })
})

test('a name typed instead of choosing among agencies is a new name, not the one typed before', () => {
  const talk = new Talk().type('ขอเช็ค pmqa 4.0')
  while (talk.question.fact !== 'applicant.kind') talk.choose(true)
  talk.type('ขอนแก่น')
  expect(talk.question.fact).toBe('applicant.name')
  talk.type('อบต.หนองบัว จ.ขอนแก่น')
  expect(talk.session.answers['applicant.name']).not.toBe('ขอนแก่น')
  expect(talk.session.answers['applicant.kind']).toBe('local-government')
})

test('after the verdict, another agency takes the place of the one before', () => {
  const talk = new Talk().type('ขอเช็ค ร่วมใจแก้จน').type('ต.ค. 2562')
  expect(talk.verdict.kind).toBe('verdict')
  expect(talk.type('กรมชลประทาน').session.answers['applicant.name']).toBe('กรมชลประทาน')
})

test('nobody is advised to be somebody else', () => {
  const talk = new Talk().type('ขอเช็ค pmqa 4.0')
  for (let turns = 0; turns < 5 && talk.replies.every((reply) => reply.kind !== 'verdict'); turns++) {
    if (talk.question.fact === 'applicant.kind') talk.choose('private-sector')
    else talk.choose(true)
  }
  const kind = talk.verdict.groups.flatMap((group) => group.cards).flatMap((card) => card.reasons).find((reason) => reason.condition === 'pmqa-kind')
  expect(kind?.result).toBe('unmet')
  expect(kind?.changes).toEqual([])
})
