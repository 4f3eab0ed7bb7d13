const PATIENCE = 3_000
/** After a failure LINE is not asked again for so long, in milliseconds. */
const rest = 5 * 60_000

/**
 * The address that opens a chat of one's own with the bot, such as `https://line.me/R/ti/p/%40guide`.
 * It is asked for in the background, once; until LINE has said it, there is none.
 *
 * @returns gives the address where it is known.
 */
export function privateChatAddress(options: {
  readonly channelAccessToken: string
  readonly apiBaseUrl: string
  /** The clock, in milliseconds. */
  readonly now: () => number
}): () => string | undefined {
  const { channelAccessToken, apiBaseUrl, now } = options
  let address: string | undefined
  let nextAt = -Infinity

  const ask = async (): Promise<void> => {
    try {
      const response = await fetch(new URL('/v2/bot/info', apiBaseUrl), {
        headers: { authorization: `Bearer ${channelAccessToken}` }, signal: AbortSignal.timeout(PATIENCE),
      })
      const info: unknown = response.ok ? await response.json() : undefined
      const basicId = typeof info === 'object' && info !== null && 'basicId' in info ? info.basicId : undefined
      if (typeof basicId === 'string' && basicId !== '') address = `https://line.me/R/ti/p/${encodeURIComponent(basicId)}`
    } catch {
      // Without the address the words alone say where to write.
    }
  }

  return () => {
    if (address === undefined && now() >= nextAt) {
      nextAt = now() + rest
      void ask()
    }
    return address
  }
}
