import type { LineClient } from '../client.ts'
import type { AccountCalls } from './calls.ts'
import { need, step, troubleOf, type Finding } from './finding.ts'
import type { Menu } from './menu.ts'
import { settleMenus } from './menus.ts'
import { addressProblem, settleWebhook } from './webhook-address.ts'

/** What no call can read or change: a person does it in LINE's console. */
const byHand = ['redelivery', 'auto-reply', 'greeting', 'groups'] as const
/** From this share of the month's messages on, it is said. */
const muchUsed = 0.8

export interface SetUpParts {
  readonly client: LineClient
  readonly calls: AccountCalls
  readonly menus: readonly Menu[]
  readonly channelSecret: string
}

/**
 * Looks at everything that the bot needs of its LINE account, and puts right what can be put right
 * from here. Running it again changes nothing more.
 *
 * @param options.webhook the address at which LINE is to reach the bot; only with `change`
 * @param options.change false: nothing is changed
 * @returns the checklist; where the credentials don't hold, nothing but that
 */
export async function setUpAccount(parts: SetUpParts, options: { readonly webhook?: string; readonly change: boolean }): Promise<readonly Finding[]> {
  const { client, calls, menus, channelSecret } = parts
  const info = await calls.info()
  if (!info.ok) return [troubleOf(info)]
  const { displayName, basicId, chatMode } = info.value
  const findings: Finding[] = [{ state: 'good', key: 'account', values: { name: displayName, id: basicId } }]
  if (!/^[0-9a-f]{32}$/.test(channelSecret)) findings.push({ state: 'note', key: 'secret-form' })
  const wrong = options.webhook === undefined ? undefined : addressProblem(options.webhook)
  findings.push(...(wrong ? [wrong] : await step(() => settleWebhook(client, options.webhook))))
  findings.push(...(await step(async () => [quotaFinding(need(await client.quota()))])))
  findings.push(...(await step(() => settleMenus(calls, menus, options))))
  if (chatMode === 'chat') findings.push({ state: 'note', key: 'chat-mode' })
  return [...findings, ...byHand.map((key): Finding => ({ state: 'by-hand', key }))]
}

function quotaFinding({ limit, used }: { limit: number | null; used: number }): Finding {
  if (limit === null) return { state: 'good', key: 'quota-free', values: { used } }
  const much = used >= limit * muchUsed
  return { state: much ? 'note' : 'good', key: much ? 'quota-low' : 'quota', values: { used, limit, left: Math.max(0, limit - used) } }
}
