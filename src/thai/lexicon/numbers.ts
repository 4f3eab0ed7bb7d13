import { Lexicon, words } from '../lexicon.ts'

/**
 * What a word beside a number does to it.
 * - plain: fillers; nothing
 * - counted: what a count counts, which a share does not
 * - about: not exact, but one number is meant
 * - perhaps: not exact, and not sure of it
 * - bound: no one number (over, under, at least, almost)
 * - percent: of a hundred
 * - nothing: a count of none
 * - none: a share of none
 * - others: the share that others did
 */
export type BesideNumber = 'plain' | 'counted' | 'about' | 'perhaps' | 'bound' | 'percent' | 'others' | 'in' | 'all' | 'half' | 'none' | 'nothing'

export const besideNumbers = new Lexicon<BesideNumber>(words({
  plain:
    'ทำ|ทำเอง|ดำเนินการ|ดำเนินการเอง|เอง|ด้วยตนเอง|ด้วยตัวเอง|เรา|หน่วยงาน|ของเรา|ของ|งาน|ผลงาน|กรม|คือ|เป็น|ได้|มี|ก็|อยู่ที่|อยู่|คิดเป็น|ตอบ|รวม|แล้ว|' +
    'จำนวน|เพิ่มอีก|ตอนนี้|ที่|ไป|มา|ใหม่|ขยาย|ขยายผล|ขยายไป|เพิ่ม|อีก|ผม|ดิฉัน|ทางเรา|ของงบประมาณ|ของงบ|ของทั้งหมด|' +
    'เมื่อ|ได้รับ|ได้รางวัล|ได้รับรางวัล|รางวัล|ชนะ|เคย|' +
    'สัดส่วน|อัตรา|เต็ม|พอดี|เป๊ะ|แค่|เพียง|เท่านั้น|เท่ากับ|we|our|own|ourselves|did|do|done|by|us|of|the|work|it|is|its|a|in|be|are|new|agency|exactly|just|only|there|were|won|have|has|to|expanded|and',
  counted:
    'แห่ง|พื้นที่|พื้นที่ใหม่|ตำบล|อำเภอ|จังหวัด|หมู่บ้าน|ชุมชน|เขต|ภาค|โรงเรียน|โรงพยาบาล|เทศบาล|อบต|หน่วย|สาขา|กลุ่ม|คน|ราย|บาท|ครั้ง|ข้อ|ปี|ปีงบประมาณ|ปีงบ|พศ|พ ศ|คศ|ค ศ|รอบ|รอบปี|เมื่อปี|ในปี|' +
    'areas|area|villages|village|subdistricts|subdistrict|districts|district|provinces|province|places|sites|year|round',
  about: 'ประมาณ|ราว|ราวๆ|สัก|ซัก|น่าจะ|คงจะ|คง|โดยประมาณ|คร่าว|คิดว่า|around|about|approximately|approx|roughly|circa|i think|probably|maybe|อาจจะ|some',
  perhaps: 'มั้ง|ละมั้ง|ล่ะมั้ง|ได้มั้ง|กระมัง',
  bound:
    'เกิน|กว่า|มากกว่า|น้อยกว่า|ไม่ถึง|ไม่เกิน|ไม่ต่ำกว่า|ไม่น้อยกว่า|อย่างน้อย|อย่างมาก|เกือบ|เกือบจะ|ขึ้นไป|ลงมา|ใกล้|ใกล้เคียง|เศษ|ระหว่าง|ถึง|หรือ|เกินกว่า|สูงกว่า|ต่ำกว่า|หลาย|ไม่|ยัง|แต่|บาง|กลาง|ต้น|ปลาย|' +
    'over|under|more than|less than|at least|at most|almost|nearly|above|below|up to|minimum|maximum|between|or|not|no less than|plus|several|few|many|exceeds|exceeding|close to',
  percent: 'ร้อยละ|เปอร์เซ็นต์|เปอร์เซ็น|เปอร์เซนต์|เปอร์เซ็นต|เปอเซ็นต์|เปอเซ็น|เปอ|เปอร์|เปอเซน|เปอร์เซน|percent|per cent|percentage|pct|%|เปอร์เซนท์|เปอร์เซ็นท์|ปอร์เซ็นต์',
  others: 'จ้าง|จ้างเอกชน|เอกชน|จ้างเหมา|จ้างที่ปรึกษา|ที่ปรึกษา|ผู้รับจ้าง|outsource|outsourced|contractor|contractors|consultant|hired|others|partner|ภาคี|คนอื่น|หน่วยงานอื่น|ที่เหลือ|the rest|rest',
  in: 'ใน|จาก|เต็ม|out of',
  all:
    'ทั้งหมด|ทำเองทั้งหมด|ทำเองหมด|ทำเองหมดเลย|ทำเองล้วน|ดำเนินการเองทั้งหมด|เองทั้งหมด|เองหมด|เต็มร้อย|ร้อยเปอร์เซ็นต์|ร้อยทั้งร้อย|ล้วน|ทุกอย่าง|ทุกขั้นตอน|ทั้งสิ้น|ทำเองทั้งสิ้น|ครบ|all|all of it|entirely|everything|completely|fully|wholly|totally|whole',
  half: 'ครึ่ง|ครึ่งหนึ่ง|ครึ่งนึง|ครึ่งต่อครึ่ง|กึ่งหนึ่ง|ครึ่งเดียว|half|one half|half half|fifty fifty',
  nothing: 'ไม่มี|ไม่มีเลย|ยังไม่มี|ยังไม่มีเลย|ไม่ได้ขยาย|ยังไม่ได้ขยาย|none|nothing|no areas|no new areas',
  none: 'ไม่ได้ทำเอง|ไม่ได้ทำเองเลย|ไม่ได้ดำเนินการเอง|จ้างทั้งหมด|จ้างหมด',
}))

/** "ปี", "พ.ศ.", "ค.ศ." before a year. */
export const christianEra = /ค\.?\s?ศ|(?<![a-z])(?:ad|ce|c\.e)(?![a-z])/
export const buddhistEra = /พ\.?\s?ศ|(?<![a-z])(?:be|b\.e)(?![a-z])/

/** Ways to say a half that hold the word "one" or "fifty". */
export const halfWords = /(?:ครึ่ง|กึ่ง)(?:หนึ่ง|นึง)|(?:one|1) half|half and half|fifty[ -]fifty|ครึ่งต่อครึ่ง/g
