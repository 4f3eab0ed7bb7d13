import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { localeFolders } from '../conversation/words.ts'
import { compile, rulebookFiles, type Rulebook, type Rules } from '../rules/index.ts'
import { rulesOf } from './rounds.ts'

const rulesFolder = fileURLToPath(new URL('../rules', import.meta.url))
const cacheFolder = fileURLToPath(new URL('../../node_modules/.cache/lertrat-guide', import.meta.url))

/**
 * The rules of a round for a service that is to start: checked by all that `lertrat lint` checks.
 *
 * Reading YAML and checking take a tenth of a second and some 15 MB, so a rulebook that passed is kept as
 * JSON, by a digest of itself, its texts and the code that checks them, and is taken from there at the next
 * start. Where nothing can be written, each start checks anew.
 *
 * @param round Buddhist year.
 * @param directory `RULEBOOK_DIR`.
 * @param cache folder of what is kept.
 * @throws RuleError where there is no such round, or its rulebook can't be trusted.
 */
export async function checkedRules(round: number, directory: string | undefined, cache: string = cacheFolder): Promise<Rules> {
  const path = rulebookFiles(directory).get(round)
  if (path === undefined) return rulesOf(round, directory)
  const kept = join(cache, `rulebook-${round}-${digest(filesBehind(path, round, directory))}.json`)
  const known = read(kept)
  if (known !== undefined) return compile(JSON.parse(known.toString()) as Rulebook)
  const { lintOrRefuse } = await import('./lint.ts')
  lintOrRefuse(round, directory)
  const rules = rulesOf(round, directory)
  keep(kept, JSON.stringify(rules.rulebook))
  return rules
}

/** All that the outcome of a check hangs on: the rulebook, its texts, and the code. */
function filesBehind(rulebook: string, round: number, directory: string | undefined): readonly string[] {
  const texts = (['th', 'en'] as const).flatMap((language) => localeFolders(language, directory).map((folder) => join(folder, `rulebook-${round}.json`)))
  const code = readdirSync(rulesFolder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).toSorted()
  return [rulebook, ...texts, ...code.map((name) => join(rulesFolder, name))]
}

function digest(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) {
    const content = read(file) ?? Buffer.alloc(0)
    hash.update(`${file}\n${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

function read(file: string): Buffer | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** Written beside and renamed, so that a start that is broken off leaves no half of it. What it replaces goes. */
function keep(file: string, text: string): void {
  const folder = dirname(file)
  const round = /rulebook-\d+-/.exec(file)?.[0] ?? file
  try {
    mkdirSync(folder, { recursive: true })
    const half = `${file}.${process.pid}`
    writeFileSync(half, text)
    for (const name of readdirSync(folder)) if (name.startsWith(round) && name.endsWith('.json')) rmSync(join(folder, name), { force: true })
    renameSync(half, file)
  } catch {
    // Nothing is kept, then.
  }
}
