const strong = '(?:(?:นะ|น่ะ)?(?:ครับผม|ครับ|คร้าบ|ค้าบ|ครัช|ครัฟ|ค่ะ|คะ|ค้ะ|ค๊ะ|จ้ะ|จ๊ะ|จ้า|จ๋า|จร้า|ฮะ|ฮ่ะ|ฮับ|ขอรับ|เจ้าค่ะ)|(?<!บัง)คับ|(?<!บัง)คัฟ)'
// Syllables that also end other words (ข้อบังคับ, สถานะ, มูลค่า): a particle only after a space or a word of answering.
const weak = '(?:(?<=(?:^|\\s|ใช่|ไม่|แล้ว|เลย|มี|ยัง|ปี|เดือน|เอง|ด้วย|ได้|%|\\d))(?:นะ|น่ะ|น้า|ค่า|คร่า|คร่ะ|งับ|เด้อ|ล่ะ|อะ|อ่ะ|เนาะ))'
const english = '(?:(?<![a-z])(?:please|pls|plz|thanks|thank you|sir|madam|krub|krap|kub|ka|kha)(?![a-z]))'
const particle = `(?:${strong}|${weak}|${english})`
const trailing = new RegExp(`(?:[\\s,.]*${particle})+[\\s,.]*$`)
const leading = new RegExp(`^(?:${strong}|${english})(?:[\\s,.]+|(?=\\d))`)
const alone = new RegExp(`^(?:${strong}|(?:ค่า|นะ|krub|krap|kub|ka|kha)|[\\s,.])+$`)
// A name may end in any syllable: only whole, unmistakable particles leave a text answer.
const afterText = /(?<!สวัสดี|ขอบคุณ)\s*(?:นะ)?(?:ครับผม|ครับ|ค่ะ|(?<=\s|นะ)คะ)[\s.]*$/

/** Where particles such as ครับ and ค่ะ stand inside a folded text. */
export const particles = new RegExp(strong, 'g')

/** Whether a folded text is nothing but a polite particle: a "yes" in Thai. */
export function isParticleAlone(folded: string): boolean {
  return folded !== '' && alone.test(folded)
}

/**
 * A folded text without polite particles around it. A particle alone stays.
 *
 * @example withoutParticles('ครับ ใช่แล้วนะครับ') // 'ใช่แล้ว'
 */
export function withoutParticles(folded: string): string {
  if (isParticleAlone(folded)) return folded
  const stripped = folded.replace(leading, '').replace(trailing, '').trim()
  return stripped === '' ? folded : stripped
}

/** A text answer without a polite ending. The text keeps its case, digits and punctuation. */
export function withoutPoliteEnding(tidied: string): string {
  const stripped = tidied.replace(afterText, '')
  return stripped === '' ? tidied : stripped
}
