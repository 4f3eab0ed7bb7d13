import type { Action as ReplyAction } from '../../../conversation/replies.ts'
import type { Words } from '../../../conversation/words.ts'
import type { Action, ActionSet, ExecuteAction, OpenUrlAction, Spacing, TapData, ToggleAction } from './card.ts'
import { limits, wanted } from './limits.ts'
import { clean, isBlank, oneLine } from './plain.ts'

/** The verb of all our buttons. */
export const verb = 'lertrat'

/** Finished words of a button; our own where there are none. */
export function labelOf(label: string, words: Words): string {
  const said = oneLine(label, wanted.button)
  return isBlank(said) ? words.say('teams:choose') : said
}

interface TapOptions {
  readonly style?: 'positive' | 'destructive'
  /** In the menu behind the three dots. */
  readonly folded?: boolean
  /** The card has no inputs that it could take along; saying so would only take room. */
  readonly bare?: boolean
}

/** A button that needs none of the card's inputs: a person who doesn't know need not fill them. */
export function tap(title: string, token: string, options: TapOptions = {}): ExecuteAction {
  return execute(title, { token }, { ...options, alone: options.bare !== true })
}

/** The button that sends what the card's inputs hold. */
export function send(title: string, data: TapData): ExecuteAction {
  return execute(title, data, { style: 'positive' })
}

/** A button with data of its own; clients without `Action.Execute` send the same as a message. */
export function execute(title: string, data: TapData, options: TapOptions & { readonly alone?: boolean } = {}): ExecuteAction {
  const shared = {
    title, data,
    ...(options.style === undefined ? {} : { style: options.style }),
    ...(options.folded === true ? { mode: 'secondary' as const } : {}),
    ...(options.alone === true ? { associatedInputs: 'none' as const } : {}),
  }
  return { type: 'Action.Execute', verb, ...shared, fallback: { type: 'Action.Submit', ...shared } }
}

/** Shows and hides elements of the card, without asking the bot. */
export function toggle(title: string, targetElements: readonly string[]): ToggleAction {
  return { type: 'Action.ToggleVisibility', title, targetElements }
}

/** The address of a link, made whole; undefined where it is none that may be opened. */
export function addressOf(href: string, baseUrl: string | undefined): string | undefined {
  const given = clean(href)
  if (!URL.canParse(given, baseUrl)) return undefined
  const address = new URL(given, baseUrl)
  // Names before an @ make an address look like another one.
  if (!/^https?:$/.test(address.protocol) || address.username !== '' || address.href.length > 2_000) return undefined
  return address.href
}

export function openUrl(title: string, url: string): OpenUrlAction {
  return { type: 'Action.OpenUrl', title, url }
}

/** What leads around the subject rather than on: it stands behind the three dots where there are many. */
const aside: ReadonlySet<ReplyAction['does']> = new Set(['language', 'help', 'restart', 'delete', 'contact', 'deadlines', 'summary', 'check'])
const plenty = 4

/** Buttons of a reply. The one to take on may stand out; what leads away folds where there are many. */
export function tapsOf(actions: readonly ReplyAction[] | undefined, words: Words, options: { readonly lead?: boolean; readonly bare?: boolean } = {}): readonly ExecuteAction[] {
  const given = actions ?? []
  return given.map((action, at) => {
    const main = action.tone === 'primary' || (options.lead === true && at === 0 && action.tone === undefined && !aside.has(action.does))
    return tap(labelOf(action.label, words), action.choice, {
      ...(action.tone === 'danger' ? { style: 'destructive' } : main ? { style: 'positive' } : {}),
      folded: given.length > plenty && !main && aside.has(action.does),
      bare: options.bare === true,
    })
  })
}

/** What a row of buttons has room for on a narrow phone, in points. */
const rowWidth = 308

/** The button of a menu, in points. */
const menuWidth = 50

/** How wide a button and the gap behind it are about, in points; marks above and below a letter take no width. */
const widthOf = ({ title }: Action): number => [...title.replaceAll(/\p{Mn}/gu, '')].length * 7.4 + 43

/** Rows of buttons that nobody has to scroll sideways for, none with more than Teams shows, menu and all. */
export function actionSets(actions: readonly Action[], spacing: Spacing = 'medium'): readonly ActionSet[] {
  const open = actions.filter((action) => action.mode === undefined)
  const folded = actions.filter((action) => action.mode !== undefined)
  const rows = rowsOf(open, folded.length > 0 ? menuWidth : 0)
  const last = rows.at(-1)
  // A menu stands behind buttons of its own row; where it does not fit there, everything is in sight.
  if (folded.length > 0 && last !== undefined && last.length + folded.length <= limits.actions) last.push(...folded)
  else if (folded.length > 0) return sets(rowsOf(actions.map(unfolded)), spacing)
  return sets(rows, spacing)
}

/** `behind`: what stands behind the last one. */
function rowsOf(actions: readonly Action[], behind = 0): readonly Action[][] {
  const rows: Action[][] = []
  let used = Infinity
  for (const [at, action] of actions.entries()) {
    const width = widthOf(action) + (at === actions.length - 1 ? behind : 0)
    const row = rows.at(-1)
    if (row === undefined || used + width > rowWidth || row.length === limits.actions) {
      rows.push([action])
      used = width
    } else {
      row.push(action)
      used += width
    }
  }
  return rows
}

const sets = (rows: readonly Action[][], spacing: Spacing): readonly ActionSet[] =>
  rows.map((row, at) => ({ type: 'ActionSet', spacing: at === 0 ? spacing : 'small', actions: row }))

/** The same button in sight. */
function unfolded(action: Action): Action {
  if (action.type !== 'Action.Execute' || action.mode === undefined) return action
  const { mode: _, fallback: { mode: __, ...fallback }, ...rest } = action
  return { ...rest, fallback }
}
