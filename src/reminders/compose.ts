import { dateText } from '../conversation/formats.ts'
import { milestoneText } from '../conversation/milestone-words.ts'
import type { Action, MessageReply } from '../conversation/replies.ts'
import type { Session } from '../conversation/session.ts'
import { actionToken } from '../conversation/tokens.ts'
import type { Words } from '../conversation/words.ts'
import type { Due } from './due.ts'

/** What a reminder says: what is when, how many days are left, and what to do next. */
export function composeReminder(due: readonly Due[], session: Session, words: Words): MessageReply {
  const lines = due.map(({ daysBefore: days, ...date }) => words.say(days === 0 ? 'reminders:told.today' : 'reminders:told.ahead', {
    milestone: milestoneText(words, date), date: dateText(date.on, words.language), days,
  }))
  const action = (does: Action['does'], label: string): Action => ({ does, label: words.say(label), choice: actionToken(session, does) })
  return {
    kind: 'message',
    text: [words.say('reminders:told.title', { round: words.rule('round') }), ...lines].join('\n'),
    actions: [action('resume', 'chat:actions.check-now'), action('deadlines', 'chat:actions.deadlines'), action('unremind', 'chat:actions.unremind')],
  }
}
