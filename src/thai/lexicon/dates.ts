import { either, many, maybe, row, word } from '../phrase.ts'

/** Names of months, January first: full, short, without dots, misspelt, English. Dots are optional in text. */
export const monthNames: readonly string[] = [
  'มกราคม|มกรา|มค|ม ค|มกราค|มกราคาม|january|jan',
  'กุมภาพันธ์|กุมภา|กุมภาพัน|กุมพาพันธ์|กุมภาพันธุ์|กุมภาพันธ|กพ|ก พ|february|febuary|feb',
  'มีนาคม|มีนา|มีค|มี ค|march|mar',
  'เมษายน|เมษา|เมษ|เมย|เม ย|เมศายน|เมษายย|april|apr',
  'พฤษภาคม|พฤษภา|พฤกษภาคม|พฤษาคม|พค|พ ค|พฤษภาค|may',
  'มิถุนายน|มิถุนา|มิถุ|มิย|มิ ย|มิถุนายย|june|jun',
  'กรกฎาคม|กรกฎา|กรกฏาคม|กรกฏา|กรกดาคม|กค|ก ค|july|jul',
  'สิงหาคม|สิงหา|สิงห|สค|ส ค|สิงหาค|august|aug',
  'กันยายน|กันยา|กันยน|กย|ก ย|กันยายย|september|sept|sep',
  'ตุลาคม|ตุลา|ตค|ต ค|ตุลาค|october|oct',
  'พฤศจิกายน|พฤศจิกา|พฤศจิ|พฤษจิกายน|พฤศจิกายย|พย|พ ย|november|nov',
  'ธันวาคม|ธันวา|ธค|ธ ค|ธันวาค|december|dec',
]

/** Words around a date that change nothing. */
export const aroundDates =
  'เริ่ม|เริ่มต้น|เริ่มทำ|เริ่มใช้|เริ่มงาน|เริ่มดำเนินการ|เริ่มโครงการ|เริ่มมา|ดำเนินการ|ทำ|ใช้|ใช้งาน|ตั้งแต่|เมื่อ|ใน|ช่วง|เดือน|วันที่|วัน|ที่|ปี|พศ|พ ศ|คศ|ค ศ|มา|ได้|แล้ว|ของ|โครงการ|งาน|' +
  'เรา|นับ|นับตั้งแต่|ประมาณวันที่|ตรงกับ|จนถึงปัจจุบัน|ถึงปัจจุบัน|จนถึงวันนี้|เป็นต้นมา|คือ|เป็นเวลา|รวม|รวมเวลา|ก็|ต้นเดือน|กลางเดือน|ปลายเดือน|สิ้นเดือน|ต้น|กลาง|ปลาย|' +
  'จันทร์|อังคาร|พุธ|พฤหัส|พฤหัสบดี|ศุกร์|เสาร์|อาทิตย์|วันจันทร์|วันอังคาร|วันพุธ|วันพฤหัส|วันพฤหัสบดี|วันศุกร์|วันเสาร์|วันอาทิตย์|ไป|อยู่|นี้|กัน|ผลงาน|หน่วยงาน|เปิดตัว|เปิดใช้|เปิดใช้งาน|เปิดให้บริการ|' +
  'since|from|in|on|of|the|it|we|started|start|starting|began|begun|launched|month|day|year|and|th|st|nd|rd|be|ad|ce|a d|b e|c e|our|project|work|until now|to present|till now|to date|monday|tuesday|' +
  'wednesday|thursday|friday|saturday|sunday|back|was|has|have|been|running|for|doing|this|early|late|mid'
/** Words that make a start date uncertain. */
export const roughDates = 'ประมาณ|ราว|ราวๆ|น่าจะ|สัก|ซัก|คงจะ|คง|คิดว่า|มั้ง|ละมั้ง|กระมัง|around|about|approximately|roughly|circa|maybe|probably|i think'

export const yesterday = /^(?:เมื่อวาน|เมื่อวานนี้|yesterday)$/
export const dayBefore = /^(?:เมื่อวานซืน|วานซืน|the day before yesterday|day before yesterday)$/
export const today = /^(?:วันนี้|today|ตั้งแต่วันนี้|เริ่มวันนี้)$/
export const tomorrow = /^(?:พรุ่งนี้|tomorrow|เริ่มพรุ่งนี้)$/
export const monthAgo = /^(?:เริ่ม(?:ทำ|ดำเนินการ)?)?(?:เมื่อ|ตั้งแต่)?(?:เดือนที่แล้ว|เดือนก่อน|เดือนที่ผ่านมา)(?:นี้)?(?:เอง)?$|^(?:since |started )?(?:last month|the previous month|previous month)$/
export const thisMonth = /^(?:เริ่ม(?:ทำ|ดำเนินการ)?)?(?:เมื่อ|ตั้งแต่)?(?:เดือนนี้)(?:เอง)?$|^(?:since |started )?this month$/
export const nextMonth = /^(?:เริ่ม)?เดือนหน้า$|^next month$/

