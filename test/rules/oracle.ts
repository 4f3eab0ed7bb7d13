import { and, aYearBefore, firstDayAYearOn, folded, lastDay, NO, not, or, YES,
  type Truth } from './oracle-logic.ts'

/**
 * The rules of round 2564 a second time: slow, naive and written from the agreed wording of each
 * condition alone, sharing nothing with `src/rules`. Tests compare the two over generated cases.
 */
export type OracleResult = 'met' | 'unmet' | 'unknown' | 'unsettled'

export type OracleEntry = {
  agency: string
  /** Without it, the agency. */
  countsAs?: string | null
  award: string
  round: number
  title: string
  area: string
}

export type OracleWinner = {
  agency: string
  /** Without it, the agency. */
  countsAs?: string | null
  award: string
  round: number | null
  level: string
  title: string
}

export type OracleCase = {
  facts: Record<string, unknown>
  registry: { entries: OracleEntry[]; winners: OracleWinner[] }
  asOf: string
}

export type OracleCondition = {
  id: string
  result: OracleResult
  /** Absent where the wording names no readings. */
  readings?: Record<string, OracleResult>
}

export type OracleAward = {
  id: string
  status: string
  eligibleFrom?: string
  conditions: OracleCondition[]
  /** Facts that `missing` must hold. */
  missing: Set<string>
  /** Facts that the wording allows in `missing` and does not demand. */
  mayBeMissing: Set<string>
}

type Decided = { result: OracleResult; readings?: Record<string, OracleResult>; waits: Truth[] }

const ROUND = 2564

const SERVICE = new Map([
  ['service-innovation', 'new'],
  ['service-improvement', 'improved'],
  ['service-expansion', 'expanded-standard'],
  ['data-integration', 'integrated-data'],
  ['covid-response', 'covid'],
  ['most-improved', 'eased-approvals'],
])

const PARTICIPATION = new Map([
  ['open-governance', 'open-administration'],
  ['effective-change', 'change-in-peoples-lives'],
  ['engaged-citizen', 'honour-key-actor'],
  ['participation-expanded', 'expand-awarded-model'],
  ['antipoverty', 'solve-poverty'],
])

const CATEGORIES = ['1', '2', '3', '4', '5', '6']
const PMQA = ['pmqa-excellence', ...CATEGORIES.map(number => `pmqa-category-${number}`), 'pmqa-4.0']

/** Every award of the round, in no order that matters. */
export const ORACLE_AWARDS = [...SERVICE.keys(), ...PARTICIPATION.keys(), ...PMQA, 'grand-excellence']

/** The awards for which the source states no conditions at all. */
const UNSTATED = ['service-innovation', 'service-improvement', 'service-expansion', 'data-integration']

