/**
 * An error with a stable code. Its sentence for people, and what to do next, stand under the same
 * code in `locales/<language>/errors.json`; `values` fill the gaps of that sentence.
 *
 * @example
 * throw new CodedError('text-too-long', { path: 'text', values: { limit: 5000 } })
 */
export class CodedError extends Error {
  override readonly name = 'CodedError'
  readonly code: string
  /** The field of the input it is about, such as `choices.2`. */
  readonly path: string | undefined
  readonly values: Readonly<Record<string, string | number>>

  constructor(
    code: string,
    options: { path?: string; values?: Readonly<Record<string, string | number>>; cause?: unknown } = {},
  ) {
    super(code, 'cause' in options ? { cause: options.cause } : undefined)
    this.code = code
    this.path = options.path
    this.values = options.values ?? {}
  }
}
