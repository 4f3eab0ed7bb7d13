import type { Rulebook, Source } from '../rulebook.ts'
import type { Remark } from './finding.ts'

/** Sections whose items name lines of the source. */
const sections = ['branches', 'conditions', 'awards', 'evidence', 'notes', 'doubts'] as const

/** Lines that the source does not have, and conditions that leave an award without a line. */
export function sourceRemarks(rulebook: Rulebook): readonly Remark[] {
  const { lines: last } = rulebook.source
  const beyond = (lines: readonly number[], path: string, rule: string): readonly Remark[] =>
    lines.flatMap((line, i) => (line > last ? [{ code: 'line-out-of-range', path: lines.length > 1 ? `${path}.${i}` : path, rule, details: { line, last } }] : []))
  return [
    ...sections.flatMap((section) =>
      rulebook[section].flatMap(({ id, source }, i) =>
        source.flatMap(({ lines }, j) => beyond(lines, `${section}.${i}.source.${j}.lines`, id)),
      ),
    ),
    ...rulebook.conditions.flatMap(({ id, readings }, i) =>
      Object.entries(readings ?? {}).flatMap(([name, { lines }]) => beyond(lines ?? [], `conditions.${i}.readings.${name}.lines`, id)),
    ),
    ...rulebook.winners.flatMap(({ line, agency }, i) => beyond([line], `winners.${i}.line`, agency)),
    ...rulebook.examples.flatMap(({ lines, id }, i) => beyond(lines, `examples.${i}.lines`, id)),
    ...rulebook.conditions.flatMap(({ id, source }, i) => coverage(rulebook, id, source, `conditions.${i}`)),
  ]
}

/** Sources that are for some awards only must leave no award without one, and name no other award. */
function coverage(rulebook: Rulebook, condition: string, sources: readonly Source[], path: string): readonly Remark[] {
  const users = rulebook.awards.filter(({ conditions }) => conditions.includes(condition)).map(({ id }) => id)
  const covers = (award: string): boolean => sources.some(({ awards }) => awards === undefined || awards.includes(award))
  return [
    ...users.filter((award) => !covers(award)).map((award) => ({ code: 'award-without-source', path: `${path}.source`, rule: condition, details: { award } })),
    ...sources.flatMap(({ awards }, i) =>
      (awards ?? [])
        .filter((award) => !users.includes(award) && rulebook.awards.some(({ id }) => id === award))
        .map((award) => ({ code: 'source-for-nothing', path: `${path}.source.${i}.awards`, rule: condition, details: { award } })),
    ),
  ]
}
