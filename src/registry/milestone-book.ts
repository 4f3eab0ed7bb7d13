import { parseDate } from '../rules/index.ts'
import { writeAudit } from './audit.ts'
import { canBeDated, datesInForce, keptDates, type KeptDate } from './dates-in-force.ts'
import type { DeskResult, MilestoneBook, MilestoneDate } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { refuse } from './refusals.ts'
import { lockRound } from './round-lock.ts'

type Changed = DeskResult<{ readonly date: MilestoneDate; readonly audit: number }>

/**
 * The dates of a round: the rulebook's, with those that coordinators keep over them. Everybody at a
 * desk sees them; only coordinators of everything change them.
 */
export function createMilestoneBook(parts: DeskParts): MilestoneBook {
  const { transaction, rulebook, actor, at, coordinator: { scope } } = parts
  const { round } = rulebook

  const all = async (): Promise<readonly MilestoneDate[]> => {
    const kept = await keptDates(transaction, round)
    return datesInForce(rulebook, kept).map(({ id, on, branch = null }) => {
      const row = kept.find((one) => one.milestone === id && one.branch === (branch ?? ''))
      return { milestone: id, branch, on, by: row?.by ?? null, at: row?.changed_at ?? null }
    })
  }

  const change = async (milestone: string, branch: string | null, on: string | null): Promise<Changed> => {
    await lockRound(transaction, round)
    const present = (await all()).find((date) => date.milestone === milestone && date.branch === branch)
    if (on === null && present === undefined) return refuse('unknown')
    if (present?.on === on) return refuse('nothing-to-do')
    const before = await keptDate(parts, milestone, branch)
    const after: KeptDate = { round, milestone, branch: branch ?? '', on_day: on, by: actor.name, changed_at: at.toISOString() }
    await keepDate(parts, after)
    const audit = await writeAudit(transaction, actor, at, {
      action: on === null ? 'milestone.removed' : 'milestone.set', round, subject: subjectOf(after),
      about: { milestone, branch, on, was: present?.on ?? null }, before, after,
    })
    return { ok: true, date: { milestone, branch, on: on ?? present?.on ?? '', by: after.by, at: after.changed_at }, audit }
  }

  return {
    all,
    async set({ milestone, branch = null, on }) {
      if (scope.kind !== 'all') return refuse('not-allowed')
      if (!canBeDated(rulebook, { milestone, branch }) || !isDay(on)) return refuse('unknown')
      return change(milestone, branch, on)
    },
    async remove({ milestone, branch = null }) {
      if (scope.kind !== 'all') return refuse('not-allowed')
      return change(milestone, branch, null)
    },
  }
}

const isDay = (text: string): boolean => text.length === 10 && parseDate(text) !== undefined

const subjectOf = ({ milestone, branch }: KeptDate): string => ['milestone', milestone, ...(branch === '' ? [] : [branch])].join(':')

/** What coordinators keep of a date; undefined where the rulebook's holds. */
export function keptDate({ transaction, rulebook }: Pick<DeskParts, 'transaction' | 'rulebook'>, milestone: string, branch: string | null): Promise<KeptDate | undefined> {
  return transaction.selectFrom('milestones').selectAll()
    .where('round', '=', rulebook.round).where('milestone', '=', milestone).where('branch', '=', branch ?? '').executeTakeFirst()
}

/** Keeps a date from now on. The round is locked. */
export async function keepDate({ transaction }: Pick<DeskParts, 'transaction'>, date: KeptDate): Promise<void> {
  const { on_day, by, changed_at } = date
  await transaction.insertInto('milestones').values(date)
    .onConflict((conflict) => conflict.columns(['round', 'milestone', 'branch']).doUpdateSet({ on_day, by, changed_at })).execute()
}
