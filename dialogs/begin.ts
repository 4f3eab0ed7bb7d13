import type { Action, Reply } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import type { Match } from '../src/agencies/index.ts'
import { withoutRequest } from '../src/thai/lexicon/corrections.ts'
import { fold, squeeze } from '../src/thai/normalise.ts'
import type { RulebookFact } from '../src/rules/index.ts'
import { namesAgency, namesInMessage } from './agency.ts'
import { takeAnswer, understandTyped } from './answer.ts'
import { note } from './proceed.ts'
import { greet } from './start.ts'

/** More awards than this in one message are a subject, not a choice. */
const fewAwards = 3

/**
 * A first message that already says something: after the greeting, what answers the first question
 * or names the agency is taken, and awards that were mentioned can be checked alone. Nothing is
 * narrowed down without being asked for.
 *
 * @param awards the awards that the message names.
 */
export function begin(scene: Scene, text: string, awards: readonly string[]): readonly Reply[] {
  const [greeting, ...question] = greet(scene)
  const fact = scene.fact(scene.session.asked ?? '')
  const said = fact ? whatIsSaid(scene, fact, text) : undefined
  const offer = awards.length > 0 && awards.length <= fewAwards
    ? [note(scene.say('start.awards'), { tone: 'note', actions: awards.map((award) => checkAction(scene, award)) })]
    : []
  return [...(greeting ? [greeting] : []), ...(said ?? question).slice(0, -1), ...offer, ...(said ?? question).slice(-1)]
}

function checkAction(scene: Scene, award: string): Action {
  return scene.action('check', { about: award, label: 'check', values: { award: scene.award(award) } })
}

function whatIsSaid(scene: Scene, fact: RulebookFact, text: string): readonly Reply[] | undefined {
  const { directory } = scene.world
  const who = directory.match(withoutRequest(text))
  // A name that leaves no doubt, or stands there whole; a likeness in a sentence is not enough to go by.
  const match = isSure(who) ? who : directory.match(text)
  const named = 'agency' in match && match.provisional !== true && (match === who || squeeze(fold(text)).includes(squeeze(fold(match.agency.name))))
  const agency = named ? namesAgency(scene, fact, match.agency.name) : undefined
  const inMessage = agency ? undefined : namesInMessage(scene, text)
  const said = understandTyped(scene, fact, text)
  const answer = 'value' in said && said.value !== null ? takeAnswer(scene, fact, said.value, text) : undefined
  if (agency && answer) return [...agency.slice(0, -1), ...answer]
  const asked = inMessage?.()
  return asked ? [...(answer ?? []).slice(0, -1), ...asked] : answer ?? agency
}

function isSure(match: Match): boolean {
  return 'agency' in match && match.sure
}
