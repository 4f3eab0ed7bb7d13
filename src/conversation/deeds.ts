import { checkAll, checkAward } from '../../dialogs/focus.ts'
import { keepResult } from '../../dialogs/forward.ts'
import { inviteQuestion, tellContact, tellDeadlines } from '../../dialogs/inform.ts'
import { skip } from '../../dialogs/answer.ts'
import { keepAnswer, note, repeat } from '../../dialogs/proceed.ts'
import { cannot } from '../../dialogs/reminders.ts'
import { confirmDelete, confirmRestart, deleteAll, greet, help, pause, restart, speak, thank } from '../../dialogs/start.ts'
import { changeAnswer, goBack, tellSummary } from '../../dialogs/summary.ts'
import { tellVerdict } from '../../dialogs/verdict.ts'
import { explainAwardTo, tellEvidence, whichAward } from '../../dialogs/why-not.ts'
import { explainWhy } from '../../dialogs/why.ts'
import type { Reply } from './replies.ts'
import type { Scene } from './scene.ts'

/** What a person may do at any time, by a button or by words. `about`: an award, a fact, or 'yes'. */
export type Deed = (scene: Scene, about: string) => readonly Reply[]

/** Every deed under the name that buttons have for it. */
export const deeds: Readonly<Record<string, Deed>> = {
  hello: greet,
  start: greet,
  thanks: thank,
  back: goBack,
  summary: tellSummary,
  help,
  ask: inviteQuestion,
  deadlines: tellDeadlines,
  contact: tellContact,
  // Where they can be had, `atReminders` has answered before.
  remind: (scene) => [cannot(scene)],
  unremind: (scene) => [cannot(scene)],
  link: (scene) => [cannot(scene)],
  cancel: pause,
  keep: (scene, about) => (about !== '' && about === scene.session.asked ? keepAnswer(scene) : [note(scene.say('kept')), ...repeat(scene)]),
  resume: repeat,
  restart: (scene, about) => (about === 'yes' ? restart(scene) : confirmRestart(scene)),
  delete: (scene, about) => (about === 'yes' || about === 'everywhere' ? deleteAll(scene, 'everywhere') : about === 'here' ? deleteAll(scene, 'here') : confirmDelete(scene)),
  language: (scene, about) => speak(scene, about === 'en' ? 'en' : about === 'th' ? 'th' : scene.session.language === 'th' ? 'en' : 'th'),
  why(scene, about) {
    const fact = scene.fact(about === '' ? (scene.session.asked ?? '') : about)
    return fact?.asked ? explainWhy(scene, fact) : whichAward(scene)
  },
  verdict: (scene) => [tellVerdict(scene)],
  more: (scene) => [tellVerdict(scene, { others: true })],
  forward: keepResult,
  evidence: (scene, about) => tellEvidence(scene, about === '' ? undefined : about),
  check: checkAward,
  'why-not': explainAwardTo,
  skip,
  change: changeAnswer,
  other: (scene, about) => (about === 'all-awards' ? checkAll(scene) : repeat(scene)),
}
