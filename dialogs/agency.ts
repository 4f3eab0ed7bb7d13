import type { Agency, Match } from '../src/agencies/index.ts'
import { labelOf } from '../src/conversation/formats.ts'
import type { Reply } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import type { AnswerValue } from '../src/conversation/session.ts'
import { understand } from '../src/conversation/understanding/index.ts'
import type { RulebookFact } from '../src/rules/index.ts'
import { changedTo, correctedTo, withoutRequest } from '../src/thai/lexicon/corrections.ts'
import { tidy } from '../src/thai/normalise.ts'
import { note, proceed, repeat } from './proceed.ts'
import { asTyped, askWhich, asksPlace, bodyMark, chosenByLikeness, chosenExactly, leftOpen, likelyNames, namesLocal, namesOne, oneOffice, openBefore, typedBefore, who, type OpenName } from './which-agency.ts'

/**
 * Takes a typed name of an agency: found in the directory, it brings the kind and the body it
 * counts for; several are offered; a local government that isn't listed is asked for its province
 * and district; any other unknown one is taken as it was typed, and said so.
 */
export function nameAgency(scene: Scene, typed: string): readonly Reply[] {
  const match = scene.world.directory.match(typed)
  const chosen = chosenExactly(scene, typed)
  if (chosen !== undefined) return takeAgencyButton(scene, chosen)
  const open = openBefore(scene)
  const completed = open && asksPlace(open.ask) ? scene.world.directory.complete(open.typed, typed, open.ask) : undefined
  if (completed !== undefined) return settle(scene, completed.typed, completed.match) ?? takeAsTyped(scene, completed.typed)
  const named = open?.ask === 'name' && 'none' in match ? likelyByFirstWord(scene, open, typed) : undefined
  if (named !== undefined) return named
  const alike = 'agency' in match && (match.sure || match.provisional === true) ? undefined : chosenByLikeness(scene, typed)
  if (alike !== undefined) return takeAgencyButton(scene, alike)
  return offerLikely(scene, typed) ?? settle(scene, typed, ofToldKind(scene, match)) ?? choosesNone(scene, typed) ?? takeAsTyped(scene, typed)
}

/** The kind that the person told settles which of several namesakes is meant. */
function ofToldKind(scene: Scene, match: Match): Match {
  if (!('choices' in match) || oneOffice(match.choices)) return match
  const kind = who(scene).kind?.id ?? ''
  const fitting = scene.answered.includes(kind) ? match.choices.filter((agency) => agency.kind === scene.session.answers[kind]) : []
  const [only, ...more] = fitting
  if (only === undefined) return match
  return more.length === 0 && !asksPlace(match.ask) ? { agency: only, sure: false } : { ...match, choices: fitting }
}

/** Takes the agency that a name came to, or asks what it leaves open; undefined where it came to none. */
function settle(scene: Scene, typed: string, match: Match): readonly Reply[] | undefined {
  const open = leftOpen(match)
  if (open) return [askWhich(scene, typed, open)]
  return 'agency' in match ? takeAgency(scene, match.agency, match.provisional === true) : undefined
}

/** The first word alone of a local government whose bare name was typed before. */
function likelyByFirstWord(scene: Scene, open: OpenName & { readonly typed: string }, typed: string): readonly Reply[] | undefined {
  const begin = open.agencies.filter(({ name }) => typed.trim().length > 2 && name.startsWith(typed.trim()))
  const joined = begin.length === 1 ? begin[0]?.name ?? '' : `${typed} ${open.typed}`
  const match = scene.world.directory.match(joined)
  return namesOne(match) ? settle(scene, joined, match) : undefined
}

/** A bare name of a local government: which kind of it is meant. */
function offerLikely(scene: Scene, typed: string): readonly Reply[] | undefined {
  const likely = typedBefore(scene) === undefined ? likelyNames(scene, typed) : undefined
  return likely && [askWhich(scene, typed, likely)]
}

