import type { AccountCalls, StandingMenu } from './calls.ts'
import { need, type Finding } from './finding.ts'
import { menuPrefix, type Menu } from './menu.ts'

/**
 * Puts the rich menus up, or only looks whether they are. A menu that has not changed is kept; the
 * older ones of ours go last, so that nobody is without a menu at any moment.
 *
 * @param menus the first one becomes the default
 * @param options.change false: nothing is changed, and what is missing is a problem
 * @throws CallFailed where LINE refuses or can't be reached; running it again goes on from there
 */
export async function settleMenus(calls: AccountCalls, menus: readonly Menu[], options: { readonly change: boolean }): Promise<readonly Finding[]> {
  const ours = need(await calls.menus()).filter(({ name }) => name.startsWith(`${menuPrefix} `))
  const findings: Finding[] = []
  const ids = new Map<Menu, string>()
  for (const menu of menus) {
    const values = { language: menu.language }
    const standing = await standingMenu(calls, ours, menu)
    if (standing !== undefined) findings.push({ state: 'good', key: 'menu-kept', values })
    else if (options.change) findings.push({ state: 'changed', key: 'menu-made', values })
    else findings.push({ state: 'problem', key: 'menu-missing', values })
    const id = standing ?? (options.change ? await makeMenu(calls, menu) : undefined)
    if (id !== undefined) ids.set(menu, id)
  }
  findings.push(...(await settleAliases(calls, ids, options)))
  const [first] = menus
  const main = first && ids.get(first)
  if (main !== undefined) findings.push(await settleDefault(calls, main, ours, options))
  const kept = new Set(ids.values())
  const older = ours.filter(({ richMenuId }) => !kept.has(richMenuId))
  if (older.length > 0 && options.change) {
    for (const { richMenuId } of older) need(await calls.deleteMenu(richMenuId))
    findings.push({ state: 'changed', key: 'menu-removed', values: { count: older.length } })
  }
  return findings
}

/** A menu of the very same content with its picture. One whose upload failed has none, and is made anew. */
async function standingMenu(calls: AccountCalls, ours: readonly StandingMenu[], menu: Menu): Promise<string | undefined> {
  for (const { richMenuId, name } of ours) {
    if (name === menu.request.name && need(await calls.hasImage(richMenuId))) return richMenuId
  }
  return undefined
}

async function makeMenu(calls: AccountCalls, menu: Menu): Promise<string> {
  need(await calls.validateMenu(menu.request))
  const id = need(await calls.createMenu(menu.request))
  const uploaded = await calls.uploadImage(id, menu.image)
  // A menu without a picture can't be shown, and would be in the way.
  if (!uploaded.ok) await calls.deleteMenu(id)
  need(uploaded)
  return id
}

async function settleAliases(calls: AccountCalls, ids: ReadonlyMap<Menu, string>, options: { readonly change: boolean }): Promise<readonly Finding[]> {
  const standing = new Map(need(await calls.aliases()).map((entry) => [entry.richMenuAliasId, entry.richMenuId]))
  const wrong = [...ids].filter(([menu, id]) => standing.get(menu.alias) !== id)
  if (wrong.length === 0) return ids.size === 0 ? [] : [{ state: 'good', key: 'aliases-kept' }]
  if (!options.change) return [{ state: 'problem', key: 'aliases-wrong' }]
  for (const [menu, id] of wrong) need(await calls.setAlias(menu.alias, id, standing.has(menu.alias)))
  return [{ state: 'changed', key: 'aliases-set' }]
}

async function settleDefault(calls: AccountCalls, id: string, ours: readonly StandingMenu[], options: { readonly change: boolean }): Promise<Finding> {
  const before = need(await calls.defaultMenu())
  if (before === id) return { state: 'good', key: 'default-kept' }
  if (!options.change) return { state: 'problem', key: 'default-wrong' }
  need(await calls.setDefaultMenu(id))
  const another = before !== undefined && !ours.some(({ richMenuId }) => richMenuId === before)
  return { state: 'changed', key: another ? 'default-replaced' : 'default-set' }
}
