import { answerText, buddhist, labelOf } from '../src/conversation/formats.ts'
import type { Reply } from '../src/conversation/replies.ts'
import { isAnswer, type Scene } from '../src/conversation/scene.ts'
import type { AnswerValue } from '../src/conversation/session.ts'
import { understand } from '../src/conversation/understanding/index.ts'
import { also } from '../src/thai/lexicon/commands.ts'
import { fold } from '../src/thai/normalise.ts'
import type { RulebookFact } from '../src/rules/index.ts'
import { correctsAgency, forgetAgency, matchUnasked, nameAgency, namesAgency, namesKindAlone, withoutDistrict } from './agency.ts'
import { askMonth, choicesOf } from './ask.ts'
import { asksPlace } from './which-agency.ts'
import { explainQuestion } from './why.ts'
import { keepAnswer, note, proceed, repeat } from './proceed.ts'

/** Takes what was typed as the answer to the present question. */
export function takeTyped(scene: Scene, fact: RulebookFact, typed: string): readonly Reply[] {
  if (fact.type === 'text' && typed.trim().length > longestText) return missed(scene, fact, scene.say('too-long', { max: longestText }))
  const corrected = correctsAgency(scene, typed)
  if (corrected) return corrected
  const said = isKindNamed(scene, fact, typed) ? unclear : understandTyped(scene, fact, typed)
  if ('question' in said) return explainQuestion(scene, fact)
  if ('unclear' in said) {
    const agency = namesAgency(scene, fact, typed)
    if (agency) return agency
    const year = fact.type === 'date' ? bareYear(typed) : undefined
    if (year !== undefined) return [askMonth(scene, fact.id, year)]
    return missed(scene, fact)
  }
  // A number alone names nobody, but it may be the place of an agency in a list.
  if (said.value !== null && isWho(scene, fact) && scene.session.offered === undefined && !/\p{L}/u.test(typed)) return missed(scene, fact)
  const kindAlone = said.value !== null && isWho(scene, fact) && scene.session.offered === undefined && namesKindAlone(scene, typed)
  if (kindAlone) return missed(scene, fact, scene.say('missed.agency'))
  if (said.value !== null && isWho(scene, fact)) return nameAgency(scene, said.value as string)
  return takeAnswer(scene, fact, alsoProposed(scene, fact, said.value, typed), typed)
}

/** "… too": what was proposed stays, and what was said joins it. */
function alsoProposed(scene: Scene, fact: RulebookFact, value: AnswerValue | null, typed: string): AnswerValue | null {
  const proposed = scene.session.proposed?.[fact.id]
  if (proposed === undefined || !Array.isArray(value) || scene.facts[fact.id] !== undefined || !also.test(fold(typed))) return value
  const chosen = new Set<string>([...proposed, ...(value as readonly string[])])
  return (fact.values ?? []).filter((candidate) => chosen.has(candidate))
}

const unclear = { unclear: true } as const

/** No name of an agency, a work or a place is longer, in characters. */
const longestText = 300

/** "Skip", "next": the question stays open; an answer that was to be changed stays as it is. */
export function skip(scene: Scene): readonly Reply[] {
  const fact = scene.fact(scene.session.asked ?? '')
  if (!fact) return proceed(scene)
  if (scene.session.changing === true) return keepAnswer(scene)
  return takeAnswer(scene, fact, null, '')
}

/** Where the kind of agency is asked for, the whole name of one says more than its first word does. */
function isKindNamed(scene: Scene, fact: RulebookFact, typed: string): boolean {
  if (fact.id !== scene.rules.rulebook.who.kind) return false
  const match = matchUnasked(scene, typed)
  // A word for a kind alone names nobody, and gives no match.
  if ('none' in match) return false
  if ('choices' in match ? asksPlace(match.ask) : match.sure || match.provisional === true) return true
  // A name with a slip, whose first word tells the same kind.
  const said = understandTyped(scene, fact, typed)
  const named = 'choices' in match ? match.choices : [match.agency]
  return 'value' in said && named.every(({ kind }) => kind === said.value)
}

