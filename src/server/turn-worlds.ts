import type { Directory } from '../agencies/index.ts'
import type { TurnNotes, World } from '../conversation/scene.ts'
import type { TurnTools } from '../conversation/store-turn.ts'
import { createWorlds, type Moment, type Personal, type RoundView } from '../conversation/worlds.ts'
import type { Database } from '../database/database.ts'
import { noteProvisional } from '../registry/agency-book.ts'
import { directoryWith } from '../registry/directory-with.ts'
import { createDoor } from '../registry/door.ts'
import { createLinks } from '../conversation/store-links.ts'
import { createReminders } from '../conversation/store-reminders.ts'
import type { DeskDoor } from '../registry/desk.ts'
import type { Outside } from '../registry/desk-parts.ts'
import { countReasons } from '../registry/check-reasons.ts'
import { createRoundState } from '../registry/round-state.ts'
import type { Rules } from '../rules/index.ts'

export interface TurnWorlds {
  /** Looks at what coordinators changed. Before a turn, outside of its transaction. */
  before(): Promise<void>
  /** Makes the world of one turn. */
  world(moment: Moment): World
}

/**
 * The worlds of turns, with the registry, rulings and agencies as the database has them, and the
 * coordinators' desk.
 *
 * @throws what the database throws, where the registry can't be read.
 */
export async function createTurnWorlds(options: {
  readonly database: Database
  readonly rules: Rules
  readonly rulebookDir?: string | undefined
  readonly now: () => Date
  readonly randomToken: () => string
  readonly randomUuid: () => string
}): Promise<TurnWorlds> {
  const { database, rules, rulebookDir } = options
  const state = createRoundState({ database, rulebook: rules.rulebook, now: () => options.now().getTime() })
  let view = await viewOf(await state.current())

  async function viewOf({ rules: ruled, registry, agencies }: Awaited<ReturnType<typeof state.current>>): Promise<RoundView> {
    return { rules: ruled, registry, directory: await directoryWith(agencies) }
  }

  // Whatever a desk changed in this process counts from the next turn on, without a wait.
  let mayHaveChanged = false
  const watched = (door: DeskDoor): DeskDoor => ({
    ...door,
    enter: () => {
      mayHaveChanged = true
      return door.enter()
    },
  })

  const outsideOf = (aside: TurnTools['aside']): Outside | undefined =>
    aside && { database, apart: (key, work) => aside.apart(key, work) }

  const personal = ({ channel, id, tools, network }: NonNullable<Moment['person']>, { directory }: RoundView): Personal => ({
    door: watched(createDoor({
      transaction: tools.transaction, engine: database.engine, at: tools.at, identity: { channel, id, network },
      rulebook: rules.rulebook, directory, outside: outsideOf(tools.aside), conversationId: tools.conversationId, randomToken: options.randomToken, randomUuid: options.randomUuid,
    })),
    notes: notesOf(tools, rules.round, directory),
    links: createLinks({ tools, identity: { channel, id, network }, randomToken: options.randomToken }),
    reminders: createReminders({ tools, identity: { channel, id } }),
  })

  return {
    before: async () => {
      if (mayHaveChanged) state.changed()
      mayHaveChanged = false
      view = await viewOf(await state.current())
    },
    world: createWorlds({ rules, registry: view.registry, rulebookDir, view: () => view, personal }),
  }
}

/** Written inside of the turn's transaction. */
function notesOf(tools: TurnTools, round: number, directory: Directory): TurnNotes {
  return {
    provisional: (agency) => {
      const match = directory.match(agency.name)
      // Confirmed without its place, such a name would be taken for all of its namesakes.
      if ('choices' in match && (match.ask === 'province' || match.ask === 'district')) return
      // Listed meanwhile, under a name that is written otherwise.
      if ('agency' in match && match.sure) return
      tools.also(() => noteProvisional(tools.transaction, agency, tools.at, tools.conversationId))
    },
    obstacles: (found, body) => tools.also(() => countReasons(tools.transaction, round, found, body)),
  }
}
