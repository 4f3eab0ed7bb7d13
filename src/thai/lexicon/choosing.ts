import { words } from '../lexicon.ts'
import { either, many, maybe, row, word } from '../phrase.ts'
import type { Phrase } from '../phrase.ts'

/**
 * What the words between the choices of an answer do.
 * - not: the choice after it is denied
 * - except: the choices after it are taken away from all
 * - but: ends a negation; what follows is meant
 * - is: what follows is meant, after a denial
 * - range: from one choice to another
 * - and, or: join choices
 * - doubt: no plain choice any more (formerly, partly, nearly, if)
 */
export type BetweenChoices = 'not' | 'except' | 'but' | 'is' | 'range' | 'and' | 'or' | 'doubt' | 'filler'

/** Stands for a comma between choices. */
export const listMark = '|'

export const betweenChoices: readonly (readonly [string, BetweenChoices])[] = [[listMark, 'and'], ...words<BetweenChoices>({
  not: 'ไม่|ไม่ใช่|ไม่ได้|ไม่มี|ไม่เอา|ไม่ได้เป็น|ไม่เป็น|มิใช่|มิได้|ยังไม่|ยังไม่ได้|ยังไม่มี|ไม่ได้ทำ|ไม่เลือก|ไม่เกี่ยวกับ|not|isnt|dont|didnt|no|without|doesnt|wasnt|never|havent|cannot|cant',
  except: 'ยกเว้น|เว้น|เว้นแต่|ไม่รวม|นอกจาก|except|except for|excluding|other than|all but|apart from',
  but: 'แต่|แต่เป็น|แต่ทำ|แต่มี|แต่ว่า|but|instead|rather',
  and: 'กับ|และ|แล้วก็|รวมถึง|รวมทั้ง|อีกทั้ง|พร้อม|พร้อมกับ|พร้อมทั้ง|ตลอดจน|ด้วยและ|ทั้ง|and|plus|also|as well as|both|&|กะ|อีก|แล้ว|และก็|บวก',
  or: 'หรือ|or|รึ|ไม่ก็|หรือว่า|either',
  doubt:
    'อดีต|เคย|เคยเป็น|เกษียณ|เกษียณแล้ว|บำนาญ|เกือบ|อาจ|อาจจะ|ถ้า|หาก|กำลังจะ|จะ|ปีหน้า|ลาออก|former|formerly|used to|retired|ex|almost|nearly|maybe|perhaps|if|will|might|partly|บางส่วน|ไม่ค่อย|ไม่แน่|ก้ำกึ่ง|ครึ่ง|คล้าย|กว่า|มากกว่า|ใต้สังกัด|ในสังกัด|สังกัด|สังกัดของ',
  is: 'เป็น|คือ|น่าจะเป็น',
  range: 'ถึง|จนถึง|ไปจนถึง|ไปถึง|to|through|up to|until',
  filler:
    'ลด|แก้|แก้ไข|ปรับ|ยกเลิก|ตั้งแต่|เรา|ของเรา|หน่วยงาน|หน่วยงานเรา|เลือก|ขอเลือก|เอา|ขอ|ตอบ|ข้อ|ก็|มี|ได้|ทำ|ทั้งสอง|เรื่อง|ด้าน|การ|ประเภท|สาขา|ระดับ|ของ|ที่|ผม|ดิฉัน|น่าจะ|คงจะ|คง|คิดว่า|ครับ|ค่ะ|คะ|นะ|จ้า|เลย|อยู่|ทางเรา|' +
    'kub|krub|krap|ka|kha|คร่า|งับ|จ้ะ|ใช่|อันที่|อัน|แบบ|ให้|ด้วย|รางวัล|เท่านั้น|อย่างเดียว|เพียงอย่างเดียว|ครับผม|จริง|ทำแล้ว|ในส่วน|ส่วน|เสนอ|ประชาชน|ผู้เสนอ|เขา|ท่าน|ใน|มา|ไป|แก่|ต่อ|เพื่อ|ผลงาน|งาน|เข้าข่าย|ตรงกับ|ทาง|เกี่ยวกับ|อย่าง|ลักษณะ|' +
    'i|we|our|us|it|its|is|are|am|the|a|an|of|in|for|choose|pick|option|number|kind|type|level|think|were|with|that|this|they|he|she|have|has|had|did|do|please|yes|only|just|award|branch|answer|at|as|by|on|from|was|people',
})]