/** What is none of the agencies to choose from: asked back once, and always where it can't be a name. */
function choosesNone(scene: Scene, typed: string): readonly Reply[] | undefined {
  const open = openBefore(scene)
  if (open === undefined || (scene.session.misses > 0 && /\p{L}/u.test(typed))) return undefined
  const sorry = note(scene.say(open.lacking ? 'missed.district' : 'missed.choice'), { tone: 'problem' })
  const again = askWhich(scene, open.typed, open)
  scene.update({ misses: 1 })
  return [sorry, again]
}

/**
 * An agency named where something else was asked: where its kind was, several are offered too;
 * anywhere else, and only while no agency is known, a name that leaves no doubt is taken, and a local
 * government or an office is asked what its name leaves open. The question stays.
 */
export function namesAgency(scene: Scene, fact: RulebookFact, typed: string): readonly Reply[] | undefined {
  const { name, kind } = who(scene)
  const match = scene.world.directory.match(typed)
  if (fact.id === kind?.id) return settle(scene, typed, match)
  return scene.session.answers[name] == null && isToldPlainly(match) ? settle(scene, typed, match) : undefined
}

function isToldPlainly(match: Match): boolean {
  return ('agency' in match && match.sure && match.provisional !== true) || namesOne(match)
}

/** Another agency, named where no question is open: it takes the place of the one before. */
export function renamesAgency(scene: Scene, typed: string): readonly Reply[] | undefined {
  const match = matchUnasked(scene, typed)
  return isToldPlainly(match) ? settle(scene, typed, match) : correctsAgency(scene, typed)
}

/**
 * "No, it is …": another agency than the one that was just taken, whatever is asked now.
 *
 * @example correctsAgency(scene, 'ไม่ใช่ เป็น อบต.หนองบัว จ.น่าน')
 */
export function correctsAgency(scene: Scene, typed: string): readonly Reply[] | undefined {
  const { name } = who(scene)
  const { asked, offered } = scene.session
  const atName = asked === name && offered !== undefined
  const corrected = atName || scene.answered.at(-1) === name || asked === undefined ? correctedTo(typed) : undefined
  if (corrected === undefined) return undefined
  const match = scene.world.directory.match(corrected)
  const named = isToldPlainly(match) || ('agency' in match && scene.world.directory.kindByName(corrected) !== undefined)
  return named ? settle(scene, corrected, match) : undefined
}

/** A change of the agency that says at once to which: "… to the Department of Lands". */
export function changesAgencyTo(scene: Scene, words: string): readonly Reply[] | undefined {
  const { name } = who(scene)
  const to = name in scene.facts ? changedTo(words) : undefined
  const match = to === undefined ? undefined : scene.world.directory.match(to)
  return match !== undefined && to !== undefined && isToldPlainly(match) ? settle(scene, to, match) : undefined
}

/**
 * A local government or an office that a first message names: what its name leaves open is asked, with
 * the name alone kept of the message.
 */
export function namesInMessage(scene: Scene, text: string): (() => readonly Reply[] | undefined) | undefined {
  const words = withoutRequest(text)
  const match = matchUnasked(scene, words)
  if (!namesOne(match)) return undefined
  const agencies = 'agency' in match ? [match.agency] : 'choices' in match ? match.choices : []
  const [first] = agencies
  const bare = oneOffice(agencies) || agencies.length === 1 ? first?.name : undefined
  return () => settle(scene, bare ?? words, match)
}

/** What a message names; of a question at most what stands before it: "may municipalities apply?" names none. */
export function matchUnasked(scene: Scene, typed: string): Match {
  const words = asks(scene, typed) ? withoutRequest(typed) : typed
  const match = scene.world.directory.match(words)
  return !('agency' in match && match.sure) && asks(scene, words) ? { none: true } : match
}

function asks(scene: Scene, words: string): boolean {
  return 'question' in understand({ type: 'yes-no', today: scene.world.today, typed: words })
}

/** Whether words tell a kind of agencies alone, and name none. */
export function namesKindAlone(scene: Scene, typed: string): boolean {
  const match = scene.world.directory.match(typed)
  return 'none' in match && match.alone === true
}

