import { howLong, yesNoSigns, yesNoWords } from '../../thai/lexicon/yes-no.ts'
import type { YesNoWord } from '../../thai/lexicon/yes-no.ts'
import type { Lexicon } from '../../thai/lexicon.ts'
import { clausesApart, isParticleAlone, withoutParticles } from '../../thai/polite.ts'
import { fold } from '../../thai/normalise.ts'
import { readPlaces } from './places.ts'
import { unclear } from './request.ts'
import type { OfferedChoice, Understanding } from './request.ts'

type Meaning = boolean | 'doubt' | 'other'

const letters: Readonly<Record<Exclude<YesNoWord, 'filler'>, string>> = {
  affirm: 'A', not: 'N', still: 'K', exists: 'E', about: 'V', bad: 'B', stop: 'S', doubt: 'D',
}

/** Yes and no that say nothing of what there is. */
const bareAnswer = /^(?:yes|no|nope|yep|yeah|\u0e44\u0e21\u0e48)$/u

/** One clause as a row of letters, and what that row says. Rows that are not listed say nothing certain. */
function clauseMeaning(clause: string, lexicon: Lexicon<YesNoWord>, fact: string | undefined): Meaning | undefined {
  let row = ''
  const tokens = lexicon.scan(clause)
  for (const token of tokens) {
    if (token.means === undefined) row += 'U'
    else if (token.means !== 'filler') row += letters[token.means]
  }
  if (row === '') return undefined
  if (row.includes('D')) return 'doubt'
  if (row.includes('U')) {
    if (/[NBS]/.test(row)) return 'doubt'
    // "ใช่ …" with more to say; but a word that merely begins like a yes says nothing.
    return tokens[0]?.means === 'affirm' && clause.charAt(tokens[0].end) === ' ' ? true : 'other'
  }
  if (fact === 'conduct.no-disgrace') {
    // The fact is the absence of something, so a bare "there is" or "there isn't" can mean either.
    // Asked whether there is a case, "right" and "not so" can mean either; "there is" and "there isn't" can't.
    if (/^A+$/.test(row)) return 'other'
    if (/^A*K?NE*B+$|^A*NE+$|^K?NE*$|^[AE]*V+$/.test(row)) return true
    // "No there is none", without its comma.
    if (/^NN$/.test(row) && /[a-z]/.test(clause)) return true
    if (/^A*E+B*$/.test(row) || /^NE*V+$/.test(row)) return false
    return 'doubt'
  }
  // "There is none" answers no question of whether two things are alike.
  if (fact === 'expansion.same-scope' && /^K?N?E+$/.test(row)) return 'doubt'
  if (fact === 'work.continuing') {
    if (/^K?N+S$/.test(row) && !/^N{2}/.test(row)) return true
    if (row === 'K') return 'doubt'
  }
  if (/^[AKEV]+$/.test(row) && /[AEV]/.test(row)) return true
  if (/^K?N[AEV]*$/.test(row) || /^K$/.test(row) || /^S[EV]*$/.test(row)) return false
  // "We can't verify it": the negation stands last.
  if (/^[EV]+NE?$/.test(row) && fact === 'work.results-verifiable') return false
  return 'doubt'
}

function together(meanings: readonly (Meaning | undefined)[]): Meaning | undefined {
  let said: Meaning | undefined
  for (const meaning of meanings) {
    if (meaning === undefined) continue
    if (meaning === 'doubt') return 'doubt'
    if (meaning === 'other') {
      said ??= 'other'
      continue
    }
    if (said !== undefined && said !== 'other' && said !== meaning) return 'doubt'
    said = meaning
  }
  return said
}

/**
 * The answers of a yes-no question by their place or their very label: "2", "ข้อ 1", "ใช้จริงแล้ว".
 * Without choices the question offers yes and no, in this order.
 *
 * @param folded from `fold`
 */
export function yesNoByChoice(folded: string, choices: readonly OfferedChoice[] = bare): Understanding | undefined {
  const said = withoutParticles(folded)
  const exact = choices.find(({ label, aliases = [] }) => [label, ...aliases].some((name) => fold(name) === folded || fold(name) === said))
  const place = exact || !/^[^a-z]*\d/.test(said) ? undefined : readPlaces(said, choices.length)
  const chosen = exact ?? (Array.isArray(place) && place.length === 1 ? choices[(place[0] as number) - 1] : undefined)
  return chosen && { value: chosen.value === true || chosen.value === 'true' }
}

const bare: readonly OfferedChoice[] = [{ value: true, label: '' }, { value: false, label: '' }]

/**
 * A yes or no, about any fact or about one whose verb is known: "ยังไม่ได้นำไปใช้" denies
 * `work.in-use`, "ไม่มีเรื่องเสียหาย" affirms `conduct.no-disgrace`. Two negations, two opposite
 * clauses, hedges and conditions are unclear, and so is a bare "right" about `conduct.no-disgrace`.
 *
 * @param folded from `fold`
 */
export function understandYesNo(folded: string, fact: string | undefined): Understanding {
  if (isParticleAlone(folded)) return fact === 'conduct.no-disgrace' ? unclear : { value: true }
  const lexicon = yesNoWords(fact)
  const said = withoutParticles(folded).replace(howLong, ' ')
  // A bare "yes" or "no" may answer the question or the fact's own name, which are opposites.
  if (fact === 'conduct.no-disgrace' && bareAnswer.test(said.trim())) return unclear
  const clauses = clausesApart(said).split(/[,.]/)
  let meaning = together(clauses.map((clause) => clauseMeaning(clause, lexicon, fact)))
  if (meaning === 'doubt' && said.includes(' ') && !/[a-z]/.test(said)) {
    const parts = clauses.flatMap((clause) => clause.split(' ').map((part) => clauseMeaning(part, lexicon, fact)))
    meaning = parts.includes('other') ? 'doubt' : together(parts)
  }
  return typeof meaning === 'boolean' ? { value: meaning } : unclear
}

/**
 * A thumb up or down, where that is the whole message: several only if all are alike.
 *
 * @param typed as typed, with neither letters nor digits
 */
export function understandSigns(typed: string, fact: string | undefined): Understanding {
  if (fact === 'conduct.no-disgrace' || typed.includes('?')) return unclear
  const signs = new Set(typed.match(/\p{Extended_Pictographic}/gu))
  const [sign] = signs
  const value = signs.size === 1 && sign !== undefined && Object.hasOwn(yesNoSigns, sign) ? yesNoSigns[sign] : undefined
  return value === undefined ? unclear : { value }
}