/** Words with and without ที่ behind them. */
const withThi = (list: string) => list.replace(/[^|]+/g, '$&|$&ที่')
/** Marks before a number that make it the place in the list. */
export const placeMark = row(word(
  `${withThi('ตัวเลือก|ลำดับ|อันดับ|อัน|ข้อ|หมวด|ระดับ|สาขา|ด้าน|ประเภท')}|หมายเลข|เลข|เบอร์|แบบที่|ที่|choice|option|number|no|item|level|branch|category|answer|nos|options|numbers|items|categories|pmqa`,
), maybe('.'))
/** What stands between two of them; a full stop only at the end of a word. */
export const betweenPlaces = many(either(
  'และ|กับ|แล้วก็|และก็|กะ|รวมทั้ง|รวมถึง|and|plus|also|with|&|,|/|+', word('.', (text, _, end) => /^[\s,]?$/.test(text.charAt(end))),
))
/** "Both 1 and 3"; before one number alone it counts. */
export const together = row('ทั้ง|both')
export const toPlace = row('-|ถึง|จนถึง|to|through|until|till')
const counter =
  'ข้อ|อัน|ตัวเลือก|ตัว|อย่าง|ประเภท|หมวด|สาขา|ด้าน|ระดับ|รายการ|แบบ|เรื่อง|option|options|item|items|one|ones|choice|choices|of them'
const counted = maybe(counter)
const first = 'แรก|แรกสุด|ต้น|บนสุด|first'
const last = 'สุดท้าย|ท้าย|ท้ายสุด|ล่างสุด|หลังสุด|หลัง|last'
const only = (place: string) => row(maybe(either(placeMark, counter)), place, counted)
export const onlyFirst = only(first)
export const onlyLast = only(last)
/** "สองอันแรก", "สามข้อสุดท้าย": how many stands before it. */
export const someFirst = row(counted, first)
export const someLast = row(counted, last)
/** "First two", "last three options": how many stands between. */
export const firstSome = { head: row('first'), tail: counted } as const
export const lastSome = { head: row('last'), tail: counted } as const
/** "Second choice": which stands before it. */
export const countedThing = counted
/** Words before a choice that only say it is one. */
export const choosing = maybe('ขอเลือก|เลือก|ขอ|เอา|ตอบ|ผมเลือก|ดิฉันเลือก|เราเลือก|มี|เป็น|ทำ|i choose|i pick|we choose|choose|pick|select|its|it is|the')

const every =
  'ทั้งหมด|ทุกข้อ|ทุกอย่าง|ทุกอัน|ทุกด้าน|ทุกสาขา|ทุกหมวด|ทุกระดับ|ทุกประเภท|ทุกตัวเลือก|ครบทุกข้อ'
const everyMore =
  'ทั้งหมดเลย|ทุกข้อเลย|ทุกอย่างเลย|ครบทุกอย่าง|ครบทุกด้าน|ครบทุกสาขา|ครบทุกหมวด|ครบทุกระดับ|ครบหมด|ครบ|ทั้งนั้น|หมดทุกข้อ|หมดเลย|ทุกข้อที่กล่าวมา|ทั้งหมดที่กล่าวมา|ทั้งหมดทุกข้อ|ถูกทุกข้อ'
export const everything = either(
  row(maybe('มี|เลือก|ขอเลือก|เอา|ทำ|ได้|ตอบ|เข้าข่าย|ครบ'), `${every}|${everyMore}`),
  row(maybe('we did|we have|we do|did|yes'), 'all|all of them|all of these|all of the above|everything|every one|each of them|all options|all categories|all branches'),
)
/** "All three of them": the number stands between. */
export const allOf = {
  head: row('ทั้ง|ทั้งหมด|ครบทั้ง|ครบ|all'),
  tail: maybe('ข้อ|เรื่อง|อัน|อย่าง|ด้าน|สาขา|หมวด|ระดับ|ประเภท|ตัวเลือก|คู่|options|of them'),
} as const
export const bothOf = /^(?:ทั้งคู่|ส่งทั้งคู่|ทำทั้งคู่|ส่งทั้งสอง|ส่งทั้งสองรางวัล|ทั้งสองรางวัล|ทั้งสองสาขา|ทั้งสองทาง|ทั้งสองประเภท|ทั้งสอง|ทั้งสองเรื่อง|ทั้งสองอย่าง|ทั้งสองข้อ|ทั้งสองอัน|ทั้งสองแบบ|ทั้ง2|ทั้ง 2|ทั้ง 2 อย่าง|ทั้ง 2 ข้อ|both|both of them|the two|both options)$/
export const nothing =
  /^(?:ไม่มี|ไม่มีเลย|ไม่มีสักข้อ|ไม่มีสักอย่าง|ไม่มีซักข้อ|ไม่มีซักอย่าง|ไม่มีข้อใด|ไม่มีข้อใดเลย|ไม่มีข้อไหนเลย|ไม่มีข้อไหน|ไม่มีข้อไหนตรง|ไม่เข้าข้อใด|ไม่เข้าข้อใดเลย|ไม่เข้าข่ายข้อใด|ไม่เข้าข่ายข้อใดเลย|ไม่เข้าสักข้อ|ไม่ตรงสักข้อ|ไม่ตรงข้อใดเลย|ไม่ใช่สักข้อ|ไม่ได้ทำเลย|ไม่ได้ทำสักข้อ|ไม่ได้ทำสักอย่าง|ไม่ได้ทำ|ไม่ได้ส่ง|ไม่ได้ส่งเลย|ไม่ส่ง|ไม่ส่งเลย|ไม่ได้สมัคร|ไม่ได้สมัครเลย|ไม่สมัคร|ไม่ได้เลือก|ไม่เลือก|ไม่เลือกเลย|ไม่ได้ทำอะไร|ไม่ได้ทำอะไรเลย|ไม่ได้ทำเลยสักข้อ|ไม่มีอะไรเลย|ไม่มีอะไร|ไม่มีทั้งหมด|ยังไม่มี|ยังไม่มีเลย|ไม่มีทุกข้อ|none|none of them|none of these|none of the above|nothing|nothing at all|not any|neither|no one|we have none)$/
