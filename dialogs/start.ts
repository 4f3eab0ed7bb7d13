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

/** Asks before everything is deleted. */
export function confirmDelete(scene: Scene): readonly Reply[] {
  scene.update({ confirming: 'delete' })
  return [note(scene.say('confirm-delete'), { actions: [scene.action('delete', { about: 'yes', label: 'confirm-delete' }), scene.action('resume', { label: 'cancel' })] })]
}

/** Deletes what is stored of the person; the conversation stands empty then. */
export function deleteAll(scene: Scene): readonly Reply[] {
  const { session, world } = scene
  world.forget()
  scene.session = newSession({ round: scene.rules.round, language: session.language, id: world.newId(), at: world.now })
  // Other channels of the person are still linked, and learn of it.
  scene.update({ answers: {}, revision: session.revision, linked: session.linked })
  return [note(scene.say('deleted'), { tone: 'note', actions: [scene.action('start', { label: 'resume' })] })]
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
