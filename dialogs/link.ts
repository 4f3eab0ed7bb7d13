import type { Reply } from '../src/conversation/replies.ts'
import type { Links, Scene } from '../src/conversation/scene.ts'
import { note, proceed, repeat } from './proceed.ts'

/** Gives a code by which the person is known on another channel too. */
export async function offerCode(scene: Scene, links: Links): Promise<readonly Reply[]> {
  const { code, minutes } = await links.offer()
  return [note(scene.say('link.code', { code, minutes }), { tone: 'note' })]
}

/** Takes a code from the person's other channel: roles, answers and reminders go together from now on. */
export async function takeCode(scene: Scene, links: Links, typed: string): Promise<readonly Reply[]> {
  const taken = await links.take(typed)
  if (!taken.ok) return [note(scene.say(`link.${taken.code}`, { minutes: taken.minutes ?? 60 }), { tone: 'problem' }), ...again(scene)]
  scene.update({ linked: true, greeted: true })
  // Answers of the other side are taken where this one has none; else this side's are the newest.
  if (scene.answered.length === 0) await adopt(scene, links, '')
  return [note(scene.say('link.done', { count: scene.answered.length }), { tone: 'note' }), ...(scene.answered.length > 0 ? proceed(scene) : again(scene))]
}

/** Parts this channel from the others; the answers stay on both sides. */
export async function separate(scene: Scene, links: Links): Promise<readonly Reply[]> {
  const parted = await links.separate()
  scene.update({ linked: undefined })
  return [note(scene.say(parted ? 'link.parted' : 'link.nothing'), { tone: 'note' }), ...again(scene)]
}

/** What the person answered elsewhere since the last turn here is theirs here too. */
export async function adopt(scene: Scene, links: Links, since: string): Promise<boolean> {
  const shared = await links.newer(since)
  if (!shared || shared.round !== scene.session.round || JSON.stringify(shared.answers) === JSON.stringify(scene.session.answers)) return false
  scene.update({
    answers: shared.answers, filled: shared.filled, focus: shared.focus,
    asked: undefined, changing: undefined, ticks: undefined, offered: undefined, year: undefined,
  })
  return true
}

function again(scene: Scene): readonly Reply[] {
  return scene.session.asked === undefined ? [] : repeat(scene)
}
