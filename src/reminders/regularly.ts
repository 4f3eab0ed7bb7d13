import type { Logger } from 'pino'
import { dayInBangkok } from '../conversation/formats.ts'
import { momentOf } from './due.ts'
import { remindDue, type ReminderParts } from './remind.ts'

/** How often is looked, in milliseconds: a date may be set so that something is due today. */
const EVERY = 60_000

export interface RegularReminders {
  /** Begins no more, and resolves when what runs is over. */
  stop(): Promise<void>
}

/**
 * Reminds people now, at nine in the morning, and whenever a date that is set makes something due; takes
 * back at midnight what could not be sent. A look that fails is logged, and the next one tries again.
 *
 * @param options.after runs something later, and returns what calls that off.
 */
export function remindRegularly(options: Omit<ReminderParts, 'onFailure'> & {
  readonly log: Pick<Logger, 'info' | 'error'>
  /** What a log may know of an error. */
  readonly traceOf: (error: unknown) => object
  readonly after?: (milliseconds: number, run: () => void) => () => void
}): RegularReminders {
  const { log, traceOf, now, after = later } = options
  const onFailure = (error: unknown): void => log.error(traceOf(error), 'reminder not written')
  let stopped = false
  let cancel = (): void => {}
  let running = Promise.resolve()

  const look = async (): Promise<void> => {
    try {
      const people = await remindDue({ ...options, onFailure })
      if (people > 0) log.info({ people }, 'reminded')
    } catch (error) {
      log.error(traceOf(error), 'reminding failed')
    }
    if (!stopped) cancel = after(untilNext(now()), begin)
  }
  const begin = (): void => {
    running = look()
  }
  begin()
  return {
    stop: async () => {
      stopped = true
      cancel()
      await running
    },
  }
}

/** Milliseconds until the next look: neither nine o'clock is missed, nor midnight, when what was due is so no more. */
function untilNext(at: Date): number {
  const today = dayInBangkok(at)
  const marks = [momentOf(today), new Date(`${today}T24:00:00+07:00`)].map((mark) => mark.getTime() - at.getTime())
  return Math.min(EVERY, ...marks.filter((left) => left > 0))
}

function later(milliseconds: number, run: () => void): () => void {
  const timer = setTimeout(run, milliseconds)
  timer.unref()
  return () => clearTimeout(timer)
}
