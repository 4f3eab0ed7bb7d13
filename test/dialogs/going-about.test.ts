import { describe, expect, test } from 'vitest'
import { at, openGovernance, Talk, type TalkOptions } from './talk.ts'

const answers = { ...openGovernance, 'work.started-on': 'ต.ค. 2562' } as const

/** One question is left. */
const some = (): Talk => at('participation.engaged')
const answered = Object.keys(openGovernance).length - 1
const done = (options: TalkOptions = {}): Talk => new Talk(options).hello().answers(answers)

describe('back', () => {
  test('goes one answer back at a time, and says when there is none', () => {
    const talk = some()
    const order = Object.keys(talk.session.answers)
    for (const fact of order.toReversed()) expect(talk.type('ย้อนกลับ').asks).toBe(fact)
    expect(talk.type('back').asks).toBe(order[0])
    expect(talk.kinds).toEqual(['message', 'question'])
  })

  test('shows what was answered, and goes on with what is next', () => {
    const talk = some().type('แก้ระดับการมีส่วนร่วม')
    expect(talk.question.current).toEqual(['inform', 'consult'])
    expect(talk.tick('inform', 'consult', 'involve').asks).toBe('participation.engaged')
    expect(talk.session.answers['participation.levels']).toEqual(['inform', 'consult', 'involve'])
  })

  test('from the verdict to the last answer', () => {
    const talk = done()
    const last = Object.keys(talk.session.answers).filter((id) => !talk.session.filled.includes(id)).at(-1)
    expect(talk.type('ย้อนกลับ').asks).toBe(last)
  })

  test('from an answer that the directory gave', () => {
    const talk = new Talk().hello().type('กรมที่ดิน').tick('service').tick('new')
    talk.tap(`d|${talk.session.id}|1|change|applicant.kind`)
    expect(talk.asks).toBe('applicant.kind')
    expect(talk.type('ย้อนกลับ').asks).toBe('service.approach')
  })

  test('an answer may be left as it is: by button, by words, by going on', () => {
    for (const leave of [(talk: Talk) => talk.press('keep'), (talk: Talk) => talk.type('ยกเลิก'), (talk: Talk) => talk.type('ข้าม'), (talk: Talk) => talk.type('คงคำตอบเดิม')]) {
      const talk = some().type('แก้ระดับการมีส่วนร่วม')
      expect(leave(talk).asks).toBe('participation.engaged')
      expect(talk.session.answers['participation.levels']).toEqual(['inform', 'consult'])
    }
  })
})

describe('changing an answer', () => {
  test('the summary has every answer, each with a button that changes it', () => {
    const talk = done().press('summary')
    expect(talk.summary.answers.map((answer) => answer.fact).sort()).toEqual(Object.keys(openGovernance).sort())
    for (const row of talk.summary.answers) {
      const change = new Talk({ session: talk.session }).tap(row.change.choice)
      expect(change.asks).toBe(row.fact)
      expect(change.session.changing).toBe(true)
    }
  })

  test('by its number in the summary, by its subject, or asked which', () => {
    const talk = done().press('summary')
    const row = talk.summary.answers[2]
    expect(new Talk({ session: talk.session }).type('แก้ข้อ 3').asks).toBe(row?.fact)
    expect(new Talk({ session: talk.session }).type('แก้วันที่เริ่ม').asks).toBe('work.started-on')
    expect(new Talk({ session: talk.session }).type('แก้คำตอบ').kinds).toEqual(['summary'])
  })

  test('re-asks only what became needed', () => {
    const talk = done().type('แก้วันที่เริ่ม').type('ม.ค. 2564')
    expect(talk.status('open-governance')).toBe('ineligible')
    const wider = done()
    wider.tap(`d|${wider.session.id}|1|change|participation.aims`).tick('open-administration', 'solve-poverty')
    expect(wider.status('antipoverty')).toBe('eligible')
    wider.tap(`d|${wider.session.id}|1|change|participation.aims`).tick('open-administration', 'change-in-peoples-lives')
    const asked: (string | undefined)[] = []
    while (wider.maybeQuestion) {
      asked.push(wider.asks)
      wider.type('ใช่')
      if (asked.length > 9) break
    }
    expect(asked.filter((fact) => fact !== undefined && fact in openGovernance)).toEqual([])
  })

  test('the progress of a question that is changed counts what it may open', () => {
    const talk = new Talk().hello().tick('service').tick('new').choose('private-sector')
    expect(talk.kinds).toContain('verdict')
    talk.tap(`d|${talk.session.id}|1|change|work.branches`)
    const promised = talk.question.progress?.leftAtMost ?? 0
    let asked = 1
    talk.tick('service', 'participation', 'management')
    for (; talk.maybeQuestion && asked < 40; asked++) {
      const { question } = talk
      if (question.type === 'choices') talk.tick(...(question.choices ?? []).map((choice) => String(choice.value)))
      else if (question.choices) talk.tap(question.choices[0]?.choice ?? '')
      else talk.type(question.type === 'date' ? 'ต.ค. 2562' : '5 หน่วย')
    }
    expect(asked).toBeLessThanOrEqual(promised)
  })

  test('nothing answered: there is nothing to sum up', () => {
    const talk = new Talk().hello().type('สรุปคำตอบ')
    expect(talk.kinds).toEqual(['message', 'question'])
  })
})

