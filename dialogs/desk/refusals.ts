import { lineText } from '../../src/conversation/formats.ts'
import type { MessageReply } from '../../src/conversation/replies.ts'
import type { DeskRefusal, Objection } from '../../src/registry/desk.ts'
import { say, tell, type DeskScene } from './desk-scene.ts'
import { fieldLabel, word } from './entry-words.ts'

/**
 * Why the desk changed nothing, in words. What the core refuses is told with its conditions, their
 * lines in the document, and the entries that stand in the way.
 *
 * @param award the award of the entry, where it is known: only its own lines are named then.
 */
export function refused(at: DeskScene, refusal: DeskRefusal, award?: string): MessageReply {
  const menu = [{ deed: 'menu' }]
  switch (refusal.code) {
    case 'against-rules':
      return tell(at, [word(at, 'objections.title'), ...objectionLines(at, refusal.objections, award)].join('\n'), menu, { tone: 'problem' })
    case 'incomplete':
      return tell(at, say(at, 'incomplete', { field: fieldLabel(at, refusal.field) }), menu, { tone: 'problem' })
    case 'nothing-to-do':
      return tell(at, say(at, 'nothing-to-do'), menu, { tone: 'note' })
    default:
      return tell(at, say(at, refusal.code), menu, { tone: 'problem' })
  }
}

/** What speaks against an entry, a condition at a time: what it demands, where that stands, and what it collides with. */
export function objectionLines(at: DeskScene, objections: readonly Objection[], award?: string): readonly string[] {
  return objections.flatMap(({ condition, result, collides }) => [
    word(at, `objections.${result}`, { condition: at.scene.words.rule('conditions', condition, 'required'), source: sourceOf(at, condition, award ?? collides[0]?.award) }),
    ...collides.map(({ id, title, agency, award: of }) => {
      const values = { id: id ?? '', title: title ?? word(at, 'untitled'), agency, award: at.scene.award(of) }
      return word(at, id === undefined ? 'objections.collides' : 'objections.collides-id', values)
    }),
  ])
}

/** The lines of the document that a condition stands in, for one award where it is known. */
export function sourceOf({ scene }: Pick<DeskScene, 'scene'>, condition: string, award?: string): string {
  const definition = scene.rules.rulebook.conditions.find(({ id }) => id === condition)
  const sources = (definition?.source ?? []).filter(({ awards }) => award === undefined || awards === undefined || awards.includes(award))
  return scene.words.say('chat:source.short', { lines: lineText([...new Set(sources.flatMap(({ lines }) => lines))]) })
}
