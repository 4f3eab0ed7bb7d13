import { compile, readRulebook, type Rulebook, type Rules, type Ruling } from '../../src/rules/index.ts'

const source = [{ lines: [1], quote: 'words of the source' }]

/** A small invented rulebook, over whose facts the operators' examples speak. */
export function prizeRulebook(conditions: readonly Record<string, unknown>[], round = 2600): Rulebook {
  return {
    ...readRulebook({
      round: 2600,
      source: { title: 'Source', publisher: 'Publisher', lines: 9 },
      branches: [{ id: 'branch', source }],
      topics: ['topic'],
      who: { name: 'who', 'counts-as': 'counts-as' },
      facts: [
        { id: 'who', type: 'text', topic: 'topic' },
        { id: 'counts-as', type: 'text', asked: false },
        { id: 'title', type: 'text', topic: 'topic' },
        { id: 'area', type: 'text', topic: 'topic' },
        { id: 'yes', type: 'yes-no', topic: 'topic' },
        { id: 'other', type: 'yes-no', topic: 'topic' },
        { id: 'one', type: 'choice', topic: 'topic', values: ['a', 'b', 'c'] },
        { id: 'many', type: 'choices', topic: 'topic', values: ['a', 'b', 'c'] },
        { id: 'number', type: 'number', topic: 'topic', min: 0, max: 5000 },
        { id: 'count', type: 'number', topic: 'topic', min: 0, max: 10, integer: true },
        { id: 'day', type: 'date', topic: 'topic' },
      ],
      conditions: conditions.map(condition => ({ source, ...condition })),
      awards: [
        { id: 'prize', branch: 'branch', stated: 'fully', fit: { always: true },
          conditions: conditions.map(({ id }) => id), source },
        { id: 'honour', branch: 'branch', stated: 'none', fit: { is: { fact: 'yes', value: true } }, source },
      ],
    }),
    // Operators' examples count rounds from 1, which no rulebook file may.
    round,
  }
}

/** The rules of a rulebook whose award `prize` demands these conditions. */
export function prizeRules(conditions: readonly Record<string, unknown>[],
  rulings: readonly Ruling[] = [], round?: number): Rules {
  return compile(prizeRulebook(conditions, round), rulings)
}
