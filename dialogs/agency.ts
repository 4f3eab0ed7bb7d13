import type { Agency } from '../src/agencies/index.ts'
import { labelOf } from '../src/conversation/formats.ts'
import type { Choice, Reply } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import type { AnswerValue } from '../src/conversation/session.ts'
import { answerToken } from '../src/conversation/tokens.ts'
import type { RulebookFact } from '../src/rules/index.ts'
import { note, proceed } from './proceed.ts'

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
  if ('agency' in match) return takeAgency(scene, match.agency, match.provisional === true)
  if ('choices' in match) {
    const kind = scene.session.answers[who(scene).kind?.id ?? '']
    const fitting = match.choices.filter((agency) => agency.kind === kind)
    const [only, ...more] = fitting
    // The kind that the person told settles which of several namesakes is meant.
    if (only && more.length === 0 && match.ask !== 'body') return takeAgency(scene, only, false)
    return [askWhich(scene, fact, typed, fitting.length > 1 ? fitting : match.choices, match.ask)]
  }
  return takeAsTyped(scene, typed)
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

/** Parts a name from the body it enters for, in the value of a button. */
const bodyMark = ' → '

/** Marks a name that the person insists on, in the value of a button. */
const asTyped = '='

function askWhich(scene: Scene, fact: RulebookFact, typed: string, agencies: readonly Agency[], asks: string | undefined): Reply {
  const seen = agencies.slice(0, 10)
  const values = seen.map((agency) => (asks === 'body' ? `${agency.name}${bodyMark}${agency.countsAs}` : agency.name))
  const choices: Choice[] = seen.map((agency, i) => ({
    label: asks === 'body' ? agency.countsAs : agency.name,
    value: values[i] as string,
    choice: answerToken(scene.session, fact.id, values[i] as string),
    ...(agency.parent === undefined || asks === 'body' ? {} : { hint: agency.parent }),
  }))
  const typedName = typed.trim()
  choices.push({ label: scene.say('actions.as-typed'), value: typedName, choice: answerToken(scene.session, fact.id, `${asTyped}${typedName}`) })
  const prompt =
    asks === 'body' ? scene.say('which-agency-body')
    : asks === 'province' ? scene.say('which-agency-province', { example: `${seen[0]?.name ?? typedName}${scene.say('example-province')}` })
    : scene.say('which-agency')
  scene.update({ asked: fact.id, misses: 0 })
  return {
    kind: 'question', fact: fact.id, type: 'text', prompt, choices,
    actions: [scene.action('unknown', { about: fact.id }), scene.action('back')],
    text: [prompt, ...choices.map((choice, i) => scene.say('choose-number', { number: i + 1, label: choice.label }))].join('\n'),
  }
}


/** Takes a name that the directory doesn't have. */
function takeAsTyped(scene: Scene, typed: string): readonly Reply[] {
  const { name, countsAs } = who(scene)
  scene.answer({ [name]: typed.trim() })
  forgetAnswer(scene, countsAs)
  scene.update({ misses: 0, asked: undefined, changing: undefined })
  return [note(scene.say('noted-agency-provisional', { name: typed.trim() }), { tone: 'note' }), ...proceed(scene)]
}

function takeAgency(scene: Scene, agency: Agency, provisional: boolean): readonly Reply[] {
  const { name, countsAs, kind } = who(scene)
  const before = kind && scene.session.answers[kind.id]
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
    if (before !== agency.kind) filled.push(kind.id)
  }
  scene.answer(answers, filled)
  scene.update({ misses: 0, asked: undefined, changing: undefined })
  const values = {
    name: scene.session.language === 'en' && agency.english !== undefined ? agency.english : agency.name,
    kind: kind && knowsKind ? labelOf(kind.id, agency.kind, scene.words) : agency.kind,
    body: agency.countsAs,
  }
  const lines = [scene.say(agency.countsAs === agency.name ? 'noted-agency' : 'noted-agency-body', values)]
  if (provisional) lines.push(scene.say('noted-agency-new'))
  if (before != null && knowsKind && before !== agency.kind) lines.push(scene.say('noted-kind-changed', values))
  return [note(lines.join('\n'), { tone: 'note', actions: [scene.action('change', { about: name })] }), ...proceed(scene)]
}

function forgetAnswer(scene: Scene, fact: string | undefined): void {
  if (fact === undefined || !(fact in scene.session.answers)) return
  const answers = { ...scene.session.answers }
  delete answers[fact]
  scene.update({ answers, filled: scene.session.filled.filter((id) => id !== fact) })
}
