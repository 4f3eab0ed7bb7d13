import { before, behind, either, endsOf, isWhole, many, maybe, replaced, row, startsOf, word } from './phrase.ts'

const leadingNa = maybe('นะ|น่ะ')
// ข้อบังคับ ends in no particle.
const notInBangkhap = (text: string, start: number) => !text.startsWith('บัง', start - 3)
const strong = either(
  row(leadingNa, 'ครับผม|ครับ|คร้าบ|ค้าบ|ครัช|ครัฟ|ค่ะ|คะ|ค้ะ|ค๊ะ|จ้ะ|จ๊ะ|จ้า|จ๋า|จร้า|ฮะ|ฮ่ะ|ฮับ|ขอรับ|เจ้าค่ะ'),
  word('คับ|คัฟ', notInBangkhap),
)
// Syllables that also end other words (สถานะ, มูลค่า): a particle only after a space or a word of answering.
const answering = /(?:^|\s|ใช่|ไม่|แล้ว|เลย|มี|ยัง|ปี|เดือน|เอง|ด้วย|ได้|%|\d)$/
const afterAnswer = (text: string, start: number) => answering.test(text.slice(Math.max(0, start - 5), start))
const weak = word('นะ|น่ะ|น้า|ค่า|คร่า|คร่ะ|งับ|เด้อ|ล่ะ|อะ|อ่ะ|เนาะ', afterAnswer)
const english = word('please|pls|plz|thanks|thank you|sir|madam|krub|krap|kub|ka|kha')
const stops = word(',|.')
const particle = either(strong, weak, english)
const trailing = row(many(either(particle, stops)), particle, many(stops))
const leading = either(strong, english)
const alone = many(either(strong, 'ค่า|นะ|krub|krap|kub|ka|kha', stops))
// A name may end in any syllable: only whole, unmistakable particles leave a text answer.
const afterSpaceOrNa = (text: string, start: number) => /(?:\s|นะ)$/.test(text.slice(Math.max(0, start - 2), start))
const afterText = row(maybe('นะ'), either('ครับผม|ครับ|ค่ะ', word('คะ', afterSpaceOrNa)), many('.'))
/** Greetings and thanks that are nothing without their particle. */
const needsParticle = /(?:สวัสดี|ขอบคุณ)$/

/** Whether a folded text is nothing but a polite particle: a "yes" in Thai. */
export function isParticleAlone(folded: string): boolean {
  return folded !== '' && isWhole(folded, alone)
}

/**
 * A folded text without polite particles around it. A particle alone stays.
 *
 * @example withoutParticles('ครับ ใช่แล้วนะครับ') // 'ใช่แล้ว'
 */
export function withoutParticles(folded: string): string {
  if (isParticleAlone(folded)) return folded
  const opening = endsOf(folded, leading).find((end) => /[\s,.\d]/.test(folded.charAt(end)))
  const rest = opening === undefined ? folded : folded.slice(opening)
  const said = opening === undefined ? rest : behind(rest, many(stops)) ?? rest
  const stripped = before(said, trailing) ?? said.trim()
  return stripped === '' ? folded : stripped
}

/**
 * A folded text with a comma instead of each polite particle inside it: they part its clauses.
 *
 * @example clausesApart('ไม่มีครับยังไม่ได้ทำ') // 'ไม่มี , ยังไม่ได้ทำ'
 */
export function clausesApart(folded: string): string {
  return replaced(folded, strong, () => ' , ')
}

/** A text answer without a polite ending. The text keeps its case, digits and punctuation. */
export function withoutPoliteEnding(tidied: string): string {
  const [start] = startsOf(tidied, afterText)
  if (start === undefined) return tidied
  const stripped = tidied.slice(0, start)
  return stripped === '' || needsParticle.test(stripped) ? tidied : stripped.trimEnd()
}
