import { dateText } from '../src/conversation/formats.ts'
import { milestoneText } from '../src/conversation/milestone-words.ts'
import type { Reply } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import { note, repeat } from './proceed.ts'
import { greet } from './start.ts'

/** Invites a question, with what can be asked and how. The question that stands is not put again: the person is to ask. */
export function inviteQuestion(scene: Scene): readonly Reply[] {
  const { awards } = scene.rules.rulebook
  const telling = awards.filter((award) => award.evidence.length > 0 && award.conditions.length > 0)
  // The shortest name makes the plainest example.
  const [example] = (telling.length > 0 ? telling : awards).map((award) => scene.award(award.id)).toSorted((one, other) => one.length - other.length)
  const invitation = note(scene.say('ask', { example }), {
    actions: [scene.action('deadlines'), scene.action('contact'), scene.action('resume'), scene.action('help')],
  })
  return scene.session.greeted ? [invitation] : [invitation, ...greet(scene)]
}

/**
 * The dates of the round as far as there are any, the rulebook's or a coordinator's; where there are none,
 * that they are not said.
 */
export function tellDeadlines(scene: Scene): readonly Reply[] {
  const { milestones } = scene.rules.rulebook
  const { today } = scene.world
  const lines = milestones.toSorted((one, other) => (one.on < other.on ? -1 : one.on > other.on ? 1 : 0)).map(({ on, ...milestone }) =>
    scene.say(on < today ? 'deadlines.past' : on === today ? 'deadlines.today' : 'deadlines.to-come', {
      milestone: milestoneText(scene.words, milestone), date: dateText(on, scene.session.language),
    }))
  const text = lines.length > 0
    ? [scene.say('deadlines.title', { round: scene.words.rule('round') }), ...lines]
    : [unsaid(scene, 'dates') ?? scene.say('deadlines.none'), scene.say('deadlines.whom')]
  // Also of dates that are not set yet people may be reminded, but not of a round that is over.
  const remind = scene.world.reminders && (lines.length === 0 || milestones.some(({ on }) => on >= today)) ? [scene.action('remind')] : []
  return [note(text.join('\n'), { actions: [...remind, scene.action('contact')] }), ...again(scene)]
}

/** Whom to ask: what the rulebook says of its source, and that the source names no contact where it doesn't. */
export function tellContact(scene: Scene): readonly Reply[] {
  const { title, publisher } = scene.rules.rulebook.source
  const text = [unsaid(scene, 'contact'), scene.say('contact.publisher', { title, publisher }), scene.say('contact.whom')].filter((line) => line !== undefined)
  return [note(text.join('\n')), ...again(scene)]
}

/** What the source leaves out under this id; undefined where the rulebook doesn't say that it does. */
function unsaid(scene: Scene, id: string): string | undefined {
  return scene.rules.rulebook.unsaid.some((item) => item.id === id) ? scene.words.rule('unsaid', id) : undefined
}

function again(scene: Scene): readonly Reply[] {
  return scene.session.asked === undefined ? [] : repeat(scene)
}
