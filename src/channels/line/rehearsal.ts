import type { World } from '../../conversation/scene.ts'
import { newSession, takeTurn } from '../../conversation/turn.ts'
import type { Moment } from '../../conversation/worlds.ts'
import { renderLine } from './render/index.ts'

const rounds = 25

/**
 * Takes a few turns that nobody sees, before the first person comes: LINE waits two seconds for an
 * answer, and a process that has never spoken is many times slower than one that has.
 */
export function rehearse(options: { readonly world: (moment: Moment) => World; readonly round: number; readonly now: Date }): void {
  const { now, round } = options
  const world = options.world({ now, newId: () => 'rehearse', forget: () => undefined })
  for (let i = 0; i < rounds; i++) {
    for (const language of ['th', 'en'] as const) {
      let session = newSession({ round, language, id: 'rehearse', at: now.toISOString() })
      const words = world.vocabulary.words(language, round)
      for (const said of [undefined, words.rule('awards', world.rules.awards[0]?.id ?? '', 'name'), words.say('chat:unknown'), words.say('chat:actions.verdict')]) {
        const turn = takeTurn(session, said === undefined ? { kind: 'hello' } : { kind: 'text', text: said }, world)
        session = turn.session
        renderLine(turn.replies, { language, words, today: world.today })
      }
    }
  }
}
