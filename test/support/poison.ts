import { isMainThread } from 'node:worker_threads'

/** What ends a process that has loaded this module, as soon as the text is read in a turn. */
export const POISON = 'ข้อความพิษ'

/**
 * Loaded into a server (`NODE_OPTIONS=--import=…`): a text with the poison in it is never read to its
 * end (POISON_DOES=hang), or ends the process as being out of memory would (POISON_DOES=die).
 */
if (isMainThread && process.env['POISON_DOES'] !== undefined) {
  const normalize = String.prototype.normalize
  Object.defineProperty(String.prototype, 'normalize', {
    configurable: true,
    writable: true,
    value: function (this: string, form?: string) {
      if (this.includes(POISON)) {
        if (process.env['POISON_DOES'] === 'die') process.kill(process.pid, 'SIGKILL')
        for (;;);
      }
      return normalize.call(this, form)
    },
  })
}

/** The environment of a server that the poison harms, with a watchdog that does not wait long. */
export const poisoned = (does: 'hang' | 'die'): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: `--import=${import.meta.url}`, POISON_DOES: does, WATCHDOG_SECONDS: '0.5', LOG_LEVEL: 'error',
})
