import { ServiceClientCredentialsFactory } from 'botframework-connector'
import type { TeamsApp, TeamsCloud } from './settings.ts'

/** A token is renewed so long before its end, in milliseconds. */
const BEFORE_END = 5 * 60_000

/** The login service did not give a token; nothing was sent. */
export class NoToken extends Error {
  override readonly name = 'NoToken'
}

/** The bot's own token, by which its calls are let in. */
export interface BotToken {
  /** @throws NoToken */
  get(): Promise<string>
  /** Teams did not take it: the next one is asked for anew. */
  drop(): void
}

/**
 * Tokens of the app's own tenant, asked for once however many calls need one, and kept until shortly
 * before they end.
 */
export function createBotToken(options: {
  readonly app: TeamsApp
  readonly cloud: Pick<TeamsCloud, 'loginUrl' | 'oauthScope'>
  readonly now: () => number
  readonly timeoutMs: number
}): BotToken {
  const { app, cloud, now, timeoutMs } = options
  let known: { readonly token: string; readonly until: number } | undefined
  let asking: Promise<string> | undefined

  const ask = async (): Promise<string> => {
    try {
      const response = await fetch(`${cloud.loginUrl}/${encodeURIComponent(app.tenant)}/oauth2/v2.0/token`, {
        method: 'POST', redirect: 'error', signal: AbortSignal.timeout(timeoutMs),
        body: new URLSearchParams({
          grant_type: 'client_credentials', client_id: app.id, client_secret: app.password, scope: `${cloud.oauthScope}/.default`,
        }),
      })
      const said: unknown = response.ok ? await response.json() : await response.body?.cancel()
      const { access_token: token, expires_in: seconds } = Object(said) as Readonly<Record<string, unknown>>
      if (typeof token !== 'string' || token === '') throw new NoToken(`status ${response.status}`)
      const lives = (Number(seconds) || 3_600) * 1_000
      known = { token, until: now() + Math.max(lives - BEFORE_END, lives / 2) }
      return token
    } catch (cause) {
      throw cause instanceof NoToken ? cause : new NoToken('login', { cause })
    } finally {
      asking = undefined
    }
  }

  return {
    get: async () => (known !== undefined && now() < known.until ? known.token : (asking ??= ask())),
    drop: () => {
      known = undefined
    },
  }
}

/** The bot's credentials as botbuilder asks for them. */
export class BotCredentials extends ServiceClientCredentialsFactory {
  readonly #appId: string
  readonly #token: BotToken | undefined

  /** @param token undefined: calls go without one, to local test clients. */
  constructor(appId: string, token: BotToken | undefined) {
    super()
    this.#appId = appId
    this.#token = token
  }

  override async isValidAppId(appId: string): Promise<boolean> {
    return this.#appId !== '' && appId === this.#appId
  }

  override async isAuthenticationDisabled(): Promise<boolean> {
    return this.#token === undefined
  }

  override async createCredentials(): ReturnType<ServiceClientCredentialsFactory['createCredentials']> {
    const token = this.#token
    return {
      signRequest: async (request) => {
        if (token !== undefined) request.headers.set('authorization', `Bearer ${await token.get()}`)
        return request
      },
    }
  }
}
