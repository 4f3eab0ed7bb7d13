/** What a test orders to go wrong. */
export type Fault =
  | {
      /** LINE does nothing, and says so, or nobody hears of it. */
      readonly when: 'before'
      readonly how: 429 | 500 | 503 | 'reset' | 'time-out'
      readonly at?: number
      readonly to?: string
      /** Seconds of a `Retry-After` header. */
      readonly retryAfter?: number
      readonly times?: number
    }
  | {
      /** LINE delivers, and its answer is another or does not come. */
      readonly when: 'after'
      readonly how: 500 | 503 | 'reset' | 'time-out'
      readonly at?: number
      readonly to?: string
      readonly times?: number
    }

/** The faults that are ordered and have not happened yet. */
export class FaultPlan {
  readonly #faults: { fault: Fault; left: number }[] = []

  /** `at`: the call with this number, from 1; `to`: calls to this user; `times`: how often, once by default. */
  order(...faults: readonly Fault[]): void {
    this.#faults.push(...faults.map((fault) => ({ fault, left: fault.times ?? 1 })))
  }

  clear(): void {
    this.#faults.length = 0
  }

  /** @param call the number of the call and whom it is for */
  take(call: { readonly number: number; readonly to: string | undefined }): Fault | undefined {
    const found = this.#faults.find(({ fault, left }) =>
      left > 0 && (fault.at === undefined || fault.at === call.number) && (fault.to === undefined || fault.to === call.to))
    if (found === undefined) return undefined
    found.left--
    return found.fault
  }
}
