import { describe, expect, test } from 'vitest'
import { createDirectory, type Agency, type Match } from '../../src/agencies/index.ts'
import { isAsExpected, isWrongSilentTake, readExpectations } from './outcomes.ts'

const own = createDirectory()
const provinces = own.all().flatMap(({ kind, province }) => (kind === 'province' && province !== undefined ? [province] : []))

/** A local government as an import of the official list stores it. */
function local(bare: string, province: string, district?: string, withDistrict = false): Agency {
  const name = [bare, ...(withDistrict ? [`อำเภอ${district}`] : []), `จังหวัด${province}`].join(' ')
  return { name, kind: 'local-government', countsAs: name, short: [bare], province, ...(district === undefined ? {} : { district }) }
}

/** As many as the official list has, made of the syllables that such names are made of. */
function manyLocals(count: number): Agency[] {
  const first = 'หนอง ห้วย บ้าน โนน ท่า คลอง บาง นา ดอน โคก วัง ป่า เขา ทุ่ง บึง สระ แม่ ปาก หัว แก่ง ลำ ศรี บ่อ ไผ่ ดง กุด เหล่า สาม'.split(' ')
  const second = 'บัว ไผ่ แก้ว ทราย ขาว แดง ใหญ่ ยาว หลวง ไทร โพธิ์ ตูม แสง งาม สูง ทอง หิน กลาง ใต้ เหนือ ชุม ม่วง ตาล ช้าง เสือ กวาง ปลา จอก แขม ขาม'.split(' ')
  const names = ['องค์การบริหารส่วนตำบล', 'เทศบาลตำบล'].flatMap((word) => first.flatMap((one) => second.map((other) => word + one + other)))
  const all = new Map<string, Agency>()
  for (let i = 0; all.size < count; i++) {
    const made = local(names[(i * 7) % names.length] as string, provinces[(i * 31 + Math.floor(i / names.length)) % provinces.length] as string, 'เมือง')
    all.set(made.name, made)
  }
  return [...all.values()]
}

const named = (match: Match): unknown =>
  'agency' in match ? [match.agency.name, match.sure, match.provisional === true] : 'choices' in match ? [match.ask, ...match.choices.map(({ name }) => name)] : 'none'

describe('local governments of an imported list', () => {
  const bare = 'องค์การบริหารส่วนตำบลหนองบัว'
  const udon = local(bare, 'อุดรธานี', 'เมืองอุดรธานี')
  const inKhonKaen = [local(bare, 'ขอนแก่น', 'บ้านฝาง', true), local(bare, 'ขอนแก่น', 'มัญจาคีรี', true)] as const
  const lonely = local('เทศบาลตำบลท่าช้าง', 'จันทบุรี', 'เมืองจันทบุรี')
  const directory = createDirectory([...own.all(), udon, ...inKhonKaen, lonely])
  const come = (typed: string): unknown => named(directory.match(typed))

  test.each([
    `${bare} จังหวัดอุดรธานี`, 'อบต.หนองบัว จ.อุดรธานี', 'อบต หนองบัว อุดรธานี', 'ผมอยู่ อบต.หนองบัว จ.อุดรธานี ครับ', 'อบต.หนองบัว อ.เมือง จ.อุดรธานี',
  ])('with its province it is taken: %s', (typed) => expect(come(typed)).toEqual([udon.name, true, false]))

  test('a bare name is never settled, even where one alone is listed', () => {
    expect(come('อบต.หนองบัว')).toEqual(['province', udon.name, ...inKhonKaen.map(({ name }) => name)])
    expect(come('เทศบาลตำบลท่าช้าง')).toEqual(['province', lonely.name])
    expect(come('ทต.ท่าช้าง')).toEqual(['province', lonely.name])
  })

  test('namesakes of a province are offered by district, and the district settles it', () => {
    expect(come('อบต.หนองบัว จ.ขอนแก่น')).toEqual(['district', ...inKhonKaen.map(({ name }) => name)])
    expect(come('อบต.หนองบัว อ.มัญจาคีรี จ.ขอนแก่น')).toEqual([inKhonKaen[1].name, true, false])
  })

  test('another place is another agency, and what is nearly one of the province is asked back', () => {
    expect(come('อบต.หนองบัว จ.น่าน')).toEqual([`${bare} จังหวัดน่าน`, false, true])
    expect(come('อบต.หนองบัว อ.กุดจับ จ.อุดรธานี')).toEqual([`${bare} อำเภอกุดจับ จังหวัดอุดรธานี`, false, true])
    expect(come('อบต.หนองบัล จ.อุดรธานี')).toEqual(['name', udon.name])
  })

  test('one that is called like a province is not taken to lie there', () => {
    expect(named(own.match('เทศบาลตำบลสระแก้ว'))).toEqual(['province', 'เทศบาลตำบลสระแก้ว'])
  })
})

describe('with as many as the official list has', () => {
  const locals = manyLocals(7_850)
  const directory = createDirectory([...own.all(), ...locals])
  const expectations = ['typed-names.tsv', 'typed-names-later.tsv', 'typed-names-hurried.tsv'].flatMap(readExpectations)

  test('names lead where they did, and none is taken wrongly for sure', () => {
    const right = expectations.filter((each) => isAsExpected(each, directory.match(each.typed)))
    expect(right.length / expectations.length).toBeGreaterThanOrEqual(0.95)
    expect(expectations.filter((each) => isWrongSilentTake(each, directory.match(each.typed)))).toEqual([])
    expect(expectations.filter((each) => (each.outcome === 'none' || each.outcome === 'choices') && 'agency' in directory.match(each.typed))).toEqual([])
  })

  test('each is found by its full name', () => {
    for (const { name } of locals) expect(named(directory.match(name))).toEqual([name, true, false])
  })
})
