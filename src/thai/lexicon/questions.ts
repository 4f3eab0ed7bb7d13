import { either, isWhole, many, maybe, row, startsOf, word } from '../phrase.ts'

/** Ends of a sentence that make it a question, after polite particles are gone. */
const tag =
  '(?:ไหม|มั้ย|มั๊ย|ม้ย|มัย|ไม๊|ไมอ่ะ|หรือไม่|หรือเปล่า|รึเปล่า|หรือป่าว|รึป่าว|หรือยัง|รึยัง|ยังไงดี|เหรอ|หรอ|หรือ|(?:ใช่|มี|ได้|เคย|แล้ว)(?:ป่าว|เปล่า|ปะ|ป่ะ))'
export const endsAsQuestion = new RegExp(`${tag}(?:ล่ะ|นะ|อ่ะ|อะ|เนี่ย)?$`)

/** Words that ask, wherever they stand. */
export const asks =
  /อะไร|อย่างไร|ยังไง|ทำไม|เพราะเหตุใด|เท่าไร|เท่าไหร่|เมื่อไร|เมื่อไหร่|ใคร|(?:ที่|แบบ|อัน|ข้อ|ตัว|แค่|ขนาด|ส่วน|วัน|ปี|เดือน|ตรง|จาก|ช่วง|ประเภท|หน่วยงาน|อย่าง|เกณฑ์|รางวัล|ถึง)ไหน|(?<![ก-ฮเ-ไ])กี่(?!ย)|หมายความว่า|หมายถึง|อธิบาย|ขยายความ|สงสัยว่า|อยากทราบ|อยากรู้|ขอถาม|สอบถาม|รายละเอียดเพิ่ม|ไม่เข้าใจ|ยกตัวอย่าง|ขอตัวอย่าง|แปลว่า|นิยาม/
/** Such words where they ask nothing: "nothing", "whatever", "anyone". */
const anything: readonly RegExp[] = [
  /(?:ไม่มี|ไม่ใช่|ไม่ว่า)[ก-๎]{0,6}(?:อะไร|ใคร|ที่ไหน|อย่างไร)/,
  /(?:อะไร|ใคร|ยังไง|ที่ไหน|เมื่อไร|เมื่อไหร่|วันไหน|แบบไหน|เท่าไร|เท่าไหร่|อันไหน|ข้อไหน)(?:ก็|ๆ)|แต่อย่างใด|อะไรเลย/,
]
const hardly = row(
  'ไม่', maybe('ค่อย'), maybe('ได้'), 'สอดคล้อง|ตรง|เกี่ยวข้อง|เกี่ยว|ต่อเนื่อง|ชัดเจน|ชัด|เหมือน|ใช้|ทำ|ดี',
  maybe('กัน|กับภารกิจ|กับภารกิจหลัก|ภารกิจ|ภารกิจหลัก|แล้ว|จริง'), maybe('สัก|ซัก'), 'เท่าไร|เท่าไหร่',
)
const notAtAll = row(word('ใช่|มันใช่', (text, start) => /^\s?$/.test(text.charAt(start - 1))), 'ที่ไหน', many('ล่ะ|กัน|เล่า|เนี่ย'))
const nothingMuch = either(hardly, notAtAll)
const nobody = row(
  many('เรา|หน่วยงาน|ก็|ที่นี่'), 'ไม่ได้|ไม่เคย', 'จ้าง|ให้|ขอ|พึ่ง|ร่วม|ร่วมกับ|ทำกับ|ทำร่วมกับ', 'ใคร', many('เลย|ทำ|มา|ช่วย'),
)
/** Whether the words of a folded text that ask ask nothing. */
export function asksNothing(folded: string): boolean {
  return anything.some((pattern) => pattern.test(folded)) || startsOf(folded, nothingMuch).length > 0 || isWhole(folded, nobody)
}

/** English questions: an opening word of asking, or an auxiliary with its subject. */
export const asksInEnglish =
  /^(?:(?:so|and|but|sorry|um|hi|hello|excuse me)[ ,]+)?(?:what|whats|why|how|when|where|who|whom|whose|which)\b|^(?:do|does|did|is|are|was|can|could|should|must|may|would|will|shall|has|have) (?:i|we|it|this|that|there|the|a|an|you|they|my|our|your|one|any|anyone|work|people)\b|\b(?:please explain|explain|i dont understand|do not understand|dont get it|what does|what is|meaning of|clarify|i wonder)\b/

const askedPolitely = /ไหม|มั้ย|หรือไม่|หรือเปล่า|รึเปล่า|อะไร|อย่างไร|ยังไง|เท่าไร|เท่าไหร่|ใคร|กี่/
/** Whether a folded text is a wish to know put politely as not knowing: "ไม่ทราบว่า … ไหมคะ". */
export function isPoliteQuestion(folded: string): boolean {
  const place = folded.indexOf('ไม่ทราบว่า')
  return place >= 0 && /(?:(?<!นะ)คะ|\?|ครับ)$/.test(folded) && askedPolitely.test(folded.slice(place))
}

