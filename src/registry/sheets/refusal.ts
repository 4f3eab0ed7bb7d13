/** Values for the sentence of a refusal, a problem or a remark. */
export type Values = Readonly<Record<string, string | number>>

/**
 * A file that cannot be taken as a whole. Its sentence, with what to do next, stands under
 * `refusals.<code>` in `locales/<language>/sheets.json`.
 *
 * @example
 * throw new SheetRefusal('file-pdf')
 */
export class SheetRefusal extends Error {
  override readonly name = 'SheetRefusal'
  readonly code: string
  readonly values: Values

  constructor(code: string, values: Values = {}) {
    super(code)
    this.code = code
    this.values = values
  }
}
