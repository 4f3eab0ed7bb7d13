import type { AwardOutcome, ResultName } from '../src/rules/index.ts'
import type { Model, PeerResult } from './model.ts'

/** Readings are left out where only the statuses are to be compared. */
type Checked = Pick<PeerResult, 'statuses'> & { readonly readings: PeerResult['readings'] | undefined }

/**
 * Compares what a peer made of a case with what the rules core did.
 *
 * @returns the first difference in words, or undefined.
 */
export function difference(model: Model, ours: readonly AwardOutcome[], peer: Checked): string | undefined {
  const byId = new Map(ours.map((award) => [award.id, award]))
  for (const [i, { id, conditions }] of model.awards.entries()) {
    const award = byId.get(id)
    const status = award?.status === 'open' ? undefined : award?.status
    if (status !== peer.statuses[i]) return `${id} is ${award?.status}, the peer has ${peer.statuses[i]}`
    if (!peer.readings) continue
    for (const [k, place] of conditions.entries()) {
      const condition = model.conditions[place]
      const outcome = award?.conditions[k]
      for (const [j, reading] of (condition?.readings ?? []).entries()) {
        const result = outcome?.readings ? outcome.readings[reading.name] : outcome?.result
        // A reading that is not possible here has no result.
        if (result === undefined) continue
        const theirs = peer.readings[place]?.[j]
        if (asBoolean(result) !== theirs) return `${id}, ${condition?.id} ${reading.name}: ${result}, the peer has ${theirs}`
      }
    }
  }
  return undefined
}

function asBoolean(result: ResultName): boolean | undefined {
  return result === 'unknown' ? undefined : result === 'met'
}
