import { describe, expect, test } from 'vitest'
import { readConfig } from '../../src/server/config.ts'
import { loadErrorTexts } from '../../src/server/error-texts.ts'

test('without any variable it is local and embedded', () => {
  expect(readConfig({})).toEqual({
    host: '127.0.0.1', port: 3978, databaseUrl: 'sqlite:data/lertrat.db', logLevel: 'info', standstillLimitMs: 10_000,
  })
})

test('an empty variable counts as not set', () => {
  expect(readConfig({ PORT: '', HOST: ' ', DATABASE_URL: '' })).toEqual(readConfig({}))
})

test('every variable is read', () => {
  expect(
    readConfig({
      PORT: '0', HOST: '::1', DATABASE_URL: 'postgres://a:b@db:5432/c', RULEBOOK_DIR: '/srv/rules', LOG_LEVEL: 'debug',
    }),
  ).toEqual({
    port: 0, host: '::1', databaseUrl: 'postgres://a:b@db:5432/c', rulebookDir: '/srv/rules', logLevel: 'debug', standstillLimitMs: 10_000,
  })
})

describe('a wrong value', () => {
  test.each([
    ['PORT', 'http', 'bad-port'],
    ['PORT', '-1', 'bad-port'],
    ['PORT', '65536', 'bad-port'],
    ['PORT', '80.5', 'bad-port'],
    ['HOST', 'http://localhost', 'bad-host'],
    ['DATABASE_URL', 'mysql://root:hunter2@localhost/x', 'bad-database-url'],
    ['DATABASE_URL', 'sqlite:', 'bad-database-url'],
    ['DATABASE_URL', 'lertrat.db', 'bad-database-url'],
    ['LOG_LEVEL', 'loud', 'bad-log-level'],
  ])('%s=%s is refused by name, and said how to mend', (name, value, code) => {
    try {
      readConfig({ [name]: value })
      expect.unreachable()
    } catch (error) {
      expect(error).toMatchObject({ code, path: name })
      const say = loadErrorTexts()
      for (const language of ['th', 'en'] as const) {
        const sentence = say(error as Parameters<typeof say>[0], language)
        expect(sentence).toContain(name)
        expect(sentence).not.toContain('hunter2')
        expect(sentence).not.toContain('{{')
      }
    }
  })
})
