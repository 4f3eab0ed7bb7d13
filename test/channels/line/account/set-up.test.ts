import { afterEach, describe, expect, test } from 'vitest'
import en from '../../../../locales/en/line-setup.json' with { type: 'json' }
import th from '../../../../locales/th/line-setup.json' with { type: 'json' }
import { createAccountCalls } from '../../../../src/channels/line/account/calls.ts'
import { menuOf } from '../../../../src/channels/line/account/menu.ts'
import { setUpAccount } from '../../../../src/channels/line/account/set-up.ts'
import { addressProblem } from '../../../../src/channels/line/account/webhook-address.ts'
import { createLineClient } from '../../../../src/channels/line/client.ts'
import { vocabulary } from '../../../dialogs/talk.ts'
import { startFakeAccount } from '../../../support/fake-line/rich-menu-routes.ts'

const token = 'channel-token'
const webhook = 'https://guide.example.go.th/line/webhook'
const menus = (['th', 'en'] as const).map((language) => menuOf(vocabulary.words(language, 2564)))

type Fake = Awaited<ReturnType<typeof startFakeAccount>>
const opened: Fake[] = []
const start = async (): Promise<Fake> => {
  const fake = await startFakeAccount({ channelAccessToken: token })
  opened.push(fake)
  return fake
}
afterEach(async () => {
  for (const fake of opened.splice(0)) await fake.close()
})

const run = async (url: string, options: { webhook?: string; change?: boolean; token?: string; timeoutMs?: number; secret?: string } = {}) => {
  const settings = { channelAccessToken: options.token ?? token, apiBaseUrl: url, timeoutMs: options.timeoutMs ?? 5_000 }
  const findings = await setUpAccount(
    { client: createLineClient(settings), calls: createAccountCalls(settings), menus, channelSecret: options.secret ?? 'a'.repeat(32) },
    { change: options.change ?? true, ...(options.webhook === undefined ? {} : { webhook: options.webhook }) },
  )
  for (const { key } of findings) {
    for (const texts of [th, en]) expect(textAt(texts.findings, key), key).toBeTypeOf('string')
  }
  expect(JSON.stringify(findings)).not.toContain(token)
  return findings
}
const textAt = (texts: unknown, key: string): unknown => key.split('.').reduce((at: unknown, part) => Object(at)[part] as unknown, texts)
const of = (findings: Awaited<ReturnType<typeof run>>, state: string) => findings.filter((finding) => finding.state === state).map(({ key }) => key)

describe('setting up', () => {
  test('puts everything in order; again, it changes nothing', async () => {
    const { url, line, account } = await start()
    const findings = await run(url, { webhook })
    expect(of(findings, 'problem')).toEqual([])
    expect(of(findings, 'changed')).toEqual(['webhook-set', 'menu-made', 'menu-made', 'aliases-set', 'default-set'])
    expect(of(findings, 'by-hand')).toEqual(['redelivery', 'auto-reply', 'greeting', 'groups'])
    expect(line.webhook).toEqual({ endpoint: webhook, active: true })
    expect(account.menus.get(account.default ?? '')?.image).toEqual(menus[0]?.image)
    expect(account.menus.get(account.aliases.get('lertrat-guide-en') ?? '')?.image).toEqual(menus[1]?.image)

    account.changes.length = 0
    expect(of(await run(url, { webhook }), 'changed')).toEqual([])
    expect(of(await run(url, { change: false }), 'problem')).toEqual([])
    expect(account.changes).toEqual([])
  })

  test('menus of an older version go, those of others stay', async () => {
    const { url, account } = await start()
    await run(url, { webhook })
    const [own] = [...account.menus.values()]
    if (!own) throw new Error('no menu')
    account.menus.clear()
    account.menus.set('richmenu-1', { ...own, richMenuId: 'richmenu-1', name: 'lertrat-guide th 0123' })
    account.menus.set('richmenu-2', { ...own, richMenuId: 'richmenu-2', name: 'lertrat-guidebook of another program' })
    account.default = 'richmenu-2'
    const findings = await run(url)
    expect(of(findings, 'changed')).toEqual(['menu-made', 'menu-made', 'aliases-set', 'default-replaced', 'menu-removed'])
    expect([...account.menus.values()].map(({ name }) => name)).toEqual(['lertrat-guidebook of another program', ...menus.map(({ request }) => request.name)])
  })

  test('a menu whose picture failed is made anew, and leaves nothing behind', async () => {
    const { url, account } = await start()
    account.faults.set('POST /v2/bot/richmenu/{id}/content', 500)
    expect(of(await run(url, { webhook }), 'problem')).toEqual(['trouble.server-error'])
    expect(account.menus.size).toBe(0)
    account.faults.clear()
    expect(of(await run(url), 'problem')).toEqual([])
    expect(account.menus.size).toBe(2)
  })
})

