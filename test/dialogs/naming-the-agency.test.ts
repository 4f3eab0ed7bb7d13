import { describe, expect, test } from 'vitest'
import { compile, readRulebook } from '../../src/rules/index.ts'
import { at, openGovernance, rules, Talk, type TalkOptions } from './talk.ts'

const { 'applicant.kind': _, 'applicant.name': __, ...work } = openGovernance
const body = 'applicant.counts-as'

/** A conversation at the question for the kind of agency; its name alone is open besides. */
const atKind = (options: TalkOptions = {}): Talk => at('applicant.kind', { without: ['applicant.name'], ...options })

const atName = (kind: string, options: TalkOptions = {}): Talk => {
  const talk = atKind(options).choose(kind)
  expect(talk.asks).toBe('applicant.name')
  return talk
}

describe('where the kind is asked', () => {
  test('the name of the agency answers kind, name and body at once', () => {
    const talk = atKind().type('กรมที่ดิน')
    expect(talk.session.answers).toMatchObject({ 'applicant.name': 'กรมที่ดิน', 'applicant.kind': 'department', [body]: 'กรมที่ดิน' })
    expect(talk.status('open-governance')).toBe('eligible')
  })

  test('an office with two bodies is asked under whose name it enters', () => {
    const talk = atKind().type('สำนักงานเกษตรจังหวัดขอนแก่น')
    expect(talk.asks).toBe('applicant.name')
    expect(talk.question.choices).toHaveLength(3)
    expect(talk.session.answers['applicant.name']).toBeUndefined()
  })

  test('a tapped kind stays the answer of the person', () => {
    const talk = atName('department')
    expect(talk.session.filled).toEqual([])
  })
})

describe('a local government that the directory lacks', () => {
  const bare = 'องค์การบริหารส่วนตำบลหนองบัว'

  test.each([
    ['province, then district', ['อบต.หนองบัว', 'อุดรธานี', 'กุดจับ'], `${bare} อำเภอกุดจับ จังหวัดอุดรธานี`],
    ['both with their words', ['อบต.หนองบัว', 'จังหวัดน่าน', 'อำเภอเวียงสาค่ะ'], `${bare} อำเภอเวียงสา จังหวัดน่าน`],
    ['district and province at once', ['อบต.หนองบัว', 'อ.กุดจับ จ.อุดรธานี'], `${bare} อำเภอกุดจับ จังหวัดอุดรธานี`],
    ['the same without their words', ['อบต.หนองบัว', 'กุดจับ อุดรธานี'], `${bare} อำเภอกุดจับ จังหวัดอุดรธานี`],
    ['the district first', ['อบต.หนองบัว', 'อ.กุดจับ', 'อุดร'], `${bare} อำเภอกุดจับ จังหวัดอุดรธานี`],
    ['an address', ['อบต.หนองบัว', 'ต.หนองบัว อ.กุดจับ จ.อุดรธานี 41250'], `${bare} อำเภอกุดจับ จังหวัดอุดรธานี`],
    ['the capital by its first word', ['อบต.หนองบัว', 'จ.อุดรธานี', 'เมือง'], `${bare} อำเภอเมืองอุดรธานี จังหวัดอุดรธานี`],
    ['the capital by its whole name', ['อบต.หนองบัว อ.เมืองอุดรธานี จ.อุดรธานี'], `${bare} อำเภอเมืองอุดรธานี จังหวัดอุดรธานี`],
    ['a capital that is called otherwise', ['อบต.หนองบัว จ.พระนครศรีอยุธยา', 'อ.เมือง'], `${bare} อำเภอพระนครศรีอยุธยา จังหวัดพระนครศรีอยุธยา`],
    ['another province than was said before', ['อบต.หนองบัว จ.อุดรธานี', 'อ.เวียงสา จ.น่าน'], `${bare} อำเภอเวียงสา จังหวัดน่าน`],
    ['stops left out', ['อบต หนองบัว อ เวียงสา จ น่าน'], `${bare} อำเภอเวียงสา จังหวัดน่าน`],
    ['another name altogether', ['อบต.หนองบัว', 'อบต.บ้านนา อ.บางระกำ จ.พิษณุโลก'], 'องค์การบริหารส่วนตำบลบ้านนา อำเภอบางระกำ จังหวัดพิษณุโลก'],
    ['the subdistrict, then its kind', ['ต.หนองบัว อ.เวียงสา จ.น่าน', 'อบต'], `${bare} อำเภอเวียงสา จังหวัดน่าน`],
    ['its bare name, then its kind', ['หนองบัว', 'อบต.', 'น่าน', 'เวียงสา'], `${bare} อำเภอเวียงสา จังหวัดน่าน`],
    ['its bare name, then one of the choices', ['หนองบัว', 'เทศบาลตำบลหนองบัว', 'น่าน', 'เวียงสา'], 'เทศบาลตำบลหนองบัว อำเภอเวียงสา จังหวัดน่าน'],
  ])('asked for its place, %s completes the name', (_what, said, name) => {
    const talk = atName('local-government')
    for (const text of said) talk.type(text)
    expect(talk.session.answers).toMatchObject({ 'applicant.name': name, 'applicant.kind': 'local-government', [body]: name })
  })
})

