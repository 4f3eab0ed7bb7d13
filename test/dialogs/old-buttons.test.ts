import { describe, expect, test } from 'vitest'
import { answerToken, readToken } from '../../src/conversation/tokens.ts'
import { at, openGovernance, Talk } from './talk.ts'

/** Two questions are left. */
const some = (): Talk => at('participation.engaged', { without: ['work.started-on'] })

/** What is answered, without how often something happened. */
const kept = (talk: Talk): unknown => JSON.parse(JSON.stringify(talk.session.answers))

describe('a button of an earlier question', () => {
  test('tapped twice answers once, and the question stays', () => {
    const talk = some()
    const yes = talk.choice(true)
    const next = talk.tap(yes).asks
    const before = kept(talk)
    talk.tap(yes)
    expect(kept(talk)).toEqual(before)
    expect(talk.asks).toBe(next)
    expect(talk.tones).toEqual(['note'])
  })

  test('with another value offers the change, and changes only when that is tapped', () => {
    const talk = some()
    const [yes, no] = [talk.choice(true), talk.choice(false)]
    const next = talk.tap(yes).asks
    talk.tap(no)
    expect(talk.session.answers['participation.engaged']).toBe(true)
    expect(talk.session.asked).toBe(next)
    const offer = talk.replies
    expect(talk.actions.map((action) => action.does)).toEqual(['change', 'keep'])
    expect(talk.press('keep').asks).toBe(next)
    expect(talk.session.answers['participation.engaged']).toBe(true)
    talk.replies = offer
    talk.press('change')
    expect(talk.session.answers['participation.engaged']).toBe(false)
  })

  test('to keep one answer does not end the change of another', () => {
    const talk = some()
    const no = talk.choice(false)
    talk.choose(true).type('แก้ระดับการมีส่วนร่วม')
    expect(talk.asks).toBe('participation.levels')
    expect(talk.tap(no).press('keep').asks).toBe('participation.levels')
  })

  test('"don\'t know" of one does not pass for "don\'t know" of the present one', () => {
    const talk = some()
    const { choice } = talk.action('unknown')
    const next = talk.choose(true).asks as string
    talk.tap(choice)
    expect(talk.session.answers['participation.engaged']).toBe(true)
    expect(talk.session.answers[next]).toBeUndefined()
    expect(talk.asks).toBe(next)
  })

  test('"why" of one explains that one', () => {
    const talk = some()
    const { choice } = talk.action('why')
    const about = talk.tap(choice).messages[0]?.text
    expect(talk.choose(true).tap(choice).messages[0]?.text).toBe(about)
  })

  test('of a question that was left open still answers it, and says so', () => {
    const talk = new Talk().hello().answers({ ...openGovernance, 'work.started-on': 'ต.ค. 2562' })
    const scope = answerToken(talk.session, 'work.scope', 'project')
    const { 'work.scope': _, ...answers } = talk.session.answers
    const open = new Talk({ session: { ...talk.session, answers } }).type('แก้วันที่เริ่ม').tap(scope)
    expect(open.session.answers['work.scope']).toBe('project')
    expect(open.tones).toContain('note')
  })

  test('of the agency puts the question of the agency, or says what was answered', () => {
    const talk = at('participation.engaged', { without: ['applicant.name'] })
    const old = answerToken(talk.session, 'applicant.name', 'กรมชลประทาน')
    const before = kept(talk)
    expect(talk.tap(old).asks).toBe('applicant.name')
    expect(kept(talk)).toEqual(before)
    expect(talk.type('กรมที่ดิน').tap(old).session.answers['applicant.name']).toBe('กรมที่ดิน')
  })

  test('boxes and fields of a question that was left open put it again, and answer nothing', () => {
    const talk = new Talk().hello()
    const { question } = talk
    talk.type('ขอเช็ค PMQA 4.0').press('other')
    const asked = talk.session.asked
    expect(asked).toBe('work.branches')
    for (const token of [question.ticks?.[0]?.choice ?? '', question.done?.choice ?? '']) {
      talk.session = { ...talk.session, asked: 'applicant.kind' }
      expect(talk.tap(token).session.answers).toEqual({})
      expect(talk.asks).toBe('work.branches')
    }
    talk.session = { ...talk.session, asked: 'applicant.kind' }
    expect(talk.do({ kind: 'filled', token: question.fill ?? '', value: [] }).session.answers).toEqual({})
  })
})

