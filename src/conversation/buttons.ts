import { takeAgencyButton } from '../../dialogs/agency.ts'
import { takeAnswer } from '../../dialogs/answer.ts'
import { note, repeat } from '../../dialogs/proceed.ts'
import type { RulebookFact } from '../rules/index.ts'
import { deeds } from './deeds.ts'
import { answerText } from './formats.ts'
import type { Reply } from './replies.ts'
import { isAnswer, type Scene } from './scene.ts'
import type { AnswerValue } from './session.ts'
import { readToken, type Button } from './tokens.ts'

/** A tapped button. One of an earlier question is recognised, and never answers the present one. */
export function takeButton(scene: Scene, token: string): readonly Reply[] {
  scene.update({ confirming: undefined })
  const button = readToken(token)
  if (!button) return unknownButton(scene)
  if (button.session !== scene.session.id) return [note(scene.say('old-session'), { tone: 'note' }), ...repeat(scene)]
  return button.kind === 'answer' ? takeAnswerButton(scene, button) : act(scene, button)
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

function takeAnswerButton(scene: Scene, button: Button & { kind: 'answer' }): readonly Reply[] {
  const fact = scene.fact(button.fact)
  if (!fact?.asked) return unknownButton(scene)
  const present = scene.session.asked === fact.id
  if (fact.id === scene.rules.rulebook.who.name) return present ? takeAgencyButton(scene, button.value) : earlier(scene, fact)
  const value = valueOf(fact, button.value)
  if (value === undefined || !isAnswer(fact, value)) return unknownButton(scene)
  return present ? takeAnswer(scene, fact, value) : earlier(scene, fact, { text: button.value, value })
}

function act(scene: Scene, button: Button & { kind: 'action' }): readonly Reply[] {
  const { does, about } = button
  const deed = Object.hasOwn(deeds, does) ? deeds[does] : undefined
  if (does === 'unknown') {
    const fact = scene.fact(about)
    if (!fact?.asked) return unknownButton(scene)
    return scene.session.asked === about ? takeAnswer(scene, fact, null) : earlier(scene, fact)
  }
  if (does === 'change' && about.includes('=')) return changeTo(scene, about)
  return deed ? deed(scene, about) : unknownButton(scene)
}

/** A button of a question that is answered already: said so, with an offer to change the answer. */
function earlier(scene: Scene, fact: RulebookFact, tapped?: { readonly text: string; readonly value: AnswerValue }): readonly Reply[] {
  const before = scene.session.answers[fact.id]
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
      return Number(text)
    case 'choices':
      return [text]
    default:
      return text
  }
}
