import { randomUUID } from 'node:crypto'
import { chatInTerminal } from '../channels/terminal/chat.ts'
import { createStore } from '../conversation/store.ts'
import { newSession, takeTurnAtDesk, type Session } from '../conversation/turn.ts'
import { loadVocabulary } from '../conversation/words.ts'
import { openDatabase } from '../database/database.ts'
import { keptFile } from '../registry/kept-files.ts'
import { readConfig } from '../server/config.ts'
import { randomToken } from '../server/random-token.ts'
import { createTurnWorlds } from '../server/turn-worlds.ts'
import { rulesOf } from './rounds.ts'

/** `lertrat chat`: the guided check and the desk in this terminal, going on where it was left. */
export async function chat(options: { english?: true; round?: number }, environment: NodeJS.ProcessEnv): Promise<void> {
  // Only these concern a terminal: a platform that is half set up is no reason not to talk.
  const { databaseUrl, rulebookDir } = readConfig({ DATABASE_URL: environment['DATABASE_URL'], RULEBOOK_DIR: environment['RULEBOOK_DIR'] })
  const rules = rulesOf(options.round, rulebookDir)
  const vocabulary = loadVocabulary(rulebookDir)
  const now = () => new Date()
  const newId = (): string => randomToken().slice(0, 8)
  const database = openDatabase(databaseUrl)
  try {
    await database.migrate()
    const worlds = await createTurnWorlds({ database, rules, rulebookDir, now, randomToken, randomUuid: randomUUID })
    await chatInTerminal({
      store: createStore<Session>(database, { now, randomToken }),
      begin: () => newSession({ round: rules.round, language: options.english ? 'en' : 'th', id: newId(), at: now().toISOString() }),
      decide: (session, input, tools) =>
        takeTurnAtDesk(session, input, worlds.world({
          now: tools.at, newId, person: { channel: 'terminal', id: tools.conversation, tools }, forget: (where) => tools.forget(where),
        })),
      before: () => worlds.before(),
      words: (language) => vocabulary.words(language, rules.round),
      keptFile: (token) => keptFile(database.kysely, token, now()),
      file: environment['LERTRAT_CHAT_FILE'] ?? 'data/terminal.json',
      input: process.stdin,
      output: process.stdout,
    })
  } finally {
    await database.close()
  }
}
