import { existsSync, readFileSync } from 'node:fs'
import type { Rulebook } from '../../rules/index.ts'
import { awardNicknames, pmqaCategoryWords } from '../../thai/lexicon/commands.ts'
import { wordForm } from './lexicon.ts'

/** The names of a round's awards, as files write them. */
export interface AwardNames {
  /** The award of an id or a name in Thai or English; undefined where there is none. */
  find(written: string): string | undefined
  /** The Thai name of an award; its id where there is none. */
  name(id: string): string
}

const prepared = new WeakMap<Rulebook, AwardNames>()

/** The names that the texts of a rulebook give its awards, and the ids, which always do. */
export function awardNames(rulebook: Rulebook): AwardNames {
  const known = prepared.get(rulebook)
  if (known !== undefined) return known
  const thai = namesIn('th', rulebook.round)
  const english = namesIn('en', rulebook.round)
  const byForm = new Map<string, string | undefined>()
  for (const { id } of rulebook.awards) {
    for (const name of [id, thai[id]?.name, english[id]?.name]) {
      if (name === undefined) continue
      // "Thai (English)" is two names.
      for (const form of new Set([name, ...name.split(/[()]/)].map(shape))) {
        if (form === '') continue
        // A name of two awards is that of neither.
        byForm.set(form, byForm.has(form) && byForm.get(form) !== id ? undefined : id)
      }
    }
  }
  // What people call them comes after the names they have, and takes none of these away.
  for (const { id } of rulebook.awards) {
    const called = Object.hasOwn(awardNicknames, id) ? awardNicknames[id]?.split('|') ?? [] : []
    const category = /^pmqa-category-(\d)$/.exec(id)?.[1]
    for (const form of [...called, ...(category === undefined ? [] : categoryForms(category))].map(shape)) if (!byForm.has(form)) byForm.set(form, id)
  }
  const names: AwardNames = {
    find: (written) => byForm.get(shape(written)) ?? byForm.get(shape(written.split('(')[0] ?? '')),
    name: (id) => thai[id]?.name ?? id,
  }
  prepared.set(rulebook, names)
  return names
}

/** "PMQA 3" with the words for "category" that people put in between. */
const categoryForms = (number: string): readonly string[] =>
  pmqaCategoryWords.split('|').flatMap((word) => [`pmqa ${word} ${number}`, ...(word === '' ? [] : [`${word} ${number}`])])

/** Without the words for "award", spaces and hyphens, which people write as they like. */
function shape(name: string): string {
  return wordForm(name).replace(/^(?:\u0e23\u0e32\u0e07\u0e27\u0e31\u0e25)/u, '').replace(/award/gu, '').replace(/[\s\-_()]/gu, '')
}

function namesIn(language: 'th' | 'en', round: number): Readonly<Record<string, { readonly name: string } | undefined>> {
  const file = new URL(`../../../locales/${language}/rulebook-${round}.json`, import.meta.url)
  if (!existsSync(file)) return {}
  const texts = JSON.parse(readFileSync(file, 'utf8')) as { awards?: Record<string, { name: string }> }
  return texts.awards ?? {}
}
