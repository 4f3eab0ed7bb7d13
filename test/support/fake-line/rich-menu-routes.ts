import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'
import { action, graphemes } from './actions.ts'
import { FakeLine, type FakeLineOptions } from './fake-line.ts'
import { detailsOf } from './messages.ts'

const hourly = 100

const bounds = z.strictObject({ x: z.int().min(0), y: z.int().min(0), width: z.int().min(1), height: z.int().min(1) })
const menuRequest = z.strictObject({
  size: z.strictObject({ width: z.int().min(800).max(2500), height: z.int().min(250) })
    .refine(({ width, height }) => width / height >= 1.45, 'the aspect ratio must be at least 1.45'),
  selected: z.boolean(),
  name: graphemes(300),
  chatBarText: graphemes(14),
  areas: z.array(z.strictObject({ bounds, action: action({ label: 20, labelRequired: false }) })).max(20),
}).refine(
  ({ size, areas }) => areas.every(({ bounds: { x, y, width, height } }) => x + width <= size.width && y + height <= size.height),
  'an area lies outside of the image',
)
const aliasId = z.string().regex(/^[a-z0-9_-]{1,32}$/, 'invalid alias')
const aliasRequest = z.strictObject({ richMenuAliasId: aliasId, richMenuId: z.string() })

export type FakeMenu = z.infer<typeof menuRequest> & { readonly richMenuId: string; image?: Buffer }

interface Answer {
  readonly status: number
  readonly body?: unknown
}

/** The account itself and its rich menus, as strictly as LINE's own. */
export class FakeAccount {
  readonly menus = new Map<string, FakeMenu>()
  readonly aliases = new Map<string, string>()
  readonly linked = new Map<string, string>()
  /** Calls that change something, as `POST /v2/bot/richmenu`. */
  readonly changes: string[] = []
  info = { userId: `U${'0'.repeat(32)}`, basicId: '@lertrat', displayName: 'Lertrat', chatMode: 'bot', markAsReadMode: 'auto' }
  default: string | undefined
  /** Paths, as `POST /v2/bot/richmenu`, that answer otherwise; `hang` never does. */
  readonly faults = new Map<string, number | 'hang'>()
  #made = 0
  #lists: number[] = []

  /** The answer to a request that is about the account; undefined where it is not. */
  answer(method: string, path: string, type: string, body: Buffer, now = Date.now()): Answer | undefined {
    const place = `${method} ${path}`
    if (method !== 'GET' && /richmenu/.test(path) && !/validate/.test(path)) this.changes.push(place.replaceAll(/richmenu-[0-9a-f]{32}/g, '{id}'))
    if (place === 'GET /v2/bot/info') return ok(this.info)
    if (place === 'POST /v2/bot/richmenu/validate') return checked(menuRequest, type, body, () => ok({}))
    if (place === 'POST /v2/bot/richmenu') {
      return checked(menuRequest, type, body, (menu) => {
        if (++this.#made > hourly) return refused(429, 'The API rate limit has been exceeded. Try again later.')
        const richMenuId = `richmenu-${randomUUID().replaceAll('-', '')}`
        this.menus.set(richMenuId, { ...menu, richMenuId })
        return ok({ richMenuId })
      })
    }
    if (place === 'GET /v2/bot/richmenu/list') {
      this.#lists = [...this.#lists.filter((at) => now - at < 1000), now]
      if (this.#lists.length > 10) return refused(429, 'The API rate limit has been exceeded. Try again later.')
      return ok({ richmenus: [...this.menus.values()].map(({ image: _, ...menu }) => menu) })
    }
    return this.#aliasRoutes(place, type, body) ?? this.#menuRoutes(method, path, type, body)
  }

  #aliasRoutes(place: string, type: string, body: Buffer): Answer | undefined {
    if (place === 'GET /v2/bot/richmenu/alias/list') {
      return ok({ aliases: [...this.aliases].map(([richMenuAliasId, richMenuId]) => ({ richMenuAliasId, richMenuId })) })
    }
    const named = (id: string, menuId: string): Answer => {
      if (!this.menus.get(menuId)?.image) return refused(400, 'richmenu not found')
      this.aliases.set(id, menuId)
      return ok({})
    }
    if (place === 'POST /v2/bot/richmenu/alias') {
      return checked(aliasRequest, type, body, ({ richMenuAliasId, richMenuId }) =>
        this.aliases.has(richMenuAliasId) ? refused(400, 'conflict richmenu alias id') : named(richMenuAliasId, richMenuId))
    }
    const one = /^(GET|POST|DELETE) \/v2\/bot\/richmenu\/alias\/([^/]+)$/.exec(place)
    if (!one) return undefined
    const [, method, id = ''] = one
    const menu = this.aliases.get(id)
    if (menu === undefined) return refused(404, 'richmenu alias not found')
    if (method === 'GET') return ok({ richMenuAliasId: id, richMenuId: menu })
    if (method === 'POST') return checked(z.strictObject({ richMenuId: z.string() }), type, body, ({ richMenuId }) => named(id, richMenuId))
    this.aliases.delete(id)
    return ok({})
  }

  #menuRoutes(method: string, path: string, type: string, body: Buffer): Answer | undefined {
    const missing = refused(404, 'richmenu not found')
    const content = /^\/v2\/bot\/richmenu\/([^/]+)\/content$/.exec(path)
    if (content) {
      const menu = this.menus.get(content[1] ?? '')
      if (!menu) return missing
      return method === 'POST' ? upload(menu, type, body) : menu.image ? { status: 200, body: menu.image } : missing
    }
    const one = /^\/v2\/bot\/richmenu\/([^/]+)$/.exec(path)
    if (one && method === 'DELETE') {
      const id = one[1] ?? ''
      if (!this.menus.delete(id)) return missing
      for (const [userId, menu] of this.linked) if (menu === id) this.linked.delete(userId)
      if (this.default === id) this.default = undefined
      return ok({})
    }
    const link = /^\/v2\/bot\/user\/(all|U[0-9a-f]{32})\/richmenu(?:\/([^/]+))?$/.exec(path)
    if (!link) return undefined
    const [, user = '', id] = link
    const set = (menu: string | undefined): Answer => {
      if (user === 'all') this.default = menu
      else if (menu === undefined) this.linked.delete(user)
      else this.linked.set(user, menu)
      return ok({})
    }
    if (method === 'DELETE') return set(undefined)
    if (method === 'POST') return id !== undefined && this.menus.get(id)?.image ? set(id) : missing
    const standing = user === 'all' ? this.default : this.linked.get(user)
    return standing === undefined ? refused(404, 'the user has no richmenu') : ok({ richMenuId: standing })
  }
}

