import { changesAgencyTo, renamesAgency } from '../../dialogs/agency.ts'
import { takeTyped } from '../../dialogs/answer.ts'
import { begin } from '../../dialogs/begin.ts'
import { checkAward } from '../../dialogs/focus.ts'
import { misunderstood, repeat, note } from '../../dialogs/proceed.ts'
import { changeAnswer, changeByWords } from '../../dialogs/summary.ts'
import { explainAwardTo, whichAward } from '../../dialogs/why-not.ts'
import { tellUnsaid } from '../../dialogs/why.ts'
import { changeVerb } from '../thai/lexicon/commands.ts'
import { deletingWhere } from '../thai/lexicon/deleting.ts'
import { fold, squeeze } from '../thai/normalise.ts'
import { behind } from '../thai/phrase.ts'
import { withoutParticles } from '../thai/polite.ts'
import { awardNames } from './award-names.ts'
import { deeds, type Deed } from './deeds.ts'
import { deedOfLabel, isLabel } from './labels.ts'
import type { Reply } from './replies.ts'
import type { Scene } from './scene.ts'
import { findAward, recogniseCommand, understand, type AwardNames, type Command } from './understanding/index.ts'

/**
 * What was typed: a command, the answer to a question of the bot's own, the answer to the present
 * question, or the name of an award.
 */
export function takeText(scene: Scene, text: string): readonly Reply[] {
  const { confirming } = scene.session
  scene.update({ confirming: undefined })
  if (confirming !== undefined && isLabel(scene, `confirm-${confirming}`, text)) return deedOf(confirming)(scene, 'yes')
  const where = confirming === 'delete' ? whereToDelete(text) : undefined
  if (where !== undefined) return deedOf('delete')(scene, where)
  const names = awardNames(scene.rules, scene.world.vocabulary)
  const command = recogniseCommand(text, names)
  if (command && !(command.does === 'cancel' && confirming !== undefined)) return obey(scene, command)
  const button = command ? undefined : deedOfLabel(scene, text)
  if (button) return button(scene)
  const changed = answerToChange(scene, text)
  if (changed !== undefined) return changeAnswer(scene, changed)
  if (confirming !== undefined) {
    const agreed = understand({ type: 'yes-no', today: scene.world.today, typed: text })
    if ('value' in agreed && agreed.value === true) return deedOf(confirming)(scene, 'yes')
    if (command || 'value' in agreed) return [note(scene.say('kept')), ...repeat(scene)]
  }
  const fact = scene.fact(scene.session.asked ?? '')
  if (fact) return takeTyped(scene, fact, text)
  const awards = findAward(text, names)
  const [award, ...more] = awards
  if (!scene.session.greeted) {
    // Somebody who knows the award starts there; whoever tells more is asked.
    return award !== undefined && more.length === 0 && isWhole(text, award, names) ? checkAward(scene, award) : begin(scene, text, awards)
  }
  if (award === undefined) {
    const agency = renamesAgency(scene, text)
    if (agency) return agency
    const asks = 'question' in understand({ type: 'yes-no', today: scene.world.today, typed: text })
    return asks ? tellUnsaid(scene) : misunderstood(scene)
  }
  return more.length === 0 ? explainAwardTo(scene, award) : whichAward(scene, awards)
}

/** Which channels somebody means who was asked where their data shall be deleted. */
function whereToDelete(text: string): 'here' | 'everywhere' | undefined {
  const said = withoutParticles(fold(text)).trim()
  return (['here', 'everywhere'] as const).find((where) => deletingWhere[where].test(said))
}

/** Whether a message is hardly more than the name of an award, or its short form. */
function isWhole(text: string, award: string, awards: readonly AwardNames[]): boolean {
  const said = squeeze(fold(text))
  const names = (awards.find(({ id }) => id === award)?.names ?? []).map((name) => squeeze(fold(name)))
  return said.length <= shortForm || names.some((name) => said.includes(name) && said.length <= name.length + spare)
}

/** Letters that may stand beside a name: a polite ending, a question mark. */
const spare = 6
/** No sentence is as short as this. */
const shortForm = 14

/** Characters of a wish to change an answer, which is named by its short name. */
const longestChange = 200

/** "แก้" or "change" and the very words by which an answer stands in the summary. */
function answerToChange(scene: Scene, text: string): string | undefined {
  const thing = behind(fold(text.slice(0, longestChange)), changeVerb) ?? ''
  if (thing === '') return undefined
  return Object.keys(scene.facts).find((fact) => [scene.words, scene.otherWords].some((words) => fold(words.rule('facts', fact, 'short')) === thing))
}

function deedOf(does: string): Deed {
  return deeds[does] as Deed
}

function obey(scene: Scene, command: Command): readonly Reply[] {
  if (command.does === 'change') return changesAgencyTo(scene, command.rest) ?? changeByWords(scene, command.rest)
  const about = 'award' in command ? command.award : 'language' in command ? command.language : undefined
  return deedOf(command.does)(scene, about ?? '')
}
