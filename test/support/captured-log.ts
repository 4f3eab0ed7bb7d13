import pino from 'pino'
import type { Logger } from '../../src/server/logging.ts'

/** A log that keeps all its lines, at its most talkative. */
export function createCapturedLog(): { log: Logger; logged: () => string } {
  let lines = ''
  const log = pino({ level: 'trace', base: null }, {
    write: (line: string) => {
      lines += line
    },
  })
  return { log, logged: () => lines }
}
