import { describe, expect, test } from 'vitest'
import { createDirectory } from '../../src/agencies/index.ts'
import { at, Talk } from './talk.ts'

const body = 'applicant.counts-as'
const bare = 'องค์การบริหารส่วนตำบลหนองบัว'
const whole = `${bare} อำเภอเวียงสา จังหวัดน่าน`

/** Where a person may name their agency: each gives a conversation in which it is done. */
const places: Readonly<Record<string, (words: string) => Talk>> = {
  'in a first message': (words) => new Talk().type(words),
  'in a first message that greets and wishes': (words) => new Talk().type(`สวัสดีครับ ${words} อยากสมัครรางวัล`),
  'where the kind is asked': (words) => at('applicant.kind', { without: ['applicant.name'] }).type(words),
  'where the name is asked': (words) => at('applicant.kind', { without: ['applicant.name'] }).press('unknown').type(words),
  'at another first question': (words) => new Talk().hello().type(words),
  'where yes or no is asked': (words) => at('participation.engaged', { without: ['applicant.name', 'applicant.kind'] }).type(words),
  'where a date is asked': (words) => at('work.started-on', { without: ['applicant.name', 'applicant.kind'] }).type(words),
  'as a correction': (words) => new Talk().hello().type('กรมที่ดิน').type(`ไม่ใช่ เป็น ${words}`),
  'as a correction with the wrong one': (words) => at('participation.engaged', { without: ['applicant.name', 'applicant.kind'] }).type('กรมที่ดิน').type(`ไม่ใช่กรมที่ดินครับ ที่ถูกคือ ${words}`),
  'as a change, in one message': (words) => new Talk().hello().type('กรมที่ดิน').type(`แก้หน่วยงานเป็น ${words}`),
  'where its answer is changed': (words) => at('applicant.kind', { without: ['applicant.name'] }).type('กรมที่ดิน').type('แก้ชื่อหน่วยงาน').type(words),
  'with the verdict': (words) => at('applicant.kind', { without: ['applicant.name'] }).type('กรมที่ดิน').type(words),
  'with the verdict, as a correction': (words) => at('applicant.kind', { without: ['applicant.name'] }).type('กรมที่ดิน').type(`ไม่ใช่ เป็น ${words}`),
}

describe.each(Object.entries(places))('an agency that is named %s', (_where, says) => {
  test.each([
    ['a department', 'กรมชลประทาน', [], 'กรมชลประทาน', 'department'],
    ['a province', 'จังหวัดน่าน', [], 'จังหวัดน่าน', 'province'],
    ['a state enterprise by its short form', 'กฟภ.', [], 'การไฟฟ้าส่วนภูมิภาค', 'state-enterprise'],
    ['a provincial organisation', 'อบจ.น่าน', [], 'องค์การบริหารส่วนจังหวัดน่าน', 'local-government'],
    ['a town', 'เทศบาลเมืองน่าน', [], 'เทศบาลเมืองน่าน', 'local-government'],
    ['a bare local government', 'อบต.หนองบัว', ['น่าน', 'เวียงสา'], whole, 'local-government'],
    ['one with its province', 'อบต.หนองบัว จ.น่าน', ['อ.เวียงสา'], whole, 'local-government'],
    ['one with all that tells it', 'อบต.หนองบัว อ.เวียงสา จ.น่าน', [], whole, 'local-government'],
    ['a municipality', 'ทต.หนองบัว', ['เวียงสา น่าน'], 'เทศบาลตำบลหนองบัว อำเภอเวียงสา จังหวัดน่าน', 'local-government'],
    ['an office of two bodies', 'สสจ.น่าน', ['2'], 'สำนักงานสาธารณสุขจังหวัดน่าน', 'department'],
  ])('%s', (_what, words, more, name, kind) => {
    const talk = says(words)
    for (const said of more) {
      expect(talk.asks).toBe('applicant.name')
      talk.type(said)
    }
    expect(talk.session.answers).toMatchObject({ 'applicant.name': name, 'applicant.kind': kind })
    expect(talk.session.answers[body]).toBeDefined()
    expect(talk.session.offered).toBeUndefined()
  })
})