/** A whole message that says "I don't know", after polite particles are gone. */
const beforeKnowing = many('ผม|ดิฉัน|หนู|เรา|ฉัน|อันนี้|ข้อนี้|เรื่องนี้|ตอนนี้|ก็|อืม|เอ่อ|,')
const dont = row(maybe('really'), 'dont|do not', maybe('really'))
export const knowsNot = row(
  beforeKnowing,
  either(
    row(maybe('ยัง|ก็'), 'ไม่', maybe('ค่อย'), 'แน่ใจ|ทราบ|รู้|แน่|มั่นใจ|ชัวร์|แน่นอน|รู้เรื่อง'),
    'มิทราบ|จำไม่ได้|จำไม่ค่อยได้|จำไม่ค่อยไม่ได้|จำไม่ค่อยไม่ค่อยได้|ลืม|ลืมแล้ว|ลืมไปแล้ว|ตอบไม่ได้|ตอบไม่ถูก|ไม่มีข้อมูล|ยังไม่มีข้อมูล|บอกไม่ได้|บอกไม่ถูก',
    row(maybe('i|we'), dont, 'know|remember|recall'),
    row(maybe('im|i am|we are|were'), 'not sure|unsure|not certain|uncertain'),
    row(maybe('i|we'), 'cant|cannot', 'say|tell|remember|recall'),
    'idk|dunno|i dunno|no idea|unknown|have no idea|i have no idea|forgot|i forgot',
  ),
  many('เหมือนกัน|เลย|จริง|ๆ|,|อ่ะ|อะ|แล้ว|ด้วย|ครับ|ค่ะ|คะ|นะ|ว่า|yet|now|at all|exactly|เท่าไร|เท่าไหร่|ที่แน่ชัด|แน่ชัด|แน่นอน'),
)
/** A message that begins with "I don't know" and goes on about what. */
export const beginsKnowingNot = row(beforeKnowing, either(
  row(maybe('ยัง|ก็'), 'ไม่', maybe('ค่อย'), 'แน่ใจ|ทราบ|รู้|มั่นใจ'),
  'จำไม่ได้|จำไม่ค่อยได้',
  row('จำ', word('วัน|เดือน|ปี|ตัวเลข|วันที่', (text, _, end) => /^[^ ]{0,12}ไม่ได้/.test(text.slice(end, end + 18)))),
  row('ลืม', 'วัน|ชื่อ|ตัวเลข|ปี|เดือน'),
  row(maybe('i|we'), 'dont|do not', maybe('really'), 'know|remember|recall'),
  row(maybe('im|i am|we are'), 'not sure|unsure|not certain'),
))

