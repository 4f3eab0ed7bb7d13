import { startTeams } from '../../../src/channels/teams/service.ts'
import { loadVocabulary } from '../../../src/conversation/words.ts'
import { startHalting } from '../../support/halting-platform.ts'

const vocabulary = loadVocabulary()

/** The server with Teams, standing still at one point of an activity's way: `decided` or `committed`. */
await startHalting(({ teams }, parts) => {
  if (teams === undefined) throw new Error('Teams is off')
  return startTeams(teams, { ...parts, words: (language) => vocabulary.words(language, parts.round) })
})