describe('starting over', () => {
  test('is confirmed first, by button or by words', () => {
    for (const yes of [(talk: Talk) => talk.press('restart'), (talk: Talk) => talk.type('ใช่'), (talk: Talk) => talk.type('เริ่มใหม่ ล้างคำตอบ'), (talk: Talk) => talk.type('Start over, clear answers')]) {
      const talk = some().type('เริ่มใหม่')
      expect(talk.session.confirming).toBe('restart')
      expect(Object.keys(talk.session.answers)).toHaveLength(answered)
      expect(yes(talk).session.answers).toEqual({})
      expect(talk.session.id).not.toBe('first')
      expect(talk.asks).toBe('work.branches')
    }
  })

  test('"no" and "cancel" keep everything', () => {
    for (const no of ['ไม่', 'no', 'ยกเลิก', 'cancel']) {
      const talk = some().type('เริ่มใหม่').type(no)
      expect(Object.keys(talk.session.answers)).toHaveLength(answered)
      expect(talk.asks).toBe('participation.engaged')
      expect(talk.session.confirming).toBeUndefined()
    }
  })

  test('an answer to the question instead of yes or no is taken as one', () => {
    const talk = some().type('เริ่มใหม่').tap('x')
    expect(talk.session.confirming).toBeUndefined()
    expect(talk.type('ใช่').session.answers['participation.engaged']).toBe(true)
  })

  test('its button of long ago asks again', () => {
    const talk = some().type('เริ่มใหม่')
    const { choice } = talk.action('restart')
    talk.type('ทำต่อ').tap(choice)
    expect(talk.session.confirming).toBe('restart')
    expect(Object.keys(talk.session.answers)).toHaveLength(answered)
  })

  test('with nothing answered there is nothing to confirm', () => {
    expect(new Talk().hello().type('เริ่มใหม่').asks).toBe('work.branches')
  })
})

describe('deleting', () => {
  test('is confirmed, forgets, and leaves an empty conversation that starts again', () => {
    const talk = some().type('ลบข้อมูลของฉัน')
    expect(talk.forgotten).toBe(0)
    talk.type('ใช่')
    expect(talk.forgotten).toBe(1)
    expect(talk.session.answers).toEqual({})
    expect(JSON.stringify(talk.session)).not.toContain('participation')
    expect(talk.press('start').asks).toBe('work.branches')
  })

  test('its button of long ago asks again', () => {
    const talk = some().type('ลบข้อมูลของฉัน')
    const { choice } = talk.action('delete')
    talk.type('ไม่').tap(choice)
    expect(talk.forgotten).toBe(0)
    expect(talk.tap(choice).forgotten).toBe(1)
  })
})

describe('a pause', () => {
  test.each(['พักก่อน', 'pause', 'ยกเลิก', 'cancel'])('"%s" keeps everything; days later the person is welcomed back where they were', (said) => {
    const talk = some().type(said)
    expect(talk.kinds).toEqual(['message'])
    talk.pass(5).type('ต่อ')
    expect(talk.asks).toBe('participation.engaged')
    expect(talk.kinds).toEqual(['message', 'question'])
  })

  test('an answer days later counts as one', () => {
    const talk = some().pass(5).type('ใช่')
    expect(talk.session.answers['participation.engaged']).toBe(true)
    expect(talk.tones[0]).toBe('note')
  })

  test('opening the page again welcomes once', () => {
    const talk = some().pass(5).hello()
    expect(talk.kinds).toEqual(['message', 'question'])
  })

  test('time may make an award possible', () => {
    const talk = new Talk().hello().answers({ ...answers, 'work.started-on': 'มิ.ย. 2563' })
    expect(talk.status('open-governance')).toBe('ineligible')
    expect(talk.verdict.awards.find((award) => award.id === 'open-governance')?.eligibleFrom).toBe('2021-06-30')
    // What was of no use to ask before is asked then.
    expect(talk.pass(150).type('ดูผล').status('open-governance')).toBe('open')
    expect(talk.press('resume').answers(answers).status('open-governance')).toBe('eligible')
  })
})

describe('language', () => {
  test('switches mid-question without losing anything, by button and by words', () => {
    const talk = some()
    const before = talk.question
    talk.press('language')
    expect(talk.session.language).toBe('en')
    expect(talk.asks).toBe(before.fact)
    expect(talk.question.prompt).not.toBe(before.prompt)
    expect(talk.type('ภาษาไทย').question.prompt).toBe(before.prompt)
  })

  test('at the verdict tells the verdict again', () => {
    const talk = done()
    const before = talk.verdict
    talk.type('English')
    expect(talk.verdict.awards).toEqual(before.awards)
    expect(talk.verdict.title).not.toBe(before.title)
  })

  test('as the first thing said greets in it', () => {
    const talk = new Talk().type('English')
    expect(talk.session.language).toBe('en')
    expect(talk.asks).toBe('work.branches')
  })

  test('a button of the other language still answers', () => {
    const talk = some()
    const token = talk.choice(true)
    expect(talk.press('language').tap(token).session.answers['participation.engaged']).toBe(true)
  })
})

test('help and thanks leave the question where it was', () => {
  const talk = some().type('ช่วยด้วย')
  expect(talk.actions.map((action) => action.does)).toContain('resume')
  expect(talk.press('resume').asks).toBe('participation.engaged')
  expect(talk.type('ขอบคุณค่ะ').asks).toBe('participation.engaged')
  expect(done().type('ขอบคุณค่ะ').kinds).toEqual(['message'])
})
