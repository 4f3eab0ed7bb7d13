import { afterEach, expect, test } from 'vitest'
import { createAccountCalls } from '../../../../src/channels/line/account/calls.ts'
import { createMenuLinks } from '../../../../src/channels/line/account/links.ts'
import { menuOf } from '../../../../src/channels/line/account/menu.ts'
import { settleMenus } from '../../../../src/channels/line/account/menus.ts'
import { vocabulary } from '../../../dialogs/talk.ts'
import { startFakeAccount } from '../../../support/fake-line/rich-menu-routes.ts'

const user = `U${'1'.repeat(32)}`
const closing: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closing.splice(0)) await close()
})

const start = async (options: { menus: boolean }) => {
  const { url, account, close } = await startFakeAccount()
  closing.push(close)
  const calls = createAccountCalls({ channelAccessToken: 'token', apiBaseUrl: url, timeoutMs: 5_000 })
  if (options.menus) await settleMenus(calls, (['th', 'en'] as const).map((language) => menuOf(vocabulary.words(language, 2564))), { change: true })
  account.changes.length = 0
  let time = 0
  const links = createMenuLinks({ calls, now: () => time })
  return { account, links, pass: (ms: number) => { time += ms } }
}

test('a person has the menu of their language, and LINE is asked once', async () => {
  const { account, links } = await start({ menus: true })
  for (let i = 0; i < 3; i++) await links.linkMenu(user, 'en')
  expect(account.linked.get(user)).toBe(account.aliases.get('lertrat-guide-en'))
  await links.linkMenu(user, 'th')
  expect(account.linked.has(user)).toBe(false)
  expect(account.changes).toEqual([`POST /v2/bot/user/${user}/richmenu/{id}`, `DELETE /v2/bot/user/${user}/richmenu`])
})

test('the last of several choices at once stays', async () => {
  const { account, links } = await start({ menus: true })
  await Promise.all([links.linkMenu(user, 'en'), links.linkMenu(user, 'th'), links.linkMenu(user, 'en')])
  expect(account.linked.get(user)).toBe(account.aliases.get('lertrat-guide-en'))
})

test('groups have no menu, and without menus nothing happens', async () => {
  const { account, links } = await start({ menus: false })
  await links.linkMenu(`C${'1'.repeat(32)}`, 'en')
  await links.linkMenu(user, 'en')
  expect(account.changes).toEqual([])
})

test('what failed is tried again at the next turn', async () => {
  const { account, links } = await start({ menus: true })
  account.faults.set(`POST /v2/bot/user/${user}/richmenu/{id}`, 500)
  await links.linkMenu(user, 'en')
  expect(account.linked.has(user)).toBe(false)
  account.faults.clear()
  await links.linkMenu(user, 'en')
  expect(account.linked.get(user)).toBe(account.aliases.get('lertrat-guide-en'))
})

test('a new menu under the alias is found when the old one is gone', async () => {
  const { account, links } = await start({ menus: true })
  await links.linkMenu(user, 'en')
  const old = account.aliases.get('lertrat-guide-en') as string
  const menu = account.menus.get(old)
  if (!menu) throw new Error('no menu')
  account.menus.set('richmenu-new', { ...menu, richMenuId: 'richmenu-new' })
  account.aliases.set('lertrat-guide-en', 'richmenu-new')
  account.menus.delete(old)
  const other = `U${'2'.repeat(32)}`
  await links.linkMenu(other, 'en')
  await links.linkMenu(other, 'en')
  expect(account.linked.get(other)).toBe('richmenu-new')
})
