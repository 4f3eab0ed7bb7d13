import type { Kysely } from 'kysely'
import type { Schema } from '../database/schema.ts'
import type { Sender } from './sender.ts'

const TEN_MINUTES = 10 * 60 * 1000
/** What is kept for answers, as a share of the month's messages. */
const RESERVE_SHARE = 0.2

/** Watches the messages a month that a platform's plan allows. */
export interface QuotaWatch {
  /** Whether a reminder may be pushed, or what is left has to stay for answers. */
  allowsReminder(channel: string, sender: Sender, signal: AbortSignal): Promise<boolean>
  /** A push was accepted. */
  used(channel: string): Promise<void>
  /** The platform said that nothing is left. */
  exhausted(channel: string): Promise<void>
}

/**
 * @param options.reserve messages kept for answers; by default a fifth of the limit
 */
export function createQuotaWatch(
  kysely: Kysely<Schema>,
  options: { readonly now: () => Date; readonly reserve?: number | undefined },
): QuotaWatch {
  const { now, reserve } = options
  const known = (channel: string) =>
    kysely.selectFrom('channel_quota').selectAll().where('channel', '=', channel).executeTakeFirst()

  const ask = async (channel: string, sender: Sender, signal: AbortSignal) => {
    const said = await sender.quota?.(signal)
    if (said === undefined) return
    const values = { limit_per_month: said.limit, used: said.used, asked_at: now().toISOString() }
    await kysely
      .insertInto('channel_quota')
      .values({ channel, ...values })
      .onConflict((conflict) => conflict.column('channel').doUpdateSet(values))
      .execute()
  }

  return {
    async allowsReminder(channel, sender, signal) {
      let row = await known(channel)
      if (row === undefined || now().getTime() - Date.parse(row.asked_at) >= TEN_MINUTES) {
        await ask(channel, sender, signal)
        row = await known(channel)
      }
      if (row === undefined || row.limit_per_month === null) return true
      const kept = reserve ?? Math.ceil(row.limit_per_month * RESERVE_SHARE)
      return row.limit_per_month - row.used > kept
    },

    async used(channel) {
      await kysely
        .updateTable('channel_quota')
        .set((row) => ({ used: row('used', '+', 1) }))
        .where('channel', '=', channel)
        .execute()
    },

    async exhausted(channel) {
      await kysely
        .updateTable('channel_quota')
        .set((row) => ({ used: row.ref('limit_per_month').$notNull() }))
        .where('channel', '=', channel)
        .where('limit_per_month', 'is not', null)
        .execute()
    },
  }
}
