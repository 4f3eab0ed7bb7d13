import { RuleError } from '../rules/index.ts'
import type { DeskRefusal } from './desk.ts'
import { UnfitText } from './texts.ts'

type Plain = Exclude<Extract<DeskRefusal, { readonly code: unknown }>['code'], 'against-rules' | 'incomplete'>

/** Nothing was changed, for this reason. */
export function refuse(code: Plain): DeskRefusal {
  return { ok: false, code }
}

/** The field of an entry that a fact's value came from, where the core refuses it. */
const KIND = /^facts\./

/**
 * Runs a change; texts that cannot be taken, and awards or kinds that do not exist, become a refusal
 * that names the field.
 */
export async function refusing<T>(run: () => Promise<T>): Promise<T | DeskRefusal> {
  try {
    return await run()
  } catch (error) {
    if (error instanceof UnfitText) return { ok: false, code: 'incomplete', field: error.field }
    if (error instanceof RuleError && (error.path === 'award' || KIND.test(error.path ?? ''))) {
      return { ok: false, code: 'incomplete', field: error.path === 'award' ? 'award' : 'kind' }
    }
    throw error
  }
}
