import type { messagingApi } from '@line/bot-sdk'
import type { LineClient } from '../client.ts'
import { need, type Finding } from './finding.ts'

/** LINE takes no longer address. */
const longest = 500

/**
 * What is wrong with an address at which LINE is to reach us; undefined where nothing is.
 *
 * @example addressProblem('http://localhost:3978/line/webhook')?.key // 'address-not-https'
 */
export function addressProblem(address: string): Finding | undefined {
  const problem = (key: string): Finding => ({ state: 'problem', key, values: { address: address.slice(0, 120) } })
  if (!URL.canParse(address)) return problem('address-unreadable')
  const { protocol, hostname, username } = new URL(address)
  if (protocol !== 'https:') return problem('address-not-https')
  if (address.length > longest || username !== '') return problem('address-unreadable')
  return isLocal(hostname) ? problem('address-local') : undefined
}

/** Names and addresses that only this machine or its own network knows. */
function isLocal(hostname: string): boolean {
  return !hostname.includes('.') || /\.(?:local|internal|localhost|test|invalid|example)$/.test(hostname)
    || /^(?:127|10|0)\.|^192\.168\.|^169\.254\.|^172\.(?:1[6-9]|2\d|3[01])\./.test(hostname)
}

/**
 * Sets the webhook's address where one is given, and has LINE call it.
 *
 * @param wanted the address; without it, the one that is set is looked at
 * @throws CallFailed
 */
export async function settleWebhook(client: LineClient, wanted: string | undefined): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const before = need(await client.webhookEndpoint())
  if (wanted !== undefined && before?.endpoint !== wanted) {
    need(await client.setWebhookEndpoint(wanted))
    findings.push({ state: 'changed', key: 'webhook-set', values: { address: wanted } })
  }
  const now = wanted === undefined ? before : need(await client.webhookEndpoint())
  if (now === undefined || now.endpoint === '') return [...findings, { state: 'problem', key: 'webhook-none' }]
  const address = now.endpoint
  if (findings.length === 0) findings.push({ state: 'good', key: 'webhook-kept', values: { address } })
  if (!URL.canParse(address) || !new URL(address).pathname.endsWith('/line/webhook')) findings.push({ state: 'note', key: 'webhook-path', values: { address } })
  findings.push(now.active ? { state: 'good', key: 'webhook-on' } : { state: 'problem', key: 'webhook-off' })
  return [...findings, tested(need(await client.testWebhookEndpoint(address)))]
}

/** What LINE says of its call to us, as a finding with its mend. */
function tested({ success, statusCode, reason, detail }: messagingApi.TestWebhookEndpointResponse): Finding {
  if (success === true) return { state: 'good', key: 'webhook-works' }
  const byStatus = statusCode === 401 ? 'secret' : statusCode === 404 ? 'path' : statusCode === 405 ? 'path' : statusCode >= 500 ? 'failing' : undefined
  const byReason = reason === 'COULD_NOT_CONNECT' ? 'unreachable' : reason === 'REQUEST_TIMEOUT' ? 'slow' : 'other'
  return { state: 'problem', key: `webhook-test.${byStatus ?? byReason}`, values: { status: statusCode, reason, detail: detail.slice(0, 200) } }
}
