import { z } from 'zod'
import { isLoopback, PUBLIC_CLOUD, type TeamsSettings } from '../channels/teams/settings.ts'
import { CodedError } from '../database/coded-error.ts'

const name = z.string().trim().regex(/^[\w.-]{1,200}$/, 'bad-teams-id').optional()
/** Keys and tokens travel there, so that only this machine itself goes without encryption. */
const address = z.string().trim()
  .refine((url) => URL.canParse(url) && (/^https:\/\//.test(url) || (/^http:\/\//.test(url) && isLoopback(new URL(url).hostname))), 'bad-teams-address')
  .transform((url) => url.replace(/(?<!\/)\/+$/, ''))
  .optional()
const list = z.string()
  .transform((text) => text.split(',').map((one) => one.trim().toLowerCase()).filter((one) => one !== ''))
  .refine((items) => items.length > 0 && items.every((one) => /^[\w.@+-]{1,200}$/.test(one)), 'bad-teams-list')
  .optional()

/** The variables of Teams, each with its check and the code of its error. */
export const teamsEnvironment = {
  MicrosoftAppType: z.literal('SingleTenant', 'bad-teams-app-type').optional(),
  MicrosoftAppId: name,
  MicrosoftAppPassword: z.string().trim().optional(),
  MicrosoftAppTenantId: name,
  TEAMS_ALLOW_UNAUTHENTICATED: z.enum(['true', 'false'], 'bad-teams-allow-unauthenticated').default('false'),
  TEAMS_TENANTS: list,
  TEAMS_COORDINATORS: list,
  TEAMS_OPENID_METADATA_URL: address,
  TEAMS_TOKEN_ISSUER: address,
  TEAMS_LOGIN_URL: address,
  TEAMS_OAUTH_SCOPE: address,
}
export type TeamsVariables = z.output<z.ZodObject<typeof teamsEnvironment>>

const needed = ['MicrosoftAppId', 'MicrosoftAppPassword', 'MicrosoftAppTenantId'] as const

/**
 * The settings of Teams; undefined where it is off.
 *
 * @throws CodedError `teams-half-set`, or `teams-unauthenticated-host` where test clients without
 *   tokens would be let in from other machines.
 */
export function teamsOf(variables: TeamsVariables, host: string): TeamsSettings | undefined {
  const allowUnauthenticated = variables.TEAMS_ALLOW_UNAUTHENTICATED === 'true'
  if (allowUnauthenticated && !isLoopback(host)) {
    throw new CodedError('teams-unauthenticated-host', { path: 'TEAMS_ALLOW_UNAUTHENTICATED', values: { host } })
  }
  const app = appOf(variables)
  if (app === undefined && !allowUnauthenticated) return undefined
  const { TEAMS_TENANTS: named } = variables
  return {
    ...(app === undefined ? {} : { app }),
    tenants: named ?? (app === undefined ? [] : [app.tenant.toLowerCase()]),
    ...(named === undefined ? {} : { localTenants: named }),
    coordinators: variables.TEAMS_COORDINATORS ?? [],
    allowUnauthenticated,
    cloud: {
      openIdMetadataUrl: variables.TEAMS_OPENID_METADATA_URL ?? PUBLIC_CLOUD.openIdMetadataUrl,
      tokenIssuer: variables.TEAMS_TOKEN_ISSUER ?? PUBLIC_CLOUD.tokenIssuer,
      loginUrl: variables.TEAMS_LOGIN_URL ?? PUBLIC_CLOUD.loginUrl,
      oauthScope: variables.TEAMS_OAUTH_SCOPE ?? PUBLIC_CLOUD.oauthScope,
    },
  }
}

function appOf(variables: TeamsVariables): TeamsSettings['app'] {
  const set = (['MicrosoftAppType', ...needed] as const).find((one) => variables[one] !== undefined)
  if (set === undefined) return undefined
  const { MicrosoftAppId: id, MicrosoftAppPassword: password, MicrosoftAppTenantId: tenant } = variables
  if (id === undefined || password === undefined || tenant === undefined) {
    const missing = needed.find((one) => variables[one] === undefined) ?? ''
    throw new CodedError('teams-half-set', { path: missing, values: { set, missing } })
  }
  return { id, password, tenant }
}
