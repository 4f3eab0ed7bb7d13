import { LINE_REQUEST_ID_HTTP_HEADER_NAME, LineBotClient } from '@line/bot-sdk'
import type { messagingApi } from '@line/bot-sdk'
import { failureOf } from './failures.ts'
import type { LineFailure } from './failures.ts'

export type LineResult<T> = { readonly ok: true; readonly value: T; readonly requestId?: string } | LineFailure

export interface LineClientOptions {
  readonly channelAccessToken: string
  /** LINE's own where it is absent. */
  readonly apiBaseUrl?: string
  /** The longest that one call may take, in milliseconds. */
  readonly timeoutMs?: number
}

export interface LineProfile {
  readonly displayName: string
  /** BCP 47; LINE tells it only where the person agreed to that. */
  readonly language?: string
}

/** Calls to the Messaging API. None of them rejects: what happened is in the result. */
export interface LineClient {
  /** @param messages 1 to 5 */
  reply(replyToken: string, messages: readonly unknown[], signal?: AbortSignal): Promise<LineResult<null>>
  /**
   * A push that LINE has accepted before under the same key counts as ok.
   *
   * @param to user, group or room id
   * @param retryKey a UUID, the same at every attempt with the same messages
   */
  push(to: string, messages: readonly unknown[], retryKey: string, signal?: AbortSignal): Promise<LineResult<null>>
  /** A person's profile; undefined where LINE knows none or the person blocked the account. */
  profile(userId: string, signal?: AbortSignal): Promise<LineResult<LineProfile | undefined>>
  groupMemberProfile(groupId: string, userId: string, signal?: AbortSignal): Promise<LineResult<LineProfile | undefined>>
  /**
   * Shows that an answer is coming. One-to-one chats only.
   *
   * @param seconds 5 to 60 in steps of 5
   */
  loading(userId: string, seconds?: number, signal?: AbortSignal): Promise<LineResult<null>>
  /** The plan's messages a month, null where there is no limit, and those used. */
  quota(signal?: AbortSignal): Promise<LineResult<{ readonly limit: number | null; readonly used: number }>>
  /** The webhook's address as LINE has it; undefined where none is set. */
  webhookEndpoint(signal?: AbortSignal): Promise<LineResult<{ readonly endpoint: string; readonly active: boolean } | undefined>>
  setWebhookEndpoint(endpoint: string, signal?: AbortSignal): Promise<LineResult<null>>
  /** Has LINE call the webhook, the given one or the one that is set. */
  testWebhookEndpoint(endpoint?: string, signal?: AbortSignal): Promise<LineResult<messagingApi.TestWebhookEndpointResponse>>
}

interface Answered<T> {
  readonly httpResponse: Response
  readonly body: T
}

/**
 * @example
 * const client = createLineClient({ channelAccessToken, timeoutMs: 5_000 })
 * const result = await client.reply(replyToken, [{ type: 'text', text: 'สวัสดี' }])
 * if (!result.ok) log.warn({ code: result.code, requestId: result.requestId })
 */
export function createLineClient(options: LineClientOptions): LineClient {
  const { channelAccessToken, apiBaseUrl, timeoutMs = 5_000 } = options
  const sdk = LineBotClient.fromChannelAccessToken({
    channelAccessToken,
    ...(apiBaseUrl === undefined ? {} : { apiBaseURL: apiBaseUrl }),
  })

  const call = async <T, V>(
    make: () => Promise<Answered<T>>, valueOf: (body: T) => V, signal: AbortSignal | undefined,
  ): Promise<LineResult<V>> => {
    const limit = AbortSignal.timeout(timeoutMs)
    try {
      const { httpResponse, body } = await orAborted(make, signal === undefined ? limit : AbortSignal.any([limit, signal]))
      const requestId = httpResponse.headers.get(LINE_REQUEST_ID_HTTP_HEADER_NAME)
      return { ok: true, value: valueOf(body), ...(requestId === null ? {} : { requestId }) }
    } catch (error) {
      return failureOf(error)
    }
  }
  const nothing = () => null
  const unlessMissing = <V>(result: LineResult<V>): LineResult<V | undefined> =>
    !result.ok && result.status === 404 ? { ok: true, value: undefined, ...idOf(result) } : result

  return {
    reply: (replyToken, messages, signal) =>
      call(() => sdk.replyMessageWithHttpInfo({ replyToken, messages: asMessages(messages) }), nothing, signal),

    push: async (to, messages, retryKey, signal) => {
      const result = await call(
        () => sdk.pushMessageWithHttpInfo({ to, messages: asMessages(messages) }, retryKey), nothing, signal,
      )
      return !result.ok && result.status === 409 ? { ok: true, value: null, ...idOf(result) } : result
    },

    profile: async (userId, signal) =>
      unlessMissing(await call(() => sdk.getProfileWithHttpInfo(encodeURIComponent(userId)), profileOf, signal)),

    groupMemberProfile: async (groupId, userId, signal) =>
      unlessMissing(await call(
        () => sdk.getGroupMemberProfileWithHttpInfo(encodeURIComponent(groupId), encodeURIComponent(userId)),
        profileOf, signal,
      )),

    loading: (userId, seconds = 20, signal) =>
      call(() => sdk.showLoadingAnimationWithHttpInfo({ chatId: userId, loadingSeconds: seconds }), nothing, signal),

    quota: async (signal) => {
      const [limit, used] = await Promise.all([
        call(() => sdk.getMessageQuotaWithHttpInfo(), (body) => body.type === 'limited' ? body.value ?? 0 : null, signal),
        call(() => sdk.getMessageQuotaConsumptionWithHttpInfo(), (body) => body.totalUsage, signal),
      ])
      if (!limit.ok) return limit
      if (!used.ok) return used
      return { ok: true, value: { limit: limit.value, used: used.value }, ...idOf(used) }
    },

    webhookEndpoint: async (signal) =>
      unlessMissing(await call(
        () => sdk.getWebhookEndpointWithHttpInfo(), ({ endpoint, active }) => ({ endpoint, active }), signal,
      )),

    setWebhookEndpoint: (endpoint, signal) => call(() => sdk.setWebhookEndpointWithHttpInfo({ endpoint }), nothing, signal),

    testWebhookEndpoint: (endpoint, signal) =>
      call(() => sdk.testWebhookEndpointWithHttpInfo(endpoint === undefined ? {} : { endpoint }), (body) => body, signal),
  }
}

/** The SDK has no time limit of its own, so a call that goes on is left alone; its end changes nothing. */
async function orAborted<T>(make: () => Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise: aborted, reject } = Promise.withResolvers<never>()
  const onAbort = () => reject(signal.reason)
  if (signal.aborted) onAbort()
  signal.addEventListener('abort', onAbort, { once: true })
  try {
    return await Promise.race([aborted, make()])
  } finally {
    signal.removeEventListener('abort', onAbort)
  }
}

/** LINE checks messages itself, and the rendering has checked them before. */
function asMessages(messages: readonly unknown[]): messagingApi.Message[] {
  return messages as messagingApi.Message[]
}

function profileOf(body: { displayName: string; language?: string }): LineProfile {
  const { displayName, language } = body
  return { displayName, ...(language === undefined ? {} : { language }) }
}

function idOf(result: { readonly requestId?: string }): { readonly requestId?: string } {
  return result.requestId === undefined ? {} : { requestId: result.requestId }
}
