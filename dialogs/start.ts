import type { Reply } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import { newSession, type Language } from '../src/conversation/session.ts'
import { keepAnswer, note, proceed, repeat } from './proceed.ts'

/** The greeting of a new conversation, or a welcome back to one that has answers. */
export function greet(scene: Scene): readonly Reply[] {
  const count = scene.answered.length
  scene.update({ greeted: true, misses: 0 })
  if (count > 0) {
    return [note(scene.say('welcome-back', { count }), { actions: [scene.action('summary'), scene.action('restart')] }), ...repeat(scene)]
  }
  const greeting = scene.say('greeting', { round: scene.words.rule('round') })
  return [note(greeting, { actions: [scene.action('language'), scene.action('help')] }), ...repeat(scene)]
}

/** Asks before answers are lost. */
export function confirmRestart(scene: Scene): readonly Reply[] {
  const count = scene.answered.length
  if (count === 0) return restart(scene)
  scene.update({ confirming: 'restart' })
  return [note(scene.say('confirm-restart', { count }), { actions: [scene.action('restart', { about: 'yes', label: 'confirm-restart' }), scene.action('resume', { label: 'cancel' })] })]
}

/** A new start in the same conversation: its older buttons are recognised from now on. */
export function restart(scene: Scene): readonly Reply[] {
  const { session, world } = scene
  scene.session = {
    ...newSession({ round: scene.rules.round, language: session.language, id: world.newId(), at: world.now }),
    revision: session.revision,
    greeted: true,
    ...(session.linked ? { linked: true } : {}),
    ...(session.desk ? { desk: { coordinator: true } } : {}),
  }
  scene.update({ answers: {} })
  return [note(scene.say('restarted'), { tone: 'note' }), ...proceed(scene)]
}

/** Asks before everything is deleted, and where, of somebody with several channels. */
export function confirmDelete(scene: Scene): readonly Reply[] {
  scene.update({ confirming: 'delete' })
  const cancel = scene.action('resume', { label: 'cancel' })
  if (scene.session.linked !== true) {
    return [note(scene.say('confirm-delete'), { actions: [scene.action('delete', { about: 'yes', label: 'confirm-delete' }), cancel] })]
  }
  const [everywhere, here] = (['everywhere', 'here'] as const).map((where) => scene.action('delete', { about: where, label: `delete-${where}` }))
  return [note(scene.say('confirm-delete-where'), { actions: [everywhere, here, cancel].filter((action) => action !== undefined) })]
}

/** Deletes what is stored of the person, on this channel or on all of theirs; the conversation stands empty then. */
export function deleteAll(scene: Scene, where: 'here' | 'everywhere'): readonly Reply[] {
  const { session: { language, revision, linked, desk }, world } = scene
  world.forget(where)
  scene.session = newSession({ round: scene.rules.round, language, id: world.newId(), at: world.now })
  const parted = linked === true && where === 'here'
  // A role stays with the channels that it was linked with.
  const roleStays = desk?.coordinator === true && !parted
  scene.update({ answers: {}, revision, ...(roleStays ? { linked } : {}) })
  const said = scene.say(linked === true ? `deleted-${where}` : 'deleted')
  const actions = [scene.action('start', { label: 'resume' })]
  return [note(roleStays ? `${said}\n${scene.say('deleted-role-stays')}` : said, { tone: 'note', actions })]
}

/** Goes on in the other language. */
export function speak(scene: Scene, language: Language): readonly Reply[] {
  scene.update({ language })
  const { asked } = scene.session
  if (!scene.session.greeted) return greet(scene)
  return [note(scene.say('language'), { tone: 'note' }), ...(asked === undefined ? proceed(scene) : repeat(scene))]
}

/** A pause: everything stays. Whoever was about to change an answer only leaves it as it is. */
export function pause(scene: Scene): readonly Reply[] {
  if (scene.session.changing === true) return keepAnswer(scene)
  return [note(scene.say('paused'), { actions: [scene.action('resume')] })]
}

/** What the bot can do, in the person's words. */
export function help(scene: Scene): readonly Reply[] {
  return [note(scene.say('help'), { actions: [scene.action('resume'), scene.action('summary'), scene.action('language')] })]
}

/** Thanks are answered, and the question stays where it was. */
export function thank(scene: Scene): readonly Reply[] {
  return [note(scene.say('thanks')), ...(scene.session.asked === undefined ? [] : repeat(scene))]
}