/** A picture: once, PNG or JPEG by its type and its bytes, at most 1 MB, of the menu's size. */
function upload(menu: FakeMenu, type: string, image: Buffer): Answer {
  if (menu.image) return refused(400, 'An image has already been uploaded to the richmenu')
  if (image.length > 1024 * 1024) return refused(413, 'The image is too large')
  const isPng = image.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))
  if (type !== 'image/png' || !isPng) return refused(415, 'Unsupported media type')
  if (image.readUInt32BE(16) !== menu.size.width || image.readUInt32BE(20) !== menu.size.height) return refused(400, 'The image size does not match the size of the richmenu')
  menu.image = image
  return ok({})
}

const ok = (body: unknown): Answer => ({ status: 200, body })
const refused = (status: number, message: string): Answer => ({ status, body: { message } })

function checked<T>(schema: z.ZodType<T>, type: string, body: Buffer, handle: (value: T) => Answer): Answer {
  let value: unknown
  try {
    value = type.startsWith('application/json') ? JSON.parse(body.toString('utf8')) : undefined
  } catch {
    value = undefined
  }
  const result = schema.safeParse(value)
  if (result.success) return handle(result.data)
  const details = detailsOf(result.error)
  return { status: 400, body: { message: `The request body has ${details.length} error(s)`, details } }
}

/**
 * Starts a server of 127.0.0.1 that answers for the account and its rich menus, and for the rest of
 * the Messaging API as `FakeLine` does. API and data domain are this one address.
 */
export async function startFakeAccount(options: FakeLineOptions = {}): Promise<{ url: string; line: FakeLine; account: FakeAccount; close(): Promise<void> }> {
  const account = new FakeAccount()
  const line = new FakeLine(options)
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', () => undefined)
    request.on('end', () => respond(request, Buffer.concat(chunks), response))
  })
  const respond = (request: IncomingMessage, body: Buffer, response: ServerResponse): void => {
    const { pathname } = new URL(request.url ?? '/', 'http://127.0.0.1')
    const method = request.method ?? 'GET'
    const fault = account.faults.get(`${method} ${pathname.replace(/richmenu-[0-9a-f]{32}/, '{id}')}`)
    if (fault === 'hang') return
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const allowed = options.channelAccessToken === undefined || headers['authorization'] === `Bearer ${options.channelAccessToken}`
    const answer = fault !== undefined ? refused(fault, 'ordered by the test') : allowed ? account.answer(method, pathname, headers['content-type'] ?? '', body) : undefined
    if (answer) {
      const bytes = answer.body instanceof Buffer ? answer.body : JSON.stringify(answer.body ?? {})
      response.writeHead(answer.status, { 'x-line-request-id': randomUUID() }).end(bytes)
      return
    }
    const outcome = line.answer({ method, path: pathname, headers, body: body.toString('utf8') })
    if (outcome === 'reset') request.socket.resetAndDestroy()
    else if (outcome !== 'time-out') response.writeHead(outcome.status, outcome.headers).end(outcome.body)
  }
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    line,
    account,
    close: () => new Promise((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    }),
  }
}
