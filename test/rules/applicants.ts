/** Simulated applicants of round 2564: whole sets of answers, the same ones for the same seed. */

/** How a crowd of applicants is made up. */
export interface Mix {
  readonly name: string
  /** How many branches an applicant enters: the chance of a second and of a third. */
  readonly moreBranches: number
  /** The chance of each further approach or aim within a branch. */
  readonly moreAims: number
  /** The chance that a condition's answer is the favourable one. */
  readonly favourable: number
  /** The chance that an answer is "don't know". */
  readonly unknown: number
}

export const mixes: readonly Mix[] = [
  { name: 'one work, prepared', moreBranches: 0.05, moreAims: 0.1, favourable: 0.9, unknown: 0 },
  { name: 'one work, as it comes', moreBranches: 0.1, moreAims: 0.2, favourable: 0.6, unknown: 0 },
  { name: 'several aims', moreBranches: 0.4, moreAims: 0.4, favourable: 0.75, unknown: 0 },
  { name: 'everything at once', moreBranches: 1, moreAims: 0.8, favourable: 0.85, unknown: 0 },
  { name: 'poorly suited', moreBranches: 0.2, moreAims: 0.3, favourable: 0.3, unknown: 0 },
  { name: 'anything at all', moreBranches: 0.5, moreAims: 0.5, favourable: 0.5, unknown: 0.1 },
  { name: 'some not known', moreBranches: 0.2, moreAims: 0.2, favourable: 0.7, unknown: 0.15 },
]

/** A number from 0 to 1, as Math.random gives it, from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}

const branches = ['service', 'participation', 'management']
const approaches = ['new', 'improved', 'expanded-standard', 'integrated-data', 'covid', 'eased-approvals']
const aims = ['open-administration', 'change-in-peoples-lives', 'honour-key-actor',
  'expand-awarded-model', 'solve-poverty']
const stateKinds = ['ministry', 'department', 'province', 'higher-education', 'public-organisation',
  'local-government', 'state-enterprise', 'other-state-agency']

/** The answers that one applicant would give to every question. */
export function applicant(mix: Mix, random: () => number): Record<string, unknown> {
  const chance = (probability: number) => random() < probability
  const pick = <T>(values: readonly T[]): T => values[Math.floor(random() * values.length)]!
  const some = (values: readonly string[], more: number): string[] => {
    const first = pick(values)
    return values.filter(value => value === first || chance(more))
  }
  const good = () => chance(mix.favourable)
  const facts: Record<string, unknown> = {
    'applicant.name': pick(['Office A', 'Office B', 'Office C', 'Office D', 'Office E', 'Office F']),
    'applicant.kind': good() ? pick(stateKinds) : pick(['private-sector', 'people-sector',
      'local-government', 'province']),
    'work.branches': some(branches, mix.moreBranches),
    'service.approach': some(approaches, mix.moreAims),
    'participation.aims': some(aims, mix.moreAims),
    'pmqa.aims': some(['excellence', 'category', 'pmqa-4.0'], mix.moreAims),
    'pmqa.categories': some(['1', '2', '3', '4', '5', '6'], mix.moreAims),
    'covid.route': good() ? pick(['control-in-core-mission', 'service-continuity']) : 'neither',
    'work.title': pick(['Smart City', 'Clean Water', 'Warm Houses']),
    'work.area': pick(['North', 'South', 'East']),
    'work.scope': pick(['organisation', 'project']),
    'work.started-on': good() ? '2018-05' : '2020-11',
    'work.in-use': good(),
    'work.continuing': good(),
    'work.core-mission': good(),
    'work.important-policy': good(),
    'work.own-share-percent': good() ? 80 : 40,
    'work.results-verifiable': good(),
    'work.improvements': good() ? ['time', 'steps'] : [],
    'participation.levels': good() ? ['inform', 'consult', 'collaborate'] : ['inform'],
    'participation.engaged': good(),
    'nominee.kind': pick(['person', 'group']),
    'nominee.official-status': good() ? 'not-official' : pick(['official', 'village-head-or-volunteer']),
    'nominee.agency-applies-for': good() ? ['effective-change',
      'participation-expanded'] : some(['effective-change', 'participation-expanded'], 0),
    'expansion.source-award': good() ? 'effective-change-excellent' : pick(['other-participation-award',
      'none']),
    'expansion.kind': some(['policy', 'areas'], 0.3),
    'expansion.new-areas': good() ? 3 : 1,
    'expansion.same-scope': good(),
    'conduct.no-disgrace': good(),
    'pmqa.won-round': pick([2556, 2560, 2563]),
  }
  for (const id of Object.keys(facts)) if (chance(mix.unknown)) facts[id] = null
  return facts
}

/** A registry in which a few of the applicants stand. */
export const someRegistry = {
  entries: [
    { agency: 'Office A', countsAs: 'Office A', award: 'effective-change', round: 2564,
      title: 'Smart City', area: 'West' },
    { agency: 'Office B', countsAs: 'Office B', award: 'open-governance', round: 2564, title: 'Open Door',
      area: 'North' },
    { agency: 'Office C', countsAs: 'Office C', award: 'covid-response', round: 2564, title: 'Clinic',
      area: 'South' },
  ],
  winners: [
    { agency: 'Office A', countsAs: 'Office A', award: 'pmqa-category-1', round: null },
    { agency: 'Office D', countsAs: 'Office D', award: 'pmqa-category-1', round: 2558 },
  ],
}
