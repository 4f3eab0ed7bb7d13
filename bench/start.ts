import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startOnce } from '../test/support/started.ts'

/**
 * How long the service takes to be ready, and its memory then, without LINE and Teams. The first start
 * compiles and keeps what it compiled.
 *
 *     node start.ts
 */
const folder = mkdtempSync(join(tmpdir(), 'start-'))
try {
  for (let time = 0; time < 6; time++) {
    const { milliseconds, megabytes } = await startOnce(join(folder, `${time}.db`))
    console.log(`${time === 0 ? 'first' : 'later'}: ready after ${milliseconds.toFixed(0)} ms, ${megabytes.toFixed(0)} MB`)
  }
} finally {
  rmSync(folder, { recursive: true, force: true })
}
