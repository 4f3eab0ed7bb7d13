import { AuthenticationError, type BotFrameworkAuthentication } from 'botframework-connector'
import { CodedError } from '../../database/coded-error.ts'
import type { RawActivity } from './activity.ts'
import { asActivity } from './adapter.ts'
import { KeysAway, type SigningKeys } from './keys.ts'
import { isWellSigned } from './token.ts'

export interface AuthenticatorOptions {
  /** botbuilder's own check. */
  readonly authentication: Pick<BotFrameworkAuthentication, 'authenticateRequest'>
  readonly keys: SigningKeys
  readonly issuer: string
  readonly now: () => number
  readonly timeoutMs: number
}

/** Says whether an activity comes from whom it says. @throws CodedError `teams-unauthorized` or `unavailable` */
export type Authenticate = (activity: RawActivity, authorization: string | undefined) => Promise<void>

/**
 * Signature, algorithm, issuer, time and the key's endorsement first, silently; then all of it once
 * more by botbuilder, with audience and service address.
 */
export function createAuthenticate(options: AuthenticatorOptions): Authenticate {
  const { authentication, timeoutMs } = options
  let first: Promise<unknown> | undefined

  const byBotbuilder = async (activity: RawActivity, authorization: string): Promise<void> => {
    const check = authentication.authenticateRequest(asActivity(activity), authorization)
    // The first one fetches botbuilder's keys; the others wait instead of fetching them too.
    first ??= check.catch(() => {
      first = undefined
    })
    await withinTime(check, timeoutMs)
  }

  return async (activity, authorization) => {
    try {
      if (!(await isWellSigned(authorization, activity.channelId, options)) || activity.channelId === 'AseChannel') throw new CodedError('teams-unauthorized')
      await first
      await byBotbuilder(activity, authorization ?? '')
    } catch (error) {
      if (error instanceof CodedError) throw error
      const refused = error instanceof AuthenticationError && Number(error.statusCode) < 500
      if (refused) throw new CodedError('teams-unauthorized', { cause: error })
      // The keys, and nothing about the request: the same one may succeed later.
      const away = error instanceof KeysAway || error instanceof AuthenticationError || isNetwork(error)
      throw away ? new CodedError('unavailable', { values: { seconds: 5 }, cause: error }) : new CodedError('teams-unauthorized', { cause: error })
    }
  }
}

class TooSlow extends Error {
  override readonly name = 'TooSlow'
}

async function withinTime(check: Promise<unknown>, milliseconds: number): Promise<void> {
  const { promise: late, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => reject(new TooSlow()), milliseconds)
  try {
    await Promise.race([check, late])
  } finally {
    clearTimeout(timer)
  }
}

function isNetwork(error: unknown): boolean {
  return error instanceof TooSlow || (error instanceof Error && error.name === 'FetchError')
}
