import {
  aroundAward, becoming, beforeThing, changeable, changeAlone, changeAnswer, changeVerb, checkFrames, commandPhrases, evidenceAlone,
  evidenceFrames, languagePhrases, softenersAfter, softenersBefore, whyNotFrames,
} from '../../thai/lexicon/commands.ts'
import type { Frame } from '../../thai/lexicon/commands.ts'
import { fold, trimmedEnd } from '../../thai/normalise.ts'
import { behind, between, isWhole, within } from '../../thai/phrase.ts'
import { isParticleAlone, withoutParticles } from '../../thai/polite.ts'
import { locateAwards } from './awards.ts'
import type { AwardNames } from './awards.ts'
import { tighten } from './options.ts'

export { findAward } from './awards.ts'
export type { AwardNames } from './awards.ts'

/** Something a person may say at any time, whatever was asked. */
export type Command =
  | {
    readonly does:
      | 'back' | 'restart' | 'summary' | 'why' | 'help' | 'cancel' | 'verdict' | 'resume' | 'delete' | 'forward' | 'skip' | 'hello' | 'thanks'
      | 'ask' | 'deadlines' | 'contact'
  }
  | { readonly does: 'language'; readonly language: 'th' | 'en' }
  | { readonly does: 'check'; readonly award: string }
  | { readonly does: 'why-not'; readonly award: string }
  /** `rest` is what is to be changed, in the person's words; empty where they didn't say. */
  | { readonly does: 'change'; readonly rest: string }
  | { readonly does: 'evidence'; readonly award?: string }

const longestCommand = 120

const whole = new Map<string, Command>()
for (const [does, phrases] of Object.entries(commandPhrases) as [keyof typeof commandPhrases, string][]) {
  for (const phrase of phrases.split('|')) whole.set(phrase === '?' ? phrase : tighten(fold(phrase)), { does })
}
for (const [language, phrases] of Object.entries(languagePhrases) as ['th' | 'en', string][]) {
  for (const phrase of phrases.split('|')) whole.set(tighten(fold(phrase)), { does: 'language', language })
}

/** The one award that a piece of text is the name of, with hardly anything beside it. */
function awardIn(piece: string | undefined, awards: readonly AwardNames[]): string | undefined {
  if (piece === undefined || piece.trim() === '') return undefined
  const found = locateAwards(piece, awards)
  const rest = within(found.rest, aroundAward.before, aroundAward.after)
  return found.awards.length === 1 && rest.length <= 3 ? found.awards[0] : undefined
}

function framed(texts: readonly string[], frames: readonly Frame[], awards: readonly AwardNames[]): string | undefined {
  for (const text of texts) {
    for (const { head, tail } of frames) {
      const award = awardIn(between(text, head, tail), awards)
      if (award !== undefined) return award
    }
  }
  return undefined
}

/**
 * The command that a message is, or undefined where it is none. A command is (nearly) the whole
 * message, so that the name of an agency or a work that merely holds such a word stays an answer.
 *
 * @param typed as typed
 * @param awards the awards that may be named
 * @example recogniseCommand('ขอย้อนกลับหน่อยค่ะ', []) // { does: 'back' }
 * @example recogniseCommand('แก้ชื่อหน่วยงาน', []) // { does: 'change', rest: 'ชื่อหน่วยงาน' }
 */
export function recogniseCommand(typed: string, awards: readonly AwardNames[]): Command | undefined {
  if (typed.length > longestCommand) return undefined
  const folded = fold(typed)
  if (folded === '' || isParticleAlone(folded)) return undefined
  const said = trimmedEnd(withoutParticles(folded), '?.,')
  const plain = whole.get(folded) ?? whole.get(tighten(folded)) ?? whole.get(tighten(said))
  if (plain) return plain
  const softened = withoutParticles(within(said, softenersBefore, softenersAfter))
  const command = softened === '' ? undefined : whole.get(tighten(softened))
  if (command) return command
  const texts = [...new Set([said, behind(said, softenersBefore) ?? said, softened])]
  if (texts.some((text) => isWhole(text, evidenceAlone))) return { does: 'evidence' }
  const evidence = framed(texts, evidenceFrames, awards)
  if (evidence !== undefined) return { does: 'evidence', award: evidence }
  const refused = framed(texts, whyNotFrames, awards)
  if (refused !== undefined) return { does: 'why-not', award: refused }
  const checked = framed(texts, checkFrames, awards)
  if (checked !== undefined) return { does: 'check', award: checked }
  if (texts.some((text) => changeAlone.test(text))) return { does: 'change', rest: '' }
  for (const text of texts) {
    const answer = behind(text, changeAnswer)
    if (answer !== undefined) return { does: 'change', rest: answer }
    const thing = behind(text, changeVerb)
    if (thing === undefined) continue
    // With the word before it first: "เรื่อง" may begin what was asked for, or only say "about".
    for (const rest of [thing, behind(thing, beforeThing) ?? thing]) {
      if (changeable.test(rest) || changeable.test(rest.split(becoming, 1).join('').trim())) return { does: 'change', rest }
    }
  }
  return undefined
}
