import type { Entry, Registry, RulebookFact, Rules, Winner } from '../src/rules/index.ts'
import { Random } from './random.ts'

/** A case as a line of the command line holds it. */
export interface Case {
  readonly facts: Readonly<Record<string, unknown>>
  readonly registry: Registry
  readonly asOf: string
}

const bodies = ['Department of One', 'Department of Two', 'Province of Three']
const units = [...bodies, 'Division of Four', 'Hospital of Five']
const titles = ['Work A', 'Work B', 'Work C']
const areas = ['North', 'South', 'East']
const asOf = '2021-02-01'

/**
 * Made-up cases.
 *
 * @param share the share of the facts that are known, 0 to 1; a function for a share by case.
 */
export function makeCases(rules: Rules, count: number, seed: number, share: (index: number) => number): Case[] {
  const random = new Random(seed)
  return Array.from({ length: count }, (_, index) => {
    const known = share(index)
    const facts: Record<string, unknown> = {}
    for (const fact of rules.facts) {
      const value = answerTo(fact, random)
      if (random.chance(known)) facts[fact.id] = value
    }
    return { facts, registry: registryFor(rules, random), asOf }
  })
}

/** Every fact is known. */
export function fullCases(rules: Rules, count: number, seed: number): Case[] {
  return makeCases(rules, count, seed, () => 1)
}

/** As they come up in conversations: from nothing known to everything, evenly. */
export function growingCases(rules: Rules, count: number, seed: number): Case[] {
  return makeCases(rules, count, seed, (index) => index / Math.max(1, count - 1))
}

/** A plausible answer to the question for a fact: most work is sound, and belongs in few places. */
export function answerTo(fact: RulebookFact, random: Random): unknown {
  switch (fact.type) {
    case 'text':
      if (fact.id === rulesText.title) return random.pick(titles)
      if (fact.id === rulesText.area) return random.pick(areas)
      return random.pick(fact.id === rulesText.name ? units : bodies)
    case 'choice':
      return random.pick(fact.values ?? [])
    case 'choices':
      return random.some(fact.values ?? [], 1.5 / (fact.values?.length ?? 1))
    case 'yes-no':
      return random.chance(0.8)
    case 'number': {
      const min = fact.min ?? 0
      return random.whole(min, fact.unit === 'areas' ? min + 5 : (fact.max ?? min + 10))
    }
    case 'date': {
      const month = `${random.whole(2017, 2020)}-${String(random.whole(1, 12)).padStart(2, '0')}`
      return random.chance(0.5) ? month : `${month}-${String(random.whole(1, 28)).padStart(2, '0')}`
    }
  }
}

const rulesText = { name: 'applicant.name', title: 'work.title', area: 'work.area' }

function registryFor(rules: Rules, random: Random): Registry {
  const awards = rules.awards.filter((award) => award.fit).map((award) => award.id)
  const entries = Array.from({ length: random.whole(0, 6) }, (): Entry => {
    const agency = random.pick(units)
    return {
      agency,
      countsAs: random.pick(bodies),
      award: random.pick(awards),
      round: rules.round,
      title: random.pick(titles),
      area: random.pick(areas),
    }
  })
  // The peers take one earlier win of an award, so nobody has two here.
  const won = new Set(Array.from({ length: random.whole(0, 4) }, () => `${random.pick(awards)}\n${random.pick(bodies)}`))
  const winners = [...won].map((key): Winner => {
    const [award = '', agency = ''] = key.split('\n')
    return { agency, countsAs: agency, award, round: random.chance(0.2) ? null : random.whole(2550, rules.round - 1) }
  })
  return { entries, winners }
}
