import { z } from 'zod'
import { CodedError } from '../database/coded-error.ts'
import { LOG_LEVELS } from './logging.ts'
import type { LogLevel } from './logging.ts'

export interface Config {
  readonly host: string
  /** 0 takes a free port. */
  readonly port: number
  readonly databaseUrl: string
  /** A folder of further or overriding rulebooks. */
  readonly rulebookDir?: string
  readonly logLevel: LogLevel
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
})

/**
 * Reads the settings from the environment. A variable that is empty counts as not set.
 *
 * @throws CodedError named after the variable that is wrong: `bad-host`, `bad-port`,
 *   `bad-database-url` or `bad-log-level`; `path` is the variable's name
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
    // An address of a database may hold a password, so that value is not repeated.
    const shown = path === 'DATABASE_URL' ? '' : (given[path] ?? '').slice(0, 80)
    throw new CodedError(issue?.message ?? 'internal', {
      path, values: { given: shown, levels: LOG_LEVELS.join(', ') },
    })
  }
  const { HOST, PORT, DATABASE_URL, RULEBOOK_DIR, LOG_LEVEL } = result.data
  return {
    host: HOST,
    port: PORT,
    databaseUrl: DATABASE_URL,
    logLevel: LOG_LEVEL,
    ...(RULEBOOK_DIR === undefined ? {} : { rulebookDir: RULEBOOK_DIR }),
  }
}
