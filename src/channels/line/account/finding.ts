import type { LineResult } from '../client.ts'
import type { LineFailure } from '../failures.ts'

/**
 * One line of the checklist. `good`: as it should be. `changed`: put right just now. `problem`: LINE
 * can't be used so. `by-hand`: only a person can do it, in LINE's console. `note`: worth knowing.
 */
export interface Finding {
  readonly state: 'good' | 'changed' | 'problem' | 'by-hand' | 'note'
  /** Its text is `line-setup:findings.<key>`. */
  readonly key: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** A call that failed, on its way to the checklist. */
export class CallFailed extends Error {
  override readonly name = 'CallFailed'
  readonly failure: LineFailure

  constructor(failure: LineFailure) {
    super(failure.code)
    this.failure = failure
  }
}

/** The value of a call, or `CallFailed`. */
export function need<T>(result: LineResult<T>): T {
  if (!result.ok) throw new CallFailed(result)
  return result.value
}

/** Findings of a step; a call that failed in it becomes the last one. */
export async function step(work: () => Promise<readonly Finding[]>, soFar: Finding[] = []): Promise<readonly Finding[]> {
  try {
    return [...soFar, ...(await work())]
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    return [...soFar, troubleOf(error.failure)]
  }
}

/** What a failure means for whoever sets the account up. */
export function troubleOf({ code, status, requestId }: LineFailure): Finding {
  const byStatus = status === 401 ? 'unauthorised' : status === 403 ? 'forbidden' : status === 404 ? 'not-found' : undefined
  return { state: 'problem', key: `trouble.${byStatus ?? code}`, values: { status: status ?? 0, request: requestId ?? '–' } }
}