/** Stores an answer and goes on, with a word on how it was read where that is not plain. */
export function takeAnswer(scene: Scene, fact: RulebookFact, value: AnswerValue | null, typed?: string): readonly Reply[] {
  if (!isAnswer(fact, value)) return refused(scene, fact, value)
  const kept = value === null && isWho(scene, fact) ? withoutDistrict(scene) : undefined
  if (kept) return kept
  scene.answer({ [fact.id]: value })
  if (value === null && isWho(scene, fact)) forgetAgency(scene)
  scene.update({ misses: 0, asked: undefined, changing: undefined, ticks: undefined, year: undefined, offered: undefined })
  const remark = readAs(scene, fact, value, typed)
  return [...(remark === undefined ? [] : [note(remark, { tone: 'note' })]), ...proceed(scene)]
}

/**
 * The bot says what it could not take, shows the question again, and after a second miss other ways.
 *
 * @param sorry what it says; without it, what the type of the fact asks for.
 */
export function missed(scene: Scene, fact: RulebookFact, sorry?: string): readonly Reply[] {
  const misses = scene.session.misses + 1
  scene.update({ misses })
  const others = misses >= 2 ? `\n${scene.say('missed-again')}` : ''
  const actions = misses >= 2 ? { actions: [scene.action('unknown', { about: fact.id }), scene.action('back'), scene.action('why', { about: fact.id }), scene.action('help')] } : {}
  return [note((sorry ?? whatIsNeeded(scene, fact)) + others, { tone: 'problem', ...actions }), ...repeat(scene)]
}

function whatIsNeeded(scene: Scene, fact: RulebookFact): string {
  const range = fact.min === undefined || fact.max === undefined ? '' : scene.say('missed-range', { min: fact.min, max: fact.max })
  const example = fact.unit === 'round' ? 2560 : fact.unit === 'percent' ? 80 : 2
  return scene.say(`missed.${fact.type}`, { range, example })
}

/** A number or a date that was read, and can't be. */
function refused(scene: Scene, fact: RulebookFact, value: AnswerValue | null): readonly Reply[] {
  if (typeof value !== 'number' || fact.min === undefined || fact.max === undefined) return missed(scene, fact)
  const within = value >= fact.min && value <= fact.max
  return missed(scene, fact, within ? scene.say('whole-number') : scene.say('out-of-range', { min: fact.min, max: fact.max }))
}

/** How a typed answer is understood, with the choices as they stand in either language. */
export function understandTyped(scene: Scene, fact: RulebookFact, typed: string): ReturnType<typeof understand> {
  const choices = choicesOf(scene, fact)
  const others = scene.otherWords
  const said = fold(typed)
  const year = fact.type === 'date' && scene.session.year !== undefined ? scene.session.year + buddhist : undefined
  const withYear = year === undefined ? undefined : /^\d{1,2}$/.test(said) ? `${said}/${year}` : `${typed} ${year}`
  const request = { type: fact.type, fact: fact.id, today: scene.world.today }
  const offered = choices.map(({ value, label }) => ({ value, label, aliases: [labelOf(fact.id, value, others)] }))
  if (withYear !== undefined) {
    const completed = understand({ ...request, typed: withYear })
    if ('value' in completed && completed.value !== null) return completed
  }
  return understand({ ...request, ...(offered.length > 0 ? { choices: offered } : {}), typed })
}

/** A message that is nothing but a year, as a year of the Christian era. */
function bareYear(typed: string): number | undefined {
  const year = /^\D{0,12}(\d{4})\D{0,6}$/u.exec(fold(typed))?.[1]
  if (year === undefined) return undefined
  const number = Number(year)
  const christian = number >= 2400 ? number - buddhist : number
  return christian >= 1950 && christian <= 2100 ? christian : undefined
}

function isWho(scene: Scene, fact: RulebookFact): boolean {
  return fact.id === scene.rules.rulebook.who.name
}

/** What the person should see of how an answer was read; taps on buttons need no echo. */
function readAs(scene: Scene, fact: RulebookFact, value: AnswerValue | null, typed: string | undefined): string | undefined {
  if (typed === undefined) return undefined
  const answer = answerText(fact, value, scene.words)
  if (value === null) return scene.say('noted-unknown')
  if (fact.type === 'date') {
    const date = String(value)
    const future = fact.past === true && date > scene.world.today.slice(0, date.length)
    return scene.say(future ? 'noted-date-future' : 'noted-date', { answer })
  }
  if (fact.type === 'number') return scene.say('noted-number', { answer })
  if (Array.isArray(value) && value.length === 0) return scene.say('noted-none')
  return scene.say('noted', { short: scene.short(fact.id), answer })
}
