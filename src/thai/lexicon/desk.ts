import { row } from '../phrase.ts'

/**
 * What coordinators say to their desk: phrases that begin a message, separated by `|`, by the deed they
 * mean. What follows the phrase is what the deed is done to.
 */
export const deskPhrases = {
  menu: 'เมนู|เมนูผู้ประสานงาน|หน้าหลัก|โต๊ะทำงาน|menu|desk|coordinator menu',
  check: 'เช็คหน่วยงาน|เช็กหน่วยงาน|ตรวจสอบหน่วยงาน|ตรวจหน่วยงาน|เช็คสิทธิ์|เช็กสิทธิ์|เช็คสิทธิ|เช็กสิทธิ|ตรวจสอบสิทธิ|เช็ค|เช็ก|ตรวจสอบ|check agency|check',
  'full-check': 'ตรวจคุณสมบัติทีละขั้น|ตรวจคุณสมบัติแบบละเอียด|ตรวจคุณสมบัติ|ตรวจทีละขั้น|full check|step by step check|check step by step',
  entries: 'รายการผลงาน|ทะเบียนผลงาน|ดูทะเบียน|ดูผลงาน|ผลงานทั้งหมด|ผลงานของ|รายชื่อผลงาน|รายการ|ทะเบียน|list entries|entries of|entries|list|registry',
  search: 'ค้นหาผลงาน|ค้นหา|ค้นผลงาน|ค้น|หาผลงาน|search for|search|find entries|find',
  entry: 'ผลงานเลขที่|ผลงานรหัส|ผลงานที่|ผลงาน|entry no|entry',
  register: 'ลงทะเบียนผลงาน|ลงทะเบียน|เพิ่มผลงาน|รับสมัครผลงาน|บันทึกผลงานใหม่|register an entry|register entry|register|add an entry|add entry',
  reinstate: 'ลงทะเบียนอีกครั้ง|ลงทะเบียนใหม่อีกครั้ง|คืนสถานะ|reinstate|register again',
  correct: 'แก้ไขผลงาน|แก้ผลงาน|แก้ไขทะเบียน|correct entry|correct|edit entry|edit',
  withdraw: 'ถอนผลงาน|ถอนการสมัคร|ถอนทะเบียน|ถอน|withdraw entry|withdraw',
  result: 'บันทึกผลรางวัล|บันทึกผล|ผลรางวัลของ|ให้ระดับ|record result|record the result|result of|result',
  winners: 'ผู้ได้รับรางวัล|ผู้เคยได้รับรางวัล|รายชื่อผู้ได้รับรางวัล|ผลงานที่เคยได้รับรางวัล|ประวัติรางวัล|รางวัลที่เคยได้|earlier winners|past winners|winners|wins',
  'add-winner': 'เพิ่มผู้ได้รับรางวัล|บันทึกผู้ได้รับรางวัล|add winner|add a winner',
  grand: 'เลิศรัฐยอดเยี่ยม|รางวัลเลิศรัฐยอดเยี่ยม|grand excellence',
  doubts: 'ข้อที่ยังไม่ชี้ขาด|ข้อที่รอชี้ขาด|เรื่องรอชี้ขาด|ข้อรอวินิจฉัย|ประเด็นรอวินิจฉัย|ข้อสงสัย|ข้อที่ตีความได้หลายทาง|open doubts|doubts|unsettled',
  rule: 'ชี้ขาด|วินิจฉัย|settle|rule on|make a ruling',
  rulings: 'คำวินิจฉัยทั้งหมด|คำวินิจฉัย|คำชี้ขาด|rulings',
  milestones: 'กำหนดการ|ดูกำหนดการ|กำหนดการทั้งหมด|ปฏิทินกำหนดการ|ปฏิทิน|วันสำคัญ|deadlines|deadline|key dates|dates|schedule|timeline|milestones',
  'set-milestone': 'กำหนดวันสำคัญ|กำหนดวัน|ตั้งกำหนดการ|แก้ไขกำหนดการ|แก้กำหนดการ|เปลี่ยนกำหนดการ|เพิ่มกำหนดการ|บันทึกกำหนดการ|set a date|set date|set dates|set the date|add a date|add date',
  'remove-milestone': 'ลบกำหนดการ|ยกเลิกกำหนดการ|remove date|remove a date|remove the date|delete date|delete the date',
  overview: 'ภาพรวม|สรุปภาพรวม|ภาพรวมการสมัคร|สถิติ|สถิติการสมัคร|overview|statistics|stats|dashboard',
  staff: 'ผู้ประสานงานทั้งหมด|รายชื่อผู้ประสานงาน|ดูผู้ประสานงาน|ผู้ประสานงาน|coordinators|staff',
  invite: 'เชิญผู้ประสานงาน|เพิ่มผู้ประสานงาน|เชิญ|invite a coordinator|invite coordinator|invite|add a coordinator|add coordinator',
  audit: 'ประวัติการเปลี่ยนแปลง|ประวัติการแก้ไข|บันทึกการตรวจสอบ|บันทึกการเปลี่ยนแปลง|ดูประวัติ|ประวัติ|audit trail|audit|history|change log',
  undo: 'เลิกทำ|ย้อนรายการล่าสุด|ยกเลิกรายการล่าสุด|ย้อนการเปลี่ยนแปลง|undo',
  import: 'นำเข้าข้อมูล|นำเข้าไฟล์|นำเข้า|อัปโหลดไฟล์|อัปโหลด|import|upload',
  export: 'ส่งออกข้อมูล|ส่งออกไฟล์|ส่งออก|ดาวน์โหลดทะเบียน|ดาวน์โหลด|export|download',
  agencies: 'หน่วยงานรอยืนยัน|หน่วยงานที่รอยืนยัน|ยืนยันหน่วยงาน|unconfirmed agencies|agencies to confirm|provisional agencies',
} as const

