import type { Milestone } from '../registry/dates-in-force.ts'

/** How many days before a milestone people are reminded of it, the longest first; 0 is the day itself. */
export const remindedBefore: readonly number[] = [14, 3, 0]

/** The moment of a day when reminders go out: nine in the morning in Bangkok. */
export const momentOf = (day: string): Date => new Date(`${day}T09:00:00+07:00`)

/** A reminder that people get on a day. */
export interface Due extends Milestone {
  readonly daysBefore: number
}

/** What is reminded of on a day, in the order of the dates. */
export function dueOn(day: string, dates: readonly Milestone[]): readonly Due[] {
  return dates.flatMap((date) => remindedBefore.filter((days) => daysEarlier(date.on, days) === day).map((daysBefore) => ({ ...date, daysBefore })))
}

/**
 * The day of the next reminder after a moment, `YYYY-MM-DD`; undefined where no date is to come.
 *
 * @example nextReminder([{ id: 'closes', on: '2026-03-31' }], new Date('2026-03-01T00:00:00Z')) // '2026-03-17'
 */
export function nextReminder(dates: readonly Milestone[], now: Date): string | undefined {
  const days = dates.flatMap(({ on }) => remindedBefore.map((before) => daysEarlier(on, before)))
  return days.filter((day) => momentOf(day) > now).toSorted()[0]
}

/** A day some days earlier, both as `YYYY-MM-DD`. */
export function daysEarlier(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10)
}
