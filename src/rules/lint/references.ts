import { compile } from '../compile.ts'
import { RuleError } from '../rule-error.ts'
import { rulebookSchema, type Rulebook } from '../rulebook.ts'
import type { Remark } from './finding.ts'

/**
 * Reads the shape of a rulebook, and says everything that is wrong with it, not only the first thing.
 */
export function shapeRemarks(data: unknown): { readonly rulebook: Rulebook | undefined; readonly remarks: readonly Remark[] } {
  const result = rulebookSchema.safeParse(data)
  if (result.success) return { rulebook: result.data, remarks: [] }
  const remarks = result.error.issues.map((issue): Remark => {
    const path = issue.path.join('.')
    return { code: 'bad-rulebook', path, rule: idAt(data, path) ?? path, details: { problem: issue.message } }
  })
  return { rulebook: undefined, remarks }
}

/** The id of the rule around a path: of `awards.3.fit`, the id of the fourth award. */
export function idAt(data: unknown, path: string): string | undefined {
  const [section, place] = path.split('.')
  const list = section === undefined ? undefined : (data as Record<string, unknown> | null | undefined)?.[section]
  const item: unknown = Array.isArray(list) && place !== undefined ? list[Number(place)] : undefined
  const { id } = typeof item === 'object' && item !== null ? (item as { id?: unknown }) : {}
  return typeof id === 'string' ? id : undefined
}

/** An error of the rules core as a remark. */
export function remarkOf(data: unknown, error: RuleError): Remark {
  const path = error.path ?? ''
  return { code: error.code, path, rule: idAt(data, path) ?? path, details: { problem: error.message } }
}

/**
 * What names something that does not exist, or exists twice: what keeps the rulebook from being
 * used, and what `compile` lets pass because it decides nothing.
 *
 * @param known remarks about expressions, which `compile` would only repeat.
 */
export function referenceRemarks(rulebook: Rulebook, known: readonly Remark[]): readonly Remark[] {
  const remarks = [...ownRemarks(rulebook)]
  if (known.some(({ code }) => code === 'nested-too-deeply')) return remarks
  try {
    compile(rulebook)
  } catch (error) {
    if (!(error instanceof RuleError)) throw error
    const place = error.path ?? ''
    const same = [...known, ...remarks].some(({ path }) => path === place || path.startsWith(`${place}.`))
    if (!same) remarks.push(remarkOf(rulebook, error))
  }
  return remarks
}

function ownRemarks(rulebook: Rulebook): readonly Remark[] {
  const awards = new Set(rulebook.awards.map(({ id }) => id))
  const branches = new Set(rulebook.branches.map(({ id }) => id))
  const remarks: Remark[] = []
  const expect = (what: 'award' | 'branch', id: string | undefined, path: string): void => {
    if (id === undefined || (what === 'award' ? awards : branches).has(id)) return
    remarks.push({ code: `unknown-${what}`, path, rule: idAt(rulebook, path) ?? path, details: { problem: `there is no ${what} "${id}"` } })
  }
  for (const [i, condition] of rulebook.conditions.entries()) {
    for (const [j, source] of condition.source.entries()) {
      for (const id of source.awards ?? []) expect('award', id, `conditions.${i}.source.${j}.awards`)
    }
  }
  for (const [i, example] of rulebook.examples.entries()) {
    expect('award', example.award, `examples.${i}.award`)
    expect('branch', example.branch, `examples.${i}.branch`)
  }
  for (const [i, milestone] of rulebook.milestones.entries()) expect('branch', milestone.branch, `milestones.${i}.branch`)
  for (const [i, ruling] of rulebook.rulings.entries()) {
    const condition = rulebook.conditions.find(({ id }) => id === ruling.condition)
    if (condition && !condition.readings) {
      remarks.push({ code: 'ruling-on-one-reading', path: `rulings.${i}`, rule: ruling.condition, details: { reading: ruling.reading } })
    }
    expect('award', ruling.award, `rulings.${i}.award`)
    const uses = rulebook.awards.filter(({ id, conditions }) => conditions.includes(ruling.condition) && (ruling.award === undefined || ruling.award === id))
    if (condition && uses.length === 0 && (ruling.award === undefined || awards.has(ruling.award))) {
      remarks.push({ code: 'ruling-for-nothing', path: `rulings.${i}`, rule: ruling.condition, details: { award: ruling.award ?? '–' } })
    }
  }
  for (const [i, note] of rulebook.notes.entries()) {
    const { exclusion } = note
    if (exclusion?.['sets-aside'].includes(exclusion.award)) {
      remarks.push({ code: 'exclusion-of-itself', path: `notes.${i}.exclusion`, rule: note.id, details: { award: exclusion.award } })
    }
  }
  return [...remarks, ...twice(rulebook)]
}

/** Ids that stand twice where `compile` does not look. */
function twice(rulebook: Rulebook): readonly Remark[] {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['topics', rulebook.topics],
    ['examples', rulebook.examples.map(({ id }) => id)],
    ['milestones', rulebook.milestones.map(({ id, branch }) => (branch === undefined ? id : `${id} ${branch}`))],
    ...rulebook.facts.map((fact, i): readonly [string, readonly string[]] => [`facts.${i}.values`, fact.values ?? []]),
  ]
  return lists.flatMap(([path, ids]) =>
    ids.flatMap((id, i): readonly Remark[] =>
      ids.indexOf(id) === i ? [] : [{ code: 'id-twice', path: `${path}.${i}`, rule: idAt(rulebook, path) ?? id, details: { problem: `"${id}" stands twice` } }],
    ),
  )
}
