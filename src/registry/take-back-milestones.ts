import type { TakenBack } from './changed-rows.ts'
import type { KeptDate } from './dates-in-force.ts'
import type { DeskParts } from './desk-parts.ts'
import { keepDate, keptDate } from './milestone-book.ts'
import { refuse } from './refusals.ts'

/** Takes the change of a date back, where the date is still as that change left it. */
export async function takeBackMilestone(before: KeptDate | null, after: KeptDate, parts: DeskParts): Promise<TakenBack> {
  const { round, milestone, branch } = after
  const present = await keptDate(parts, milestone, branch || null)
  if (present?.on_day !== after.on_day) return refuse('changed-meanwhile')
  if (before === null) {
    await parts.transaction.deleteFrom('milestones')
      .where('round', '=', round).where('milestone', '=', milestone).where('branch', '=', branch).execute()
    return { ok: true, before: present, after: null }
  }
  // Whoever is reminded of it hears of it from now on.
  const restored: KeptDate = { ...before, changed_at: parts.at.toISOString() }
  await keepDate(parts, restored)
  return { ok: true, before: present, after: restored }
}
