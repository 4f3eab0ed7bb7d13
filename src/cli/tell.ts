import { dateText, dayInBangkok } from '../conversation/formats.ts'
import type { Language } from '../conversation/session.ts'
import { loadVocabulary, type Words } from '../conversation/words.ts'
import { openDatabase, type Database } from '../database/database.ts'
import { readConfig } from '../server/config.ts'

/** Prints lines in Thai, and below them in English. */
export function tell(lines: (words: Words) => readonly string[]): void {
  const vocabulary = loadVocabulary()
  const texts = (['th', 'en'] as const).map((language) => lines(vocabulary.words(language, 0)).join('\n'))
  process.stdout.write(`${texts.join('\n\n')}\n`)
}

/** A moment in Bangkok, such as "1 ธันวาคม 2569 10:15". */
export function momentText(iso: string, language: Language): string {
  const moment = new Date(iso)
  const time = new Date(moment.getTime() + 7 * 3_600_000).toISOString().slice(11, 16)
  return `${dateText(dayInBangkok(moment), language)} ${time}`
}

/** Does something with the database of the settings, and prints what comes of it. */
export async function tellOf(environment: NodeJS.ProcessEnv, work: (database: Database) => Promise<(words: Words) => readonly string[]>): Promise<void> {
  const database = openDatabase(readConfig(environment).databaseUrl)
  try {
    await database.migrate()
    tell(await work(database))
  } finally {
    await database.close()
  }
}
