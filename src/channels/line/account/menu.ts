import type { messagingApi } from '@line/bot-sdk'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Language } from '../../../conversation/session.ts'
import type { Words } from '../../../conversation/words.ts'

/** What the menu offers, in reading order: three above, three below. */
export const menuAreas = ['check', 'ask', 'deadlines', 'answers', 'contact', 'language'] as const
export type MenuArea = (typeof menuAreas)[number]

/** The picture's size, LINE's largest: a phone shows it across its width. */
export const menuSize = { width: 2500, height: 1686 } as const

/** Menus whose name begins so are ours: no other is ever deleted. */
export const menuPrefix = 'lertrat-guide'

/** A menu to be put up: its definition, its picture, and the alias under which it is found. */
export interface Menu {
  readonly language: Language
  readonly alias: string
  readonly request: messagingApi.RichMenuRequest & { readonly name: string }
  readonly image: Buffer
}

/** The alias of a language's menu. */
export const menuAlias = (language: Language): string => `${menuPrefix}-${language}`

/** Where an area lies in the picture, in its pixels. The areas cover it without gap or overlap. */
export function boundsOf(area: MenuArea): { x: number; y: number; width: number; height: number } {
  const place = menuAreas.indexOf(area)
  const [column, row] = [place % 3, Math.floor(place / 3)]
  const edge = (whole: number, parts: number, part: number): number => Math.round((whole * part) / parts)
  const x = edge(menuSize.width, 3, column)
  const y = edge(menuSize.height, 2, row)
  return { x, y, width: edge(menuSize.width, 3, column + 1) - x, height: edge(menuSize.height, 2, row + 1) - y }
}

/**
 * The rich menu in one language. A tap says in the chat what a person could type, so that it works
 * in every conversation, old or new, and leaves a trace that the person understands. Its name holds a
 * digest of everything in it: a menu that changed has another name.
 *
 * @param words of the language, with the namespace `line-menu`
 * @throws where the picture's file is missing
 */
export function menuOf(words: Words): Menu {
  const { language } = words
  const image = readFileSync(new URL(`images/menu-${language}.png`, import.meta.url))
  const definition = {
    size: { ...menuSize },
    selected: true,
    chatBarText: words.say('line-menu:bar'),
    areas: menuAreas.map((area) => ({
      bounds: boundsOf(area),
      action: { type: 'message' as const, label: words.say(`line-menu:areas.${area}.title`), text: words.say(`line-menu:areas.${area}.says`) },
    })),
  }
  const digest = createHash('sha256').update(JSON.stringify(definition)).update(image).digest('hex').slice(0, 16)
  return { language, alias: menuAlias(language), request: { ...definition, name: `${menuPrefix} ${language} ${digest}` }, image }
}
