import { many, row } from '../phrase.ts'

/** What people call the milestones of a round, separated by `|`. */
export const milestonePhrases = {
  opens: 'เปิดรับสมัคร|เปิดรับผลงาน|เปิดรับ|เริ่มรับสมัคร|เริ่มเปิดรับสมัคร|opening date|opening day|opening|applications open|application opening|open date|opens',
  closes: 'ปิดรับสมัคร|ปิดรับผลงาน|ปิดรับ|หมดเขตรับสมัคร|หมดเขต|สิ้นสุดการรับสมัคร|สิ้นสุดรับสมัคร|ส่งผลงานวันสุดท้าย|closing date|closing day|closing|application deadline|submission deadline|deadline|applications close|close date|closes',
  'site-visit': 'ตรวจประเมินในพื้นที่|ตรวจประเมิน|ลงพื้นที่|ตรวจพื้นที่|site visits|site visit',
  results: 'ประกาศผลรางวัล|ประกาศผลการตัดสิน|ประกาศผล|announcement of results|results announcement|results date|results day|announcement|results',
  ceremony: 'พิธีมอบรางวัล|พิธีรับรางวัล|งานมอบรางวัล|มอบรางวัล|รับรางวัล|award ceremony|awards ceremony|ceremony',
} as const

/** The branches of the awards by short names, beside those of the rulebook. */
export const branchPhrases: Readonly<Record<string, string>> = {
  service: 'รางวัลบริการภาครัฐ|บริการภาครัฐ|สาขาบริการ|บริการ|public service|service',
  participation: 'การบริหารราชการแบบมีส่วนร่วม|แบบมีส่วนร่วม|การมีส่วนร่วม|มีส่วนร่วม|participatory governance|participation',
  management: 'คุณภาพการบริหารจัดการภาครัฐ|คุณภาพการบริหารจัดการ|การบริหารจัดการ|pmqa|management',
}

/** Words that set or change the date of a milestone, whose name follows; and those that take it away. */
export const setsMilestone = row('กำหนดให้|กำหนด|ตั้ง|บันทึก|เพิ่ม|ใส่|เปลี่ยน|เลื่อน|แก้ไข|แก้|ขยาย|ปรับ|set|change|move|reschedule|postpone|extend|update')
export const removesMilestone = row('ลบ|ยกเลิก|นำออก|เอาออก|remove|delete|clear|cancel|unset')
/** What stands between such a word and the name of the milestone. */
export const beforeMilestone = many('กำหนดการ|กำหนด|วันที่|วัน|การ|เวลา|the|a|date|dates|day|of|for')
/** What stands around a date and a branch. */
export const aroundMilestone = many('ไปเป็น|ออกไปเป็น|เป็น|คือ|ถึง|ใน|ที่|วันที่|วัน|ของ|สาขา|รางวัล|to|on|is|as|for|of|until|till|the|date|branch|award|awards|:|,|-')
export const allBranches = /^(?:\*|ทุกสาขา|ทั้งหมด|ทุกรางวัล|all branches|all|every branch)$/u
