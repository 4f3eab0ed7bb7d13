/**
 * A process of its own that registers one entry when it is told to: `node register-once.ts URL TITLE`.
 * Says `ready` when it is connected, begins at the first input, and writes the result as JSON.
 */
import { once } from 'node:events'
import { openDatabase } from '../../src/database/database.ts'
import { createEntryBook } from '../../src/registry/entry-book.ts'
import { draftOf, partsOf } from './books.ts'

const [url = '', title = ''] = process.argv.slice(2)
const database = openDatabase(url)
await database.ping()
process.stdout.write('ready\n')
await once(process.stdin, 'data')
const result = await database.kysely.transaction().execute((transaction) =>
  createEntryBook(partsOf(transaction, database.engine)).register(draftOf('open-governance', { title })))
process.stdout.write(`${JSON.stringify(result)}\n`)
await database.close()
process.exit(0)
