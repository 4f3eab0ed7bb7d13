import type { EntryDraft } from './desk.ts'

const TITLE = 300
const REASON = 500
const OTHERS = 200
const PARTNERS = 50

/** A text that is empty though it must not be, too long, or holds what is no text; names the field. */
export class UnfitText extends Error {
  override readonly name = 'UnfitText'
  readonly field: string

  constructor(field: string) {
    super(`the text of "${field}" is empty, too long or no text`)
    this.field = field
  }
}

/** A draft whose texts are as they are stored. */
export type TidyDraft = { readonly [key in keyof EntryDraft]-?: Exclude<EntryDraft[key], undefined> }

/**
 * A text as it is stored: NFC, trimmed, white space of any kind as one space, without invisible marks.
 *
 * @throws UnfitText where a control character is left, or it is too long.
 */
export function tidyText(field: string, text: string, limit = OTHERS): string {
  // Zero-width and direction marks would make two texts that look alike compare as different.
  const tidy = text.replace(/[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\p{Noncharacter_Code_Point}]/gu, '').normalize('NFC').replace(/\s+/gu, ' ').trim()
  if (!tidy.isWellFormed() || /\p{Cc}/u.test(tidy) || [...tidy].length > limit) throw new UnfitText(field)
  return tidy
}

/** The same for a text that may be left out: null where it is, or says nothing. */
export function tidyOptional(field: string, text: string | null | undefined, limit = OTHERS): string | null {
  return text == null ? null : tidyText(field, text, limit) || null
}

/** The same for a text that must say something. */
export function tidyRequired(field: string, text: string, limit = OTHERS): string {
  const tidy = tidyText(field, text, limit)
  if (tidy === '') throw new UnfitText(field)
  return tidy
}

/**
 * The reason that a person gives for a change.
 *
 * @returns null where none was given.
 * @throws UnfitText where it was given and says nothing, or is too long.
 */
export function tidyReason(field: string, text: string | undefined): string | null {
  return text === undefined ? null : tidyRequired(field, text, REASON)
}

/**
 * The texts of an entry as they are stored.
 *
 * @throws UnfitText naming the first field that cannot be taken.
 */
export function tidyDraft(draft: EntryDraft): TidyDraft {
  // A semicolon parts them wherever they are written, so it is never part of one: files hold them in one cell.
  const partners = (draft.partners ?? []).flatMap((partner) => partner.normalize('NFC').split(';')).map((partner) => tidyText('partners', partner)).filter((partner) => partner !== '')
  if (partners.length > PARTNERS) throw new UnfitText('partners')
  return {
    award: draft.award,
    agency: tidyRequired('agency', draft.agency),
    countsAs: tidyRequired('countsAs', draft.countsAs),
    kind: draft.kind || null,
    title: tidyRequired('title', draft.title, TITLE),
    area: tidyOptional('area', draft.area),
    partners,
    contact: tidyOptional('contact', draft.contact),
    nominee: tidyOptional('nominee', draft.nominee),
  }
}