describe('anywhere else', () => {
  test('a sure name is taken, and the question stays', () => {
    const talk = new Talk().hello().type('กรมที่ดิน')
    expect(talk.asks).toBe('work.branches')
    expect(talk.session.answers['applicant.name']).toBe('กรมที่ดิน')
  })

  test('a second name does not replace the first without being asked for', () => {
    const talk = new Talk().hello().type('กรมที่ดิน').type('กรมชลประทาน')
    expect(talk.session.answers['applicant.name']).toBe('กรมที่ดิน')
    expect(talk.tones).toContain('problem')
  })
})

describe('choosing between agencies', () => {
  const typed = 'สำนักงานเกษตรจังหวัดขอนแก่น'
  const choosing = (): Talk => atKind().type(typed)

  test.each([
    ['by its number', '1', 'จังหวัดขอนแก่น'],
    ['by a Thai number', '๒', 'กรมส่งเสริมการเกษตร'],
    ['by its name', 'กรมส่งเสริมการเกษตร', 'กรมส่งเสริมการเกษตร'],
    ['by the number of its place', 'ข้อ 1', 'จังหวัดขอนแก่น'],
  ])('%s', (_how, said, wanted) => {
    const talk = choosing().type(said)
    expect(talk.session.answers).toMatchObject({ 'applicant.name': typed, [body]: wanted })
  })

  test('by its button', () => {
    const talk = choosing()
    talk.tap(talk.question.choices?.[1]?.choice ?? '')
    expect(talk.session.answers).toMatchObject({ 'applicant.name': typed, [body]: 'กรมส่งเสริมการเกษตร', 'applicant.kind': 'department' })
  })

  test.each(['3', 'ใช้ชื่อตามที่พิมพ์', 'Use the name as typed'])('the name as typed, by "%s"', (said) => {
    const talk = choosing().type(said)
    expect(talk.session.answers['applicant.name']).toBe(typed)
    expect(talk.session.answers[body]).toBeUndefined()
  })

  test('a number beyond the choices is no agency of that name', () => {
    const talk = choosing().type('9')
    expect(talk.session.answers['applicant.name']).toBeUndefined()
    expect(talk.tones).toEqual(['problem'])
    expect(talk.question.choices).toHaveLength(3)
    expect(talk.type('1').session.answers[body]).toBe('จังหวัดขอนแก่น')
  })

  test('what is none of them is asked back once, and taken as typed when it is said again', () => {
    const talk = choosing().type('หน่วยทดสอบที่ไม่มีในทำเนียบ')
    expect(talk.tones).toEqual(['problem'])
    expect(talk.question.choices).toHaveLength(3)
    expect(talk.type('หน่วยทดสอบที่ไม่มีในทำเนียบ').session.answers['applicant.name']).toBe('หน่วยทดสอบที่ไม่มีในทำเนียบ')
  })

  test('naming another agency altogether takes that one', () => {
    expect(choosing().type('กรมที่ดิน').session.answers['applicant.name']).toBe('กรมที่ดิน')
  })

  test('not knowing leaves it open', () => {
    expect(choosing().type('ไม่ทราบ').session.answers['applicant.name']).toBeNull()
  })

  test('the choice is not asked again in later questions', () => {
    expect(choosing().type('1').session.offered).toBeUndefined()
  })

  test('a place that several provinces have is asked for its province, or taken as typed', () => {
    const talk = atName('local-government').type('เทศบาลตำบลหนองบัว')
    const named = talk.session.answers['applicant.name']
    if (named === undefined) {
      talk.type('เทศบาลตำบลหนองบัว อ.กุดจับ จังหวัดอุดรธานี')
      expect(String(talk.session.answers['applicant.name'])).toContain('อุดรธานี')
    } else expect(named).toContain('หนองบัว')
  })

  test('in English the choice works the same', () => {
    const talk = atKind({ language: 'en' }).type(typed).type('2')
    expect(talk.session.answers[body]).toBe('กรมส่งเสริมการเกษตร')
  })
})

