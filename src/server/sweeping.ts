import type { Store } from '../conversation/store.ts'
import { traceOf } from './logging.ts'
import type { Logger } from './logging.ts'

const SIX_HOURS = 6 * 60 * 60 * 1000

/** Sweeps now and every six hours. A sweep that fails is logged, and the next one tries again. */
export function sweepRegularly(store: Pick<Store<unknown>, 'sweep'>, log: Logger): { stop(): Promise<void> } {
  const sweep = async () => {
    try {
      log.info(await store.sweep(), 'swept')
    } catch (error) {
      log.error(traceOf(error), 'sweep failed')
    }
  }
  let running = sweep()
  const timer = setInterval(() => {
    running = sweep()
  }, SIX_HOURS)
  timer.unref()
  return {
    stop: async () => {
      clearInterval(timer)
      await running
    },
  }
}
