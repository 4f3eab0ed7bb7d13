import { CodedError } from '../../database/coded-error.ts'

/** The longest text taken from a person, in UTF-16 units: as long as a LINE message. */
export const TEXT_LIMIT = 5_000

/** Control characters of both sets; tab and line feed are text, a carriage return was normalised away. */
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/

/**
 * A text as the conversation may have it, its line ends as line feeds.
 *
 * @throws CodedError `text-too-long`, `control-characters`, `lone-surrogates`
 */
export function typedText(text: string, path: string, limit: number = TEXT_LIMIT): string {
  if (text.length > limit) throw new CodedError('text-too-long', { path, values: { limit } })
  const normalised = text.replace(/\r\n?/g, '\n')
  if (CONTROL.test(normalised)) throw new CodedError('control-characters', { path })
  if (!normalised.isWellFormed()) throw new CodedError('lone-surrogates', { path })
  return normalised
}
