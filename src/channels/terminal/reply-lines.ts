import type { Action, Reply } from '../../conversation/replies.ts'

type Button = Pick<Action, 'label' | 'choice'>

/** A reply as lines of plain text, with the buttons that may be typed by their labels. */
export function replyLines(reply: Reply): readonly string[] {
  const actions = (reply.actions ?? []).map(bracketed).join(' ')
  return ['', reply.text, ...ofItems(reply), ...(actions === '' ? [] : [actions])]
}

/** Every button of some replies, the newest first. */
export function buttonsOf(replies: readonly Reply[]): readonly Button[] {
  return replies.toReversed().flatMap((reply) => [...answersOf(reply), ...(reply.actions ?? [])])
}

function answersOf(reply: Reply): readonly Button[] {
  switch (reply.kind) {
    case 'question':
      return reply.type === 'choices' ? [] : (reply.choices ?? [])
    case 'form':
      return reply.asks.choices ?? []
    case 'list':
      return reply.items.flatMap((_, at) => itemButtons(reply, at))
    default:
      return []
  }
}

/** The buttons of one thing of a list, with its number, since many things have buttons of the same name. */
function itemButtons(reply: Reply & { kind: 'list' }, at: number): readonly Button[] {
  return (reply.items[at]?.actions ?? []).map(({ label, choice }) => ({ label: `${label} ${at + 1}`, choice }))
}

function ofItems(reply: Reply): readonly string[] {
  if (reply.kind !== 'list') return []
  return reply.items.flatMap(({ title, actions = [] }, at) =>
    actions.length === 0 ? [] : [`${at + 1}. ${title}: ${itemButtons(reply, at).map(bracketed).join(' ')}`])
}

const bracketed = ({ label }: Button): string => `[${label}]`
