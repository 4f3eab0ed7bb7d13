import { z } from 'zod'
import { CodedError } from '../database/coded-error.ts'
import type { LineSettings } from '../channels/line/service.ts'
import type { TeamsSettings } from '../channels/teams/settings.ts'
import { teamsEnvironment, teamsOf } from './teams-config.ts'
import { LOG_LEVELS } from './logging.ts'
import type { LogLevel } from './logging.ts'

/** Who may read the metrics: with a token, without one; on a port of their own, or on the service's. */
export interface MetricsAccess {
  readonly token?: string
  /** 0 takes a free one. */
  readonly port?: number
}

export interface Config {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  readonly databaseUrl: string
  /** A folder of further or overriding rulebooks. */
  readonly rulebookDir?: string
  readonly logLevel: LogLevel
  /** The process is ended when its main thread stands still for so long; 0: never. In milliseconds. */
  readonly standstillLimitMs: number
  /** Absent where anybody may read the metrics on the service's port. */
  readonly metrics?: MetricsAccess
  /** Absent where LINE is off. */
  readonly line?: LineSettings
  /** Absent where Teams is off. */
  readonly teams?: TeamsSettings
}

/** Each variable with its check and the code of its error. */
const environment = z.object({
  HOST: z.string().regex(/^[A-Za-z0-9._:%-]+$/, 'bad-host').default('127.0.0.1'),
  PORT: z.string().regex(/^\d{1,5}$/, 'bad-port').transform(Number)
    .pipe(z.number().max(65_535, 'bad-port')).default(3978),
  DATABASE_URL: z.string()
    .refine(
      (url) => /^sqlite:[^\0]+$/.test(url) || (/^postgres(ql)?:\/\//.test(url) && URL.canParse(url)),
      'bad-database-url',
    )
    .default('sqlite:data/lertrat.db'),
  RULEBOOK_DIR: z.string().optional(),
  LOG_LEVEL: z.enum(LOG_LEVELS, 'bad-log-level').default('info'),
  WATCHDOG_SECONDS: z.string().regex(/^\d{1,4}(\.\d{1,3})?$/, 'bad-watchdog-seconds').transform((seconds) => Number(seconds) * 1000).default(10_000),
  METRICS_TOKEN: z.string().trim().regex(/^[\x21-\x7e]{16,500}$/, 'bad-metrics-token').optional(),
  METRICS_PORT: z.string().regex(/^\d{1,5}$/, 'bad-metrics-port').transform(Number)
    .pipe(z.number().max(65_535, 'bad-metrics-port')).optional(),
  LINE_CHANNEL_SECRET: z.string().trim().optional(),
  // It goes into a header of every call.
  LINE_CHANNEL_ACCESS_TOKEN: z.string().trim().regex(/^[\x21-\x7e]+$/, 'bad-line-access-token').optional(),
  LINE_API_BASE_URL: z.string().trim()
    .refine((url) => /^https?:\/\//.test(url) && URL.canParse(url), 'bad-line-api-base-url')
    .transform((url) => url.replace(/(?<!\/)\/+$/, ''))
    .optional(),
  ...teamsEnvironment,
})

/** Variables whose value no error may repeat: secrets, and an address that may hold a password. */
const SECRETS = new Set(['DATABASE_URL', 'METRICS_TOKEN', 'LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN', 'MicrosoftAppPassword'])

/**
 * Reads the settings from the environment. A variable that is empty counts as not set.
 *
 * @throws CodedError named after the variable that is wrong: `bad-host`, `bad-port`,
 *   `bad-database-url`, `bad-log-level`, `bad-watchdog-seconds`, `bad-metrics-token`, `bad-metrics-port`, `bad-line-access-token` or `bad-line-api-base-url`; or
 *   `line-half-set` where LINE has only its secret or only its token; those of Teams: `bad-teams-app-type`,
 *   `bad-teams-id`, `bad-teams-address`, `bad-teams-list`, `bad-teams-allow-unauthenticated`,
 *   `teams-half-set`, `teams-unauthenticated-host`; `path` is the variable's name
 *
 * @example
 * readConfig({ PORT: '8080' }).port // 8080
 */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const isSet = ([, value]: [string, string | undefined]) => value !== undefined && value.trim() !== ''
  const given = Object.fromEntries(Object.entries(variables).filter(isSet))
  const result = environment.safeParse(given)
  if (!result.success) {
    const issue = result.error.issues[0]
    const path = String(issue?.path[0])
    const shown = SECRETS.has(path) ? '' : (given[path] ?? '').slice(0, 80)
    throw new CodedError(issue?.message ?? 'internal', {
      path, values: { path, given: shown, levels: LOG_LEVELS.join(', ') },
    })
  }
  const { HOST, PORT, DATABASE_URL, RULEBOOK_DIR, LOG_LEVEL, WATCHDOG_SECONDS, METRICS_TOKEN: token, METRICS_PORT: metricsPort } = result.data
  const line = lineOf(result.data)
  const teams = teamsOf(result.data, HOST)
  return {
    host: HOST,
    port: PORT,
    databaseUrl: DATABASE_URL,
    logLevel: LOG_LEVEL,
    standstillLimitMs: WATCHDOG_SECONDS,
    ...(RULEBOOK_DIR === undefined ? {} : { rulebookDir: RULEBOOK_DIR }),
    ...(token === undefined && metricsPort === undefined ? {} : {
      metrics: { ...(token === undefined ? {} : { token }), ...(metricsPort === undefined ? {} : { port: metricsPort }) },
    }),
    ...(line === undefined ? {} : { line }),
    ...(teams === undefined ? {} : { teams }),
  }
}

/** LINE needs its secret to be believed and its token to answer: with one of them it would be deaf or dumb. */
function lineOf(data: z.infer<typeof environment>): Config['line'] | undefined {
  const { LINE_CHANNEL_SECRET: channelSecret, LINE_CHANNEL_ACCESS_TOKEN: channelAccessToken, LINE_API_BASE_URL: apiBaseUrl } = data
  if (channelSecret === undefined && channelAccessToken === undefined) return undefined
  if (channelSecret === undefined || channelAccessToken === undefined) {
    const [set, missing] = channelSecret === undefined
      ? ['LINE_CHANNEL_ACCESS_TOKEN', 'LINE_CHANNEL_SECRET']
      : ['LINE_CHANNEL_SECRET', 'LINE_CHANNEL_ACCESS_TOKEN']
    throw new CodedError('line-half-set', { path: missing, values: { set, missing } })
  }
  return { channelSecret, channelAccessToken, ...(apiBaseUrl === undefined ? {} : { apiBaseUrl }) }
}