/** Starts and ends of a question typed where a name or a title was asked for. */
export const textQuestion: readonly RegExp[] = [
  /(?:คืออะไร|หมายถึงอะไร|หมายความว่า(?:อะไร|อย่างไร|ยังไง|ไง)|แปลว่าอะไร|อย่างไรบ้าง|ยังไงบ้าง|อะไรบ้าง|ได้ที่ไหน|เท่าไร|เท่าไหร่)$/,
  /^(?:ทำไม|ต้อง|ควร|ขอถาม|ขอสอบถาม|อยากทราบ|อยากรู้|สงสัยว่า|ให้ตอบ|ให้กรอก|ใส่|กรอก|พิมพ์|เขียน|ตอบ|ใช้ชื่อ).*(?:ไหม|มั้ย|มั๊ย|ไม๊|หรือไม่|หรือเปล่า|รึเปล่า|อะไร|อย่างไร|ยังไง|แบบไหน|ตรงไหน|เหรอ|หรอ|ได้บ้าง)$/,
  /^(?:ทำไม|ต้อง|ควร|ขอถาม|ขอสอบถาม|อยากทราบ|อยากรู้|สงสัยว่า|ให้ตอบ|ให้กรอก|ใส่|กรอก|พิมพ์|เขียน|ตอบ|ใช้ชื่อ).*หรือ/,
  /(?:(?:ได้|ใช่|ถูก|เอา|นับ|หรือย่อ|ด้วย|จำเป็น|ต้องใส่|เต็ม|ย่อ|เดียวกัน)(?:ไหม|มั้ย|มั๊ย|ไม๊)|หรือไม่|หรือเปล่า|รึเปล่า|หรือยัง|รึยัง)$/,
  /^(?:ทำไมต้อง|ทำไมถึง|แล้วถ้า|ชื่อ(?:เต็ม|ย่อ|หน่วยงาน|กรม|ผลงาน|โครงการ).*หรือ)/,
  /(?:ใส่|ใช้|กรอก|ส่ง|เขียน|พิมพ์)(?:ชื่อ)?(?:ของ)?(?:ใคร|อะไร|แบบไหน|อันไหน|ที่ไหน|ตรงไหน|ยังไง|อย่างไร)$/,
  /^(?:(?:ดี|มี|ได้|ใช่|เอา)(?:ไหม|มั้ย|มั๊ย)|เพราะอะไร|(?:ขอ)?(?:สอบ)?ถาม(?:หน่อย|เพิ่มเติม)?)$/,
  /(?:ต้อง)?ทำ(?:ยังไง|อย่างไร)(?:ดี)?$|(?:อะไร|ไหน|ใคร)(?:ได้)?บ้าง$|^ทำไม.*(?:ไม่ได้|ล่ะ)$|^ทำไม$/,
  /^(?:i )?(?:dont|do not) understand|^why (?:cant|cannot|not|is|do|does|are|did|must|should) /,
  /^(?:หมายถึง|หมายความว่า|ไม่เข้าใจ|ช่วยอธิบาย|อธิบาย|ขอตัวอย่าง|ยกตัวอย่าง|คืออะไร)/,
  /^(?:ชื่อ|หน่วยงาน|พื้นที่|ผลงาน)?(?:อะไร|ใคร|ที่ไหน|อย่างไร|ยังไง|แบบไหน|หน่วยงานไหน|อันไหน)(?:นะ|ล่ะ)?$/,
  /^(?:what|whats|which|how|why|where|when|who)\b.*\b(?:mean|means|is|are|do|does|should|must|can|need|count|counts|name|it|this|that|to)\b/,
  /^(?:do|does|is|are|can|could|should|must|may|would|will) (?:i|we|it|this|that|there|you|they|my|our)\b/,
]
/** Text that is a name even where it ends like a question. */
export const beginsAsName = /^(?:โครงการ|กรม|กระทรวง|สำนัก|กอง|ศูนย์|เทศบาล|องค์การ|องค์กร|มหาวิทยาลัย|จังหวัด|กลุ่ม|บริษัท|มูลนิธิ|สมาคม|การ(?!กรอก|ตอบ)|โรง|อำเภอ|ตำบล|บ้าน|ชุมชน|สถาบัน)/
/** The silk that an agency or a work may be about. */
export const silk = /(?:หม่อน|ผ้า|เส้น|กรม|ทอ|รัง|ตัว|ใย|แพร|เลี้ยง|ลาย|ปลูกหม่อนเลี้ยง)ไหม$/

/** What is only wished, planned or about to be done is no fact yet. Choosing an answer is none of these. */
export const onlyPlanned: readonly RegExp[] = [
  /(?<!ความ)(?:อยาก|ต้องการ)(?!(?:จะ)? ?(?:ทราบ|รู้|ถาม|สอบถาม|เลือก|ตอบ|แก้คำตอบ))/,
  /(?<!การ)วางแผน(?!เชิง|ยุทธ)|มีแผน(?:จะ|ว่า|ที่จะ)|อยู่ในแผน/,
  /(?:กำลัง|เตรียม|ตั้งใจ|คาดว่า|กะว่า|หวังว่า|คิดว่า|ว่า)จะ(?!เลือก|ตอบ)/,
  /ตั้งใจ(?:ทำ|ใช้|ว่า)|ตั้งเป้า|(?:^|[\s,]|เรา|หน่วยงาน|ปีหน้า)จะ(?:ทำ|ใช้|เริ่ม|มี|ขยาย|ดำเนินการ|ให้|เปิด|ร่วม|ปรับ|ลด|พัฒนา|สร้าง|เพิ่ม|รับฟัง)/,
  /(?<![a-z])(?:plan(?:s|ning|ned)? (?:to|on)|(?:want|wants|wish|hope|intend|aim|would like|about|going|id like)(?:ing|s)? to|wanna|gonna)(?! (?:choose|pick|select|answer|say))(?![a-z])/,
]

/** "Not sure, but probably …": there is an answer in it, and it is no plain one. */
export const goesOnGuessing = /น่าจะ|คิดว่า|อาจ|แต่|คงจะ|(?<![a-z])(?:probably|maybe|i think|perhaps|but)(?![a-z])/
/** What one doesn't know, where a name or a title was asked for. */
export const unknownName = /(?:ทราบ|แน่ใจ|รู้|จำ|ลืม|know|sure|remember) ?(?:ว่า|ชื่อ|พื้นที่|หน่วยงาน|ผลงาน|เรื่อง|what|which|the|its)/
/** Words that answer a yes or no, and are nobody's name. */
export const noName = /^(?:ใช่|ไม่ใช่|ไม่|ไม่มี|มี|ได้|ไม่ได้|ถูกต้อง|แน่นอน|โอเค|เคย|ไม่เคย|ยัง|ยังไม่มี|เปล่า|อืม|ไม่บอก|ไม่ขอตอบ|ไม่ตอบ|ok|okay|yes|no|yep|nope|none|n\/a|na|test|ทดสอบ)$/