describe('the kind, where a local government was named there', () => {
  test.each(['อบต.หนองบัว', 'อบต.หนองบัว จ.น่าน', 'ทต. หนองบัว'])('is answered by "%s", and its name is kept', (words) => {
    const talk = at('applicant.kind', { without: ['applicant.name'] }).type(words)
    expect(talk.session.answers['applicant.kind']).toBe('local-government')
    expect(talk.asks).toBe('applicant.name')
    expect(talk.question.text).toContain('หนองบัว')
  })

  test.each([['อบต.', 'local-government'], ['เทศบาล', 'local-government'], ['กรม', 'department'], ['รัฐวิสาหกิจ', 'state-enterprise'], ['มหาวิทยาลัย', 'higher-education']])('a word for a kind alone names nobody: %s', (words, kind) => {
    const talk = at('applicant.kind', { without: ['applicant.name'] }).type(words)
    expect(talk.session.answers['applicant.kind']).toBe(kind)
    expect(talk.session.offered).toBeUndefined()
    expect(talk.session.answers['applicant.name']).toBeUndefined()
  })

  test('a name with a slip is more than its first word', () => {
    expect(at('applicant.kind', { without: ['applicant.name'] }).type('กรมชลประธาน').session.answers['applicant.name']).toBe('กรมชลประทาน')
  })
})

describe('what names no agency', () => {
  test.each(['อบต.', 'กรม', 'รัฐวิสาหกิจ'])('a word for a kind is no name where the name is asked: %s', (words) => {
    const talk = at('applicant.kind', { without: ['applicant.name'] }).choose('department').type(words)
    expect(talk.asks).toBe('applicant.name')
    expect(talk.session.answers['applicant.name']).toBeUndefined()
  })

  test.each(['อบต. สมัครได้ไหม', 'เทศบาลสมัครได้ไหมคะ', 'อบต.ดีเด่นมีเกณฑ์อะไรบ้าง'])('a question is none, wherever it is put: %s', (words) => {
    const atKind = (): Talk => at('applicant.kind', { without: ['applicant.name'] })
    for (const talk of [new Talk().type(words), atKind().type(words), atKind().type('กรมที่ดิน').type(words)]) {
      expect(talk.session.offered).toBeUndefined()
      expect(String(talk.session.answers['applicant.name'])).not.toMatch(/อบต|เทศบาล|ตำบล/)
    }
  })
})

test.each([
  ['โรงเรียนบ้านปัว', 'โรงเรียนบ้านปัว จังหวัดน่าน'],
  ['รพ.สต.บ้านใหม่', 'โรงพยาบาลส่งเสริมสุขภาพตำบลบ้านใหม่ จังหวัดน่าน'],
])('an office is asked for its province, and then for its body: %s', (words, name) => {
  const talk = new Talk().type(words).type('น่าน')
  expect(talk.question.choices?.map(({ label }) => label)).toContain('จังหวัดน่าน')
  expect(talk.type('1').session.answers).toMatchObject({ 'applicant.name': name, [body]: 'จังหวัดน่าน' })
})

describe('the question for a district', () => {
  const asked = (): Talk => at('applicant.kind', { without: ['applicant.name'] }).type('อบต.หนองบัว จ.น่าน')

  test.each(['ไม่ทราบ', 'ไม่ทราบอำเภอ', '1', 'ข้าม', "I don't know the district"])('may be left open by "%s"; the agency is kept all the same', (said) => {
    const talk = asked().type(said)
    expect(talk.session.answers).toMatchObject({ 'applicant.name': `${bare} จังหวัดน่าน`, 'applicant.kind': 'local-government', [body]: `${bare} จังหวัดน่าน` })
  })

  test('may be left open by its button', () => {
    const talk = asked()
    talk.tap(talk.question.choices?.[0]?.choice ?? '')
    expect(talk.session.answers['applicant.name']).toBe(`${bare} จังหวัดน่าน`)
  })

  test('stays after a question of the person’s own, and after what is no district', () => {
    const talk = asked().type('ทำไมถาม')
    expect(talk.question.choices).toHaveLength(1)
    talk.type('!!??').type('12345ก')
    expect(talk.asks).toBe('applicant.name')
    expect(talk.type('เวียงสา').session.answers['applicant.name']).toBe(whole)
  })

  test.each([['กรมที่ดิน', 'กรมที่ดิน'], ['เทศบาลเมืองน่าน', 'เทศบาลเมืองน่าน']])('another agency is no district: %s', (said, name) => {
    expect(asked().type(said).session.answers['applicant.name']).toBe(name)
  })

  test('two of one name and province in different districts are two bodies', () => {
    const [one, other] = ['เวียงสา', 'ปัว'].map((district) => asked().type(district).session.answers[body])
    expect(one).not.toBe(other)
    expect(asked().type('อ.เวียงสา').session.answers[body]).toBe(one)
  })
})

