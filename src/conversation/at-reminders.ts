import { endReminders, remind, showReminders } from '../../dialogs/reminders.ts'
import { offerCode } from '../../dialogs/link.ts'
import { tellSummary } from '../../dialogs/summary.ts'
import type { Input } from './input.ts'
import type { Reply } from './replies.ts'
import type { Links, Reminders, Scene } from './scene.ts'
import type { Session } from './session.ts'
import { readToken } from './tokens.ts'
import { recogniseReminderCommand, type ReminderCommand } from './understanding/reminder-commands.ts'

/** Whether an input may be about reminders. Nothing is looked up for any other. */
export function concernsReminders(session: Session, input: Input): boolean {
  // While a form of the desk is filled, words are meant for it.
  return !(input.kind === 'text' && session.desk?.form) && wantedBy(input) !== undefined
}

/**
 * One turn of somebody about their reminders.
 *
 * @returns undefined where it is about something else.
 */
export async function atReminders(scene: Scene, input: Input, reminders: Reminders, links: Links | undefined): Promise<readonly Reply[] | undefined> {
  const wanted = wantedBy(input)
  switch (wanted?.does) {
    case 'remind':
      return remind(scene, reminders, wanted.channel)
    case 'stop':
      return endReminders(scene, reminders)
    case 'show':
      return showReminders(scene, reminders)
    case 'link':
      return links && offerCode(scene, links)
    case 'my-data': {
      const { on } = await reminders.state()
      return on === undefined ? undefined : [...(scene.answered.length > 0 ? tellSummary(scene) : []), ...await showReminders(scene, reminders)]
    }
    default:
      return undefined
  }
}

type Wanted = ReminderCommand | { readonly does: 'link' }

function wantedBy(input: Input): Wanted | undefined {
  if (input.kind === 'text') return recogniseReminderCommand(input.text)
  const button = input.kind === 'choice' ? readToken(input.token) : undefined
  if (button?.kind !== 'action') return undefined
  switch (button.does) {
    case 'remind':
      return { does: 'remind', ...(button.about === 'line' || button.about === 'teams' ? { channel: button.about } : {}) }
    case 'unremind':
      return { does: 'stop' }
    case 'summary':
      return { does: 'my-data' }
    case 'link':
      return { does: 'link' }
    default:
      return undefined
  }
}
