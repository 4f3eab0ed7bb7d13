import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startCounting } from '../../support/counting-app.ts'
import { refusal } from '../../support/web-client.ts'

let app: Awaited<ReturnType<typeof startCounting>>
beforeAll(async () => {
  app = await startCounting()
})
afterAll(() => app.server.close())

/** A request whose path is sent as it is written; fetch would tidy it. */
function status(path: string, headers: Record<string, string> = {}): Promise<number | undefined> {
  const { hostname, port } = new URL(app.server.address)
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode))
    }).on('error', reject).end()
  })
}

test.each(['th', 'en'])('the texts of the page in %s', async (language) => {
  const response = await app.client.get(`/web/texts/${language}.json`)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^application\/json/)
  expect(await response.json()).toBeTypeOf('object')
})

test('the page', async () => {
  const response = await app.client.get('/')
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-cache')
  expect(await status('/', { 'If-None-Match': response.headers.get('etag') ?? '' })).toBe(304)
})

describe('fonts', () => {
  test.each(['thai', 'latin'].flatMap((script) => [400, 600, 700].map((weight) => `sarabun-${script}-${weight}-normal.woff2`)))(
    '%s', async (file) => {
      const response = await app.client.get(`/web/fonts/${file}`)
      expect(response.status).toBe(200)
      expect(response.headers.get('content-type')).toBe('font/woff2')
      expect(response.headers.get('cache-control')).toContain('immutable')
      expect(Buffer.from(await response.arrayBuffer()).subarray(0, 4).toString()).toBe('wOF2')
    },
  )

  test.each(['sarabun-thai-400-italic.woff2', 'sarabun-thai-400-normal.woff', 'package.json'])('not %s', async (file) => {
    expect(await refusal(await app.client.get(`/web/fonts/${file}`))).toEqual({ status: 404, code: 'not-found' })
  })
})

test.each([
  '/web/page/', '/web/page/none.js', '/web/page/../chat.ts', '/web/page/..%2fchat.ts', '/web/page/..%5cchat.ts',
  '/web/page/%2e%2e/chat.ts', '/web/page/%00', '/web/page/.hidden', '/web/page//etc/passwd', '/web/page/%2fetc%2fpasswd',
  '/web/texts/fr.json', '/web/texts/..%2fpackage.json', '/web/texts/errors.json', '/nothing', '/web', '/index.html',
])('there is nothing at %s', async (path) => {
  expect(await status(path)).toBe(404)
})

test('an address that cannot be decoded is a bad request', async () => {
  expect(await status('/verdicts/%E0%A4%A')).toBe(400)
  expect(await status('/web/page/%E0%A4%A')).toBe(400)
})

test.each([
  ['/', 'POST', 'GET, HEAD'],
  ['/web/page/index.html', 'DELETE', 'GET, HEAD'],
  ['/web/conversations', 'GET', 'POST'],
  ['/web/messages', 'PUT', 'POST'],
  ['/healthz', 'POST', 'GET, HEAD'],
  ['/metrics', 'PATCH', 'GET, HEAD'],
  ['/verdicts/x', 'POST', 'GET, HEAD'],
])('%s refuses %s', async (path, method, allow) => {
  const response = await fetch(app.server.address + path, { method })
  expect(response.headers.get('allow')).toBe(allow)
  expect(await refusal(response)).toEqual({ status: 405, code: 'method-not-allowed' })
})

test('an unknown address is refused in JSON, and to a browser as a page', async () => {
  expect(await refusal(await app.client.get('/none'))).toEqual({ status: 404, code: 'not-found' })
  const response = await app.client.get('/none', { Accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'Accept-Language': 'en' })
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
  expect(await response.text()).toContain('<html lang="en">')
})

describe('a kept verdict', () => {
  test('has a page of its own, which nobody indexes or stores', async () => {
    const conversation = await app.client.conversation()
    const response = await app.client.post('/web/messages', { conversation, text: 'keep' })
    const { replies } = (await response.json()) as { replies: { link: { href: string } }[] }
    const page = await app.client.get(replies[0]!.link.href)
    expect(page.status).toBe(200)
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(page.headers.get('cache-control')).toContain('no-store')
    expect(page.headers.get('x-robots-tag')).toBe('noindex')
    expect(await page.text()).toContain('{"count":1}')
    await app.client.say({ conversation, text: 'forget' })
    expect((await app.client.get(replies[0]!.link.href)).status).toBe(404)
  })

  test('that is not there is not found, and a conversation’s token opens none', async () => {
    const conversation = await app.client.conversation()
    expect(await refusal(await app.client.get('/verdicts/x'))).toEqual({ status: 404, code: 'unknown-verdict' })
    expect((await app.client.get(`/verdicts/${conversation}`)).status).toBe(404)
  })
})
