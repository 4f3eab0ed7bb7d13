import type { Agency, Match } from '../src/agencies/index.ts'
import { labelOf } from '../src/conversation/formats.ts'
import type { Choice, Reply } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import type { AnswerValue } from '../src/conversation/session.ts'
import { answerToken, longestToken } from '../src/conversation/tokens.ts'
import { understand } from '../src/conversation/understanding/index.ts'
import type { RulebookFact } from '../src/rules/index.ts'
import { fold } from '../src/thai/normalise.ts'
import { note, proceed, repeat } from './proceed.ts'

/** The facts of 2564 and of any round that tell who applies, by their part in the rulebook. */
function who(scene: Scene): { name: string; countsAs: string | undefined; kind: RulebookFact | undefined } {
  const { name, 'counts-as': countsAs } = scene.rules.rulebook.who
  return { name, countsAs, kind: scene.fact(scene.rules.rulebook.who.kind ?? '') }
}

/**
 * Takes a typed name of an agency: found in the directory, it brings the kind and the body it
 * counts for; several are offered; an unknown one is taken as it was typed, and said so.
 */
export function nameAgency(scene: Scene, fact: RulebookFact, typed: string): readonly Reply[] {
  const match = scene.world.directory.match(typed)
  const chosen = chosenByWords(scene, typed, 'agency' in match && (match.sure || match.provisional === true))
  if (chosen !== undefined) return takeAgencyButton(scene, chosen)
  const placed = withPlace(scene, typed, match)
  if (placed !== undefined) {
    if ('agency' in placed) return takeAgency(scene, placed.agency, placed.provisional === true)
    if ('choices' in placed) return [askWhich(scene, fact, placed.typed, placed.choices, placed.ask)]
  }
  if ('agency' in match) return takeAgency(scene, match.agency, match.provisional === true)
  if ('choices' in match) {
    const kind = who(scene).kind?.id ?? ''
    const fitting = scene.answered.includes(kind) ? match.choices.filter((agency) => agency.kind === scene.session.answers[kind]) : []
    const [only, ...more] = fitting
    // The kind that the person told settles which of several namesakes is meant.
    const tells = match.ask !== 'province' && match.ask !== 'district' && !oneOffice(match.choices)
    if (only && more.length === 0 && tells) return takeAgency(scene, only, false)
    return [askWhich(scene, fact, typed, fitting.length > 1 ? fitting : match.choices, match.ask)]
  }
  return choosesNone(scene, fact, typed) ?? takeAsTyped(scene, typed)
}

/** What the name that was typed before comes to with the province or district that is typed now. */
function withPlace(scene: Scene, typed: string, alone: Match): (Match & { readonly typed: string }) | undefined {
  const before = typedBefore(scene)
  if (before === undefined || ('agency' in alone && alone.agency.kind === localGovernment)) return undefined
  const { directory } = scene.world
  const asked = directory.match(before)
  if (!('choices' in asked) || (asked.ask !== 'province' && asked.ask !== 'district')) return undefined
  const together = `${before} ${typed.trim()}`
  const match = directory.match(together)
  if ('choices' in match) {
    const narrowed = match.ask === 'district' && asked.ask === 'province'
    return narrowed ? { ...match, typed: together } : undefined
  }
  if (!('agency' in match) || match.agency.kind !== localGovernment || match.agency.province === undefined) return undefined
  if (match.provisional !== true) return { ...match, typed: together }
  // Nothing but places may have come to the name.
  const [bare] = asked.choices
  const places = match.agency.name.slice(bare?.name.length).trim().split(' ')
  const only = bare !== undefined && bare.province === undefined && match.agency.name.startsWith(bare.name)
    && places.length === (match.agency.district === undefined ? 1 : 2)
  return only ? { ...match, typed: together } : undefined
}

/** The name that several agencies, or none that is listed, were offered for. */
function typedBefore(scene: Scene): string | undefined {
  return scene.session.offered?.find((value) => value.startsWith(asTyped))?.slice(asTyped.length)
}

const localGovernment = 'local-government'

/** What is none of the agencies to choose from: asked back once, and always where it can't be a name. */
function choosesNone(scene: Scene, fact: RulebookFact, typed: string): readonly Reply[] | undefined {
  const before = typedBefore(scene)
  if (before === undefined || (scene.session.misses > 0 && /\p{L}/u.test(typed))) return undefined
  const match = scene.world.directory.match(before)
  if (!('choices' in match)) return undefined
  const sorry = note(scene.say('missed.choice'), { tone: 'problem' })
  const again = askWhich(scene, fact, before, match.choices, match.ask)
  scene.update({ misses: 1 })
  return [sorry, again]
}

/**
 * An agency named where something else was asked: where its kind was, several are offered too;
 * anywhere else only a name that leaves no doubt is taken, and the question stays.
 */
export function namesAgency(scene: Scene, fact: RulebookFact, typed: string): readonly Reply[] | undefined {
  const { name, kind } = who(scene)
  const match = scene.world.directory.match(typed)
  if (fact.id === kind?.id) {
    if ('agency' in match) return takeAgency(scene, match.agency, match.provisional === true)
    if ('choices' in match) return [askWhich(scene, scene.fact(name) as RulebookFact, typed, match.choices, match.ask)]
    return undefined
  }
  const told = 'agency' in match && match.sure && match.provisional !== true && scene.session.answers[name] == null
  return told ? takeAgency(scene, match.agency, false) : undefined
}