/** "ไม่ใช่ทั้งหมด" and "not all" deny all, not each. */
export const notAll = /^(?:ไม่ใช่ทั้งหมด|ไม่ทั้งหมด|ไม่ครบ|not all)/
export const allExcept = row(
  maybe('เอา|เลือก|มี|ทำ|ได้'), `${every}|all of them|all of the above|all options|all categories|all|everything`,
  'ยกเว้น|เว้น|เว้นแต่|ไม่รวม|ไม่เอา|นอกจาก|except for|except|excluding|but not|but|without|apart from',
)

/** Letters as marks of choices, in their order. */
export const letterMarks: readonly string[] = ['กขคงจฉชซฌญ', 'abcdefghij']

/** Words too common to tell one label from another. */
export const commonWords: ReadonlySet<string> = new Set((
  'ส่วนราชการ|ราชการ|เทียบเท่า|ใช่|ไม่|ไม่ใช่|มี|ไม่มี|เป็น|การ|ความ|ของ|ที่|ได้|ให้|และ|หรือ|กับ|ใน|แก่|โดย|จาก|เพื่อ|ตาม|รัฐ|ภาครัฐ|อื่น|อื่นๆ|ทั้ง|แบบ|ด้าน|งาน|ผลงาน|รางวัล|ระดับ|ประเภท|สาขา|หมวด|หน่วยงาน|หน่วยงานของรัฐ|' +
  'หน่วย|ข้อ|ขอ|ทำ|เลือก|เอา|ตอบ|ผู้|คน|นี้|นั้น|เรา|ประชาชน|บริการ|องค์กร|องค์การ|กำลัง|ยัง|แล้ว|ถึง|ไป|มา|อยู่|จะ|ต้อง|ก็|ซึ่ง|อย่าง|เรื่อง|ยกเลิก|ลด|แก้ไข|พัฒนา|รูปแบบ|สำนักงาน|ใหม่|เดิม|' +
  'the|a|an|of|in|and|or|to|for|not|no|yes|is|are|with|other|state|agency|award|we|it|our|service|public|government|people|work|level|organisation|organization|local|new'
).split('|'))
/** Answers that name no choice, though a part of one has the same word: a level without its award, an agency for a person. */
/** An abbreviation with or without its stops. */
const spelt = (letters: string) => row(...[...letters].flatMap((letter) => [letter, maybe('.')]))
export const tooLittle: Readonly<Record<string, Phrase>> = {
  'expansion.source-award': row(
    many('เคย|ได้รับ|ได้|รางวัล|ระดับ|แบบ|แค่|the|level|award|got|a|an'),
    'ดีเด่น|ดีมาก|ดี|ชมเชย|excellent|excellence|good', maybe('level|award'), many('เลย|มา|แล้ว'),
  ),
  'nominee.official-status': row(
    many('อยู่|ทำงาน|เป็น|ที่|ของ|จาก'), either('อปท|เทศบาล|องค์การบริหารส่วนตำบล|องค์การบริหารส่วนจังหวัด|ท้องถิ่น', spelt('อบต'), spelt('อบจ')), maybe('.'),
  ),
}
/** Where a label turns to what it is not, or to examples. */
export const labelAside = /^(?:ไม่|มิใช่|ยกเว้น|เว้น|เช่น|อาทิ|not|except|eg|e g|such as|without)/
export const negationInText = /ไม่|มิใช่|มิได้|เปล่า|ยกเว้น|(?<![a-z])(?:not|no|never|without|dont|isnt|didnt|except)(?![a-z])/
