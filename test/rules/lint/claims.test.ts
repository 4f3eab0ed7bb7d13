import fc from 'fast-check'
import { expect, it } from 'vitest'
import { checkCase, compile, emptyRegistry, ownRulebooks, readRulebook, readRulebookFile, type Rulebook, type Rules } from '../../../src/rules/index.ts'
import { lint } from '../../../src/rules/lint/index.ts'

const file = readRulebookFile(`${ownRulebooks}/2564.yaml`)
const { facts } = readRulebook(file.data)

const expression = fc.constantFrom<Readonly<Record<string, unknown>>[]>(
  { is: { fact: 'applicant.kind', value: 'province' } },
  { in: { fact: 'applicant.kind', values: ['private-sector', 'ministry'] } },
  { is: { fact: 'work.scope', value: 'project' } },
  { is: { fact: 'work.core-mission', value: true } },
  { has: { fact: 'work.branches', value: 'service' } },
  { has: { fact: 'work.branches', value: 'participation' } },
  { 'at-least': { fact: 'work.own-share-percent', number: 50 } },
  { 'at-most': { fact: 'work.own-share-percent', number: 60 } },
  { 'running-for': { fact: 'work.started-on', years: 2 } },
  { entered: { by: 'body' } },
  { entered: { by: 'applicant' } },
  { entered: { by: 'body', same: { title: 'work.title', area: 'work.area' }, sameness: 'any' } },
)
const { tree } = fc.letrec<{ tree: Readonly<Record<string, unknown>> }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small' },
    expression,
    fc.record({ not: tie('tree') }),
    fc.record({ all: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ any: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }) }),
  ),
}))

/** A rulebook with one award, its fit and conditions made up. */
const rulebookWith = (plain: typeof tree): fc.Arbitrary<unknown> => fc.record({ fit: tree, one: plain, other: tree, reading: tree }).map(({ fit, one, other, reading }): unknown => {
  const source = [{ lines: [1], quote: 'q' }]
  return {
    round: 2564,
    source: { title: 't', publisher: 'p', lines: 9 },
    branches: [{ id: 'service', source }],
    topics: [...new Set(facts.flatMap(({ topic }) => topic ?? []))],
    who: { name: 'applicant.name', 'counts-as': 'applicant.counts-as' },
    facts,
    conditions: [{ id: 'plain', met: one, source }, { id: 'doubtful', readings: { a: { met: other }, b: { met: reading } }, source }],
    awards: [{ id: 'prize', branch: 'service', stated: 'fully', fit, conditions: ['plain', 'doubtful'], source }],
  }
})

const name = fc.constantFrom('Unit', 'Department')
const work = fc.constantFrom('one', 'two')
/** A case in which nothing that the expressions look at is left open. */
const caseOf = fc.record({
  facts: fc.record({
    'applicant.name': fc.constant('Unit'),
    'applicant.counts-as': fc.constant('Department'),
    'applicant.kind': fc.constantFrom('province', 'private-sector', 'ministry', 'department'),
    'work.scope': fc.constantFrom('project', 'organisation'),
    'work.core-mission': fc.boolean(),
    'work.branches': fc.subarray(['service', 'participation', 'management']),
    'work.own-share-percent': fc.constantFrom(0, 49, 50, 55, 60, 61, 100),
    'work.started-on': fc.constantFrom('2015-01-01', '2020-12-31'),
    'work.title': work,
    'work.area': work,
  }),
  registry: fc.record({
    entries: fc.array(fc.record({ agency: name, countsAs: fc.constant('Department'), award: fc.constant('prize'), round: fc.constant(2564), title: work, area: work }), { maxLength: 2 }),
  }),
})

it('claims nothing of a rulebook that any case disproves', () => {
  fc.assert(
    fc.property(rulebookWith(tree), fc.array(caseOf, { minLength: 40, maxLength: 40 }), (data, cases) => {
      const findings = lint({ ...file, data }, {})
      const claimed = (code: string, rule: string): boolean => findings.some((finding) => finding.code === code && finding.rule === rule)
      const rules: Rules = compile(readRulebook(data))
      const disproved = cases.flatMap((each) => {
        const [award] = checkCase(rules, each, { asOf: '2021-02-01', registry: emptyRegistry }).awards
        const [plain, doubtful] = award?.conditions.map(({ result }) => result) ?? []
        return [
          ['fit-never-met', 'prize', award?.status !== 'not-a-match'],
          ['fit-always-met', 'prize', award?.status === 'not-a-match'],
          ['award-never-eligible', 'prize', award?.status === 'eligible' || award?.status === 'unsettled'],
          ['condition-always-met', 'plain', plain !== 'met'],
          ['condition-never-met', 'plain', plain === 'met'],
          ['condition-always-met', 'doubtful', doubtful !== 'met'],
          ['condition-never-met', 'doubtful', doubtful === 'met'],
          ['readings-never-differ', 'doubtful', doubtful === 'unsettled'],
          ['condition-never-settled', 'doubtful', doubtful === 'met'],
        ] as const
      })
      expect(disproved.filter(([code, rule, is]) => is && claimed(code, rule))).toEqual([])
    }),
    { numRuns: 60 },
  )
})

it('takes out a part that it says never matters, and nothing changes', () => {
  let taken = 0
  // A part that stands twice in the same `all` or `any` is idle, unless it decides nothing anyway.
  const repetitive = fc.tuple(fc.constantFrom('all', 'any'), tree, tree).map(([word, one, other]) => ({ [word]: [one, other, one] }))
  fc.assert(
    fc.property(rulebookWith(repetitive), fc.array(caseOf, { minLength: 30, maxLength: 30 }), (data, cases) => {
      const idle = lint({ ...file, data }, {}).find(({ code, path }) => code === 'part-never-matters' && path.startsWith('conditions.0.'))
      if (!idle) return
      taken++
      const less: Rulebook = structuredClone(readRulebook(data))
      remove(less, idle.path)
      const [before, after] = [compile(readRulebook(data)), compile(less)].map((rules) =>
        cases.map((each) => checkCase(rules, each, { asOf: '2021-02-01', registry: emptyRegistry }).awards[0]?.conditions[0]?.result),
      )
      expect(after).toEqual(before)
    }),
    { numRuns: 40 },
  )
  expect(taken).toBeGreaterThan(10)
})

/** Takes the list item at a path out. */
function remove(data: unknown, path: string): void {
  const keys = path.split('.')
  const list = keys.slice(0, -1).reduce((at: unknown, key) => (at as Record<string, unknown>)[key], data)
  if (Array.isArray(list)) list.splice(Number(keys.at(-1)), 1)
}
