import type { MessageReply, Reply } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import { ask } from './ask.ts'
import { tellVerdict } from './verdict.ts'
import { askWhich, openBefore } from './which-agency.ts'

/** What comes next by the answers alone: the next question, or the verdict where none is left. */
export function proceed(scene: Scene): readonly Reply[] {
  const next = scene.next
  if (next !== null) return [ask(scene, next)]
  scene.update({ asked: undefined, changing: undefined, ticks: undefined, year: undefined })
  leaveNotes(scene)
  return [tellVerdict(scene)]
}

/** What coordinators learn of a finished check: what stood in the way, and an agency that the directory lacks. */
function leaveNotes(scene: Scene): void {
  const { notes, directory } = scene.world
  if (!notes) return
  const { name: nameFact, kind: kindFact, 'counts-as': bodyFact } = scene.rules.rulebook.who
  const obstacles = scene.evaluation.awards.flatMap(({ id, status, conditions }) =>
    status === 'ineligible' ? conditions.filter(({ result }) => result === 'unmet').map((condition) => ({ award: id, condition: condition.id })) : [])
  const body = scene.facts[bodyFact ?? '']
  notes.obstacles(obstacles, typeof body === 'string' && directory.find(body) ? body : null)
  const name = scene.facts[nameFact]
  const kind = scene.facts[kindFact ?? '']
  if (typeof name !== 'string' || typeof kind !== 'string' || directory.find(name) || !directory.all().some((listed) => listed.kind === kind)) return
  const match = directory.match(name)
  notes.provisional('agency' in match && match.agency.name === name ? match.agency : { name, kind, countsAs: name, short: [] })
}

/** Puts the present question once more, or the verdict where there is none. */
export function repeat(scene: Scene): readonly Reply[] {
  const { asked, changing, ticks } = scene.session
  if (asked === undefined || !scene.fact(asked)) return proceed(scene)
  const open = openBefore(scene)
  if (open) return [askWhich(scene, open.typed, open)]
  return [ask(scene, asked, { changing: changing === true, ...(ticks ? { ticks } : {}) })]
}

/** Leaves an answer that was to be changed as it is, and goes on. */
export function keepAnswer(scene: Scene): readonly Reply[] {
  scene.update({ asked: undefined, changing: undefined })
  return [note(scene.say('kept'), { tone: 'note' }), ...proceed(scene)]
}

/** A plain remark. */
export function note(text: string, more: Partial<Omit<MessageReply, 'kind' | 'text'>> = {}): MessageReply {
  return { kind: 'message', text, ...more }
}

/** What was typed is neither a command nor an answer: the ways that are open. */
export function misunderstood(scene: Scene): readonly Reply[] {
  const actions = [scene.action('verdict'), scene.action('summary'), scene.action('help'), scene.action('restart')]
  const sorry = note(scene.say('missed-command'), { tone: 'problem', actions })
  return scene.next === null ? [sorry] : [sorry, ...proceed(scene)]
}
