import { commandPhrases, softenersAfter, softenersBefore } from '../../thai/lexicon/commands.ts'
import { remindOn, reminderPhrases } from '../../thai/lexicon/reminders.ts'
import { fold, squeeze, trimmedEnd } from '../../thai/normalise.ts'
import { isWhole, within } from '../../thai/phrase.ts'
import { withoutParticles } from '../../thai/polite.ts'
import { tighten } from './options.ts'

/** What somebody wants of their reminders; `my-data`: to see what is kept of them, reminders among it. */
export interface ReminderCommand {
  readonly does: 'remind' | 'stop' | 'show' | 'my-data'
  /** The channel that was named. */
  readonly channel?: 'line' | 'teams'
}

const shapes = new Map<string, ReminderCommand['does']>()
for (const [does, phrases] of [...Object.entries(reminderPhrases), ['my-data', commandPhrases.summary]] as [ReminderCommand['does'], string][]) {
  for (const phrase of phrases.split('|')) shapes.set(tighten(fold(phrase)), does)
}

/**
 * What a message wants of the person's reminders, where it is about nothing else.
 *
 * @example recogniseReminderCommand('ช่วยเตือนฉันด้วยนะคะ') // { does: 'remind' }
 * @example recogniseReminderCommand('remind me on Teams') // { does: 'remind', channel: 'teams' }
 */
export function recogniseReminderCommand(typed: string): ReminderCommand | undefined {
  if (typed.length > 100) return undefined
  const said = trimmedEnd(withoutParticles(fold(typed)), '?.,!')
  const softened = withoutParticles(within(said, softenersBefore, softenersAfter))
  for (const text of [said, softened]) {
    const does = shapes.get(tighten(text))
    if (does) return { does }
    for (const channel of ['line', 'teams'] as const) if (isWhole(squeeze(text), remindOn[channel])) return { does: 'remind', channel }
  }
  return undefined
}
