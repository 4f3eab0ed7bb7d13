/** How the bot is known to Microsoft, and where it is spoken to. */
export interface TeamsSettings {
  /** Absent where only local test clients without tokens are served. */
  readonly app?: TeamsApp
  /** Tenants whose people are answered, by their ids in lower case. */
  readonly tenants: readonly string[]
  /** The same for local test clients without tokens; absent where these may name any tenant, or none. */
  readonly localTenants?: readonly string[]
  /** People who are coordinators without an invitation: object ids or user principal names, in lower case. */
  readonly coordinators: readonly string[]
  /** Local test clients without tokens are served too. */
  readonly allowUnauthenticated: boolean
  readonly cloud: TeamsCloud
}

export interface TeamsApp {
  readonly id: string
  readonly password: string
  /** Where the bot's own tokens are issued. */
  readonly tenant: string
}

/** The addresses of the cloud that the bot lives in. */
export interface TeamsCloud {
  /** The OpenID document that leads to the keys of tokens coming in. */
  readonly openIdMetadataUrl: string
  readonly tokenIssuer: string
  /** Where the bot's own tokens come from, without the tenant. */
  readonly loginUrl: string
  readonly oauthScope: string
}

/** Microsoft's public cloud. */
export const PUBLIC_CLOUD: TeamsCloud = {
  openIdMetadataUrl: 'https://login.botframework.com/v1/.well-known/openidconfiguration',
  tokenIssuer: 'https://api.botframework.com',
  loginUrl: 'https://login.microsoftonline.com',
  oauthScope: 'https://api.botframework.com',
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/i

/** Whether a host name means this machine itself. */
export const isLoopback = (host: string): boolean => LOOPBACK.test(host)
