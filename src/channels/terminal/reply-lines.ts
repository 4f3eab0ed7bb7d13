import type { Action, Reply } from '../../conversation/replies.ts'

/** A reply as lines of plain text, with the buttons that may be typed by their labels. */
export function replyLines(reply: Reply): readonly string[] {
  const actions = 'actions' in reply && reply.actions ? reply.actions.map((action) => `[${action.label}]`).join(' ') : ''
  return ['', reply.text, ...(actions === '' ? [] : [actions])]
}

/** Every button of some replies, the newest first. */
export function buttonsOf(replies: readonly Reply[]): readonly Pick<Action, 'label' | 'choice'>[] {
  return replies.toReversed().flatMap((reply) => [
    ...(reply.kind === 'question' && reply.type !== 'choices' ? (reply.choices ?? []) : []),
    ...('actions' in reply ? (reply.actions ?? []) : []),
  ])
}
