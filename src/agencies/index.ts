import type { Agency, Directory } from './agency.ts'
import { loadLexicon } from './lexicon.ts'
import type { Lexicon } from './lexicon.ts'
import { loadAgencies } from './load.ts'
import { createMatcher } from './match.ts'
import { createNameIndex } from './name-index.ts'

export type { Agency, Ask, Directory, Match } from './agency.ts'
export { DirectoryError } from './load.ts'

let lexicon: Lexicon | undefined
let own: Directory | undefined

function build(agencies: readonly Agency[]): Directory {
  lexicon ??= loadLexicon()
  const matcher = createMatcher(agencies, createNameIndex(agencies, lexicon), lexicon)
  const byName = new Map(agencies.map((agency) => [agency.name, agency]))
  return {
    match: (typed) => matcher.match(typed),
    find: (name) => byName.get(name),
    all: () => agencies,
    kindByName: (typed) => matcher.kindByName(typed),
  }
}

/**
 * The directory of agencies and the matching of typed names.
 *
 * @param agencies the agencies to match against; without it the project's own, read once and shared
 * @throws DirectoryError (`AGENCY_DIRECTORY_INVALID`) when a data file cannot be read as it must be
 * @example
 * createDirectory().match('we are RID') // { agency: the Royal Irrigation Department, sure: true }
 */
export function createDirectory(agencies?: readonly Agency[]): Directory {
  if (agencies !== undefined) return build(agencies)
  own ??= build(loadAgencies())
  return own
}
