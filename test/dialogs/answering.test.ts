import { describe, expect, test } from 'vitest'
import { openGovernance, rules, Talk, type TalkOptions } from './talk.ts'

/** A conversation whose present question is this one, about a participation work. */
function at(fact: string, options: TalkOptions = {}): Talk {
  const aims: Record<string, string> = { 'expansion.new-areas': 'expand-awarded-model', 'work.started-on': 'open-administration', 'work.title': 'change-in-peoples-lives' }
  const answers = { ...openGovernance, 'participation.aims': [aims[fact] ?? 'open-administration'] }
  const talk = new Talk(options).hello()
  for (let turns = 0; turns < 30; turns++) {
    if (talk.asks === fact) return talk
    const asked = talk.asks as string
    const value = (answers as Record<string, unknown>)[asked]
    if (asked === 'work.started-on') talk.type('ต.ค. 2562')
    else if (asked === 'participation.levels') talk.tick('inform', 'consult', 'collaborate')
    else if (asked === 'work.scope') talk.choose(fact in aims && fact !== 'work.started-on' ? 'project' : 'organisation')
    else if (asked === 'expansion.kind') talk.tick('areas')
    else if (asked === 'expansion.source-award') talk.choose('effective-change-excellent')
    else if (talk.question.type === 'yes-no') talk.choose(true)
    else talk.answer(value as never)
  }
  throw new Error(`${fact} is never asked`)
}

describe.each(['th', 'en'] as const)('typed answers (%s)', (language) => {
  test('choices by number, by label and by label of the other language', () => {
    for (const said of ['2', 'ข้อ 2', 'การให้ประชาชนมีส่วนร่วม']) {
      expect(new Talk({ language }).hello().type(said).session.answers['work.branches']).toEqual(['participation'])
    }
    expect(new Talk({ language }).hello().type('1, 3').session.answers['work.branches']).toEqual(['service', 'management'])
  })

  test('every label of every choice is understood as itself, in both languages', () => {
    const other = language === 'th' ? 'en' : 'th'
    for (const [id, start] of [['work.branches', new Talk({ language }).hello()], ['participation.levels', at('participation.levels', { language })]] as const) {
      const choices = [...(start.question.choices ?? [])]
      const theirs = new Talk({ language: other, session: { ...start.session, language: other } }).type('resume').question.choices ?? []
      for (const choice of [...choices, ...theirs]) {
        const talk = new Talk({ session: start.session }).type(choice.label)
        expect(talk.session.answers[id], choice.label).toEqual([choice.value])
      }
    }
  })

  test('yes and no by number and by the labels of either language, as the question shows them', () => {
    const start = at('participation.engaged', { language })
    const other = new Talk({ session: { ...start.session, language: language === 'th' ? 'en' : 'th' } }).type('resume')
    for (const question of [start.question, other.question]) {
      for (const choice of question.choices ?? []) expect(new Talk({ session: start.session }).type(choice.label).session.answers['participation.engaged']).toBe(choice.value)
    }
    for (const [said, value] of [['1', true], ['2', false], ['ข้อ 2', false], ['๑', true]] as const) {
      expect(new Talk({ session: start.session }).type(said).session.answers['participation.engaged'], said).toBe(value)
    }
    expect(new Talk({ session: start.session }).type('3').session.answers['participation.engaged']).toBeUndefined()
  })

  test('a typed answer is repeated as it was read; a tapped one is not', () => {
    expect(at('work.started-on', { language }).type('10/2562').tones[0]).toBe('note')
    expect(at('work.scope', { language }).choose('project').tones).toEqual([])
  })

  test('"don\'t know" leaves a question open, and it is not asked again', () => {
    const talk = at('participation.engaged', { language }).type(language === 'th' ? 'ไม่ทราบค่ะ' : "I don't know")
    expect(talk.session.answers['participation.engaged']).toBeNull()
    expect(talk.asks).not.toBe('participation.engaged')
  })

  test('to skip is not to know', () => {
    for (const said of ['ข้าม', 'skip', 'ข้อถัดไป']) {
      const talk = at('participation.engaged', { language }).type(said)
      expect(talk.session.answers['participation.engaged']).toBeNull()
      expect(talk.kept).toEqual([])
    }
  })

  test('a question asked back is answered from the source, and the question stays', () => {
    const talk = at('participation.levels', { language }).type(language === 'th' ? 'Involve กับ Collaborate ต่างกันอย่างไร?' : 'what is the difference between them?')
    expect(talk.asks).toBe('participation.levels')
    expect(talk.session.answers['participation.levels']).toBeUndefined()
    expect(talk.messages[0]?.text).toContain('654')
  })

  test('"why do you ask" names the lines, by words and by button', () => {
    for (const talk of [at('participation.levels', { language }).type('ทำไมถามข้อนี้'), at('participation.levels', { language }).press('why')]) {
      expect(talk.messages[0]?.text).toContain('654')
      expect(talk.asks).toBe('participation.levels')
    }
  })
})