describe('a list', () => {
  test('of another question is not taken', () => {
    const talk = new Talk().hello().tick('participation')
    const before = kept(talk)
    expect(talk.tick('participation').asks).toBe('participation.aims')
    expect(kept(talk)).toEqual(before)
    expect(talk.tones).toEqual(['note'])
  })

  test('where one value does not belong is refused whole', () => {
    const talk = new Talk().hello().tick('participation', 'no such')
    expect(talk.session.answers).toEqual({})
  })

  test('where no list is asked for is not taken', () => {
    const talk = some()
    expect(talk.tick('yes').asks).toBe('participation.engaged')
    expect(talk.tick().session.answers['participation.engaged']).toBeUndefined()
  })

  test('with values twice or out of order is one answer', () => {
    expect(new Talk().hello().tick('participation', 'service', 'participation').session.answers['work.branches']).toEqual(['service', 'participation'])
  })

  test('that is empty means none', () => {
    const talk = new Talk().hello().tick()
    expect(talk.session.answers['work.branches']).toEqual([])
    expect(talk.verdict.awards.every((award) => ['not-a-match', 'derived'].includes(award.status))).toBe(true)
  })
})

describe('boxes ticked one at a time, and a field filled in', () => {
  test('ticks gather, are shown, and are taken at the end', () => {
    const talk = new Talk().hello()
    const box = (value: string): string => talk.question.ticks?.find((tick) => tick.value === value)?.choice ?? ''
    talk.tap(box('service')).tap(box('participation')).tap(box('service'))
    expect(talk.session.answers).toEqual({})
    expect(talk.question.ticks?.filter((tick) => tick.ticked).map((tick) => tick.value)).toEqual(['participation'])
    talk.tap(talk.question.done?.choice ?? '')
    expect(talk.session.answers['work.branches']).toEqual(['participation'])
    expect(talk.session.ticks).toBeUndefined()
  })

  test('the boxes of an earlier question tick nothing of the present one', () => {
    const talk = new Talk().hello()
    const [box, done] = [talk.question.ticks?.[0]?.choice ?? '', talk.question.done?.choice ?? '']
    talk.tick('participation')
    const before = kept(talk)
    for (const token of [box, done]) {
      talk.tap(token)
      expect(kept(talk)).toEqual(before)
      expect(talk.asks).toBe('participation.aims')
    }
  })

  test('an empty list of an earlier question is told apart by its field', () => {
    const talk = new Talk().hello()
    const fill = talk.question.fill ?? ''
    talk.do({ kind: 'filled', token: fill, value: ['participation'] })
    expect(talk.session.answers['work.branches']).toEqual(['participation'])
    talk.do({ kind: 'filled', token: fill, value: [] })
    expect(talk.session.answers['participation.aims']).toBeUndefined()
    expect(talk.session.answers['work.branches']).toEqual(['participation'])
  })
})

describe('a button of another conversation', () => {
  test('from before a new start answers nothing', () => {
    const talk = some()
    const old = talk.choice(true)
    talk.type('เริ่มใหม่').type('ใช่').tap(old)
    expect(talk.session.answers).toEqual({})
    expect(talk.asks).toBe('work.branches')
    expect(talk.tones).toEqual(['note'])
  })

  test.each(['', '|', 'a|first', 'x|first|1|work.scope|project', 'a|first|-1|work.scope|project', 'a|first|1|no.such|x', 'a|first|1|work.scope|no such',
    'a|first|1|participation.engaged|', 'a|first|1|participation.engaged|maybe', 'd|first|1|constructor|', 'd|first|1|__proto__|x', 'd|first|1|change|work.scope=', 'd|first|1|tick|', 'd|first|1|done|x',
    'd|first|1|unknown|applicant.counts-as', 'd|first|1|why|applicant.counts-as', 'a|first|1|applicant.counts-as|x'])('made up: "%s" changes nothing', (token) => {
    const talk = some()
    const before = kept(talk)
    talk.tap(token)
    expect(kept(talk)).toEqual(before)
    expect(talk.session.asked).toBe('participation.engaged')
    expect(talk.replies.length).toBeGreaterThan(0)
  })

  test('an empty number is not nought', () => {
    const talk = some()
    talk.session = { ...talk.session, asked: 'work.own-share-percent' }
    for (const value of ['', ' ', 'x', '0x10', '1e2', 'Infinity']) {
      talk.tap(answerToken(talk.session, 'work.own-share-percent', value))
      expect(talk.session.answers['work.own-share-percent']).toBeUndefined()
    }
    expect(talk.tap(answerToken(talk.session, 'work.own-share-percent', '80')).session.answers['work.own-share-percent']).toBe(80)
  })
})

test('whatever stands in a token comes out of it', () => {
  for (const value of ['|', '%', '%7C', '%25', '%257C', 'a|b%c', '||%%', 'ก|ข', '']) {
    expect(readToken(answerToken(new Talk().session, 'work.title', value))).toMatchObject({ fact: 'work.title', value })
  }
})
