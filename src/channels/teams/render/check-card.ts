import { z } from 'zod'
import type { FileActivity, TeamsActivity } from './card.ts'
import { bytesOf, limits, room } from './limits.ts'

/**
 * Exactly the elements and properties of Adaptive Cards 1.5 that our cards are made of. Teams shows
 * nothing at all of a card that it takes for wrong, so that none leaves unchecked.
 */
const spacing = z.enum(['none', 'small', 'default', 'medium', 'large', 'padding'])
const colour = z.enum(['default', 'accent', 'good', 'warning', 'attention'])
const style = z.enum(['default', 'emphasis', 'good', 'attention', 'warning', 'accent'])
const size = z.enum(['small', 'default', 'medium', 'large'])
const visible = z.string().refine((text) => /[\p{L}\p{N}\p{P}\p{S}]/u.test(text) && text.isWellFormed(), 'nothing to see')
const address = z.url({ protocol: /^https?$/ })
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const placed = { id: visible.optional(), spacing: spacing.optional(), separator: z.boolean().optional(), isVisible: z.boolean().optional() }

const data = z.strictObject({ token: z.string().min(1).optional(), takes: z.enum(['choice', 'choices', 'value', 'form']).optional() })
const titled = { title: visible, style: z.enum(['positive', 'destructive']).optional(), mode: z.literal('secondary').optional() }
const submitted = { ...titled, data, associatedInputs: z.literal('none').optional() }
const action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('Action.Execute'), verb: z.literal('lertrat'), ...submitted, fallback: z.strictObject({ type: z.literal('Action.Submit'), ...submitted }) })
    .refine((one) => JSON.stringify(one.data) === JSON.stringify(one.fallback.data), 'the fallback sends something else'),
  z.strictObject({ type: z.literal('Action.OpenUrl'), ...titled, url: address }),
  z.strictObject({ type: z.literal('Action.ToggleVisibility'), ...titled, targetElements: z.array(z.string()).min(1) }),
])

const field = { ...placed, id: visible, label: visible, isRequired: z.boolean().optional(), errorMessage: visible.optional(), placeholder: visible.optional() }
const textRun = z.strictObject({
  type: z.literal('TextRun'), text: z.string().min(1), size: size.optional(), weight: z.literal('bolder').optional(), color: colour.optional(), isSubtle: z.boolean().optional(), italic: z.boolean().optional(),
})
const elements: z.ZodType = z.lazy(() => z.array(element))
const some: z.ZodType = z.lazy(() => z.array(element).min(1))
const cell = z.strictObject({ type: z.literal('TableCell'), items: elements, style: style.optional() })

const element: z.ZodType = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('TextBlock'), ...placed, text: visible, wrap: z.literal(true), style: z.literal('heading').optional(), size: size.optional(), weight: z.literal('bolder').optional() }),
  z.strictObject({ type: z.literal('RichTextBlock'), ...placed, inlines: z.array(textRun).min(1) }),
  z.strictObject({ type: z.literal('Image'), ...placed, url: address, altText: visible, size: z.literal('stretch') }),
  z.strictObject({ type: z.literal('Container'), ...placed, items: some, style: style.optional() }),
  z.strictObject({ type: z.literal('ColumnSet'), ...placed, columns: z.array(z.strictObject({ type: z.literal('Column'), width: z.enum(['auto', 'stretch']), items: elements })).min(1) }),
  z.strictObject({
    type: z.literal('Table'), ...placed, firstRowAsHeader: z.boolean(), showGridLines: z.boolean(), columns: z.array(z.strictObject({ width: z.number().positive() })).min(1),
    rows: z.array(z.strictObject({ type: z.literal('TableRow'), cells: z.array(cell).min(1), style: style.optional() })).min(1),
  }).refine((table) => table.rows.every((row) => row.cells.length === table.columns.length), 'rows and columns differ'),
  z.strictObject({ type: z.literal('ActionSet'), ...placed, actions: z.array(action).min(1) })
    .refine((set) => set.actions.length <= limits.actions, 'more buttons than Teams shows'),
  z.strictObject({
    type: z.literal('Input.ChoiceSet'), ...field, choices: z.array(z.strictObject({ title: visible, value: z.string().min(1) })).min(1),
    style: z.enum(['expanded', 'compact']), isMultiSelect: z.boolean().optional(), wrap: z.literal(true), value: z.string().optional(),
  }),
  z.strictObject({ type: z.literal('Input.Date'), ...field, value: day.optional(), max: day.optional() }),
  z.strictObject({ type: z.literal('Input.Number'), ...field, value: z.number().optional(), min: z.number().optional(), max: z.number().optional() }),
  z.strictObject({ type: z.literal('Input.Text'), ...field, value: z.string().optional(), isMultiline: z.boolean().optional(), maxLength: z.int().positive().optional() }),
])

const card = z.strictObject({
  type: z.literal('AdaptiveCard'), $schema: z.literal('http://adaptivecards.io/schemas/adaptive-card.json'), version: z.literal('1.5'),
  fallbackText: visible, body: some,
})

const context = z.record(z.string(), z.string().max(300))
const fileCard = z.discriminatedUnion('contentType', [
  z.strictObject({
    contentType: z.literal('application/vnd.microsoft.teams.card.file.consent'), name: visible,
    content: z.strictObject({ description: visible, sizeInBytes: z.int().positive(), acceptContext: context, declineContext: context }),
  }),
  z.strictObject({
    contentType: z.literal('application/vnd.microsoft.teams.card.file.info'), name: visible, contentUrl: address,
    content: z.strictObject({ uniqueId: visible, fileType: z.string() }),
  }),
])

const activity = z.union([
  z.strictObject({ type: z.literal('message'), text: visible, textFormat: z.literal('plain'), summary: visible }),
  z.strictObject({
    type: z.literal('message'), summary: visible,
    attachments: z.tuple([z.strictObject({ contentType: z.literal('application/vnd.microsoft.card.adaptive'), content: card })]),
  }),
  z.strictObject({ type: z.literal('message'), summary: visible, attachments: z.tuple([fileCard]) }),
])

/**
 * What Teams would not take of an activity, in words for developers; none where all is well.
 *
 * @example problemsOf(activity).length === 0
 */
export function problemsOf(candidate: TeamsActivity | FileActivity): readonly string[] {
  const parsed = activity.safeParse(candidate)
  const bytes = bytesOf(candidate)
  const { ids, targets } = namesIn(candidate.attachments ?? [])
  return [
    ...(parsed.error?.issues ?? []).map((issue) => `${issue.path.join('.')}: ${issue.message}`),
    ...(bytes > room ? [`${bytes} bytes are more than ${room}`] : []),
    ...[...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))].map((id) => `two elements are called ${id}`),
    ...targets.filter((target) => !ids.includes(target)).map((target) => `there is no element ${target} to unfold`),
  ]
}

/** What elements are called, and what buttons unfold. */
function namesIn(value: unknown): { readonly ids: readonly string[]; readonly targets: readonly string[] } {
  const ids: string[] = []
  const targets: string[] = []
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) part.forEach(walk)
    else if (typeof part === 'object' && part !== null) {
      for (const [key, inner] of Object.entries(part)) {
        if (key === 'id' && typeof inner === 'string') ids.push(inner)
        else if (key === 'targetElements' && Array.isArray(inner)) targets.push(...inner.filter((one) => typeof one === 'string'))
        else walk(inner)
      }
    }
  }
  walk(value)
  return { ids, targets }
}
