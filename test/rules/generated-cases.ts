import fc from 'fast-check'
import type { OracleCase, OracleEntry, OracleWinner } from './oracle.ts'
import { ORACLE_AWARDS } from './oracle.ts'

/**
 * Generated cases of round 2564. Few names, titles and days, so that they meet and collide often;
 * every fact may be absent, asked in vain (null) or known, with values on both sides of each limit.
 */
const kinds = ['ministry', 'department', 'province', 'higher-education', 'public-organisation',
  'local-government', 'state-enterprise', 'other-state-agency', 'private-sector', 'people-sector']

const days = ['2020-02-28', '2020-02-29', '2020-03-01', '2021-02-28', '2021-03-01', '2021-02-01',
  '2024-02-29', '2021-12-31']
const starts = ['2019-02-28', '2019-03-01', '2020-02-28', '2020-02-29', '2020-03-01', '2019-02',
  '2020-02', '2020-01',
  '2020-01-31', '2020-02-01', '2020-02-02', '2020-12-31', '2021-01', '2023-02-28', '2023-03-01',
    '2023-02', '2024-02-29',
  '2005-07', '2022-06-15']

const titles = ['Smart City', '  smart   CITY ', 'Smart Town', '\u0e1a\u0e49\u0e32\u0e19', 'Cafe\u0301',
  'Caf\u00e9']
const areas = ['North', 'north ', 'South']

const subset = (values: string[]) => fc.uniqueArray(fc.constantFrom(...values))
const bool = fc.boolean()

/** Known values of every fact, by id. */
export const knownFacts: Record<string, fc.Arbitrary<unknown>> = {
  'applicant.name': fc.constantFrom('Office A', 'Office B'),
  'applicant.counts-as': fc.constantFrom('Department', 'Office A'),
  'applicant.kind': fc.constantFrom(...kinds),
  'work.branches': subset(['service', 'participation', 'management']),
  'service.approach': subset(['new', 'improved', 'expanded-standard', 'integrated-data', 'covid',
    'eased-approvals']),
  'participation.aims': subset(['open-administration', 'change-in-peoples-lives', 'honour-key-actor',
    'expand-awarded-model', 'solve-poverty']),
  'pmqa.aims': subset(['excellence', 'category', 'pmqa-4.0']),
  'pmqa.categories': subset(['1', '2', '3', '4', '5', '6']),
  'work.title': fc.constantFrom(...titles),
  'work.area': fc.constantFrom(...areas),
  'work.scope': fc.constantFrom('organisation', 'project'),
  'work.started-on': fc.constantFrom(...starts),
  'work.in-use': bool,
  'work.continuing': bool,
  'work.core-mission': bool,
  'work.important-policy': bool,
  'work.own-share-percent': fc.constantFrom(0, 69, 69.9, 70, 71, 100),
  'work.results-verifiable': bool,
  'work.improvements': subset(['law', 'copies', 'fee', 'steps', 'time', 'fee-instead-of-permit',
    'e-service', 'other']),
  'covid.route': fc.constantFrom('control-in-core-mission', 'service-continuity', 'neither'),
  'participation.levels': subset(['inform', 'consult', 'involve', 'collaborate']),
  'participation.engaged': bool,
  'nominee.kind': fc.constantFrom('person', 'group'),
  'nominee.official-status': fc.constantFrom('not-official', 'official', 'village-head-or-volunteer'),
  'nominee.agency-applies-for': subset(['effective-change', 'participation-expanded']),
  'expansion.source-award': fc.constantFrom('effective-change-excellent', 'other-participation-award',
    'none'),
  'expansion.kind': subset(['policy', 'areas']),
  'expansion.new-areas': fc.constantFrom(0, 1, 2, 3),
  'expansion.same-scope': bool,
  'pmqa.won-round': fc.constantFrom(2554, 2555, 2562, 2563),
  'conduct.no-disgrace': bool,
}

