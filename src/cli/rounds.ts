import { documentWinners, loadRules, registryOf, RuleError, rulebookFiles, type RoundRegistry, type Rules } from '../rules/index.ts'

/**
 * The rules of a round.
 *
 * @param wanted Buddhist year; without it, the newest round there is a rulebook for.
 * @throws RuleError where there is none, or it is broken.
 */
export function rulesOf(wanted: number | undefined, directory: string | undefined): Rules {
  return loadRules(wanted ?? newestRound(directory), directory)
}

/** The newest round there is a rulebook for. */
export function newestRound(directory: string | undefined): number {
  const newest = Math.max(...rulebookFiles(directory).keys())
  if (!Number.isFinite(newest)) throw new RuleError('unknown-round', 'there is no rulebook at all', 'round')
  return newest
}

/** What is known of entries and earlier wins where a case brings no registry: the winners that the source lists. */
export function knownRegistry(rules: Rules): RoundRegistry {
  return registryOf({ entries: [], winners: documentWinners(rules.rulebook) }, rules.round)
}
