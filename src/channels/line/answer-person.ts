import { note } from '../../../dialogs/proceed.ts'
import type { Input } from '../../conversation/input.ts'
import type { Reply } from '../../conversation/replies.ts'
import type { World } from '../../conversation/scene.ts'
import { actionToken, readToken } from '../../conversation/tokens.ts'
import { takeTurn, takeTurnAtDesk, type Turn } from '../../conversation/turn.ts'
import type { Happened } from './files.ts'
import type { LineSession } from './line-session.ts'

/** Buttons that mean "the question before my eyes"; those of answers carry their own question. */
const aboutPresent = new Set(['back', 'keep', 'language', 'skip', 'cancel'])

/**
 * What the bot makes of what one person did, in their own chat with it. A promise where a
 * coordinator's desk may be asked, which lives in the transaction of the turn.
 *
 * @param late whether something that happened after it is handled already. Words written before the
 *   present question was put are no answer to it: they are not read, and the question is put again.
 */
export function answerPerson(session: LineSession, happening: Happened, late: boolean, world: World): Turn | Promise<Turn> {
  switch (happening.kind) {
    case 'text':
      if (late) return remind('late', session, world)
      return takeTurnAtDesk(session, { kind: 'text', text: happening.text }, world)
    case 'postback': {
      const button = readToken(happening.data)
      if (late && button?.kind === 'action' && aboutPresent.has(button.does)) return remind('late', session, world)
      return takeTurnAtDesk(session, inputOf(happening), world)
    }
    case 'file':
      return takeTurnAtDesk(session, { kind: 'file', name: happening.name, bytes: happening.bytes }, world)
    case 'no-file':
      return remind(happening.why, session, world)
    case 'unreadable':
      return remind('unreadable', session, world)
    case 'follow':
      return takeTurn(session, { kind: 'hello' }, world)
    default:
      return { session, replies: [] }
  }
}

function inputOf({ data, date }: Happened & { kind: 'postback' }): Input {
  return date === undefined ? { kind: 'choice', token: data } : { kind: 'filled', token: data, value: date }
}

/** A remark, and the present question once more; to somebody new, the greeting. */
function remind(remark: 'late' | 'unreadable' | 'too-large' | 'not-fetched', session: LineSession, world: World): Turn {
  const input: Input = session.greeted ? { kind: 'choice', token: actionToken(session, 'resume') } : { kind: 'hello' }
  const turn = takeTurn(session, input, world)
  const words = world.vocabulary.words(turn.session.language, world.rules.round)
  const said: Reply = note(words.say(`line-events:${remark}`), { tone: 'problem' })
  return { session: turn.session, replies: [said, ...turn.replies] }
}
