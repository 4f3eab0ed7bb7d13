import { tidy } from '../normalise.ts'

/** "No, it is …", with what it is in the group. */
const corrections: readonly RegExp[] = [
  /^(?:อ๋อ|เอ๊ย|อุ๊ย|ขอโทษ)?\s*(?:ครับ|ค่ะ|คะ)?\s*(?:ไม่ใช่|มิใช่|ไม่ถูก|ไม่ถูกต้อง|ผิด|พิมพ์ผิด)(?:แล้ว)?(?:ครับ|ค่ะ|คะ|นะ)?(?:\s.*?|\S*?)?\s*(?:แต่)?(?:ที่ถูก(?:ต้อง)?คือ|ต้องเป็น|หน่วยงานคือ|เป็น|คือ)\s*(?!ของ)(.+)$/u,
  /^(?:ขอ)?(?:แก้|แก้ไข|เปลี่ยน|เปลี่ยนแปลง)\s*(?:ชื่อ)?(?:หน่วยงาน)?\s*(?:เป็น|คือ)\s*(.+)$/u,
  /^(?:no|nope|sorry|wrong|not that|that'?s wrong)\b[\s,.:;-]*(?:it'?s|it is|we'?re|we are|i mean|i meant|it should be|the agency is|actually)\s+(.+)$/iu,
  /^not\s+.+?[\s,]+but\s+(.+)$/iu,
  /^(?:i mean|i meant|we are actually)\s+(.+)$/iu,
]

/** What follows a wish to change something: to what. */
const changes: readonly RegExp[] = [/^(?:ชื่อ)?(?:หน่วยงาน)?\s*(?:เป็น|คือ)\s*(.+)$/u, /^(?:the )?(?:name of the )?(?:agency )?(?:to|into)\s+(.+)$/iu]

/** Where what somebody wants begins, behind who they are. */
const request = /\s+(?:ขอ|อยาก|ต้องการ|สนใจ|จะ|ส่ง|สมัคร|เช็ค|เช็ก|ตรวจ|ทำ|มี|ใช่|ได้|wants?\b|would\b|can\b|may\b|to\b|and\b|which\b|what\b|please\b).*$/iu

function firstGroup(expressions: readonly RegExp[], typed: string): string | undefined {
  const text = tidy(typed)
  for (const expression of expressions) {
    const said = expression.exec(text)?.[1]?.trim()
    if (said !== undefined && said !== '') return said
  }
  return undefined
}

/**
 * What a person says it is instead; undefined where a message corrects nothing.
 *
 * @example correctedTo('ไม่ใช่ เป็น อบต.หนองบัว จ.น่าน') // 'อบต.หนองบัว จ.น่าน'
 */
export function correctedTo(typed: string): string | undefined {
  return firstGroup(corrections, typed)
}

/**
 * The same behind the word for changing.
 *
 * @example changedTo('หน่วยงานเป็น กรมชลประทาน') // 'กรมชลประทาน'
 */
export function changedTo(words: string): string | undefined {
  return firstGroup(changes, words)
}

/**
 * A message without what is wanted, which stands behind who wants it.
 *
 * @example withoutRequest('สสจ.น่าน ขอเช็คสิทธิ์') // 'สสจ.น่าน'
 */
export function withoutRequest(text: string): string {
  return tidy(text).replace(request, '')
}
