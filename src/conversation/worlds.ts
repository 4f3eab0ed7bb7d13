import { createDirectory, type Directory } from '../agencies/index.ts'
import type { RoundRegistry, Rules } from '../rules/index.ts'
import { dayInBangkok } from './formats.ts'
import type { World } from './scene.ts'
import type { TurnTools } from './store-turn.ts'
import { loadVocabulary } from './words.ts'

/** What of a turn's world comes with each turn. */
export type Moment = Pick<World, 'newId' | 'forget'> & Partial<Pick<World, 'keep'>> & {
  readonly now: Date
  /** Who speaks, inside which transaction: what a coordinator's desk needs. Absent in groups. */
  readonly person?: {
    readonly channel: string
    readonly id: string
    readonly tools: TurnTools
    /** A keyed hash of the address that they speak from, where anybody may be any number of people. */
    readonly network?: string
  }
}

/** The rules with their rulings, the registry and the directory as they stand. */
export interface RoundView {
  readonly rules: Rules
  readonly registry: RoundRegistry
  readonly directory: Directory
}

/** What a person brings to the world of their turn. */
export type Personal = Pick<World, 'door' | 'notes' | 'links' | 'reminders'>

/**
 * Everything that turns share, loaded once.
 *
 * @param options.view asked at each turn; without it, `rules` and `registry` as they are.
 * @returns makes the world of one turn.
 */
export function createWorlds(options: {
  rules: Rules
  registry: RoundRegistry
  rulebookDir?: string | undefined
  view?: () => RoundView
  personal?: (person: NonNullable<Moment['person']>, view: RoundView) => Personal
}): (moment: Moment) => World {
  const { personal } = options
  const vocabulary = loadVocabulary(options.rulebookDir)
  const fixed: RoundView = { rules: options.rules, registry: options.registry, directory: createDirectory() }
  const view = options.view ?? (() => fixed)
  return ({ now, person, ...moment }) => {
    const { rules, registry, directory } = view()
    return {
      rules, registry, directory, vocabulary, ...moment,
      ...(person && personal ? personal(person, { rules, registry, directory }) : {}),
      now: now.toISOString(),
      today: dayInBangkok(now),
    }
  }
}
