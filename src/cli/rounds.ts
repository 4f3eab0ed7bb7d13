import { existsSync } from 'node:fs'
import { openDatabase } from '../database/database.ts'
import { createRoundState } from '../registry/round-state.ts'
import { readConfig } from '../server/config.ts'
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

/**
 * The rules with the rulings that coordinators made, and the registry, as the database has them. Where
 * the service has never run there is no database, and none is made: the source's own winners count.
 *
 * @throws CodedError where the database can't be opened or read.
 */
export async function kept(rules: Rules, environment: NodeJS.ProcessEnv): Promise<{ readonly rules: Rules; readonly registry: RoundRegistry }> {
  const url = readConfig({ DATABASE_URL: environment['DATABASE_URL'] }).databaseUrl
  const file = /^sqlite:(.+)$/.exec(url)?.[1]
  if (file !== undefined && !existsSync(file)) return { rules, registry: knownRegistry(rules) }
  const database = openDatabase(url)
  try {
    await database.migrate()
    return await createRoundState({ database, rulebook: rules.rulebook, now: Date.now }).current()
  } finally {
    await database.close()
  }
}
