import { HTTPFetchError } from '@line/bot-sdk'
import type { messagingApi } from '@line/bot-sdk'
import { z } from 'zod'
import type { LineResult } from '../client.ts'
import { failureOf } from '../failures.ts'

const infoSchema = z.object({ displayName: z.string(), basicId: z.string(), chatMode: z.string().catch('') })
const idSchema = z.object({ richMenuId: z.string().min(1) })
const menuSchema = z.object({ richMenuId: z.string().min(1), name: z.string() })
const aliasSchema = z.object({ richMenuAliasId: z.string(), richMenuId: z.string() })
const anything = z.unknown()

export type AccountInfo = z.infer<typeof infoSchema>
export type StandingMenu = z.infer<typeof menuSchema>
export type MenuAliasEntry = z.infer<typeof aliasSchema>

/** Calls about the account itself and its rich menus. None of them rejects: what happened is in the result. */
export interface AccountCalls {
  info(): Promise<LineResult<AccountInfo>>
  validateMenu(menu: messagingApi.RichMenuRequest): Promise<LineResult<null>>
  /** @returns the new menu's id; it has no picture yet */
  createMenu(menu: messagingApi.RichMenuRequest): Promise<LineResult<string>>
  /** @param image a PNG of the menu's size, at most 1 MB */
  uploadImage(menuId: string, image: Buffer): Promise<LineResult<null>>
  hasImage(menuId: string): Promise<LineResult<boolean>>
  menus(): Promise<LineResult<readonly StandingMenu[]>>
  deleteMenu(menuId: string): Promise<LineResult<null>>
  /** The menu of everybody without one of their own; undefined where the API has set none. */
  defaultMenu(): Promise<LineResult<string | undefined>>
  setDefaultMenu(menuId: string): Promise<LineResult<null>>
  aliases(): Promise<LineResult<readonly MenuAliasEntry[]>>
  /** The menu under an alias; undefined where there is none. */
  aliasedMenu(alias: string): Promise<LineResult<string | undefined>>
  /** Makes the alias, or lets one that exists name another menu. */
  setAlias(alias: string, menuId: string, exists: boolean): Promise<LineResult<null>>
  linkMenu(userId: string, menuId: string): Promise<LineResult<null>>
  unlinkMenu(userId: string): Promise<LineResult<null>>
}

export interface AccountCallOptions {
  readonly channelAccessToken: string
  /** For tests: one address for all calls. LINE itself keeps pictures at another. */
  readonly apiBaseUrl?: string
  /** The longest that one call may take, in milliseconds; for a picture it is three times that. */
  readonly timeoutMs?: number
}

/**
 * @example
 * const calls = createAccountCalls({ channelAccessToken })
 * const info = await calls.info()
 * if (!info.ok) throw new Error(info.code)
 */
export function createAccountCalls(options: AccountCallOptions): AccountCalls {
  const { channelAccessToken, timeoutMs = 10_000 } = options
  const api = options.apiBaseUrl ?? 'https://api.line.me'
  const data = options.apiBaseUrl ?? 'https://api-data.line.me'

  const call = async <T>(method: string, url: string, schema: z.ZodType<T>, body?: object | Buffer): Promise<LineResult<T>> => {
    const picture = body instanceof Buffer
    try {
      const response = await fetch(url, {
        method,
        headers: {
          authorization: `Bearer ${channelAccessToken}`,
          ...(body === undefined ? {} : { 'content-type': picture ? 'image/png' : 'application/json' }),
        },
        redirect: 'error',
        signal: AbortSignal.timeout(picture ? timeoutMs * 3 : timeoutMs),
        ...(body === undefined ? {} : { body: picture ? new Uint8Array(body) : JSON.stringify(body) }),
      })
      const text = await response.text()
      if (!response.ok) {
        throw new HTTPFetchError(response.statusText, { status: response.status, statusText: response.statusText, headers: response.headers, body: text })
      }
      const value = schema === anything ? undefined : (JSON.parse(text) as unknown)
      const requestId = response.headers.get('x-line-request-id')
      return { ok: true, value: schema.parse(value), ...(requestId === null ? {} : { requestId }) }
    } catch (error) {
      return failureOf(error)
    }
  }
  const done = async (method: string, url: string, body?: object | Buffer): Promise<LineResult<null>> => {
    const result = await call(method, url, anything, body)
    return result.ok ? { ...result, value: null } : result
  }
  const menuAt = (id: string): string => `${api}/v2/bot/richmenu/${encodeURIComponent(id)}`
  const contentOf = (id: string): string => `${data}/v2/bot/richmenu/${encodeURIComponent(id)}/content`
  const aliasAt = (alias: string): string => `${api}/v2/bot/richmenu/alias/${encodeURIComponent(alias)}`
  const menuOfUser = (userId: string): string => `${api}/v2/bot/user/${encodeURIComponent(userId)}/richmenu`

  return {
    info: () => call('GET', `${api}/v2/bot/info`, infoSchema),
    validateMenu: (menu) => done('POST', `${api}/v2/bot/richmenu/validate`, menu),
    createMenu: async (menu) => valueOf(await call('POST', `${api}/v2/bot/richmenu`, idSchema, menu), ({ richMenuId }) => richMenuId),
    uploadImage: (menuId, image) => done('POST', contentOf(menuId), image),
    hasImage: async (menuId) => valueOf(unlessMissing(await done('GET', contentOf(menuId))), (found) => found !== undefined),
    menus: async () => valueOf(await call('GET', `${api}/v2/bot/richmenu/list`, z.object({ richmenus: z.array(menuSchema) })), ({ richmenus }) => richmenus),
    deleteMenu: (menuId) => done('DELETE', menuAt(menuId)),
    defaultMenu: async () => valueOf(unlessMissing(await call('GET', `${api}/v2/bot/user/all/richmenu`, idSchema)), (found) => found?.richMenuId),
    setDefaultMenu: (menuId) => done('POST', `${api}/v2/bot/user/all/richmenu/${encodeURIComponent(menuId)}`),
    aliases: async () => valueOf(await call('GET', `${api}/v2/bot/richmenu/alias/list`, z.object({ aliases: z.array(aliasSchema) })), ({ aliases }) => aliases),
    aliasedMenu: async (alias) => valueOf(unlessMissing(await call('GET', aliasAt(alias), aliasSchema)), (found) => found?.richMenuId),
    setAlias: (alias, menuId, exists) => exists
      ? done('POST', aliasAt(alias), { richMenuId: menuId })
      : done('POST', `${api}/v2/bot/richmenu/alias`, { richMenuAliasId: alias, richMenuId: menuId }),
    linkMenu: (userId, menuId) => done('POST', `${menuOfUser(userId)}/${encodeURIComponent(menuId)}`),
    unlinkMenu: (userId) => done('DELETE', menuOfUser(userId)),
  }
}

function valueOf<T, V>(result: LineResult<T>, pick: (value: T) => V): LineResult<V> {
  return result.ok ? { ...result, value: pick(result.value) } : result
}

function unlessMissing<T>(result: LineResult<T>): LineResult<T | undefined> {
  return !result.ok && result.status === 404 ? { ok: true, value: undefined } : result
}
