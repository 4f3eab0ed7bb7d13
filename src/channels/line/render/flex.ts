import type { messagingApi } from '@line/bot-sdk'
import { clean, isBlank, split } from '../../graphemes.ts'
import { limits } from './limits.ts'
import { colour } from './palette.ts'

export type Part = messagingApi.FlexComponent
export type Box = messagingApi.FlexBox
export type Bubble = messagingApi.FlexBubble
export type Action = messagingApi.Action

type TextStyle = Partial<Omit<messagingApi.FlexText, 'type' | 'text'>>
type BoxStyle = Partial<Omit<Box, 'type' | 'layout' | 'contents'>>

/** Between a number and its Thai word no line ends. */
const numberJoint = /(?<=\d) (?=\p{Script=Thai})|(?<=\p{Script=Thai}\.?) (?=\d)/gu

/**
 * A text that wraps: no component where there is nothing to see, since LINE refuses empty texts,
 * and several where it is very long.
 */
export function text(value: string | undefined, style: TextStyle = {}): readonly messagingApi.FlexText[] {
  const shown = clean(value ?? '').replaceAll(numberJoint, '\u00A0')
  if (isBlank(shown)) return []
  return split(shown, limits.flexText).map((part) => ({ type: 'text', text: part, wrap: true, size: 'sm', color: colour.ink, ...style }))
}

/** Parts below each other; none where there are no parts. */
export function column(contents: readonly Part[], style: BoxStyle = {}): readonly Box[] {
  return contents.length === 0 ? [] : [{ type: 'box', layout: 'vertical', contents: [...contents], ...style }]
}

/** Parts beside each other; none where there are no parts. */
export function row(contents: readonly Part[], style: BoxStyle = {}): readonly Box[] {
  return contents.length === 0 ? [] : [{ type: 'box', layout: 'horizontal', contents: [...contents], ...style }]
}

/** A thin line between two parts. */
export function rule(margin = '14px'): Part {
  return { type: 'separator', margin, color: colour.line }
}

/** A coloured pill with a few words. */
export function pill(words: string, look: { readonly tone: string; readonly soft: string }): readonly Box[] {
  const inside = column(text(words, { size: 'xs', weight: 'bold', color: look.tone }), {
    backgroundColor: look.soft, cornerRadius: '12px', paddingStart: '10px', paddingEnd: '10px', paddingTop: '3px', paddingBottom: '3px', flex: 0,
  })
  return row(inside, {})
}

/** A button that shows its whole label, which LINE's own button component would cut. */
export function button(label: string, action: Action, kind: 'main' | 'second' = 'second', style: BoxStyle = {}): readonly Box[] {
  const main = kind === 'main'
  return column(text(label, { size: 'sm', weight: 'bold', align: 'center', color: main ? colour.onAccent : colour.accent }), {
    action, backgroundColor: main ? colour.accent : colour.surface, borderColor: colour.accent, borderWidth: '1px',
    cornerRadius: '10px', paddingAll: '10px', justifyContent: 'center', ...style,
  })
}

/** A bar that is filled in part, such as how far a walk has come. @param share from 0 to 1 */
export function bar(share: number): readonly Box[] {
  const percent = Math.round(Math.min(Math.max(Number.isFinite(share) ? share : 0, 0), 1) * 100)
  const fill = column([{ type: 'filler' }], { width: `${percent}%`, height: '6px', backgroundColor: colour.accent, cornerRadius: '3px' })
  return column(percent === 0 ? [{ type: 'filler' }] : fill, { height: '6px', backgroundColor: colour.line, cornerRadius: '3px' })
}
