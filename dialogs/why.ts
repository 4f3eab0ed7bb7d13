import type { Reply } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import type { RulebookFact } from '../src/rules/index.ts'
import { note, repeat } from './proceed.ts'
import { shortSource } from './sources.ts'

/** Why the present question is asked: the conditions that need it, with their lines and doubts. */
export function explainWhy(scene: Scene, fact: RulebookFact): readonly Reply[] {
  return [note([scene.words.rule('facts', fact.id, 'why'), ...whatTheSourceSays(scene, fact)].join('\n')), ...repeat(scene)]
}

/** A question asked back: what the document says on the subject, and that it says no more. */
export function explainQuestion(scene: Scene, fact: RulebookFact): readonly Reply[] {
  const lines = whatTheSourceSays(scene, fact)
  return [
    note(
      [
        ...(lines.length > 0 ? [scene.say('question.about-fact'), ...lines] : [scene.words.rule('facts', fact.id, 'why')]),
        ...(lines.length > 0 ? [scene.say('question.cannot')] : unsaid(scene)),
      ].join('\n'),
    ),
    ...repeat(scene),
  ]
}

/** A question while none of the bot's own is open: what the document leaves out, and the ways that are open. */
export function tellUnsaid(scene: Scene): readonly Reply[] {
  return [note(unsaid(scene).join('\n'), { actions: [scene.action('verdict'), scene.action('summary'), scene.action('help')] })]
}

function unsaid(scene: Scene): readonly string[] {
  const general = scene.rules.rulebook.unsaid.filter((item) => item.general)
  return [scene.say('question.cannot'), ...general.map((item) => scene.say('why.item', { text: scene.words.rule('unsaid', item.id) }))]
}

function whatTheSourceSays(scene: Scene, fact: RulebookFact): readonly string[] {
  const place = scene.rules.factIndex.get(fact.id)
  const lines: string[] = []
  const seen = new Set<string>()
  for (const condition of scene.rules.conditions) {
    const looks = condition.readings.some((reading) => reading.met.facts.includes(place as number))
    if (!looks || seen.has(condition.id)) continue
    seen.add(condition.id)
    const required = scene.words.rule('conditions', condition.id, 'required')
    lines.push(scene.say('why.condition', { required, source: shortSource(scene, condition.definition.source) }))
    for (const doubt of condition.definition.doubts ?? []) lines.push(scene.say('why.item', { text: scene.words.rule('doubts', doubt) }))
    if (condition.ambiguous && !condition.ruling) {
      for (const reading of condition.readings) lines.push(scene.say('why.reading', { reading: scene.words.rule('readings', condition.id, reading.name) }))
    }
  }
  return lines
}
