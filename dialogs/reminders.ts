import { dateText } from '../src/conversation/formats.ts'
import type { Action, Reply } from '../src/conversation/replies.ts'
import type { ReminderChannel, ReminderState, Reminders, Scene } from '../src/conversation/scene.ts'
import { nextReminder, remindedBefore } from '../src/reminders/due.ts'
import { note, repeat } from './proceed.ts'

/**
 * Reminds the person of the round's dates from now on.
 *
 * @param channel the one they chose; without it the one where they ask, or the only one that can be written to.
 */
export async function remind(scene: Scene, reminders: Reminders, channel?: ReminderChannel): Promise<readonly Reply[]> {
  const before = await reminders.state()
  const [only, ...others] = before.channels
  const chosen = channel ?? (before.here || others.length === 0 ? only : undefined)
  if (only === undefined || (channel !== undefined && !before.channels.includes(channel))) return [cannot(scene, channel)]
  if (chosen === undefined) return [note(text(scene, 'which'), { actions: before.channels.map((one) => on(scene, one)) })]
  await reminders.choose(chosen)
  const said = before.on === undefined ? text(scene, 'on', named(scene, chosen))
    : before.on === chosen ? text(scene, 'already', named(scene, chosen))
    : text(scene, 'moved', { ...named(scene, chosen), from: channelName(scene, before.on) })
  return [note([said, when(scene)].join('\n'), { tone: 'note', actions: ways(scene, { ...before, on: chosen }) }), ...again(scene)]
}

export async function endReminders(scene: Scene, reminders: Reminders): Promise<readonly Reply[]> {
  const ended = await reminders.stop()
  return [note(text(scene, ended ? 'ended' : 'none'), { tone: 'note', actions: [scene.action('remind'), scene.action('deadlines')] }), ...again(scene)]
}

/** Whether, where and of what the person is reminded. */
export async function showReminders(scene: Scene, reminders: Reminders): Promise<readonly Reply[]> {
  const state = await reminders.state()
  const { on: channel } = state
  if (channel === undefined) return [note(text(scene, 'none'), { actions: [scene.action('remind'), scene.action('deadlines')] })]
  return [note([text(scene, 'shown', named(scene, channel)), when(scene)].join('\n'), { actions: ways(scene, state) })]
}

/** Where nobody can be written to unasked: why, and the way to a channel that can. */
export function cannot(scene: Scene, channel?: ReminderChannel): Reply {
  const why = channel === undefined ? text(scene, 'cannot') : text(scene, 'not-linked', named(scene, channel))
  return note(why, { actions: [...(scene.world.links ? [scene.action('link')] : []), scene.action('deadlines'), ...(scene.session.asked === undefined ? [] : [scene.action('resume')])] })
}

/** How long before a date, and when next. */
function when(scene: Scene): string {
  const next = nextReminder(scene.rules.rulebook.milestones, new Date(scene.world.now))
  const days = remindedBefore.filter((before) => before > 0).join(scene.say('or'))
  return [
    text(scene, 'how', { days }),
    next === undefined ? text(scene, 'no-dates') : text(scene, 'next', { date: dateText(next, scene.session.language) }),
  ].join('\n')
}

function ways(scene: Scene, { on: channel, channels }: ReminderState): readonly Action[] {
  return [...channels.filter((one) => one !== channel).map((one) => on(scene, one)), scene.action('unremind'), scene.action('deadlines')]
}

const on = (scene: Scene, channel: ReminderChannel): Action =>
  scene.action('remind', { about: channel, label: 'remind-on', values: { channel: channelName(scene, channel) } })

const channelName = (scene: Scene, channel: ReminderChannel): string => scene.words.say(`desk:channels.${channel}`)
const named = (scene: Scene, channel: ReminderChannel): { readonly channel: string } => ({ channel: channelName(scene, channel) })
const text = (scene: Scene, key: string, values?: Readonly<Record<string, unknown>>): string => scene.words.say(`reminders:${key}`, values)

/** The question that stands is not forgotten over it. */
const again = (scene: Scene): readonly Reply[] => (scene.session.asked === undefined ? [] : repeat(scene))
