import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { createDirectory, DirectoryError } from '../../src/agencies/index.ts'
import { readTable } from '../../src/agencies/load.ts'

const directory = createDirectory()
const kindCount = (kind: string): number => directory.all().filter((agency) => agency.kind === kind).length

describe('what the directory holds', () => {
  test('the country as a whole', () => {
    expect(kindCount('ministry')).toBe(20)
    expect(kindCount('province')).toBe(76)
    const local = directory.all().filter(({ kind }) => kind === 'local-government').map(({ name }) => name)
    expect(local.filter((name) => name.startsWith('องค์การบริหารส่วนจังหวัด'))).toHaveLength(76)
    expect(local.filter((name) => name.startsWith('เทศบาลนคร'))).toHaveLength(30)
    expect(local.filter((name) => name.startsWith('เทศบาลเมือง'))).toHaveLength(195)
    expect(local).toContain('กรุงเทพมหานคร')
    expect(local).toContain('เมืองพัทยา')
  })

  test('every body that must be in it', () => {
    const bodies = readFileSync(new URL('./bodies.tsv', import.meta.url), 'utf8').trim().split('\n').slice(1)
    expect(bodies.length).toBeGreaterThan(100)
    const missing = bodies.map((line) => line.split('\t'))
      .filter(([name = '', kind]) => directory.find(name)?.kind !== kind)
    expect(missing).toEqual([])
  })

  test('a permanent secretary for every ministry', () => {
    const ministries = directory.all().filter(({ kind }) => kind === 'ministry')
    const without = ministries.filter(({ name }) => directory.find(`สำนักงานปลัด${name}`)?.parent !== name)
    expect(without).toEqual([])
  })

  test('every province with its own organisation, in the same province', () => {
    for (const { province } of directory.all().filter(({ kind }) => kind === 'province')) {
      expect(directory.find(`องค์การบริหารส่วนจังหวัด${province}`)?.province).toBe(province)
    }
  })

  test('counting bodies that count as themselves', () => {
    for (const { countsAs } of directory.all()) expect(directory.find(countsAs)?.countsAs).toBe(countsAs)
  })

  test('offices lead to listed bodies', () => {
    const unknown = readTable('offices')
      .filter((row) => directory.find(row['department'] ?? '') === undefined)
    expect(unknown).toEqual([])
  })

  test('no English name, and no long short form, stands for two agencies', () => {
    const english = directory.all().flatMap((agency) => agency.english ?? [])
    expect(new Set(english).size).toBe(english.length)
  })
})

describe('a directory of other agencies', () => {
  const one = { name: 'กรมทดสอบ', kind: 'department', countsAs: 'กรมทดสอบ', short: ['กทส.'] }
  const other = createDirectory([one])

  test('knows only those', () => {
    expect(other.match('กทส')).toEqual({ agency: one, sure: true })
    expect(other.match('กรมชลประทาน')).toEqual({ none: true, kind: 'department' })
    expect(other.find('กรมทดสอบ')).toBe(one)
  })

  test('may be empty', () => {
    expect(createDirectory([]).match('ขอนแก่น')).toEqual({ none: true })
  })
})

describe('the kind that a name tells', () => {
  test.each([
    ['กรมที่ไม่มีจริง', 'department'],
    ['กระทรวงที่ไม่มีจริง', 'ministry'],
    ['มหาวิทยาลัยที่ไม่มีจริง', 'higher-education'],
    ['อบต.ที่ไหนก็ได้', 'local-government'],
    ['เทศบาลตำบลที่ไหนก็ได้', 'local-government'],
    ['บริษัท ใดก็ได้ จำกัด', 'private-sector'],
    ['มูลนิธิใดก็ได้', 'people-sector'],
    ['ศูนย์ใดก็ได้ (องค์การมหาชน)', 'public-organisation'],
    ['เราเป็นรัฐวิสาหกิจครับ', 'state-enterprise'],
    ['ภาคเอกชน', 'private-sector'],
  ])('%s', (typed, kind) => {
    expect(directory.kindByName(typed)).toBe(kind)
  })

  test('a word for a kind names no agency, and tells the kind', () => {
    expect(directory.match('รัฐวิสาหกิจ')).toEqual({ none: true, kind: 'state-enterprise', alone: true })
    expect(directory.match('เป็น อปท. ค่ะ')).toEqual({ none: true, kind: 'local-government', alone: true })
  })

  test('nothing where the name tells nothing', () => {
    expect(directory.kindByName('ใครก็ได้')).toBeUndefined()
    expect(directory.kindByName('')).toBeUndefined()
  })
})

test('a broken data file is an error with a code', () => {
  expect(new DirectoryError('x').code).toBe('AGENCY_DIRECTORY_INVALID')
})
