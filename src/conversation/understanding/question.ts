import {
  asks, asksInEnglish, asksNothing, beginsAsName, beginsKnowingNot, endsAsQuestion, goesOnGuessing, isPoliteQuestion, knowsNot, onlyPlanned, silk,
  textQuestion, unknownName,
} from '../../thai/lexicon/questions.ts'
import { trimmedEnd } from '../../thai/normalise.ts'
import { behind, isWhole } from '../../thai/phrase.ts'
import { withoutParticles } from '../../thai/polite.ts'

/**
 * Whether a folded message says no more than "I don't know", or "I don't know" about what.
 *
 * @param folded from `fold`
 * @param isText a name or a title was asked for, which may itself begin so
 */
export function saysUnknown(folded: string, isText: boolean): boolean {
  const said = withoutParticles(folded)
  if (isWhole(said, knowsNot)) return true
  if (isText && !unknownName.test(said)) return false
  return behind(said, beginsKnowingNot) !== undefined && !goesOnGuessing.test(said) && !/\d/.test(said) && !isPoliteQuestion(folded) && !folded.endsWith('?')
}

/**
 * Whether a folded message asks something. For a yes-no, a choice, a number and a date any asking word
 * will do; a text is taken for a question only where it can't be a name or a title.
 */
export function isQuestion(folded: string, isText: boolean): boolean {
  const said = withoutParticles(trimmedEnd(folded, '?'))
  if (said === '' || said.length > 500) return false
  if (isPoliteQuestion(folded)) return true
  if (isText) {
    if (silk.test(said)) return false
    if (textQuestion.some((pattern) => pattern.test(said))) return true
    return folded.endsWith('?') && !beginsAsName.test(said)
  }
  if (folded.endsWith('?') && /[\p{L}\d]/u.test(said)) return true
  if (endsAsQuestion.test(said)) return true
  if (asksInEnglish.test(said)) return true
  return asks.test(said) && !asksNothing(said)
}

/** Whether a folded message begins with "I'm not sure" and goes on to guess. */
export function guesses(folded: string): boolean {
  return behind(folded, beginsKnowingNot) !== undefined && goesOnGuessing.test(folded)
}

/** Facts whose questions ask what someone wants to do. */
const plansAskedFor: ReadonlySet<string> = new Set(['work.branches', 'pmqa.aims', 'pmqa.categories', 'nominee.kind'])

/** Whether a folded message says what is wished, planned or about to be done, where a fact was asked for. */
export function isOnlyPlanned(folded: string, fact: string | undefined): boolean {
  return !plansAskedFor.has(fact ?? '') && onlyPlanned.some((pattern) => pattern.test(folded))
}
