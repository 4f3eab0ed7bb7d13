import type { Colour, Container, Element, RichTextBlock, Spacing, Style, TextBlock, TextRun } from './card.ts'
import { escaped, isBlank, plain } from './plain.ts'

export interface Look {
  readonly size?: 'small' | 'medium' | 'large'
  readonly bold?: boolean
  readonly colour?: Colour
  readonly subtle?: boolean
  readonly spacing?: Spacing
  /** How long the text may be, in UTF-16 code units. */
  readonly units?: number | undefined
}

/** A heading, which screen readers list as one. */
export function heading(text: string, options: { readonly size?: 'medium' | 'large'; readonly spacing?: Spacing; readonly units?: number | undefined } = {}): readonly TextBlock[] {
  const said = plain(text, options.units).replaceAll(/\s+/g, ' ')
  if (isBlank(said)) return []
  return [{ type: 'TextBlock', text: escaped(said), wrap: true, style: 'heading', size: options.size ?? 'medium', weight: 'bolder', ...(options.spacing ? { spacing: options.spacing } : {}) }]
}

/** A part of a line; what there is nothing to see of is left out. */
export function run(text: string | undefined, look: Look = {}): readonly TextRun[] {
  const said = plain(text, look.units)
  if (isBlank(said)) return []
  return [{
    type: 'TextRun', text: said.split('\n').map((line) => line.trim()).filter(Boolean).join(' '),
    ...(look.size ? { size: look.size } : {}), ...(look.bold ? { weight: 'bolder' as const } : {}),
    ...(look.colour ? { color: look.colour } : {}), ...(look.subtle ? { isSubtle: true } : {}),
  }]
}

export function line(inlines: readonly TextRun[], options: { readonly spacing?: Spacing; readonly separator?: boolean } = {}): readonly RichTextBlock[] {
  return inlines.length === 0 ? [] : [{ type: 'RichTextBlock', inlines, ...options }]
}

/** A text with its line ends, each line a block of its own; an empty line makes room. */
export function lines(text: string | undefined, look: Look = {}): readonly RichTextBlock[] {
  const blocks: RichTextBlock[] = []
  let apart: Spacing | undefined = look.spacing
  for (const part of plain(text, look.units).split('\n')) {
    const runs = run(part.trim(), look)
    if (runs.length === 0) {
      if (blocks.length > 0) apart = 'medium'
      continue
    }
    blocks.push(...line(runs, apart === undefined ? {} : { spacing: apart }))
    apart = 'small'
  }
  return blocks
}

/** Elements together, on a ground of their own where a style is given. */
export function box(items: readonly Element[], options: { readonly style?: Style; readonly spacing?: Spacing; readonly id?: string; readonly isVisible?: boolean; readonly separator?: boolean } = {}): readonly Container[] {
  return items.length === 0 ? [] : [{ type: 'Container', ...options, items }]
}
