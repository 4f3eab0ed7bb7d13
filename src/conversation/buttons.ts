import { takeAgencyButton } from '../../dialogs/agency.ts'
import { takeAnswer, takeTyped } from '../../dialogs/answer.ts'
import { ask } from '../../dialogs/ask.ts'
import { note, repeat } from '../../dialogs/proceed.ts'
import type { RulebookFact } from '../rules/index.ts'
import { deeds, type Deed } from './deeds.ts'
import { answerText } from './formats.ts'
import type { Reply } from './replies.ts'
import { isAnswer, type Scene } from './scene.ts'
import type { AnswerValue, Session } from './session.ts'
import { readToken, type Button } from './tokens.ts'

/** A tapped button. One of an earlier question is recognised, and never answers the present one. */
export function takeButton(scene: Scene, token: string): readonly Reply[] {
  const { confirming } = scene.session
  scene.update({ confirming: undefined })
  const button = readToken(token)
  if (!button) return unknownButton(scene)
  if (button.session !== scene.session.id) return [note(scene.say('old-session'), { tone: 'note' }), ...repeat(scene)]
  return button.kind === 'answer' ? takeAnswerButton(scene, button) : act(scene, button, confirming)
}

/** The ticked values of a question with several choices. */
export function takeList(scene: Scene, values: readonly string[]): readonly Reply[] {
  scene.update({ confirming: undefined })
  const fact = scene.fact(scene.session.asked ?? '')
  const fits = fact?.type === 'choices' && values.every((value) => fact.values?.includes(value))
  if (!fact || !fits) return [note(scene.say('old-list'), { tone: 'note' }), ...repeat(scene)]
  const chosen = new Set(values)
  return takeAnswer(scene, fact, (fact.values ?? []).filter((value) => chosen.has(value)))
}

/** What a channel's own picker or form gave for a question. */
export function takeFilled(scene: Scene, token: string, filled: string | readonly string[]): readonly Reply[] {
  scene.update({ confirming: undefined })
  const button = readToken(token)
  if (button?.kind !== 'answer') return unknownButton(scene)
  if (button.session !== scene.session.id) return [note(scene.say('old-session'), { tone: 'note' }), ...repeat(scene)]
  const fact = scene.fact(button.fact)
  if (!fact?.asked) return unknownButton(scene)
  if (scene.session.asked !== fact.id) return earlier(scene, fact)
  if (typeof filled !== 'string') return takeList(scene, filled)
  // A picker's date is exact; everything else is read as though it were typed.
  return fact.type === 'date' && isAnswer(fact, filled) ? takeAnswer(scene, fact, filled, filled) : takeTyped(scene, fact, filled)
}

/** One box ticked or unticked; the question stays. */
function tick(scene: Scene, about: string): readonly Reply[] {
  const cut = about.indexOf('=')
  const fact = scene.fact(about.slice(0, cut))
  const value = about.slice(cut + 1)
  if (fact?.type !== 'choices' || !fact.asked || !fact.values?.includes(value)) return unknownButton(scene)
  if (scene.session.asked !== fact.id) return earlier(scene, fact)
  const before = scene.session.ticks ?? scene.session.answers[fact.id]
  const ticked = new Set<string>(Array.isArray(before) ? before : [])
  if (!ticked.delete(value)) ticked.add(value)
  const ticks = (fact.values ?? []).filter((candidate) => ticked.has(candidate))
  return [ask(scene, fact.id, { changing: scene.session.changing === true, ticks })]
}

/** The ticks are the answer. */
function takeTicks(scene: Scene, about: string): readonly Reply[] {
  const fact = scene.fact(about)
  if (fact?.type !== 'choices' || !fact.asked) return unknownButton(scene)
  if (scene.session.asked !== fact.id) return earlier(scene, fact)
  const before = scene.session.ticks ?? scene.session.answers[fact.id]
  return takeAnswer(scene, fact, Array.isArray(before) ? before : [])
}

function takeAnswerButton(scene: Scene, button: Button & { kind: 'answer' }): readonly Reply[] {
  const fact = scene.fact(button.fact)
  if (!fact?.asked) return unknownButton(scene)
  const present = scene.session.asked === fact.id
  if (fact.id === scene.rules.rulebook.who.name) return present ? takeAgencyButton(scene, button.value) : earlier(scene, fact)
  const value = valueOf(fact, button.value)
  if (value === undefined || !isAnswer(fact, value)) return unknownButton(scene)
  return present ? takeAnswer(scene, fact, value) : earlier(scene, fact, { text: button.value, value })
}

function act(scene: Scene, button: Button & { kind: 'action' }, confirming: Session['confirming']): readonly Reply[] {
  const { does, about } = button
  const deed = Object.hasOwn(deeds, does) ? deeds[does] : undefined
  if (does === 'unknown') {
    const fact = scene.fact(about)
    if (!fact?.asked) return unknownButton(scene)
    if (scene.session.asked === about) return takeAnswer(scene, fact, null)
    return fact.id in scene.facts ? earlier(scene, fact) : takeAnswer(scene, fact, null, '')
  }
  if (does === 'tick') return tick(scene, about)
  if (does === 'done') return takeTicks(scene, about)
  if (does === 'change' && about.includes('=')) return changeTo(scene, about)
  // "Yes" to a question that was put long ago is asked for again: what is deleted is gone.
  if ((does === 'restart' || does === 'delete') && confirming !== does) return (deed as Deed)(scene, '')
  return deed ? deed(scene, about) : unknownButton(scene)
}

/** A button of a question that is answered already: said so, with an offer to change the answer. */
function earlier(scene: Scene, fact: RulebookFact, tapped?: { readonly text: string; readonly value: AnswerValue }): readonly Reply[] {
  const before = scene.facts[fact.id]
  // A question that was left for another one and is still open: a choice answers it, and is said.
  if (before === undefined) return tapped ? takeAnswer(scene, fact, tapped.value, tapped.text) : [ask(scene, fact.id)]
  const short = scene.short(fact.id)
  const answer = answerText(fact, before, scene.words)
  if (!tapped || JSON.stringify(before) === JSON.stringify(tapped.value)) {
    return [note(scene.say('old-button', { short, answer }), { tone: 'note' }), ...repeat(scene)]
  }
  const to = answerText(fact, tapped.value, scene.words)
  const change = scene.action('change', { about: `${fact.id}=${tapped.text}`, label: 'change-to', values: { answer: to } })
  return [note(scene.say('old-button-change', { short, answer, to }), { tone: 'note', actions: [change, scene.action('keep')] })]
}

/** Carries out the change that `earlier` offered. */
function changeTo(scene: Scene, about: string): readonly Reply[] {
  const cut = about.indexOf('=')
  const fact = scene.fact(about.slice(0, cut))
  const value = fact && valueOf(fact, about.slice(cut + 1))
  return fact?.asked && value !== undefined && isAnswer(fact, value) ? takeAnswer(scene, fact, value) : unknownButton(scene)
}

function unknownButton(scene: Scene): readonly Reply[] {
  return [note(scene.say('no-button'), { tone: 'problem' }), ...repeat(scene)]
}

/** The value that the text in a button stands for. */
function valueOf(fact: RulebookFact, text: string): AnswerValue | undefined {
  switch (fact.type) {
    case 'yes-no':
      return text === 'true' ? true : text === 'false' ? false : undefined
    case 'number':
      return /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : undefined
    case 'choices':
      return [text]
    default:
      return text
  }
}