describe('what is not understood', () => {
  test('is said, with the choices again; after a second time other ways are offered', () => {
    const talk = at('work.scope').type('เอิ่ม')
    expect(talk.tones).toEqual(['problem'])
    expect(talk.question.choices).toHaveLength(2)
    expect(talk.messages[0]?.actions).toBeUndefined()
    talk.type('เอ่อ')
    expect(talk.messages[0]?.actions?.map((action) => action.does)).toEqual(['unknown', 'back', 'why', 'help'])
    expect(talk.asks).toBe('work.scope')
  })

  test('an answer in between forgets the miss', () => {
    const talk = at('participation.levels').type('เอิ่ม').tick('inform', 'consult')
    talk.type('เอิ่ม')
    expect(talk.messages[0]?.actions).toBeUndefined()
  })

  test('nothing, emoji and five thousand letters change nothing', () => {
    for (const text of ['', '🙏🙏', 'ก'.repeat(5000)]) {
      const talk = at('work.scope').type(text)
      expect(talk.asks).toBe('work.scope')
      expect(talk.session.answers['work.scope']).toBeUndefined()
    }
  })
})

describe('dates', () => {
  test.each([['ต.ค. 2562', '2019-10'], ['10/2562', '2019-10'], ['October 2019', '2019-10'], ['1 ตุลาคม 2562', '2019-10-01']])('%s', (said, stored) => {
    expect(at('work.started-on').type(said).session.answers['work.started-on']).toBe(stored)
  })

  test.each(['10', 'ตุลาคม', 'ต.ค.', 'October'])('a year alone asks for the month; "%s" completes it', (month) => {
    const talk = at('work.started-on').type('2562')
    expect(talk.asks).toBe('work.started-on')
    expect(talk.question.choices).toHaveLength(12)
    expect(talk.type(month).session.answers['work.started-on']).toBe('2019-10')
    expect(talk.session.year).toBeUndefined()
  })

  test('the month by its button', () => {
    const talk = at('work.started-on', { language: 'en' }).type('2019')
    expect(talk.tap(talk.question.choices?.[9]?.choice ?? '').session.answers['work.started-on']).toBe('2019-10')
  })

  test('a whole date instead of the month is taken as it is', () => {
    expect(at('work.started-on').type('2562').type('ม.ค. 2560').session.answers['work.started-on']).toBe('2017-01')
  })

  test('a year left for another question does not colour a later date', () => {
    const talk = at('work.started-on').type('2562').type('สรุปคำตอบ').type('ทำต่อ')
    expect(talk.type('ตุลาคม').session.answers['work.started-on']).not.toBe('2019-10')
  })

  test('a start still to come is taken, with a warning to look at it again', () => {
    const talk = at('work.started-on').type('1 มีนาคม 2570')
    const past = at('work.started-on').type('1 มีนาคม 2560')
    expect(talk.session.answers['work.started-on']).toBe('2027-03-01')
    expect(talk.messages[0]?.text.length).toBeGreaterThan(past.messages[0]?.text.length ?? Infinity)
  })

  test('a later day of this month is still to come; this month itself is not', () => {
    const later = at('work.started-on').type('20 กุมภาพันธ์ 2564').messages[0]?.text ?? ''
    const month = at('work.started-on').type('กุมภาพันธ์ 2564').messages[0]?.text ?? ''
    expect(later.length).toBeGreaterThan(month.length + 20)
  })

  test.each(['31/2/2562', '99/99/9999'])('a day that does not exist is not taken: %s', (said) => {
    const talk = at('work.started-on').type(said)
    expect(talk.session.answers['work.started-on']).toBeUndefined()
    expect(talk.tones).toContain('problem')
  })
})

describe('numbers', () => {
  test('one is read and said', () => {
    const talk = at('expansion.new-areas').type('3 พื้นที่')
    expect(talk.session.answers['expansion.new-areas']).toBe(3)
    expect(talk.tones[0]).toBe('note')
  })

  test.each(['-5', '1.5', '999999999', 'หลายพื้นที่'])('"%s" is out of range or unclear: the question stays, and after the second time other ways are offered', (said) => {
    const talk = at('expansion.new-areas').type(said)
    expect(talk.asks).toBe('expansion.new-areas')
    expect(talk.session.answers['expansion.new-areas']).toBeUndefined()
    expect(talk.tones).toEqual(['problem'])
    talk.type(said)
    expect(talk.messages[0]?.actions?.map((action) => action.does)).toContain('unknown')
  })

  test('the question tells its range and unit', () => {
    expect(at('expansion.new-areas').question.number).toMatchObject({ min: 0, max: 100000, integer: true })
  })
})

test('progress never promises less than what comes', () => {
  const fewest: number[] = []
  for (const aim of rules.facts.find((fact) => fact.id === 'participation.aims')?.values ?? []) {
    const talk = new Talk().hello().tick('participation').tick(aim)
    let left = Number.POSITIVE_INFINITY
    for (let turns = 0; talk.maybeQuestion && turns < 40; turns++) {
      const { progress } = talk.question
      expect(progress?.leftAtMost).toBeLessThanOrEqual(left)
      left = (progress?.leftAtMost ?? 0) - 1
      const { question } = talk
      if (question.type === 'choices') talk.tick(...(question.choices ?? []).map((choice) => String(choice.value)))
      else if (question.choices) talk.tap(question.choices[0]?.choice ?? '')
      else talk.type(question.type === 'date' ? 'ต.ค. 2562' : question.type === 'number' ? '5' : 'กรมที่ดิน')
    }
    expect(talk.verdict.awards.length).toBe(rules.awards.length)
    fewest.push(talk.session.revision)
  }
  expect(Math.max(...fewest)).toBeLessThan(20)
})
