import { usualMilestones } from '../milestones.ts'
import type { Rulebook } from '../rulebook.ts'
import type { Remark } from './finding.ts'

/** Buddhist years count from 543 years before the Christian era. */
const era = 543

const usualOrder: readonly string[] = usualMilestones

/** Milestones, rulings and winners whose dates can't be right. */
export function calendarRemarks(rulebook: Rulebook): readonly Remark[] {
  return [...milestoneRemarks(rulebook), ...rulingRemarks(rulebook), ...winnerRemarks(rulebook)]
}

function milestoneRemarks({ milestones, round }: Rulebook): readonly Remark[] {
  return milestones.flatMap(({ id, on, branch }, i): readonly Remark[] => {
    const path = `milestones.${i}.on`
    const year = Number(on.slice(0, 4)) + era
    const remarks: Remark[] = []
    if (Math.abs(year - round) > 1) remarks.push({ code: 'milestone-year', path, rule: id, details: { on, year, round } })
    const late = milestones.find((other, j) => {
      if (other.branch !== branch || other.on <= on || j === i) return false
      const places = [usualOrder.indexOf(id), usualOrder.indexOf(other.id)]
      return places.includes(-1) ? j < i : (places[1] as number) < (places[0] as number)
    })
    if (late) remarks.push({ code: 'milestones-out-of-order', path, rule: id, details: { on, other: late.id, otherOn: late.on } })
    return remarks
  })
}

/** Of several rulings for the same, the last in the list holds, whatever their dates say. */
function rulingRemarks({ rulings }: Rulebook): readonly Remark[] {
  return rulings.flatMap((ruling, i): readonly Remark[] => {
    const later = rulings.slice(i + 1).find(({ condition, award }) => condition === ruling.condition && (award === undefined || award === ruling.award))
    if (!later) return []
    const code = later.on < ruling.on ? 'rulings-out-of-order' : 'ruling-overridden'
    return [{ code, path: `rulings.${i}`, rule: ruling.condition, details: { on: ruling.on, reading: ruling.reading, laterOn: later.on, laterReading: later.reading } }]
  })
}

/** Wins of this round or a later one are no earlier wins. */
function winnerRemarks({ winners, round }: Rulebook): readonly Remark[] {
  return winners.flatMap(({ agency, round: won }, i) =>
    won !== undefined && won >= round ? [{ code: 'winner-too-late', path: `winners.${i}.round`, rule: agency, details: { won, round } }] : [],
  )
}
