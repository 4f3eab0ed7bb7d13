import { createDirectory } from '../agencies/index.ts'
import { type RoundRegistry, type Rules } from '../rules/index.ts'
import { dayInBangkok } from './formats.ts'
import type { World } from './scene.ts'
import { loadVocabulary } from './words.ts'

/** What of a turn's world comes with each turn. */
export type Moment = Pick<World, 'newId' | 'forget'> & Partial<Pick<World, 'keep'>> & { readonly now: Date }

/**
 * Everything that turns share, loaded once.
 *
 * @returns makes the world of one turn.
 */
export function createWorlds(options: { rules: Rules; registry: RoundRegistry; rulebookDir?: string | undefined }): (moment: Moment) => World {
  const shared = { rules: options.rules, registry: options.registry, directory: createDirectory(), vocabulary: loadVocabulary(options.rulebookDir) }
  return ({ now, ...moment }) => ({ ...shared, ...moment, now: now.toISOString(), today: dayInBangkok(now) })
}
