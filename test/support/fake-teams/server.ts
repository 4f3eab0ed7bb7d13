import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { FakeDrive } from './fake-drive.ts'
import { FakeTeams, type FakeOutcome } from './fake-teams.ts'
import { makeKey, makeToken, type SigningKey } from './tokens.ts'

export const APP = { id: '11111111-2222-3333-4444-555555555555', password: 'the-password', tenant: 'aaaaaaaa-0000-0000-0000-000000000001' }
export const ISSUER = 'https://api.botframework.test'

export interface RunningFakeTeams {
  /** Such as `http://127.0.0.1:40123`: the service address, the login and the keys are all there. */
  readonly url: string
  readonly teams: FakeTeams
  /** Endorsed for Teams. */
  readonly key: SigningKey
  /** Published, but endorsed for another channel. */
  readonly otherKey: SigningKey
  /** Files that can be fetched, by their path. */
  readonly files: Map<string, (response: ServerResponse) => void>
  /** Where people's own files are stored, at paths below `/drive/`. */
  readonly drive: FakeDrive
  /** How often a token of the bot was asked for. */
  tokensAsked(): number
  /** A token as Teams sends it with an activity. */
  token(claims?: Readonly<Record<string, unknown>>, header?: Readonly<Record<string, unknown>>, key?: SigningKey): string
  /** Settings that lead a server here. */
  readonly env: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** Starts the fake connector with its login and its key service on a free port of 127.0.0.1. */
export async function startFakeTeams(): Promise<RunningFakeTeams> {
  const teams = new FakeTeams()
  const drive = new FakeDrive()
  const key = makeKey('key-1', ['msteams'])
  const otherKey = makeKey('key-2', ['webchat'])
  const files = new Map<string, (response: ServerResponse) => void>()
  let asked = 0
  const open = new Set<ServerResponse>()

  const handle = (request: IncomingMessage, bytes: Buffer, response: ServerResponse): void => {
    const body = bytes.toString('utf8')
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const json = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): void => {
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(value))
    }
    const file = files.get(pathname)
    if (file !== undefined) return file(response)
    if (pathname.startsWith('/drive/') && request.method === 'PUT') return finish(drive.put(pathname, request.headers, bytes), request, response, json)
    if (pathname === '/openid') return json(200, { issuer: ISSUER, jwks_uri: `${urlOf()}/keys`, id_token_signing_alg_values_supported: ['RS256'] })
    if (pathname === '/keys') return json(200, { keys: [key.published, otherKey.published] })
    if (pathname === `/${APP.tenant}/oauth2/v2.0/token`) {
      asked += 1
      const form = new URLSearchParams(body)
      const known = form.get('client_id') === APP.id && form.get('client_secret') === APP.password &&
        form.get('scope') === 'https://api.botframework.com/.default' && form.get('grant_type') === 'client_credentials'
      teams.token = known ? `bot-token-${asked}` : teams.token
      return known ? json(200, { token_type: 'Bearer', access_token: teams.token, expires_in: 3600 }) : json(401, { error: 'invalid_client' })
    }
    finish(teams.answer(request.method ?? '', pathname, request.headers.authorization, parsed(body)), request, response, json)
  }

  const finish = (outcome: FakeOutcome, request: IncomingMessage, response: ServerResponse, json: (status: number, value: unknown, headers?: Readonly<Record<string, string>>) => void): void => {
    if (outcome === 'reset') request.socket.resetAndDestroy()
    // Nothing is said until the client has gone or the server closes.
    else if (outcome === 'hang') open.add(response)
    else json(outcome.status, outcome.body ?? {}, outcome.headers)
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => handle(request, Buffer.concat(chunks), response))
    request.on('error', () => undefined)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host: '127.0.0.1', port: 0 }, resolve)
  })
  const urlOf = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const url = urlOf()

  return {
    url, teams, drive, key, otherKey, files,
    tokensAsked: () => asked,
    token: (claims = {}, header = {}, signing = key) => {
      const now = Math.floor(Date.now() / 1_000)
      return makeToken(signing, { iss: ISSUER, aud: APP.id, serviceurl: url, nbf: now - 60, exp: now + 3_600, ...claims }, header)
    },
    env: {
      MicrosoftAppType: 'SingleTenant', MicrosoftAppId: APP.id, MicrosoftAppPassword: APP.password, MicrosoftAppTenantId: APP.tenant,
      TEAMS_OPENID_METADATA_URL: `${url}/openid`, TEAMS_TOKEN_ISSUER: ISSUER, TEAMS_LOGIN_URL: url,
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      server.closeAllConnections()
      await closed
    },
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return undefined
  }
}
