import type { Language } from '../../../conversation/session.ts'
import type { AccountCalls } from './calls.ts'
import { menuAlias } from './menu.ts'

/** How many people's menus are remembered. */
const remembered = 10_000
/** How long the menu behind an alias is believed, in milliseconds: `line setup` may put up a new one. */
const aliasLife = 10 * 60_000

export interface MenuLinks {
  /**
   * Gives a person the menu of their language: Thai is everybody's, another one is linked. Call it
   * after every turn: where nothing changed it asks nothing of LINE. Never rejects, and does nothing
   * where no menus are put up.
   *
   * @param userId of a one-to-one chat; groups have no menu
   */
  linkMenu(userId: string, language: Language): Promise<void>
}

/**
 * @param options.now the clock, in milliseconds
 * @example
 * const links = createMenuLinks({ calls: createAccountCalls(settings), now: Date.now })
 * void links.linkMenu(userId, session.language)
 */
export function createMenuLinks(options: { readonly calls: Pick<AccountCalls, 'aliasedMenu' | 'linkMenu' | 'unlinkMenu'>; readonly now: () => number }): MenuLinks {
  const { calls, now } = options
  const shown = new Map<string, Language>()
  const running = new Map<string, Promise<void>>()
  const aliases = new Map<Language, { readonly id: string | undefined; readonly until: number }>()

  const menuOf = async (language: Language): Promise<string | undefined> => {
    const known = aliases.get(language)
    if (known && now() < known.until) return known.id
    const found = await calls.aliasedMenu(menuAlias(language))
    // Out of reach just now: the next turn asks again.
    if (!found.ok) return undefined
    aliases.set(language, { id: found.value, until: now() + aliasLife })
    return found.value
  }

  const change = async (userId: string, language: Language): Promise<void> => {
    const id = language === 'th' ? undefined : await menuOf(language)
    if (language !== 'th' && id === undefined) return forget(userId, language)
    const result = await (id === undefined ? calls.unlinkMenu(userId) : calls.linkMenu(userId, id))
    if (result.ok) return
    forget(userId, language)
    if (result.status === 404) aliases.delete(language)
  }
  const forget = (userId: string, language: Language): void => {
    if (shown.get(userId) === language) shown.delete(userId)
  }

  return {
    linkMenu: async (userId, language) => {
      if (!userId.startsWith('U') || shown.get(userId) === language) return
      shown.delete(userId)
      shown.set(userId, language)
      if (shown.size > remembered) shown.delete(shown.keys().next().value as string)
      // One change after the other, so that the last choice is what stays.
      const turn = (running.get(userId) ?? Promise.resolve()).then(() => change(userId, language))
      running.set(userId, turn)
      await turn
      if (running.get(userId) === turn) running.delete(userId)
    },
  }
}
