import { hostile, mark, type Hostile } from './hostile.ts'

/** The hostile text at a place, over and over. */
export const at = (place: number): Hostile => hostile[place % hostile.length] as Hostile
/** The hostile text that holds this part. */
export const textWith = (part: string): Hostile => hostile.find(({ typed }) => typed.includes(part)) as Hostile
export const forged = textWith('forged')
export const script = textWith('<script>window')

/** A name with which several agencies can be meant, so that it stands on a choice. */
export const unclear = `สำนักงานสาธารณสุขจังหวัดขอนแก่น **${mark}** [x](https://evil.example)`

/** What coordinators would type to see all that is kept. */
export const views = [
  'รายการผลงาน', `ค้นหา ${mark}`, `ค้นหา ${at(0).typed}`, 'ประวัติการเปลี่ยนแปลง', 'ผู้ประสานงาน', 'คำชี้ขาด', 'หน่วยงานรอยืนยัน', 'ภาพรวม',
  'เช็ค กรมที่ดิน service innovation', 'แก้ไข 1', 'เมนู', 'ถอน 2', 'เมนู', 'ผู้ได้รับรางวัล', 'เลิกทำ', 'เมนู', `ลงทะเบียน ${script.typed}`, 'เมนู',
  `เช็ค ${textWith('](javascript').typed}`, textWith('![').typed,
]
