import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { startFakeAccount } from '../../../support/fake-line/rich-menu-routes.ts'

const root = fileURLToPath(new URL('../../../../', import.meta.url))
const token = 'a-very-secret-token'
const secret = 'c0ffee'.padEnd(32, '0')
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

/** Runs `lertrat line …` as a process of its own. */
const line = (words: readonly string[], env: Readonly<Record<string, string>>): Promise<{ code: number | null; output: string }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['src/cli/lertrat.js', 'line', ...words], { cwd: root, env: { PATH: process.env['PATH'], ...env } })
    let output = ''
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (chunk: string) => { output += chunk })
    child.once('close', (code) => resolve({ code, output }))
  })

test('setup, then status: both languages, exit status 0, nothing secret printed', async () => {
  const { url, close } = await startFakeAccount({ channelAccessToken: token })
  closing.push(close)
  const env = { LINE_CHANNEL_SECRET: secret, LINE_CHANNEL_ACCESS_TOKEN: token, LINE_API_BASE_URL: url }
  const before = await line(['status'], env)
  expect(before.code).toBe(1)
  const setup = await line(['setup', '--webhook', 'https://guide.example.go.th/line/webhook'], env)
  expect(setup).toMatchObject({ code: 0, output: expect.stringMatching(/☐ .*redelivery/) })
  const after = await line(['status'], env)
  expect(after.code).toBe(0)
  expect(after.output).not.toMatch(/✗|✎/)
  for (const { output } of [before, setup, after]) {
    expect(output).toMatch(/บัญชี[^]*account/)
    expect(output).not.toContain(token)
    expect(output).not.toContain(secret)
    expect(output).not.toContain('findings.')
  }
})

test('without credentials, or with half of them, it says what is missing', async () => {
  const none = await line(['setup'], {})
  expect(none.code).toBe(1)
  expect(none.output).toContain('LINE_CHANNEL_ACCESS_TOKEN')
  const half = await line(['status'], { LINE_CHANNEL_ACCESS_TOKEN: token })
  expect(half.code).toBe(2)
  expect(half.output).toContain('line-half-set')
  expect(half.output).not.toContain(token)
})
