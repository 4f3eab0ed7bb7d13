import { fold, tidy } from '../../thai/normalise.ts'
import { readDate } from '../../thai/dates.ts'
import { noName } from '../../thai/lexicon/questions.ts'
import { isParticleAlone, withoutParticles, withoutPoliteEnding } from '../../thai/polite.ts'
import { isChoiceItself, understandChoice, understandChoices } from './choice.ts'
import { understandNumber } from './number.ts'
import { guesses, isOnlyPlanned, isQuestion, saysUnknown } from './question.ts'
import { question, unclear, unknown } from './request.ts'
import type { AnswerRequest, Understanding } from './request.ts'
import { understandSigns, understandYesNo, yesNoByChoice } from './yes-no.ts'

export type { AnswerRequest, OfferedChoice, Understanding } from './request.ts'
export { findAward, recogniseCommand } from './commands.ts'
export type { AwardNames, Command } from './commands.ts'

/** No answer but a text is longer. */
const longestAnswer = 400

function understandText(typed: string): Understanding {
  const text = tidy(typed)
  if (!/[\p{L}\p{N}]/u.test(text)) return unclear
  if (text.length <= longestAnswer) {
    const folded = fold(text)
    if (saysUnknown(folded, true)) return unknown
    if (guesses(folded) || isParticleAlone(folded) || noName.test(withoutParticles(folded))) return unclear
    if (isQuestion(folded, true)) return question
  }
  return { value: withoutPoliteEnding(text) }
}

/**
 * What a person typed as the answer to a question: a value, "don't know" (`value: null`), a question
 * of their own, or unclear, where the bot should ask back. In doubt it is unclear. Never throws.
 *
 * @example
 * understand({ type: 'yes-no', fact: 'work.in-use', today: '2021-06-01', typed: 'ยังไม่ได้ใช้ครับ' })
 * // { value: false }
 * understand({ type: 'date', today: '2021-06-01', typed: 'ต.ค. 62' })
 * // { value: '2019-10' }
 */
export function understand(request: AnswerRequest): Understanding {
  const { type, fact, choices, today, typed } = request
  if (type === 'text') return understandText(typed)
  // A longer message can only be a question or beside the point; its end tells which.
  if (typed.length > longestAnswer) {
    return typed.length <= 2_000 && isQuestion(fold(typed.slice(-longestAnswer)), false) ? question : unclear
  }
  const folded = fold(typed)
  if (!/[\p{L}\p{N}]/u.test(folded)) return type === 'yes-no' ? understandSigns(typed, fact) : unclear
  const chosen = (type === 'choice' || type === 'choices') && isChoiceItself(folded, fact, choices)
  if (!chosen && saysUnknown(folded, false)) return unknown
  if (!chosen && isQuestion(folded, false)) return question
  if (!chosen && isOnlyPlanned(folded, fact)) return unclear
  switch (type) {
    case 'yes-no':
      return yesNoByChoice(folded, choices) ?? understandYesNo(folded, fact)
    case 'number':
      return understandNumber(folded, fact)
    case 'date': {
      const value = readDate(withoutParticles(folded), today)
      return value === undefined ? unclear : { value }
    }
    case 'choice':
      return understandChoice(folded, fact, choices)
    case 'choices':
      return understandChoices(folded, fact, choices)
  }
}