/** Values by which a fact keeps awards open, so that deep situations are reached as well. */
const kindFacts: Record<string, unknown> = {
  'applicant.kind': 'department',
  'work.branches': ['service', 'participation', 'management'],
  'service.approach': ['new', 'improved', 'expanded-standard', 'integrated-data', 'covid', 'eased-approvals'],
  'participation.aims': ['open-administration', 'change-in-peoples-lives', 'honour-key-actor',
    'expand-awarded-model', 'solve-poverty'],
  'pmqa.aims': ['excellence', 'category', 'pmqa-4.0'],
  'pmqa.categories': ['1', '2', '3', '4', '5', '6'],
  'covid.route': 'service-continuity',
  'work.started-on': '2005-07',
  'work.in-use': true,
  'work.continuing': true,
  'work.results-verifiable': true,
  'work.own-share-percent': 70,
  'work.core-mission': true,
  'participation.levels': ['inform', 'consult', 'collaborate'],
  'participation.engaged': true,
  'expansion.same-scope': true,
  'conduct.no-disgrace': true,
}

/** Facts with given weights of absent, null, kind and any known value. */
const factsWith = (absent: number, unknown: number, kind: number,
  known: number): fc.Arbitrary<Record<string, unknown>> =>
  fc
    .record(Object.fromEntries(Object.entries(knownFacts).map(([id, value]) => [id, fc.oneof(
      { weight: absent, arbitrary: fc.constant(undefined) },
      { weight: unknown, arbitrary: fc.constant(null) },
      { weight: kind, arbitrary: id in kindFacts ? fc.constant(kindFacts[id]) : value },
      { weight: known, arbitrary: value },
    )])))
    .map(facts => Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)))

/** Facts of a case: from hardly anything known to everything known. */
export const someFacts = fc.oneof(
  factsWith(2, 1, 1, 2), factsWith(1, 1, 6, 1), factsWith(8, 1, 1, 1), factsWith(0, 0, 3, 1), factsWith(3,
    0, 6, 1),
)

/**
 * Answers to every fact, the same ones at each run: half of them such as keep awards open, so that
 * among them are both applicants who are refused at once and applicants who get everywhere.
 */
export function wholeAnswers(count: number, seed: number): readonly Record<string, unknown>[] {
  return fc.sample(fc.oneof(factsWith(0, 0, 0, 1), factsWith(0, 0, 4, 1)), { numRuns: count, seed })
}

const registryAward = fc.constantFrom('covid-response', 'open-governance', 'effective-change',
  'effective-change',
  'engaged-citizen', 'participation-expanded', 'pmqa-excellence', 'pmqa-category-1', 'pmqa-4.0')
const agency = fc.constantFrom('Office A', 'Office B', 'Office C', 'OFFICE B')
const countsAs = fc.constantFrom('Department', 'Department', 'Office A', ' office  a', 'Elsewhere', null)

const entry: fc.Arbitrary<OracleEntry> = fc.record({
  agency, countsAs, award: registryAward, round: fc.constantFrom(2564, 2564, 2564, 2563),
  title: fc.constantFrom(...titles), area: fc.constantFrom(...areas),
})
const winner: fc.Arbitrary<OracleWinner> = fc.record({
  agency, countsAs, award: fc.constantFrom(...ORACLE_AWARDS.filter(id => id.startsWith('pmqa'))),
  round: fc.constantFrom(2554, 2555, 2562, 2563, 2564, null), level: fc.constant(''), title: fc.constant(''),
})

export const someRegistry = fc.record({
  entries: fc.array(entry, { maxLength: 5 }),
  winners: fc.array(winner, { maxLength: 5 }),
})

/** Whole cases, as one line of the command line holds them. */
export const someCase: fc.Arbitrary<OracleCase> =
  fc.record({ facts: someFacts, registry: someRegistry, asOf: fc.constantFrom(...days) })