/** Another agency, named where no question is open: it takes the place of the one before. */
export function renamesAgency(scene: Scene, typed: string): readonly Reply[] | undefined {
  const match = scene.world.directory.match(typed)
  return 'agency' in match && match.sure ? takeAgency(scene, match.agency, false) : undefined
}

/** Takes an agency that was chosen by a button: by its name and the body it enters for, or as it was typed. */
export function takeAgencyButton(scene: Scene, value: string): readonly Reply[] {
  if (value.startsWith(asTyped)) return takeAsTyped(scene, value.slice(asTyped.length))
  const [name = '', body] = value.split(bodyMark)
  const agency = scene.world.directory.find(name)
  if (agency && body === undefined) return takeAgency(scene, agency, false)
  const matched = scene.world.directory.match(name)
  const candidates = 'agency' in matched ? [matched.agency] : 'choices' in matched ? matched.choices : []
  const chosen = candidates.find((candidate) => candidate.name === name && (body === undefined || candidate.countsAs === body))
  return chosen ? takeAgency(scene, chosen, 'provisional' in matched && matched.provisional === true) : takeAsTyped(scene, name)
}

/** Which of the agencies to choose from is meant: by its number, its name or, where no other agency is named, by a part of it. */
function chosenByWords(scene: Scene, typed: string, names: boolean): string | undefined {
  const { offered } = scene.session
  if (offered === undefined) return undefined
  const said = fold(typed)
  const insists = [scene.words, scene.otherWords].map((words) => words.say('chat:actions.as-typed'))
  const label = (value: string): string => (value.startsWith(asTyped) ? (insists.find((text) => fold(text) === said) ?? insists[0] as string) : (value.split(bodyMark).at(-1) as string))
  const labels = offered.map(label)
  const exact = labels.findIndex((label) => fold(label) === said)
  if (exact !== -1) return offered[exact]
  if (/^\d{1,2}$/.test(said)) return offered[Number(said) - 1]
  if (names) return undefined
  // A likeness to what was typed before is no insisting on it.
  const choices = offered.flatMap((value, i) => (value.startsWith(asTyped) ? [] : [{ value, label: labels[i] as string }]))
  const meant = understand({ type: 'choice', choices, today: scene.world.today, typed })
  return 'value' in meant && typeof meant.value === 'string' ? meant.value : undefined
}

/** Parts a name from the body it enters for, in the value of a button. */
const bodyMark = ' → '

/** Marks a name that the person insists on, in the value of a button. */
const asTyped = '='

/** One office that may enter under several bodies; namesakes are told apart by their names. */
function oneOffice(agencies: readonly Agency[]): boolean {
  return agencies.length > 1 && agencies.every((agency) => agency.name === agencies[0]?.name)
}

function askWhich(scene: Scene, fact: RulebookFact, typed: string, agencies: readonly Agency[], ask: string | undefined): Reply {
  const seen = agencies.slice(0, 10)
  const asks = oneOffice(seen) ? 'body' : ask === 'body' ? 'name' : ask
  const values = seen.map((agency) => (asks === 'body' ? `${agency.name}${bodyMark}${agency.countsAs}` : agency.name))
  const choices: Choice[] = seen.map((agency, i) => ({
    label: asks === 'body' ? agency.countsAs : agency.name,
    value: values[i] as string,
    choice: answerToken(scene.session, fact.id, values[i] as string),
    ...(agency.parent === undefined || asks === 'body' ? {} : { hint: agency.parent }),
  }))
  const typedName = typed.trim()
  const insisting = answerToken(scene.session, fact.id, `${asTyped}${typedName}`)
  // A whole story is no name, and no button holds it.
  if (insisting.length <= longestToken) {
    choices.push({ label: scene.say('actions.as-typed'), value: typedName, choice: insisting })
    values.push(`${asTyped}${typedName}`)
  }
  const prompt =
    asks === 'body' ? scene.say('which-agency-body')
    : asks === 'province' ? scene.say('which-agency-province', { example: provinceExample(scene, seen[0], typedName) })
    : asks === 'district' ? scene.say('which-agency-district')
    : scene.say('which-agency')
  scene.update({ asked: fact.id, misses: 0, offered: values })
  return {
    kind: 'question', fact: fact.id, type: 'text', prompt, choices,
    actions: [scene.action('unknown', { about: fact.id }), scene.action('back')],
    text: [prompt, ...choices.map((choice, i) => scene.say('choose-number', { number: i + 1, label: choice.label }))].join('\n'),
  }
}


function provinceExample(scene: Scene, agency: Agency | undefined, typed: string): string {
  if (agency?.province !== undefined) return agency.name
  return `${agency?.name ?? typed}${scene.say('example-province')}`
}

/** Takes a name that the directory doesn't have. */
function takeAsTyped(scene: Scene, typed: string): readonly Reply[] {
  // A button of an empty field names nobody.
  if (typed.trim() === '') return repeat(scene)
  const { name } = who(scene)
  scene.answer({ [name]: typed.trim() })
  forgetAgency(scene)
  scene.update({ misses: 0, asked: undefined, changing: undefined, offered: undefined })
  return [note(scene.say('noted-agency-provisional', { name: typed.trim() }), { tone: 'note' }), ...proceed(scene)]
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
