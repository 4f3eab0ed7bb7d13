import type { Winner } from './registry.ts'
import type { Rulebook } from './rulebook.ts'

/**
 * The earlier winners that the source itself lists, as registry data; the round is null where the
 * source gives no year.
 */
export function documentWinners(rulebook: Rulebook): readonly Winner[] {
  return rulebook.winners.flatMap(({ agency, awards, round, level }) =>
    awards.map((award) => ({ agency, countsAs: agency, award, round: round ?? null, level: level ?? null, title: null })),
  )
}