/** A year named from today: this year 0, last year 1, two years ago 2. At the end of a text. */
export const yearsBack = [
  { phrase: either(row(maybe('ของ|เมื่อ'), 'ปีนี้'), row(maybe('of'), 'this year')), years: 0 },
  { phrase: either(row(maybe('ของ|เมื่อ'), 'ปีที่แล้ว|ปีก่อน|ปีที่ผ่านมา|ปีกลาย', maybe('นี้')), row(maybe('of'), 'last year')), years: 1 },
  { phrase: either(row(maybe('ของ'), 'ปีหน้า'), row(maybe('of'), 'next year')), years: -1 },
] as const
/** "สองปีที่แล้ว" after a month. The number stands before it. */
export const someYearsAgo = row('ปีที่แล้ว|ปีก่อน|ปีที่ผ่านมา|year ago|years ago')
/** "… to the present", at the end of a text. */
export const untilNow = row(maybe('-|–|ถึง|จนถึง'), maybe('ถึง|จนถึง|-|- '), 'ปัจจุบัน|to present|present|now')

/** A fiscal year is a span of twelve months, a quarter of three. */
export const fiscal = /ปีงบ|งบประมาณ|ไตรมาส|fiscal|fy\s?\d|(?<![a-z])q[1-4](?![a-z])|quarter|ภาคเรียน|เทอม|semester/
/** Before or after a date is no date. */
export const bounded = /ก่อน(?!หน้า|$|นี้)|หลัง|ภายใน|ไม่เกิน|ระหว่าง|before|after|between|by the|until(?! now)|ยังไม่|ไม่ได้|หลายปี|นานแล้ว/

/** Units of a duration. */
export const units = {
  year: 'ปี|years?|yrs?',
  month: 'เดือน|months?|mths?',
  week: 'สัปดาห์|อาทิตย์|weeks?',
  day: 'วัน|days?',
} as const
/** Words before a duration. */
export const durationStart = either(
  row(
    maybe('เรา|หน่วยงาน|โครงการ|ผลงาน|งาน|ก็'),
    maybe('เริ่มต้น|เริ่มทำ|เริ่มดำเนินการ|เริ่มใช้|เริ่ม|ทำ|ดำเนินการ|ดำเนินงาน|ใช้งาน|ใช้|เปิดใช้|เปิดให้บริการ|เปิด|ให้บริการ'),
    // มา, but not in มากกว่า.
    many(either(word('มา', (text, _, end) => text.charAt(end) !== 'ก'), 'กันมา|มาแล้ว|มาได้|ได้|ไป|ต่อเนื่อง|แล้ว|เมื่อ|เป็นเวลา|นาน|ตั้งแต่|ครบ')),
  ),
  many('its been|it has been|it has|we have|weve|been|running|doing|using|it|this|we|have|started|since|for|going|on|was|is|ongoing|in operation|operating'),
)
export const durationEnd = many('แล้ว|มาแล้ว|ที่แล้ว|ก่อน|ที่ผ่านมา|ผ่านมา|มา|พอดี|เต็ม|เต็มๆ|ได้|นี้|ago|now|already|back|so far|old|exactly')
export const ahead = /^(?:อีก|ในอีก|in) ?(?=[\d\u0E00-\u0E7Fa-z])/
export const roughDuration = row('ประมาณ|ราว|ราวๆ|สัก|ซัก|น่าจะ|คง|around|about|approximately|roughly|some')
/** Words that make a duration the least it can be, before it and after it. */
export const atLeast = {
  before: row('มากกว่า|กว่า|เกินกว่า|เกิน|อย่างน้อย|ไม่น้อยกว่า|ไม่ต่ำกว่า|over|more than|at least|no less than'),
  after: row('กว่า|เศษ|ขึ้นไป|plus|+|or more|and more'),
} as const
export const inside = /(?:กว่า|เศษ)(?=ปี|เดือน|แล้ว|มา|$|\s)/
export const half = 'ครึ่ง|half'
export const oneOf = /^(?:a|an|one)\s+/
/** ปีหนึ่ง, ปีนึง: a unit with its one behind it. */
export const oneBehind = '(?:หนึ่ง|นึง|เดียว)'