/** Phrases that mean a deed only where a number of an entry follows: alone they are the guided check's. */
export const deskNumberedPhrases = {
  correct: 'แก้ไข|แก้|change',
  entry: 'ดู|เปิด|show|open',
} as const

/** Words before a request and after it that add nothing. */
export const deskSofteners = {
  before: row('ช่วย|ขอ|อยาก|ต้องการ|รบกวน|โปรด|กรุณา|please|can you|could you|i want to|i would like to'),
  after: row('ให้หน่อย|หน่อย|ด้วย|ที|นะ|please'),
} as const

/** Awards, states and file kinds as words after a command. */
export const deskWords = {
  csv: /(?:^|\s)csv(?:\s|$)/u,
  winners: /ผู้ได้รับรางวัล|ผู้เคยได้|winner/u,
  audit: /ประวัติ|audit|history/u,
  draft: /(?:^|\s)(?:ร่าง|draft)(?:\s|$)/u,
  withdrawn: /(?:^|\s)(?:ถอนแล้ว|ที่ถอน|withdrawn)(?:\s|$)/u,
  excellent: /ดีเด่น|excellent/u,
  good: /(?:^|\s)(?:ระดับ)?ดี(?:\s|$)|(?:^|\s)good(?:\s|$)/u,
  none: /ไม่ได้รับ|ไม่ผ่าน|no award|(?:^|\s)none(?:\s|$)/u,
  yes: /^(?:ใช่|ตกลง|ยืนยัน|ถูกต้อง|ได้|โอเค|ok|okay|yes|y|confirm|confirmed|sure)$/u,
  no: /^(?:ไม่|ไม่ใช่|ไม่ยืนยัน|ไม่ตกลง|ยกเลิก|พอ|เลิก|ออก|no|n|cancel|stop|quit|exit|never mind)$/u,
  skip: /^(?:ข้าม|ไม่มี|เว้นว่าง|ไม่ระบุ|-|skip|none|empty)$/u,
}
