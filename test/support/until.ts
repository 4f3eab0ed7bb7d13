import { setTimeout } from 'node:timers/promises'
import type { Database } from '../../src/database/database.ts'

/** Looks again and again until it is so. The test's own time limit ends it. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await setTimeout(10)
}

/** How many answers wait to be sent, or are under way. */
export async function undelivered({ kysely }: Database): Promise<number> {
  const { open } = await kysely
    .selectFrom('outbox').select(({ fn }) => fn.countAll<number | string>().as('open'))
    .where('state', 'in', ['waiting', 'sending']).executeTakeFirstOrThrow()
  return Number(open)
}
