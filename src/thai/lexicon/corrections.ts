import { inLowerCase, tidy } from '../normalise.ts'
import { either, endsOf, many, maybe, row } from '../phrase.ts'
import type { Phrase } from '../phrase.ts'

const particle = maybe('ครับ|ค่ะ|คะ')
/** "No": what it is may follow at once, or behind what it is not. */
const denial = row(
  maybe('อ๋อ|เอ๊ย|อุ๊ย|ขอโทษ'), particle, 'ไม่ใช่|มิใช่|ไม่ถูก|ไม่ถูกต้อง|ผิด|พิมพ์ผิด', maybe('แล้ว'), maybe('ครับ|ค่ะ|คะ|นะ'),
)
/** "It is". */
const affirmation = /(?:ที่ถูกคือ|ที่ถูกต้องคือ|ต้องเป็น|หน่วยงานคือ|เป็น|คือ)(?!ของ)/u
/** "It is not … but". */
const notThis = row('not')
const butThat = /[\s,]but\s/u
/** "It is …", "change it to …" and the like, with what it is behind. */
const corrections = either(
  row(maybe('ขอ'), 'แก้|แก้ไข|เปลี่ยน|เปลี่ยนแปลง', maybe('ชื่อ'), maybe('หน่วยงาน'), 'เป็น|คือ'),
  row(
    "no|nope|sorry|wrong|not that|that's wrong|thats wrong", many(',|.|:|;|-'),
    "it's|its|it is|we're|were|we are|i mean|i meant|it should be|the agency is|actually",
  ),
  'i mean|i meant|we are actually',
)

/** What follows a wish to change something: to what. */
const changes = either(
  row(maybe('ชื่อ'), maybe('หน่วยงาน'), 'เป็น|คือ'),
  row(maybe('the'), maybe('name of the'), maybe('agency'), 'to|into'),
)

/** Where what somebody wants begins, behind who they are. */
const request = / (?:ขอ|อยาก|ต้องการ|สนใจ|จะ|ส่ง|สมัคร|เช็ค|เช็ก|ตรวจ|ทำ|มี|ใช่|ได้|(?:wants?|would|can|may|to|and|which|what|please)\b)/iu

/** What stands behind a phrase, in the person's own letters. */
function following(text: string, head: Phrase): string | undefined {
  const [end] = endsOf(inLowerCase(text), head)
  const rest = end === undefined ? '' : text.slice(end).trim()
  return rest === '' ? undefined : rest
}

/** "ไม่ใช่ กรมปศุสัตว์ แต่เป็น กรมประมง": without white space between only the name itself may stand there. */
function afterDenial(text: string): string | undefined {
  const [end] = endsOf(inLowerCase(text), denial)
  if (end === undefined) return undefined
  const rest = text.slice(end)
  const said = affirmation.exec(rest)
  if (!said) return undefined
  const denied = rest.slice(0, said.index).replace(/แต่$/, '').trimEnd()
  if (/^\S.*\s/.test(denied)) return undefined
  const instead = rest.slice(said.index + said[0].length).trim()
  return instead === '' ? undefined : instead
}

/** "Not the Department of Fisheries but of Livestock". */
function afterBut(text: string): string | undefined {
  const [end] = endsOf(inLowerCase(text), notThis)
  if (end === undefined) return undefined
  const rest = text.slice(end + 2)
  const said = butThat.exec(inLowerCase(rest))
  return said ? rest.slice(said.index + said[0].length).trim() : undefined
}

/**
 * What a person says it is instead; undefined where a message corrects nothing.
 *
 * @example correctedTo('ไม่ใช่ เป็น อบต.หนองบัว จ.น่าน') // 'อบต.หนองบัว จ.น่าน'
 */
export function correctedTo(typed: string): string | undefined {
  const text = tidy(typed)
  return afterDenial(text) ?? following(text, corrections) ?? afterBut(text)
}

/**
 * The same behind the word for changing.
 *
 * @example changedTo('หน่วยงานเป็น กรมชลประทาน') // 'กรมชลประทาน'
 */
export function changedTo(words: string): string | undefined {
  return following(tidy(words), changes)
}

/**
 * A message without what is wanted, which stands behind who wants it.
 *
 * @example withoutRequest('สสจ.น่าน ขอเช็คสิทธิ์') // 'สสจ.น่าน'
 */
export function withoutRequest(text: string): string {
  const whole = tidy(text)
  const place = whole.search(request)
  return place < 0 ? whole : whole.slice(0, place)
}