/** Evaluates every award of 2564 for one case. */
export function oracle(given: OracleCase): OracleAward[] {
  const { facts, registry, asOf } = given

  const known = (id: string): boolean => facts[id] !== undefined && facts[id] !== null
  const wait = (...ids: string[]): Truth =>
    ({ is: 'unknown', waits: new Set(ids.filter(id => facts[id] === undefined)), may: new Set() })
  const test = (id: string, holds: (value: never) => boolean): Truth =>
    !known(id) ? wait(id) : holds(facts[id] as never) ? YES : NO
  const is = (id: string, value: unknown) => test(id, (actual: unknown) => actual === value)
  const yes = (id: string) => is(id, true)
  const has = (id: string, value: string) => test(id, (actual: string[]) => actual.includes(value))
  const atLeast = (id: string, least: number) => test(id, (actual: number) => actual >= least)

  const nameKnown = known('applicant.name')
  const name = facts['applicant.name']
  const body = known('applicant.counts-as') ? facts['applicant.counts-as'] : name
  /** Names of agencies compare as titles do. */
  const sameName = (one: unknown, other: string) => folded(String(one)) === folded(other)
  const entries = registry.entries.filter(entry => entry.round === ROUND)
  const bodyEntries = (award: string) =>
    entries.filter(entry => entry.award === award && sameName(body, entry.countsAs ?? entry.agency))
  /** A registry condition says nothing while the applicant's name is unknown. */
  const withName = (decide: () => Truth, ...may: string[]): Truth => {
    if (nameKnown) return decide()
    const allowed = ['applicant.counts-as', ...may].filter(id => facts[id] === undefined)
    return { ...wait('applicant.name'), may: new Set(allowed) }
  }

  const single = (truth: Truth): Decided => ({ result: truth.is, waits: [truth] })
  const doubtful = (readings: Record<string, Truth>): Decided => {
    const truths = Object.values(readings)
    const results = new Set(truths.map(truth => truth.is))
    const result = results.size === 1 ? [...results][0]! : results.has('unknown') ? 'unknown' : 'unsettled'
    const named = Object.entries(readings).map(([reading, truth]) => [reading, truth.is] as const)
    return { result, readings: Object.fromEntries(named), waits: truths }
  }

  const noBodyEntry = (award: string) => withName(() => bodyEntries(award).length === 0 ? YES : NO)

  const stateAgency = (): Decided =>
    single(test('applicant.kind', (kind: string) => kind !== 'private-sector' && kind !== 'people-sector'))

  const oneYear = (): Decided =>
    single(test('work.started-on', (start: string) => lastDay(start) <= aYearBefore(asOf)))

  const wholeOrganisation = (): Decided => single(is('work.scope', 'organisation'))

  const oneEntryPerDepartment = (): Decided => {
    const perBody = noBodyEntry('open-governance')
    if (!known('applicant.kind')) return doubtful({ body: perBody, 'departments only': or(perBody,
      wait('applicant.kind')) })
    if (facts['applicant.kind'] === 'department') return single(perBody)
    return doubtful({ body: perBody, 'departments only': YES })
  }

  const noDuplicate = (): Decided => {
    const same = (id: string, other: string) => test(id, (mine: string) => folded(mine) === folded(other))
    const clash = (join: (a: Truth, b: Truth) => Truth) => withName(() =>
      not(or(...bodyEntries('effective-change').map(entry =>
        join(same('work.title', entry.title), same('work.area', entry.area))))),
    'work.title', 'work.area')
    return doubtful({ either: clash((a, b) => or(a, b)), both: clash((a, b) => and(a, b)) })
  }

  const nominatedByEntrant = (): Decided => {
    const enters = (award: string) => withName(
      () => or(bodyEntries(award).length > 0 ? YES : NO, has('nominee.agency-applies-for', award)),
      'nominee.agency-applies-for')
    const change = enters('effective-change')
    const expanded = enters('participation-expanded')
    return doubtful({ both: and(change, expanded), either: or(change, expanded) })
  }

  const notAnOfficial = (): Decided => {
    const id = 'nominee.official-status'
    if (!known(id)) return single(wait(id))
    if (facts[id] === 'village-head-or-volunteer') return { result: 'unsettled', waits: [] }
    return single(is(id, 'not-official'))
  }

  const expandedEnough = (): Decided => {
    const kind = 'expansion.kind'
    const two = atLeast('expansion.new-areas', 2)
    return doubtful({
      'policy suffices': or(has(kind, 'policy'), and(has(kind, 'areas'), two)),
      'two areas always': and(test(kind, (kinds: string[]) => kinds.length > 0), two),
    })
  }

  const pmqaKind = (): Decided => {
    const id = 'applicant.kind'
    if (!known(id)) return single(wait(id))
    const kind = String(facts[id])
    if (kind === 'local-government' || kind === 'state-enterprise') return { result: 'unsettled', waits: [] }
    const named = ['ministry', 'department', 'province', 'higher-education', 'public-organisation',
      'other-state-agency']
    return single(named.includes(kind) ? YES : NO)
  }

  const reapplication = (award: string): Decided => {
    if (!nameKnown) return single(withName(() => YES, 'pmqa.won-round'))
    const wins = registry.winners.filter(winner => winner.award === award && sameName(body,
      winner.countsAs ?? winner.agency))
      .filter(winner => winner.round === null || winner.round < ROUND)
    const results = wins.map((winner): OracleResult => {
      const round = winner.round ?? facts['pmqa.won-round'] ?? null
      if (round === null) return 'unknown'
      return Number(round) >= 2555 && Number(round) <= 2562 ? 'met' : 'unsettled'
    })
    const worst = (['unknown', 'unsettled'] as const).find(result => results.includes(result)) ?? 'met'
    return { result: worst, waits: worst === 'unknown' ? [wait('pmqa.won-round')] : [] }
  }

  const conditionsOf = (award: string): [string, Decided][] => {
    if (SERVICE.has(award)) {
      const common: [string, Decided][] = [['state-agency', stateAgency()]]
      if (award === 'most-improved') {
        return [...common, ['whole-organisation', wholeOrganisation()],
          ['an-improvement', single(test('work.improvements', (kinds: string[]) => kinds.length > 0))]]
      }
      if (award !== 'covid-response') return common
      const unit = withName(() =>
        entries.some(entry => entry.award === award && sameName(name, entry.agency)) ? NO : YES)
      return [...common, ['whole-organisation', wholeOrganisation()],
        ['one-entry-per-agency', doubtful({ body: noBodyEntry(award), unit })],
        ['own-share', single(atLeast('work.own-share-percent', 70))],
        ['in-use', single(and(yes('work.in-use'), yes('work.continuing')))],
        ['verifiable-results', single(yes('work.results-verifiable'))]]
    }
    if (PARTICIPATION.has(award)) {
      const year: [string, Decided] = ['one-year', oneYear()]
      if (award === 'open-governance') {
        const levels = and(has('participation.levels', 'inform'), has('participation.levels', 'consult'))
        return [year, ['state-agency', stateAgency()], ['whole-organisation', wholeOrganisation()],
          ['one-entry-per-department', oneEntryPerDepartment()],
          ['inform-and-consult', single(levels)],
          ['people-engaged', single(yes('participation.engaged'))]]
      }
      if (award === 'effective-change') {
        return [year, ['state-agency', stateAgency()], ['a-project', single(is('work.scope', 'project'))],
          ['core-mission', single(yes('work.core-mission'))],
          ['collaboration', single(has('participation.levels', 'collaborate'))],
          ['no-duplicate', noDuplicate()]]
      }
      if (award === 'engaged-citizen') {
        return [year, ['nominated-by-entrant', nominatedByEntrant()], ['not-an-official', notAnOfficial()],
          ['one-nominee', doubtful({ 'per agency': noBodyEntry(award), 'per entry': YES })],
          ['person-or-group', single(known('nominee.kind') ? YES : wait('nominee.kind'))]]
      }
      if (award === 'participation-expanded') {
        const source = 'expansion.source-award'
        return [year, ['state-agency', stateAgency()],
          ['awarded-model', doubtful({
            'Effective Change ดีเด่น': is(source, 'effective-change-excellent'),
            'any participation award': test(source, (from: string) => from !== 'none'),
          })],
          ['mission-or-policy', single(or(yes('work.core-mission'), yes('work.important-policy')))],
          ['expanded-enough', expandedEnough()],
          ['same-scope', single(yes('expansion.same-scope'))]]
      }
      return [year]
    }
    if (PMQA.includes(award)) {
      return [['pmqa-kind', pmqaKind()], ['no-disgrace', single(yes('conduct.no-disgrace'))],
        ['reapplication', reapplication(award)]]
    }
    return []
  }

  const fitOf = (award: string): Truth => {
    const approach = SERVICE.get(award)
    if (approach !== undefined) {
      const fit = and(has('work.branches', 'service'), has('service.approach', approach))
      if (award !== 'covid-response') return fit
      return and(fit, not(is('covid.route', 'neither')))
    }
    const aim = PARTICIPATION.get(award)
    if (aim !== undefined) return and(has('work.branches', 'participation'), has('participation.aims', aim))
    const managed = has('work.branches', 'management')
    if (award === 'pmqa-excellence') return and(managed, has('pmqa.aims', 'excellence'))
    if (award === 'pmqa-4.0') return and(managed, has('pmqa.aims', 'pmqa-4.0'))
    return and(managed, has('pmqa.aims', 'category'), has('pmqa.categories', award.at(-1) ?? ''))
  }

  return ORACLE_AWARDS.map((id): OracleAward => {
    const nothing = { missing: new Set<string>(), mayBeMissing: new Set<string>() }
    if (id === 'grand-excellence') return { id, status: 'derived', conditions: [], ...nothing }
    const fit = fitOf(id)
    const decided = conditionsOf(id)
    const conditions = decided.map(([condition, { result, readings }]): OracleCondition =>
      readings === undefined ? { id: condition, result } : { id: condition, result, readings })
    const unmet = conditions.filter(condition => condition.result === 'unmet')
    const any = (result: OracleResult) => conditions.some(condition => condition.result === result)

    if (fit.is === 'unmet') return { id, status: 'not-a-match', conditions, ...nothing }
    if (unmet.length > 0) {
      const refused: OracleAward = { id, status: 'ineligible', conditions, ...nothing }
      if (unmet.length > 1 || unmet[0]?.id !== 'one-year') return refused
      return { ...refused, eligibleFrom: firstDayAYearOn(String(facts['work.started-on']), asOf) }
    }
    if (fit.is === 'unknown' || any('unknown')) {
      const waiting = [fit, ...decided.flatMap(([, { result, waits }]) => result === 'unknown' ? waits : [])]
        .filter(truth => truth.is === 'unknown')
      return {
        id, status: 'open', conditions,
        missing: new Set(waiting.flatMap(truth => [...truth.waits])),
        mayBeMissing: new Set(waiting.flatMap(truth => [...truth.may])),
      }
    }
    if (any('unsettled')) return { id, status: 'unsettled', conditions, ...nothing }
    return { id, status: UNSTATED.includes(id) ? 'unstated' : 'eligible', conditions, ...nothing }
  })
}
