import type { WinnerRecord } from '../../src/registry/desk.ts'
import { comparable, documentWinners } from '../../src/rules/index.ts'
import type { DeskScene } from './desk-scene.ts'
import { inScope } from './naming.ts'

/** An earlier win; those that only the document lists have no number. */
export type Win = Omit<WinnerRecord, 'id'> & { readonly id?: number }

export interface WinFilter {
  readonly award?: string
  readonly body?: string
  readonly round?: number
  readonly search?: string
}

/** Every win of a body: the registry's, and the document's where the registry doesn't know them better. */
export async function winsOfBody(at: DeskScene, body: string): Promise<readonly Win[]> {
  const kept = (await at.desk.winners.find({ body }, { page: 0, size: 100 })).items
  const known = new Set(kept.filter(({ round }) => round !== null).map(({ award }) => award))
  return [...kept, ...documentWins(at, { body }).filter(({ award, round }) => round !== null || !known.has(award))]
}

/** The wins that the document itself lists, as far as a filter and the coordinator's scope go. */
export function documentWins(at: DeskScene, { award, body, round, search = '' }: WinFilter): readonly Win[] {
  const words = comparable(search).split(' ').filter((word) => word !== '')
  return documentWinners(at.scene.rules.rulebook)
    .map((winner): Win => ({
      round: winner.round, award: winner.award, agency: winner.agency, countsAs: winner.countsAs ?? winner.agency, level: winner.level ?? null, title: winner.title ?? null, source: 'document',
    }))
    .filter((win) => inScope(at, win.countsAs) && (award === undefined || win.award === award) && (round === undefined || win.round === round))
    .filter((win) => body === undefined || comparable(win.countsAs) === comparable(body))
    .filter((win) => words.every((one) => comparable(`${win.agency} ${win.countsAs} ${win.title ?? ''}`).includes(one)))
}
