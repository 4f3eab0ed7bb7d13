import { note } from '../../../dialogs/proceed.ts'
import type { Action, Reply } from '../../conversation/replies.ts'
import type { Scene } from '../../conversation/scene.ts'
import { readToken } from '../../conversation/tokens.ts'
import type { Coordinator } from '../../registry/desk.ts'
import { isForEverybody } from '../group-answers.ts'

/**
 * What a coordinator may do where others look on: whatever shows or changes entries, wins, rulings, dates and
 * agencies. Contacts, people, codes, files and who did what are for a chat of one's own.
 */
const open: ReadonlySet<string> = new Set([
  'menu', 'check', 'entries', 'search', 'entry', 'winners', 'doubts', 'rulings', 'milestones', 'overview', 'grand', 'agencies',
  'register', 'correct', 'withdraw', 'reinstate', 'override', 'result', 'add-winner', 'remove-winner',
  'rule', 'revoke-ruling', 'set-milestone', 'remove-milestone', 'confirm-agency', 'dismiss-agency', 'undo',
  // What goes on with a form or a summary.
  'fill', 'send-form', 'skip-field', 'confirm', 'cancel',
])

/** The field of an entry that is filled in in a chat of one's own alone. */
export const personalField = 'contact'

/** @param deed as a button or a command of the desk has it, with what it is done to: an entry's changes to take back are its history. */
export const isOpen = (deed: string, about: string): boolean => open.has(deed) && !(deed === 'undo' && about.trim().startsWith('#'))

/** Forms and summaries with the name of whoever began them: several may be at work in one place. */
export function withOwner(replies: readonly Reply[], scene: Scene, { name }: Coordinator): readonly Reply[] {
  const { form, confirming } = scene.session.desk ?? {}
  const whose = scene.words.say('teams-events:whose', { name })
  return replies.flatMap((reply): readonly Reply[] => {
    if (reply.kind === 'form' && form !== undefined) {
      const less = reply.fields.some(({ id }) => id === personalField)
      return [note(less ? `${whose} ${scene.words.say('teams-events:contact-not-here')}` : whose, { tone: 'note' }), reply]
    }
    const asks = reply.kind === 'message' && confirming !== undefined && reply.actions?.some(({ choice }) => deskDeed(choice)?.deed === 'confirm') === true
    return [asks ? { ...reply, text: `${whose}\n${reply.text}` } : reply]
  })
}

/**
 * A reply without what would only lead to the chat of one's own; a message that lost some, with the way there.
 *
 * @param privateChat the link that opens that chat.
 */
export function forEverybody(reply: Reply, privateChat: { readonly label: string; readonly href: string }): Reply {
  const shown = shownTo(reply)
  const actions = shown.actions?.filter(staysOpen)
  if (actions === undefined) return shown
  const less = actions.length < (shown.actions?.length ?? 0)
  return shown.kind === 'message' && less && shown.link === undefined ? { ...shown, actions, link: privateChat } : { ...shown, actions }
}

function shownTo(reply: Reply): Reply {
  switch (reply.kind) {
    case 'list':
      return { ...reply, items: reply.items.map((item) => (item.actions === undefined ? item : { ...item, actions: item.actions.filter(staysOpen) })) }
    case 'form':
      return { ...reply, fields: reply.fields.filter(({ id }) => id !== personalField) }
    default:
      return reply
  }
}

const staysOpen = (action: Action): boolean => {
  const does = deskDeed(action.choice)
  return does === undefined ? isForEverybody(action) : isOpen(does.deed, does.about)
}

/** What a button of the desk does, and to what; undefined of any other. */
export function deskDeed(token: string): { readonly deed: string; readonly about: string } | undefined {
  const button = readToken(token)
  if (button?.kind !== 'action' || button.does !== 'desk') return undefined
  const [deed = '', ...about] = button.about.split(':')
  return { deed, about: about.join(':') }
}
