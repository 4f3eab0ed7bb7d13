import { isForField, leaveForm, skipField, takeField, takeForm, type FormTask } from '../../dialogs/desk/form.ts'
import { deskConfirmed, deskDeeds, deskForms } from '../../dialogs/desk/index.ts'
import { greetCoordinator, refuseCode } from '../../dialogs/desk/join.ts'
import { takeFile } from '../../dialogs/desk/import.ts'
import { lost, showMenu } from '../../dialogs/desk/menu.ts'
import { readAgency, readWork } from '../../dialogs/desk/naming.ts'
import { note, repeat } from '../../dialogs/proceed.ts'
import { say, tell, updateDesk, type DeskScene } from '../../dialogs/desk/desk-scene.ts'
import { deskWords } from '../thai/lexicon/desk.ts'
import { fold } from '../thai/normalise.ts'
import { withoutParticles } from '../thai/polite.ts'
import { looksLikeCode } from '../registry/codes.ts'
import type { DeskDoor } from '../registry/desk.ts'
import { awardNames } from './award-names.ts'
import type { Input } from './input.ts'
import { deedOfLabel } from './labels.ts'
import type { Reply } from './replies.ts'
import type { Scene } from './scene.ts'
import type { Session } from './session.ts'
import { readToken } from './tokens.ts'
import { findAward, recogniseCommand } from './understanding/index.ts'
import { recogniseDeskCommand, type DeskCommand } from './understanding/desk-commands.ts'

/** Whether an input may be the desk's at all. Nothing is looked up for anybody else's. */
export function concernsDesk(session: Session, input: Input): boolean {
  if (session.desk?.coordinator === true) return true
  if (input.kind === 'text') return looksLikeCode(input.text) || recogniseDeskCommand(input.text) !== undefined
  return input.kind === 'file' || isDeskToken(input)
}

/**
 * One turn of somebody who may be a coordinator.
 *
 * @returns undefined where it is not the desk's: the guided check goes on.
 */
export async function atDesk(scene: Scene, input: Input, door: DeskDoor): Promise<readonly Reply[] | undefined> {
  if (input.kind === 'text' && looksLikeCode(input.text)) return redeem(scene, input.text, door)
  const marked = scene.session.desk?.coordinator === true
  const desk = await door.enter()
  if (!desk) {
    if (!marked) return undefined
    scene.update({ desk: undefined })
    // Nothing tells what there would have been.
    return isDeskToken(input) ? [note(scene.words.say('desk:no-role'), { tone: 'note' }), ...repeat(scene)] : undefined
  }
  if (!marked) updateDesk(scene, {})
  const at: DeskScene = { scene, desk }
  switch (input.kind) {
    case 'text':
      return takeWords(at, input.text)
    case 'choice':
      return takeDeskButton(at, input.token)
    case 'form':
      return takeDeskButton(at, input.token, input.values)
    case 'file':
      return takeFile(at, input)
    case 'hello':
      return scene.session.asked === undefined ? showMenu(at) : undefined
    default:
      return undefined
  }
}

async function redeem(scene: Scene, code: string, door: DeskDoor): Promise<readonly Reply[]> {
  const redeemed = await door.redeem(code)
  const desk = redeemed.ok ? await door.enter() : undefined
  if (!redeemed.ok || !desk) return refuseCode(scene, redeemed)
  // A question that the greeting put and nobody answered does not wait beside the desk.
  scene.update({ greeted: true, ...(scene.answered.length === 0 ? { asked: undefined, changing: undefined } : {}) })
  updateDesk(scene, {})
  return greetCoordinator({ scene, desk })
}

async function takeWords(at: DeskScene, typed: string): Promise<readonly Reply[] | undefined> {
  const { scene } = at
  const said = withoutParticles(fold(typed)).trim()
  const command = recogniseDeskCommand(typed)
  const { confirming, form } = scene.session.desk ?? {}
  if (confirming) {
    if (deskWords.yes.test(said)) return carryOut(at, confirming.id)
    if (deskWords.no.test(said)) return leaveForm(at)
    updateDesk(scene, { confirming: undefined })
  }
  if (form) {
    if (!command || !await leavesForm(at, typed, command)) return takeFormWords(at, typed, said)
    updateDesk(scene, { form: undefined })
    return [tell(at, say(at, 'form.left'), [], { tone: 'note' }), ...await doDeed(at, command.does, command.rest)]
  }
  if (command && !isAnswer(at, typed, command)) return doDeed(at, command.does, command.rest)
  if (isGuided(scene, typed)) return undefined
  const wish = recogniseCommand(typed, awardNames(scene.rules, scene.world.vocabulary))
  return wish && leadToMenu.has(wish.does) ? showMenu(at) : lost(at, typed)
}

