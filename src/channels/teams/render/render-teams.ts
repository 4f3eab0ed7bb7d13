import type { MessageReply, Reply } from '../../../conversation/replies.ts'
import type { Words } from '../../../conversation/words.ts'
import type { TeamsActivity } from './card.ts'
import { problemsOf } from './check-card.ts'
import { formCards } from './form.ts'
import { imageCards } from './image.ts'
import { listCards } from './list.ts'
import { messageCards, textActivities } from './message.ts'
import { summaryOf, type View } from './pack.ts'
import { questionCards } from './question.ts'
import { summaryCards } from './summary.ts'
import { verdictCards } from './verdict.ts'

export interface RenderOptions {
  /** The language of the conversation, the same as that of `words`. */
  readonly language: 'th' | 'en'
  readonly words: Words
  /** The day of the turn, `YYYY-MM-DD`: the calendar offers no later one. */
  readonly today: string
  /** The service's own address, such as `https://guide.example.go.th`, which links and pictures are relative to. */
  readonly baseUrl?: string
  /** A chat with the bot alone, or one with others, where the bot only hears what names it. */
  readonly place: 'personal' | 'group'
}

/** A remark this short stands on the card that follows it, in UTF-16 code units. */
const remarkAtMost = 400

/**
 * The replies of a turn as messages of Teams. Pure.
 *
 * Every activity is a plain text or one Adaptive Card 1.5, checked in its shape and within what Teams
 * takes in bytes. A button sends `{ token }`, an input joins it; `inputOfCard` reads both back.
 *
 * @param replies what a turn says.
 * @returns messages in their order, none for no replies.
 * @example renderTeams(turn.replies, { language: 'th', words, today: '2021-02-01', place: 'personal' })
 */
export function renderTeams(replies: readonly Reply[], options: RenderOptions): readonly TeamsActivity[] {
  let ids = 0
  const view: View = { ...options, newId: () => `part${++ids}` }
  const activities: TeamsActivity[] = []
  let remarks: MessageReply[] = []
  replies.forEach((reply, at) => {
    if (reply.kind === 'message' && isRemark(reply) && leadsOn(replies, at)) {
      remarks.push(reply)
      return
    }
    activities.push(...checked(renderOne(reply, remarks, view), [...remarks, reply], view))
    remarks = []
  })
  return activities.length > 0 || replies.length === 0 ? activities : textActivities(options.words.say('teams:nothing'), view)
}

function renderOne(reply: Reply, remarks: readonly MessageReply[], view: View): readonly TeamsActivity[] {
  switch (reply.kind) {
    case 'message':
      return messageCards(reply, view)
    case 'question':
      return questionCards(reply, remarks, view)
    case 'verdict':
      return verdictCards(reply, remarks, view)
    case 'summary':
      return summaryCards(reply, remarks, view)
    case 'list':
      return listCards(reply, remarks, view)
    case 'form':
      return formCards(reply, remarks, view)
    case 'image':
      return imageCards(reply, remarks, view)
  }
}

/** The only way out: what would not be taken goes as plain text, which always is. */
function checked(activities: readonly TeamsActivity[], replies: readonly Reply[], view: View): readonly TeamsActivity[] {
  if (activities.every((activity) => problemsOf(activity).length === 0)) return activities
  return replies.flatMap((reply) => textActivities(reply.text, view)).map((activity) => ({ ...activity, summary: summaryOf(activity.summary, view.words) }))
}

const isRemark = (reply: MessageReply): boolean =>
  reply.tone !== undefined && reply.tone !== 'plain' && reply.link === undefined && reply.text.length <= remarkAtMost && (reply.actions ?? []).length <= 4

/** Whether only remarks stand between a reply and a card that can carry them. */
function leadsOn(replies: readonly Reply[], at: number): boolean {
  const next = replies.slice(at + 1).find((reply) => reply.kind !== 'message' || !isRemark(reply))
  return next !== undefined && next.kind !== 'message'
}