/** Keeps a local government without its district, where the person doesn't know it. */
export function withoutDistrict(scene: Scene): readonly Reply[] | undefined {
  const open = openBefore(scene)
  return open?.ask === 'district' ? takeAsTyped(scene, open.typed) : undefined
}

/** Takes an agency that was chosen by a button: by its name and the body it enters for, or as it was typed. */
export function takeAgencyButton(scene: Scene, value: string): readonly Reply[] {
  if (value.startsWith(asTyped)) return takeAsTyped(scene, value.slice(asTyped.length))
  const [name = '', body] = value.split(bodyMark)
  const agency = scene.world.directory.find(name)
  if (agency && body === undefined) return takeAgency(scene, agency, false)
  const match = scene.world.directory.match(name)
  if (body === undefined && namesLocal(match)) return settle(scene, name, match) ?? takeAsTyped(scene, name)
  const candidates = 'agency' in match ? [match.agency] : 'choices' in match ? match.choices : []
  const chosen = candidates.find((candidate) => candidate.name === name && (body === undefined || candidate.countsAs === body))
  return chosen ? takeAgency(scene, chosen, 'provisional' in match && match.provisional === true) : takeAsTyped(scene, name)
}

/** Takes a name that the directory doesn't have. */
function takeAsTyped(scene: Scene, typed: string): readonly Reply[] {
  const named = tidy(typed)
  // A button of an empty field names nobody.
  if (named === '') return repeat(scene)
  const match = scene.world.directory.match(named)
  if ('agency' in match && match.provisional === true) return takeAgency(scene, match.agency, true)
  const { name } = who(scene)
  scene.answer({ [name]: named })
  forgetAgency(scene)
  scene.update({ misses: 0, asked: undefined, changing: undefined, offered: undefined })
  return [note(scene.say('noted-agency-provisional', { name: named }), { tone: 'note' }), ...proceed(scene)]
}

function takeAgency(scene: Scene, agency: Agency, provisional: boolean): readonly Reply[] {
  const { name, countsAs, kind } = who(scene)
  const before = kind && scene.session.answers[kind.id]
  const told = kind !== undefined && scene.answered.includes(kind.id)
  const answers: Record<string, AnswerValue> = { [name]: agency.name }
  const filled: string[] = []
  if (countsAs !== undefined) {
    answers[countsAs] = agency.countsAs
    filled.push(countsAs)
  }
  const knowsKind = kind?.values?.includes(agency.kind) === true
  if (kind && knowsKind) {
    answers[kind.id] = agency.kind
    // A kind that the person told themselves stays theirs to change.
    if (!told || before !== agency.kind) filled.push(kind.id)
  }
  scene.answer(answers, filled)
  scene.update({ misses: 0, asked: undefined, changing: undefined, offered: undefined })
  const values = {
    name: scene.session.language === 'en' && agency.english !== undefined ? agency.english : agency.name,
    kind: kind && knowsKind ? labelOf(kind.id, agency.kind, scene.words) : agency.kind,
    body: agency.countsAs,
  }
  const lines = [scene.say(agency.countsAs === agency.name ? 'noted-agency' : 'noted-agency-body', values)]
  if (provisional) {
    lines.push(scene.say('noted-agency-new'))
    if (scene.world.directory.all().some((listed) => listed.kind === agency.kind)) scene.world.notes?.provisional(agency)
  }
  if (told && before !== null && knowsKind && before !== agency.kind) lines.push(scene.say('noted-kind-changed', values))
  return [note(lines.join('\n'), { tone: 'note', actions: [scene.action('change', { about: name })] }), ...proceed(scene)]
}

/** What the directory filled for an agency goes with it; a kind that the person told stays. */
export function forgetAgency(scene: Scene): void {
  const { countsAs, kind } = who(scene)
  const gone = scene.session.filled.filter((id) => id === countsAs || id === kind?.id)
  const answers = Object.fromEntries(Object.entries(scene.session.answers).filter(([id]) => !gone.includes(id)))
  scene.update({ answers, filled: scene.session.filled.filter((id) => !gone.includes(id)) })
}