/** Greetings, a call for help and the like lead a coordinator to the desk's own menu, where nothing is asked. */
const leadToMenu: ReadonlySet<string> = new Set(['help', 'hello', 'cancel', 'resume'])

/** Whether a command is meant as one though a form is open: the menu always is, others where the field doesn't take them. */
async function leavesForm(at: DeskScene, typed: string, { does }: DeskCommand): Promise<boolean> {
  const task = formTask(at)
  return does === 'menu' || (task !== undefined && !await isForField(at, task, typed))
}

function takeFormWords(at: DeskScene, typed: string, said: string): Promise<readonly Reply[]> | readonly Reply[] {
  const task = formTask(at)
  if (!task || deskWords.no.test(said)) return leaveForm(at)
  return deskWords.skip.test(said) ? skipField(at, task) : takeField(at, task, typed)
}

/** While the guided check asks for a text, only the way back to the desk is no answer to it. */
function isAnswer(at: DeskScene, typed: string, command: DeskCommand): boolean {
  const { scene } = at
  const fact = scene.fact(scene.session.asked ?? '')
  if (command.does === 'menu') return false
  if (fact && (fact.type === 'text' || command.does === 'undo')) return true
  if (command.does === 'check' && namesAgency(at, command.rest)) return false
  // "เช็ค Open Governance" names no agency: it begins the guided check for that award.
  return recogniseCommand(typed, awardNames(scene.rules, scene.world.vocabulary))?.does === 'check'
}

/** Whether an agency stands beside an award, however short: "RID open governance". */
function namesAgency(at: DeskScene, about: string): boolean {
  const { awards, words } = readWork(at, about)
  return awards.length > 0 && words !== '' && !('none' in readAgency(at, words))
}

/** Whether words that are no desk command are the guided check's. */
function isGuided(scene: Scene, typed: string): boolean {
  // A question of the guided part waits, also whether everything shall be deleted.
  if (scene.session.asked !== undefined || scene.session.confirming !== undefined) return true
  const names = awardNames(scene.rules, scene.world.vocabulary)
  const command = recogniseCommand(typed, names)
  if (command && leadToMenu.has(command.does)) return false
  return command !== undefined || deedOfLabel(scene, typed) !== undefined || findAward(typed, names).length > 0
}

async function takeDeskButton(at: DeskScene, token: string, filled?: Readonly<Record<string, string>>): Promise<readonly Reply[] | undefined> {
  const button = readToken(token)
  if (button?.kind !== 'action' || button.does !== 'desk') return undefined
  const cut = button.about.indexOf(':')
  const deed = button.about.slice(0, cut)
  const about = button.about.slice(cut + 1)
  const task = formTask(at)
  switch (deed) {
    case 'confirm':
      return carryOut(at, about)
    case 'cancel':
      return leaveForm(at)
    case 'fill': {
      const [id, field, ...value] = about.split(' ')
      const { form } = at.scene.session.desk ?? {}
      return task && form?.id === id && form?.asks === field ? takeField(at, task, value.join(' ')) : stale(at)
    }
    case 'send-form':
      return task && about === at.scene.session.desk?.form?.id ? takeForm(at, task, filled ?? {}) : stale(at)
    case 'skip-field':
      return task && about === at.scene.session.desk?.form?.id ? skipField(at, task) : stale(at)
    default:
      // Another button leaves what was begun, and its change is not made any more.
      updateDesk(at.scene, { form: undefined, confirming: undefined })
      return doDeed(at, deed, about)
  }
}

async function carryOut(at: DeskScene, id: string): Promise<readonly Reply[]> {
  const { confirming } = at.scene.session.desk ?? {}
  const task = confirming && Object.hasOwn(deskConfirmed, confirming.task) ? deskConfirmed[confirming.task] : undefined
  if (!confirming || !task || confirming.id !== id) return stale(at)
  updateDesk(at.scene, { confirming: undefined })
  return task(at, confirming.about)
}

function doDeed(at: DeskScene, does: string, about: string): readonly Reply[] | Promise<readonly Reply[]> {
  // Whatever else was asked is over.
  at.scene.update({ confirming: undefined })
  const deed = Object.hasOwn(deskDeeds, does) ? deskDeeds[does] : undefined
  return deed ? deed(at, about) : stale(at)
}

function formTask({ scene }: DeskScene): FormTask | undefined {
  const { form } = scene.session.desk ?? {}
  return form && Object.hasOwn(deskForms, form.task) ? deskForms[form.task] : undefined
}

/** A button of something that is over. */
function stale(at: DeskScene): readonly Reply[] {
  return [tell(at, say(at, 'stale'), [{ deed: 'menu' }], { tone: 'note' })]
}

function isDeskToken(input: Input): boolean {
  if (input.kind !== 'choice' && input.kind !== 'form') return false
  const button = readToken(input.token)
  return button?.kind === 'action' && button.does === 'desk'
}
