/**
 * An error of the rules core. `code` is stable and meant for programs; `message` says in plain
 * English what is wrong and what to do; `path` names the place in the input.
 */
export class RuleError extends Error {
  override readonly name = 'RuleError'
  readonly code: string
  readonly path: string | undefined

  constructor(code: string, message: string, path?: string) {
    super(message)
    this.code = code
    this.path = path
  }

  /** As the command line prints it. */
  toJSON(): { code: string; message: string; path?: string } {
    return { code: this.code, message: this.message, ...(this.path === undefined ? {} : { path: this.path }) }
  }
}
