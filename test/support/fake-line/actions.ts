import { z } from 'zod'

const segmenter = new Intl.Segmenter('th', { granularity: 'grapheme' })

/** Labels count as a person counts characters. */
export function graphemes(most: number) {
  return z.string().min(1).refine(
    (text) => [...segmenter.segment(text)].length <= most, `the length must be at most ${most} characters`,
  )
}

/** Other texts count in UTF-16 code units, which zod's own `max` does not. */
export function units(most: number) {
  return z.string().refine((text) => text.length <= most, `the length must be at most ${most} characters`)
}

/** Something must be seen of a text. */
export function visibleText(most: number) {
  return units(most).refine((text) => /\S/u.test(text), 'must be non-empty text')
}

export const httpsUrl = z.string().max(2_000).regex(/^https:\/\/./, 'must be an HTTPS URL')

const uri = z.string().min(1).max(1_000).regex(/^(https?:\/\/|line:\/\/|tel:)/, 'invalid uri scheme')
const data = units(300)
const dateTime = z.string().regex(/^(\d{4}-\d\d-\d\d([Tt]\d\d:\d\d)?|\d\d:\d\d)$/, 'invalid date')

/**
 * The actions LINE takes at one place.
 *
 * @param options.label how long it may be, in characters as a person sees them
 * @param options.labelRequired whether it must be there
 * @param options.quickReply camera, camera roll and location exist only there
 */
export function action(options: { label: number; labelRequired: boolean; quickReply?: boolean }) {
  const label = options.labelRequired ? graphemes(options.label) : graphemes(options.label).optional()
  const common = [
    z.strictObject({
      type: z.literal('postback'), label, data, displayText: graphemes(300).optional(), text: graphemes(300).optional(),
      inputOption: z.enum(['closeRichMenu', 'openRichMenu', 'openKeyboard', 'openVoice']).optional(),
      fillInText: graphemes(300).optional(),
    }).refine((postback) => postback.displayText === undefined || postback.text === undefined, 'displayText and text exclude each other')
      .refine((postback) => postback.fillInText === undefined || postback.inputOption === 'openKeyboard', 'fillInText needs openKeyboard'),
    z.strictObject({ type: z.literal('message'), label, text: graphemes(300) }),
    z.strictObject({
      type: z.literal('uri'), label, uri,
      ...(options.quickReply === true ? {} : { altUri: z.strictObject({ desktop: uri }).optional() }),
    }),
    z.strictObject({
      type: z.literal('datetimepicker'), label, data, mode: z.enum(['date', 'time', 'datetime']),
      initial: dateTime.optional(), max: dateTime.optional(), min: dateTime.optional(),
    }).refine(({ min, max }) => min === undefined || max === undefined || min < max, 'min must be before max')
      .refine(({ initial, max }) => initial === undefined || max === undefined || initial <= max, 'initial must not be after max')
      .refine(({ initial, min }) => initial === undefined || min === undefined || initial >= min, 'initial must not be before min'),
    z.strictObject({ type: z.literal('clipboard'), label, clipboardText: z.string().min(1).max(1_000) }),
  ] as const
  const quick = z.strictObject({ type: z.enum(['camera', 'cameraRoll', 'location']), label })
  return options.quickReply === true ? z.union([...common, quick]) : z.union(common)
}