describe('looking only', () => {
  test('says what is missing and changes nothing', async () => {
    const { url, line, account } = await start()
    expect(of(await run(url, { change: false }), 'problem')).toEqual(['webhook-none', 'menu-missing', 'menu-missing'])
    expect(account.changes).toEqual([])
    expect(line.webhook).toBeUndefined()
  })

  test('notices aliases and a default that name another menu', async () => {
    const { url, account } = await start()
    await run(url, { webhook })
    account.default = undefined
    account.aliases.clear()
    expect(of(await run(url, { change: false }), 'problem')).toEqual(['aliases-wrong', 'default-wrong'])
  })
})

describe('what is wrong is told with its mend', () => {
  test('a token that LINE refuses ends it at once', async () => {
    const { url } = await start()
    expect(await run(url, { token: 'wrong', webhook })).toMatchObject([{ state: 'problem', key: 'trouble.unauthorised' }])
  })

  test.each([[403, 'forbidden'], [404, 'not-found'], [429, 'rate-limited'], [400, 'rejected'], [502, 'server-error']])('an answer %i', async (status, key) => {
    const { url, account } = await start()
    account.faults.set('GET /v2/bot/info', status)
    expect(of(await run(url), 'problem')).toEqual([`trouble.${key}`])
  })

  test('nobody there, nobody answering', async () => {
    const { url, account, close } = await start()
    account.faults.set('GET /v2/bot/info', 'hang')
    expect(of(await run(url, { timeoutMs: 50 }), 'problem')).toEqual(['trouble.timed-out'])
    await close()
    expect(of(await run(url), 'problem')).toEqual(['trouble.unreachable'])
  })

  test('a step that fails does not keep the others from being looked at', async () => {
    const { url, account } = await start()
    account.faults.set('GET /v2/bot/richmenu/list', 503)
    const findings = await run(url, { webhook })
    expect(of(findings, 'problem')).toEqual(['trouble.server-error'])
    expect(of(findings, 'good')).toEqual(['account', 'webhook-on', 'webhook-works', 'quota-free'])
  })

  test.each([
    [{ statusCode: 401, reason: 'ERROR_STATUS_CODE' }, 'secret'],
    [{ statusCode: 404, reason: 'ERROR_STATUS_CODE' }, 'path'],
    [{ statusCode: 502, reason: 'ERROR_STATUS_CODE' }, 'failing'],
    [{ statusCode: 0, reason: 'COULD_NOT_CONNECT' }, 'unreachable'],
    [{ statusCode: 0, reason: 'REQUEST_TIMEOUT' }, 'slow'],
    [{ statusCode: 302, reason: 'ERROR_STATUS_CODE' }, 'other'],
  ])('the test of the webhook: %j', async (result, key) => {
    const { url, line } = await start()
    line.webhookTest = { ...line.webhookTest, success: false, ...result }
    expect(of(await run(url, { webhook }), 'problem')).toEqual([`webhook-test.${key}`])
  })

  test('a webhook that is not in use, a secret of another form, a plan nearly used up, chat on', async () => {
    const { url, line, account } = await start()
    line.webhook = { endpoint: 'https://guide.example.go.th/other', active: false }
    line.quota = { limit: 200, used: 160 }
    account.info.chatMode = 'chat'
    const findings = await run(url, { secret: 'short' })
    expect(of(findings, 'problem')).toEqual(['webhook-off'])
    expect(of(findings, 'note')).toEqual(['secret-form', 'webhook-path', 'quota-low', 'chat-mode'])
  })

  test.each([
    ['not an address', 'address-unreadable'], ['http://guide.example.go.th/line/webhook', 'address-not-https'],
    ['https://localhost:3978/line/webhook', 'address-local'], ['https://192.168.1.5/line/webhook', 'address-local'], ['https://172.20.0.2/line/webhook', 'address-local'],
    [`https://guide.example.go.th/${'a'.repeat(500)}`, 'address-unreadable'], ['https://user:pass@guide.example.go.th/line/webhook', 'address-unreadable'],
  ])('the address %s is never sent to LINE', async (address, key) => {
    expect(addressProblem(address)?.key).toBe(key)
    const { url, line } = await start()
    expect(of(await run(url, { webhook: address }), 'problem')).toEqual([key])
    expect(line.webhook).toBeUndefined()
  })

  test('good addresses pass', () => {
    for (const address of [webhook, 'https://lertrat.opdc.go.th:8443/line/webhook', 'https://172.32.0.1/line/webhook']) expect(addressProblem(address)).toBeUndefined()
  })
})

test('both languages have the same texts with the same gaps', () => {
  const flat = (texts: object, path = ''): [string, string[]][] => Object.entries(texts).flatMap(([key, value]): [string, string[]][] =>
    typeof value === 'string' ? [[`${path}${key}`, [...value.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] as string).sort()]] : flat(value as object, `${path}${key}.`))
  expect(flat(th)).toEqual(flat(en))
})
