/** A date of a round as coordinators keep it: in place of the rulebook's, or beside it. */
export interface MilestoneRow {
  round: number
  /** Such as `closes`. */
  milestone: string
  /** Empty: of all branches. */
  branch: string
  /** `YYYY-MM-DD`; null: there is no such date, whatever the rulebook has. */
  on_day: string | null
  /** The coordinator's name. */
  by: string
  changed_at: string
}

/** Somebody wants to be reminded: on one channel, however many they have linked. */
export interface ReminderWishRow {
  /** As `person_links` leads to it. */
  person: string
  /** Where the reminders go. */
  conversation_id: string
  /** What fell due before is not told any more. */
  since: string
  /** When this channel was chosen. */
  chosen_at: string
}

/** A reminder that was put into the outbox. Its date is part of it: another date is another reminder. */
export interface ReminderRow {
  person: string
  round: number
  milestone: string
  /** Empty: of all branches. */
  branch: string
  on_day: string
  days_before: number
  /** The delivery that tells it; null where none could be made. */
  outbox_id: number | null
}
