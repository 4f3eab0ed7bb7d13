import type { Rules } from '../rules/index.ts'
import type { AwardNames } from './understanding/index.ts'
import type { Vocabulary } from './words.ts'

const known = new WeakMap<Rules, readonly AwardNames[]>()

/** The names under which people may speak of each award of a round, in both languages. */
export function awardNames(rules: Rules, vocabulary: Vocabulary): readonly AwardNames[] {
  let names = known.get(rules)
  if (!names) {
    names = rules.awards.map(({ id }) => ({
      id,
      names: [...new Set((['th', 'en'] as const).flatMap((language) => spellings(vocabulary.words(language, rules.round).rule('awards', id, 'name'))))],
    }))
    known.set(rules, names)
  }
  return names
}

/** A name, and what stands before and within its brackets. */
function spellings(name: string): readonly string[] {
  const parts = /^([^(]*)\((.+)\)$/u.exec(name.trim())
  return parts ? [name, (parts[1] as string).trim(), parts[2] as string] : [name]
}
