import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearDeskCommands, recogniseDeskCommand } from '../../../src/conversation/understanding/desk-commands.ts'

describe('what a coordinator wants of the desk', () => {
  test.each([
    ['เช็ค กรมชลประทาน open governance', 'check', 'กรมชลประทาน open governance'],
    ['ช่วยเช็คกรมชลประทานหน่อยครับ', 'check', 'กรมชลประทาน'],
    ['check RID og', 'check', 'rid og'],
    ['#12', 'entry', '12'],
    ['# ๑๒', undefined, ''],
    ['ผลงาน 12', 'entry', '12'],
    ['ถอนผลงาน #12', 'withdraw', '12'],
    ['แก้ไขผลงาน 12', 'correct', '12'],
    ['บันทึกผล 12 ดีเด่น', 'result', '12 ดีเด่น'],
    ['ค้นหาผลงาน น้ำท่วม', 'search', 'น้ำท่วม'],
    ['รายการผลงาน', 'entries', ''],
    ['ลงทะเบียน กรมที่ดิน', 'register', 'กรมที่ดิน'],
    ['ภาพรวมค่ะ', 'overview', ''],
    ['Overview please', 'overview', ''],
    ['ประวัติ', 'audit', ''],
    ['เลิกทำ', 'undo', ''],
    ['ส่งออก csv', 'export', 'csv'],
    ['เชิญผู้ประสานงาน', 'invite', ''],
    ['ผู้ประสานงาน', 'staff', ''],
    ['ข้อที่ยังไม่ชี้ขาด', 'doubts', ''],
    ['/menu', 'menu', ''],
  ])('%s', (typed, does, rest) => {
    expect(recogniseDeskCommand(typed)).toEqual(does === undefined ? undefined : { does, rest })
  })

  test.each(['กรมชลประทาน', 'สวัสดีค่ะ', 'checking things', 'ใช่', 'findings of 2564', ''])('%s is none', (typed) => {
    expect(recogniseDeskCommand(typed)).toBeUndefined()
  })

  test.each([['ภาพรมว', 'overview'], ['regster', 'register'], ['ค้หา ชล', 'search'], ['ส่งอก', 'export']])('%s is near %s', (typed, does) => {
    expect(nearDeskCommands(typed)[0]).toBe(does)
  })

  test('nothing that is typed breaks it', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (typed) => {
      recogniseDeskCommand(typed)
      expect(nearDeskCommands(typed).length).toBeLessThanOrEqual(3)
    }))
  })
})
