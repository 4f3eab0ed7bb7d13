import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../src/server/config.ts'
import { expectRefusal } from '../../support/refused-setting.ts'

const secret = '8c570fa6dd201bb328f1c1eac23a96d8'
const token = 'aB3/+=token'

test('LINE is on when both are set', () => {
  expect(readConfig({}).line).toBeUndefined()
  expect(readConfig({ LINE_API_BASE_URL: 'http://127.0.0.1:1' }).line).toBeUndefined()
  expect(readConfig({ LINE_CHANNEL_SECRET: ` ${secret}\n`, LINE_CHANNEL_ACCESS_TOKEN: token }).line).toEqual({ channelSecret: secret, channelAccessToken: token })
  expect(readConfig({ LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_ACCESS_TOKEN: token, LINE_API_BASE_URL: 'http://127.0.0.1:1/' }).line)
    .toEqual({ channelSecret: secret, channelAccessToken: token, apiBaseUrl: 'http://127.0.0.1:1' })
})

describe('a wrong setting', () => {
  test.each([
    ['only the secret', { LINE_CHANNEL_SECRET: secret }, 'line-half-set', 'LINE_CHANNEL_ACCESS_TOKEN'],
    ['only the token', { LINE_CHANNEL_ACCESS_TOKEN: token, LINE_CHANNEL_SECRET: ' ' }, 'line-half-set', 'LINE_CHANNEL_SECRET'],
    ['a token with blanks', { LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_ACCESS_TOKEN: 'Bearer aB3token' }, 'bad-line-access-token', 'LINE_CHANNEL_ACCESS_TOKEN'],
    ['an address that is none', { LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_ACCESS_TOKEN: token, LINE_API_BASE_URL: 'api.line.me' }, 'bad-line-api-base-url', 'LINE_API_BASE_URL'],
  ])('%s is refused by name, and no secret is shown', (_what, variables, code, path) => {
    expectRefusal(variables, { code, path }, /aB3|8c570/)
  })
})
