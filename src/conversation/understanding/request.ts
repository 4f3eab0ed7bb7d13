import type { FactType } from '../replies.ts'

/** A question that was asked, and what the person typed. */
export interface AnswerRequest {
  readonly type: FactType
  /** The fact that was asked for; its meaning widens what is understood. */
  readonly fact?: string
  /** What was offered, in the order offered. Absent: the known fact's own values. */
  readonly choices?: readonly OfferedChoice[]
  /** YYYY-MM-DD, in Bangkok. */
  readonly today: string
  readonly typed: string
}

export interface OfferedChoice {
  /** A choice's value; of a yes-no question, true or false. */
  readonly value: string | boolean
  readonly label: string
  readonly aliases?: readonly string[]
}

/** A value, "don't know" (`value: null`), a question of the person's, or something to ask back about. */
export type Understanding =
  | { readonly value: string | boolean | number | readonly string[] | null }
  | { readonly question: true }
  | { readonly unclear: true }

export const unclear: Understanding = Object.freeze({ unclear: true })
export const question: Understanding = Object.freeze({ question: true })
export const unknown: Understanding = Object.freeze({ value: null })
