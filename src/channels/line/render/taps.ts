import type { messagingApi } from '@line/bot-sdk'
import type { Words } from '../../../conversation/words.ts'
import type { Action } from './flex.ts'
import { clean, cut, isBlank } from '../../graphemes.ts'
import { limits } from './limits.ts'

/** A button of ours on its way to LINE: what it says, and what it sends. */
export interface Tap {
  readonly label: string
  readonly choice: string
  /** What the person's tap reads as in the chat, where the label alone would not tell. */
  readonly shown?: string
}

/** Finished words of a label; those of LINE's own where there are none. */
export function labelOf(tap: Pick<Tap, 'label'>, words: Words): string {
  const label = clean(tap.label)
  return isBlank(label) ? words.say('line:choose') : label
}

/**
 * The action of a button. A token that LINE cannot carry becomes the label typed by the person.
 *
 * @param graphemes how long a label may be where it is shown.
 */
export function actionOf(tap: Tap, words: Words, graphemes: number = limits.quickLabel): Action {
  const full = labelOf(tap, words)
  const label = cutLabel(full, graphemes)
  if (tap.choice.length === 0 || tap.choice.length > limits.data) return { type: 'message', label, text: cut(full, { units: limits.displayText }) }
  const shown = clean(tap.shown ?? full)
  return { type: 'postback', label, data: tap.choice, displayText: cut(isBlank(shown) ? full : shown, { units: limits.displayText }) }
}

/** LINE's own calendar; what is picked comes back with the token. */
export function dateAction(options: { label: string; fill: string; today?: string | undefined; initial?: string | undefined }): Action {
  const { label, fill, today, initial } = options
  return {
    type: 'datetimepicker', label: cutLabel(label, limits.quickLabel), data: fill, mode: 'date',
    ...(isDay(initial) && (!isDay(today) || initial <= today) ? { initial } : {}),
    ...(isDay(today) ? { max: today } : {}),
  }
}

/** Opens an address; undefined where it is none that LINE opens. */
export function linkAction(label: string, href: string, baseUrl: string | undefined): Action | undefined {
  const uri = URL.canParse(href, baseUrl) ? new URL(href, baseUrl).href : ''
  if (!/^https?:\/\//.test(uri) || uri.length > limits.uri) return undefined
  return { type: 'uri', label: cutLabel(label, limits.quickLabel), uri }
}

export function quickItem(tap: Tap, words: Words): messagingApi.QuickReplyItem {
  return { type: 'action', action: actionOf(tap, words) }
}

/** A label counts in characters as a person sees them; a character of a hundred marks is cut as well. */
export function cutLabel(label: string, graphemes: number): string {
  return cut(label.replaceAll(/\s+/g, ' '), { graphemes, units: graphemes * 6 })
}

const isDay = (text: string | undefined): text is string =>
  text !== undefined && /^(?:19|20)\d\d-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text))
