import { InvalidArgumentError } from 'commander'
import { roundTexts } from '../conversation/words.ts'
import { renderMap, renderSvg } from '../rules/index.ts'
import { readLocale } from './locales.ts'
import { rulesOf } from './rounds.ts'

const forms = ['markdown', 'mermaid', 'svg'] as const
const languages = ['th', 'en'] as const

/** `lertrat map`: a rulebook as a page with source lines, or as a picture, on standard output. */
export function mapRulebook(options: { round: number; form: string; language: string }, environment: NodeJS.ProcessEnv): void {
  const form = oneOf(forms, options.form, '--form')
  const language = oneOf(languages, options.language, '--language')
  const directory = environment['RULEBOOK_DIR']
  const rules = rulesOf(options.round, directory)
  const texts = { rulebook: roundTexts(language, rules.round, directory), map: readLocale(language, 'map') }
  process.stdout.write(form === 'svg' ? renderSvg(rules, texts, language) : renderMap(rules, texts)[form])
}

function oneOf<T extends string>(allowed: readonly T[], given: string, option: string): T {
  const found = allowed.find((candidate) => candidate === given)
  if (found === undefined) throw new InvalidArgumentError(`${option} is one of ${allowed.join(', ')}`)
  return found
}
