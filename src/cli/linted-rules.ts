import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ownLocales } from '../conversation/words.ts'
import { compile, readRulebook } from '../rules/compile.ts'
import { loadRules, readRulebookFile, rulebookFiles } from '../rules/rulebooks.ts'
import type { Rules } from '../rules/rules.ts'
import { newestRound } from './rounds.ts'
import { ownCache } from './own-cache.ts'

/** Rules and lint themselves: what they found counts as long as they are the same. */
const rulesFolder = join(import.meta.dirname, '../rules')

/**
 * The rules of the newest round, once lint has found no error in its rulebook and texts. What it has
 * found good is kept, parsed, under the fingerprint of all that lint looks at and of lint itself; as
 * long as nothing of that changes, neither lint nor the YAML parser is needed again.
 *
 * @param directory `RULEBOOK_DIR`
 * @param cache the folder in which it is kept; need not be writable
 * @throws RuleError `broken-rulebook` with all findings, or what `loadRules` throws
 */
export async function lintedRules(directory: string | undefined, cache = ownCache): Promise<Rules> {
  const round = newestRound(directory)
  const path = rulebookFiles(directory).get(round) ?? ''
  const kept = () => join(cache, `linted-${fingerprint(path, round, directory)}.json`)
  const before = kept()
  const known = recall(before)
  if (known) return known
  const { lintOrRefuse } = await import('./lint.ts')
  lintOrRefuse(round, directory)
  const rules = loadRules(round, directory)
  const { data } = readRulebookFile(path)
  // Somebody may be writing in these files just now.
  if (kept() === before) keep(before, data)
  return rules
}

/** What was kept goes through the same checks as a file that was just parsed; only lint is not repeated. */
function recall(kept: string): Rules | undefined {
  try {
    return compile(readRulebook(JSON.parse(readFileSync(kept, 'utf8'))))
  } catch {
    return undefined
  }
}

function keep(kept: string, data: unknown): void {
  const unfinished = `${kept}.${process.pid}`
  try {
    mkdirSync(join(kept, '..'), { recursive: true })
    writeFileSync(unfinished, JSON.stringify(data))
    renameSync(unfinished, kept)
  } catch {
    // Then the next start lints again.
    rmSync(unfinished, { force: true })
  }
}

function fingerprint(path: string, round: number, directory: string | undefined): string {
  const hash = createHash('sha256')
  const folders = [ownLocales, ...(directory === undefined ? [] : [join(directory, 'locales')])]
  const texts = folders.flatMap((folder) => ['th', 'en'].map((language) => join(folder, language, `rulebook-${round}.json`)))
  for (const file of [path, ...texts]) {
    const content = contentOf(file)
    hash.update(`${file} ${content?.length}\n`).update(content ?? '')
  }
  for (const file of readdirSync(rulesFolder, { recursive: true, encoding: 'utf8' }).sort()) {
    const { size, mtimeMs } = statSync(join(rulesFolder, file))
    hash.update(`${file} ${size} ${mtimeMs}\n`)
  }
  return hash.digest('hex')
}

function contentOf(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}
