import pino from 'pino'

export type Logger = pino.Logger
export const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]

/** JSON lines on standard error; standard output is for people. */
export function createLogger(level: LogLevel): Logger {
  return pino({ level, base: null }, pino.destination({ fd: 2, sync: true }))
}

/**
 * What a log may know of an error: its kind, its code and where it arose. Never its message, which
 * may quote what a person wrote.
 */
export function traceOf(error: unknown): { error: string; errorCode?: string; at?: string[]; cause?: unknown } {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const lines = (error.stack ?? '').split('\n')
  const frames = lines.filter((line) => /^ {4}at /.test(line)).map((line) => line.trim())
  return {
    error: error.constructor.name,
    ...(code === undefined ? {} : { errorCode: code }),
    at: frames.slice(0, 12),
    ...(error.cause === undefined ? {} : { cause: traceOf(error.cause) }),
  }
}