describe('names that the directory does not have', () => {
  test('are used as typed, and said so', () => {
    const talk = atName('department').type('หน่วยทดสอบที่ไม่มีในทำเนียบ')
    expect(talk.session.answers['applicant.name']).toBe('หน่วยทดสอบที่ไม่มีในทำเนียบ')
    expect(talk.session.answers['applicant.kind']).toBe('department')
    expect(talk.tones).toContain('note')
  })

  test('what the directory filled for the agency before goes', () => {
    const talk = atKind().type('กรมที่ดิน')
    expect(talk.session.answers['applicant.kind']).toBe('department')
    talk.type('แก้ชื่อหน่วยงาน').type('หน่วยทดสอบที่ไม่มีในทำเนียบ')
    expect(talk.session.answers['applicant.kind']).toBeUndefined()
    expect(talk.session.answers[body]).toBeUndefined()
    expect(talk.asks).toBe('applicant.kind')
  })

  test('the same when the name is no longer known', () => {
    const talk = atKind().type('กรมที่ดิน').type('แก้ชื่อหน่วยงาน').type('ไม่ทราบ')
    expect(talk.session.answers).toMatchObject({ 'applicant.name': null })
    expect(talk.session.answers[body]).toBeUndefined()
    expect(talk.asks).toBe('applicant.kind')
  })

  test('a kind that stays the same over two agencies is still no answer of the person', () => {
    const talk = atKind().type('กรมที่ดิน').type('แก้ชื่อหน่วยงาน').type('กรมชลประทาน')
    expect(talk.session.filled).toContain('applicant.kind')
  })

  test('a whole story is refused, and the question stays', () => {
    const talk = atName('department').type('เรื่องยาว '.repeat(600))
    expect(talk.asks).toBe('applicant.name')
    expect(talk.tones).toEqual(['problem'])
    expect(talk.session.answers['applicant.name']).toBeUndefined()
  })
})

test('a number alone is no name', () => {
  const talk = atName('department').type('2')
  expect(talk.session.answers['applicant.name']).toBeUndefined()
  expect(talk.tones).toEqual(['problem'])
})

test('a kind told before gives way to the directory, and that is said', () => {
  const talk = atName('ministry').type('กรมที่ดิน')
  expect(talk.session.answers['applicant.kind']).toBe('department')
  const plain = atName('department').type('กรมที่ดิน')
  expect(talk.messages[0]?.text.split('\n').length).toBe((plain.messages[0]?.text.split('\n').length ?? 0) + 1)
})

test('a button of an empty name names nobody', () => {
  const talk = atName('department')
  for (const value of ['', '=', '=  ']) {
    talk.tap(`a|${talk.session.id}|${talk.session.revision}|applicant.name|${value}`)
    expect(talk.asks).toBe('applicant.name')
    expect(talk.session.answers['applicant.name']).toBeUndefined()
  }
})

test('names with the marks of tokens come through whole', () => {
  const talk = atName('department')
  const name = 'กรม | 100% %7C ทดสอบ'
  talk.tap(`a|${talk.session.id}|1|applicant.name|=${name.replaceAll('%', '%25').replaceAll('|', '%7C')}`)
  expect(talk.session.answers['applicant.name']).toBe(name)
})

test('a rulebook that asks for no kind takes the name all the same', () => {
  const { kind: _kind, ...who } = rules.rulebook.who
  const other = compile(readRulebook(JSON.parse(JSON.stringify({ ...rules.rulebook, who }))))
  const talk = new Talk({ rules: other }).hello()
  talk.answers({ ...work, 'work.started-on': 'ต.ค. 2562', 'applicant.kind': 'ministry' })
  talk.type('กรมที่ดิน')
  expect(talk.session.answers).toMatchObject({ 'applicant.name': 'กรมที่ดิน', 'applicant.kind': 'ministry', [body]: 'กรมที่ดิน' })
})

describe('a local government whose name stands many times in the country', () => {
  test('is not taken before its province is known', () => {
    const talk = atName('local-government').type('อบต.หนองบัว')
    expect(talk.session.answers['applicant.name']).toBeUndefined()
    expect(talk.question.fact).toBe('applicant.name')
  })

  test('keeps its name where its kind was asked for', () => {
    const talk = atKind().type('อบต.หนองบัว จ.อุดรธานี').type('กุดจับ')
    expect(talk.session.answers['applicant.name']).toContain('หนองบัว')
    expect(talk.session.answers['applicant.kind']).toBe('local-government')
  })
})
