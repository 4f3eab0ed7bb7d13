/** A body that may apply for an award, as the directory lists it or as a person's words describe it. */
export interface Agency {
  /** Official Thai name. */
  readonly name: string
  readonly english?: string
  /** A value of the fact `applicant.kind`. */
  readonly kind: string
  /** The ministry above it. */
  readonly parent?: string
  /** The department, province or other body under whose name entries are counted. */
  readonly countsAs: string
  /** Well-known short forms, dots as officially written. */
  readonly short: readonly string[]
  /** The province a local government or an office lies in, without its prefix. */
  readonly province?: string
  /** The district a local government lies in, without its prefix, where it is known. */
  readonly district?: string
}

/** What would tell several choices apart. */
export type Ask = 'province' | 'district' | 'ministry' | 'body' | 'name'

/**
 * What a typed name came to: one agency (`sure` when the words leave no doubt; `provisional` when it is not
 * in the directory and only its words describe it), several to choose from, or none (with the kind that its
 * first word tells; `alone`: there are no other words).
 */
export type Match =
  | { readonly agency: Agency; readonly sure: boolean; readonly provisional?: boolean }
  | { readonly choices: readonly Agency[]; readonly ask?: Ask }
  | { readonly none: true; readonly kind?: string; readonly alone?: true }

/** A name with the place that was told of it, as it is written out, and what it comes to. */
export interface Completed {
  readonly typed: string
  readonly match: Match
}

export interface Directory {
  /** Finds the agency that a person's words name. Never throws. */
  match(typed: string): Match
  /**
   * What a name comes to with its place: where its province or district was asked for, and told.
   * Undefined where what was told is no place, or none that says more than the name does.
   *
   * @example complete('อบต.บ้านใหม่ จ.นนทบุรี', 'ปากเกร็ด', 'district')
   */
  complete(typed: string, place: string, ask: 'province' | 'district'): Completed | undefined
  /** Names that a local government of this bare name may have, one for each of their first words. */
  localNames(bare: string): readonly string[]
  /** The agency with exactly this official name. */
  find(name: string): Agency | undefined
  all(): readonly Agency[]
  /** The kind that the prefix of a name tells, for names that the directory doesn't hold. */
  kindByName(typed: string): string | undefined
}
