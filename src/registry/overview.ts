import { mostFrequentReasons } from './check-reasons.ts'
import type { Overview } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { grandExcellence } from './grand-excellence.ts'
import { bodyKeyOf } from './scope.ts'

const REASONS = 10

/** What is registered in a round, as far as a coordinator's scope goes, and what keeps checks of the same agencies from success. */
export async function overviewOf({ transaction, rulebook, coordinator }: DeskParts): Promise<Overview> {
  const own = bodyKeyOf(coordinator.scope)
  const registered = transaction.selectFrom('entries').where('round', '=', rulebook.round).where('state', '=', 'registered')
  const seen = own === undefined ? registered : registered.where('body_key', '=', own)
  const counted = await seen.select((row) => ['award', row.fn.countAll().as('entries')]).groupBy('award').execute()
  const counts = new Map(counted.map(({ award, entries }) => [award, Number(entries)]))
  const byAward = rulebook.awards.flatMap(({ id, branch }) => {
    const entries = counts.get(id)
    return entries === undefined ? [] : [{ award: id, branch, entries }]
  })
  const excellent = await seen.select(['award', 'body', 'level']).where('level', '=', 'excellent').orderBy('id').execute()
  return {
    entries: byAward.reduce((sum, { entries }) => sum + entries, 0),
    byAward: byAward.map(({ award, entries }) => ({ award, entries })).sort((one, other) => other.entries - one.entries),
    byBranch: rulebook.branches.map(({ id }) => ({
      branch: id,
      entries: byAward.reduce((sum, { branch, entries }) => (branch === id ? sum + entries : sum), 0),
    })),
    reasons: await mostFrequentReasons(transaction, rulebook.round, REASONS, own),
    grandExcellence: grandExcellence(rulebook, excellent),
  }
}
