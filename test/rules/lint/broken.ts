/** A sound rulebook with something changed, and what is found in it. */
export interface Broken {
  readonly code: string
  readonly rule: string
  /** What stands in `sound.yaml`, and what takes its place. */
  readonly change: readonly (readonly [was: string, is: string])[]
  /** What stands on the line that is named. */
  readonly line: string
}

const share = '{ at-least: { fact: work.share, number: 70 } }'
const inUse = '{ is: { fact: work.in-use, value: true } }'
const atLeast = (number: number): string => `{ at-least: { fact: work.share, number: ${number} } }`
const atMost = (number: number): string => `{ at-most: { fact: work.share, number: ${number} } }`
const kind = (value: string): string => `{ is: { fact: applicant.kind, value: ${value} } }`
const novelty = '{ has: { fact: work.aims, value: new } }'
const ruling = '  - { condition: public-body, reading: public bodies, by: Office, on: 2021-10-01 }'

export const broken: readonly Broken[] = [
  // Shape and references.
  { code: 'bad-rulebook', rule: 'novelty', change: [['    stated: fully\n    fit: { has: { fact: work.aims, value: new', '    stated: wholly\n    fit: { has: { fact: work.aims, value: new']], line: 'wholly' },
  { code: 'bad-rulebook', rule: 'round', change: [['round: 2565', 'round: next year']], line: 'next year' },
  { code: 'unknown-fact', rule: 'in-use', change: [['fact: work.in-use, value', 'fact: work.used, value']], line: 'work.used' },
  { code: 'wrong-fact-type', rule: 'in-use', change: [[inUse, '{ is: { fact: work.share, value: true } }']], line: 'id: in-use, met' },
  { code: 'no-such-value', rule: 'public-body', change: [['value: department }', 'value: departement }']], line: 'departement' },
  { code: 'bad-parameters', rule: 'own-share', change: [['number: 70', 'number: seventy']], line: 'seventy' },
  { code: 'unknown-operator', rule: 'in-use', change: [[inUse, `{ all: [${inUse}, { maybe: true }] }`]], line: 'maybe' },
  { code: 'nested-too-deeply', rule: 'in-use', change: [[inUse, `${'{ not: '.repeat(100)}${inUse}${' }'.repeat(100)}`]], line: 'not' },
  { code: 'contradictory-limit', rule: 'no-late-win', change: [['{ to: 2560', '{ from: 2561, to: 2560']], line: '2561' },
  { code: 'unknown-condition', rule: 'novelty', change: [['in-use, one-entry]', 'in-use, one-entry, fame]']], line: 'fame' },
  { code: 'unknown-award', rule: 'one-entry', change: [['{ by: body }', '{ award: fame, by: body }']], line: 'fame' },
  { code: 'unknown-award', rule: 'in-use', change: [['quote: in use', 'quote: in use, awards: [novelty, fame]']], line: 'fame' },
  { code: 'unknown-award', rule: 'model', change: [['award: novelty, agency', 'award: fame, agency']], line: 'fame' },
  { code: 'unknown-award', rule: 'rulings.0.award', change: [['by: Office, on', 'by: Office, award: fame, on']], line: 'fame' },
  { code: 'unknown-branch', rule: 'opens', change: [['{ id: opens,', '{ id: opens, branch: sports,']], line: 'sports' },
  { code: 'unknown-evidence', rule: 'novelty', change: [['evidence: [figures]', 'evidence: [charts]']], line: 'charts' },
  { code: 'unknown-reading', rule: 'rulings.0', change: [['reading: public bodies, by', 'reading: all bodies, by']], line: 'all bodies' },
  { code: 'id-twice', rule: 'in-use', change: [['{ id: one-year,', '{ id: in-use,'], ['conditions: [one-year, ', 'conditions: [in-use, ']], line: 'running-for' },
  { code: 'id-twice', rule: 'applicant.kind', change: [['province, firm]', 'province, firm, firm]']], line: 'firm, firm' },
  { code: 'id-twice', rule: 'model', change: [['  - { id: model,', '  - { id: model, award: novelty, agency: Other, lines: [1] }\n  - { id: model,']], line: 'agency: Department' },
  { code: 'one-reading', rule: 'public-body', change: [['      public bodies: { met: { in: { fact: applicant.kind, values: [department, province] } } }\n', ''], ['reading: public bodies', 'reading: departments']], line: 'id: public-body' },

  // Awards that nobody can get, or that are for everybody.
  { code: 'fit-never-met', rule: 'novelty', change: [[novelty, `{ all: [${novelty}, { not: ${novelty} }] }`]], line: 'not:' },
  { code: 'fit-never-met', rule: 'novelty', change: [[novelty, `{ all: [${kind('firm')}, ${kind('province')}, ${novelty}] }`]], line: 'value: new' },
  { code: 'fit-always-met', rule: 'novelty', change: [[novelty, `{ any: [${novelty}, { not: ${novelty} }] }`]], line: 'not:' },
  { code: 'award-never-eligible', rule: 'novelty', change: [[novelty, `{ all: [${novelty}, ${kind('firm')}] }`]], line: 'id: novelty' },
  { code: 'award-never-eligible', rule: 'novelty', change: [[`met: ${inUse}`, `met: { all: [${inUse}, ${atMost(69)}] }`]], line: 'id: novelty' },
  { code: 'award-never-eligible', rule: 'novelty', change: [[`met: ${inUse}`, `met: { all: [${inUse}, { entered: { by: applicant } }] }`]], line: 'id: novelty' },
  { code: 'derived-with-conditions', rule: 'betterment', change: [['    stated: fully\n    fit: { has: { fact: work.aims, value: better } }', '    stated: derived']], line: '[one-year, no-late-win]' },
  { code: 'stated-without-conditions', rule: 'betterment', change: [['    conditions: [one-year, no-late-win]\n', '']], line: 'id: betterment' },
  { code: 'condition-twice', rule: 'novelty', change: [['in-use, one-entry]', 'in-use, one-entry, in-use]']], line: 'one-entry, in-use]' },

  // Conditions and their parts.
  { code: 'condition-always-met', rule: 'in-use', change: [[inUse, `{ any: [${inUse}, { is: { fact: work.in-use, value: false } }] }`]], line: 'id: in-use' },
  { code: 'condition-always-met', rule: 'in-use', change: [[`met: ${inUse}`, 'met: { always: true }']], line: 'always' },
  { code: 'condition-never-met', rule: 'in-use', change: [[inUse, `{ all: [${inUse}, { is: { fact: work.in-use, value: false } }] }`]], line: 'id: in-use' },
  { code: 'condition-never-settled', rule: 'public-body', change: [['values: [department, province]', 'values: [firm, province]'], [ruling, ''], ['rulings:\n', '']], line: 'id: public-body' },
  { code: 'contradictory-limits', rule: 'own-share', change: [[share, `{ all: [${atLeast(70)}, ${atMost(60)}] }`]], line: 'at-most' },
  { code: 'contradictory-limits', rule: 'work.share', change: [['min: 0, max: 100', 'min: 100, max: 0']], line: 'max: 0' },
  { code: 'limit-out-of-reach', rule: 'own-share', change: [['number: 70', 'number: 101']], line: '101' },
  { code: 'limit-without-effect', rule: 'own-share', change: [['number: 70', 'number: 0']], line: 'number: 0' },
  { code: 'part-always-met', rule: 'in-use', change: [[inUse, `{ all: [${inUse}, { always: true }] }`]], line: 'always' },
  { code: 'part-never-met', rule: 'in-use', change: [[inUse, `{ any: [${inUse}, { all: [${kind('firm')}, ${kind('province')}] }] }`]], line: 'firm' },
  { code: 'part-never-matters', rule: 'own-share', change: [[share, `{ all: [${atLeast(70)}, ${atLeast(50)}] }`]], line: 'number: 50' },
  { code: 'part-never-matters', rule: 'in-use', change: [[inUse, `{ any: [${inUse}, { all: [${inUse}, ${kind('firm')}] }] }`]], line: 'firm' },
  { code: 'reading-never-applies', rule: 'public-body', change: [['lines: [10] }', `lines: [10], when: { all: [${kind('firm')}, ${kind('province')}] } }`]], line: 'departments:' },
  { code: 'readings-never-differ', rule: 'public-body', change: [['value: department }', 'value: firm }'], [`{ in: { fact: applicant.kind, values: [department, province] } }`, `{ not: { in: { fact: applicant.kind, values: [department, province] } } }`]], line: 'departments:' },
  { code: 'when-ignored', rule: 'no-late-win', change: [['met: { win-round: { to: 2560, otherwise: work.won } }', `readings: { one: { when: ${kind('firm')}, met: { win-round: { to: 2560, otherwise: work.won } } }, two: { met: { win-round: { otherwise: work.won } } } }`]], line: 'when' },
  { code: 'win-round-without-each', rule: 'no-late-win', change: [['each: earlier-win, ', '']], line: 'win-round' },
  { code: 'condition-without-wins', rule: 'in-use', change: [['{ id: in-use, met', '{ id: in-use, each: earlier-win, met']], line: 'id: in-use' },
  { code: 'win-round-too-late', rule: 'no-late-win', change: [['{ to: 2560', '{ from: 2565, to: 2570']], line: '2565' },
  { code: 'too-many-cases', rule: 'in-use', change: [['values: [new, better, none]', `values: [new, better, none${Array.from({ length: 20 }, (_, i) => `, v${i}`).join('')}]`], [inUse, '{ known: { fact: work.aims } }']], line: 'known' },

  // What nothing uses.
  { code: 'unused-condition', rule: 'one-entry', change: [['in-use, one-entry]', 'in-use]']], line: 'id: one-entry' },
  { code: 'unused-fact', rule: 'work.in-use', change: [[inUse, kind('firm')]], line: 'id: work.in-use' },
  { code: 'unasked-fact-decides', rule: 'work.in-use', change: [['type: yes-no, topic: work', 'type: yes-no, asked: false']], line: 'id: work.in-use' },
  { code: 'unused-value', rule: 'work.aims', change: [['values: [new, better, none]', 'values: [new, better, cheap, none]']], line: 'cheap' },
  { code: 'values-not-told-apart', rule: 'applicant.kind', change: [['province, firm]', 'province, firm, club]']], line: 'club' },
  { code: 'setting-without-effect', rule: 'work.in-use', change: [['type: yes-no, topic: work', 'type: yes-no, topic: work, min: 3']], line: 'min: 3' },
  { code: 'unused-evidence', rule: 'figures', change: [['    evidence: [figures]\n', '']], line: 'id: figures' },
  { code: 'unused-notes', rule: 'novelty-first', change: [['    notes: [novelty-first]\n', '']], line: 'id: novelty-first' },
  { code: 'unused-doubts', rule: 'share-of-what', change: [[', doubts: [share-of-what]', '']], line: 'id: share-of-what' },
  { code: 'unused-unsaid', rule: 'scores', change: [['    unsaid: [scores]\n', '']], line: 'id: scores' },
  { code: 'unused-topic', rule: 'people', change: [['topics: [work, applicant]', 'topics: [work, applicant, people]']], line: 'people' },
  { code: 'unused-branch', rule: 'sports', change: [['topics:', '  - { id: sports, source: [{ lines: [2], quote: sports }] }\ntopics:']], line: 'sports' },

  // Sources, dates and decisions.
  { code: 'line-out-of-range', rule: 'own-share', change: [['lines: [12]', 'lines: [101]']], line: '101' },
  { code: 'line-out-of-range', rule: 'public-body', change: [['department } }, lines: [10] }', 'department } }, lines: [10, 102] }']], line: '102' },
  { code: 'line-out-of-range', rule: 'Province', change: [['line: 40', 'line: 400']], line: '400' },
  { code: 'line-out-of-range', rule: 'model', change: [['lines: [41]', 'lines: [41, 410]']], line: '410' },
  { code: 'award-without-source', rule: 'one-year', change: [['conditions: [public-body,', 'conditions: [one-year, public-body,'], ['quote: one year', 'quote: one year, awards: [betterment]']], line: 'quote: one year' },
  { code: 'source-for-nothing', rule: 'one-year', change: [['quote: one year', 'quote: one year, awards: [betterment, novelty]']], line: 'quote: one year' },
  { code: 'ruling-on-one-reading', rule: 'in-use', change: [['condition: public-body, reading', 'condition: in-use, reading']], line: 'by: Office' },
  { code: 'ruling-for-nothing', rule: 'public-body', change: [['by: Office, on', 'by: Office, award: betterment, on']], line: 'by: Office' },
  { code: 'ruling-overridden', rule: 'public-body', change: [[ruling, `${ruling}\n  - { condition: public-body, reading: departments, by: Court, on: 2021-10-02 }`]], line: 'by: Office' },
  { code: 'rulings-out-of-order', rule: 'public-body', change: [[ruling, `${ruling}\n  - { condition: public-body, reading: departments, by: Court, on: 2021-09-02 }`]], line: 'by: Office' },
  { code: 'exclusion-of-itself', rule: 'novelty-first', change: [['sets-aside: [betterment]', 'sets-aside: [betterment, novelty]']], line: 'sets-aside' },
  { code: 'winner-too-late', rule: 'Province', change: [['round: 2559', 'round: 2565']], line: 'agency: Province' },
  { code: 'milestone-year', rule: 'opens', change: [['on: 2021-11-01', 'on: 2012-11-01']], line: '2012' },
  { code: 'milestones-out-of-order', rule: 'closes', change: [['on: 2022-01-31', 'on: 2021-01-31']], line: '2021-01-31' },
]