describe('words that only look like a correction', () => {
  const taken = (): Talk => at('participation.engaged', { without: ['applicant.name', 'applicant.kind'] }).type('กรมที่ดิน')

  test.each(['เป็นโครงการชลประทานน่าน', 'ไม่ใช่ เป็นของกรมชลประทาน', 'ไม่ใช่ เป็นงานตามนโยบาย', 'ไม่ใช่'])('%s', (said) => {
    expect(taken().type(said).session.answers['applicant.name']).toBe('กรมที่ดิน')
  })

  test('once something else was answered, "no, it is …" is no longer about the agency', () => {
    const talk = new Talk().hello().type('กรมที่ดิน').tick('participation').type('ไม่ใช่ เป็นกรมชลประทาน')
    expect(talk.session.answers['applicant.name']).toBe('กรมที่ดิน')
  })
})

test('a name that is told beside an answer does not lose either', () => {
  const talk = new Talk().type('ทต.ท่าช้าง อยากสมัครรางวัลด้านบริการ')
  expect(talk.session.answers['work.branches']).toEqual(['service'])
  expect(talk.asks).toBe('applicant.name')
  talk.type('นครราชสีมา').type('เฉลิมพระเกียรติ')
  expect(talk.session.answers['applicant.name']).toBe('เทศบาลตำบลท่าช้าง อำเภอเฉลิมพระเกียรติ จังหวัดนครราชสีมา')
})

describe('local governments of an imported list', () => {
  const listed = (name: string, province: string, district: string) => ({ name, kind: 'local-government', countsAs: name, short: [bare], province, district })
  const inKhonKaen = ['บ้านฝาง', 'มัญจาคีรี'].map((district) => listed(`${bare} อำเภอ${district} จังหวัดขอนแก่น`, 'ขอนแก่น', district))
  const alone = listed(`${bare} จังหวัดอุดรธานี`, 'อุดรธานี', 'เมืองอุดรธานี')
  const directory = createDirectory([...createDirectory().all(), alone, ...inKhonKaen])
  class ListedTalk extends Talk {
    override get world() {
      return { ...super.world, directory }
    }
  }
  const named = (...said: string[]): unknown => {
    const talk = new ListedTalk({ session: at('applicant.kind', { without: ['applicant.name'] }).session })
    for (const words of said) talk.type(words)
    return talk.session.answers['applicant.name']
  }

  test.each([
    [['อบต.หนองบัว', 'อุดร'], alone.name],
    [['อบต.หนองบัว', '1'], alone.name],
    [['อบต.หนองบัว', 'ขอนแก่น', 'มัญจาคีรี'], inKhonKaen[1]?.name],
    [['อบต.หนองบัว จ.ขอนแก่น', '1'], inKhonKaen[0]?.name],
    [['อบต.หนองบัว จ.ขอนแก่น', 'พล'], `${bare} อำเภอพล จังหวัดขอนแก่น`],
    [['อบต.หนองบัว', 'จ.น่าน', 'เวียงสา'], whole],
    [['อบต.หนองบัล จ.อุดรธานี', '1'], alone.name],
    [['อบต.หนองบัว'], undefined],
    [['อบต.หนองบัว จ.ขอนแก่น'], undefined],
  ])('%j', (said, name) => {
    expect(named(...said)).toBe(name)
  })
})

test('a local government that a coordinator confirmed with its district does not stand for its namesakes', () => {
  const own = createDirectory()
  const directory = createDirectory([...own.all(), { name: whole, kind: 'local-government', countsAs: whole, short: [], province: 'น่าน', district: 'เวียงสา' }])
  expect(directory.match('อบต.หนองบัว อ.เวียงสา จ.น่าน')).toMatchObject({ agency: { name: whole }, sure: true })
  expect(directory.match('อบต.หนองบัว จ.น่าน')).toMatchObject({ choices: [{ name: whole }], ask: 'district' })
  expect(directory.match('อบต.หนองบัว อ.ปัว จ.น่าน')).toMatchObject({ provisional: true, agency: { district: 'ปัว' } })
})
