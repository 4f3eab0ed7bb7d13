/** One thing a person did in a conversation, free of any channel. */
export type Input =
  /** The person opened the conversation and has not said anything yet. */
  | { readonly kind: 'hello' }
  | { readonly kind: 'text'; readonly text: string }
  /** A button of ours: the token of a choice or an action. */
  | { readonly kind: 'choice'; readonly token: string }
  /** The ticked values of a question with several choices. */
  | { readonly kind: 'choices'; readonly values: readonly string[] }
  /** What a channel's own picker or form gave for a question: a date as `YYYY-MM-DD`, a number as text. */
  | { readonly kind: 'filled'; readonly token: string; readonly value: string | readonly string[] }
  /** A filled form: what its fields hold, by id, with the token of its `submit`. */
  | { readonly kind: 'form'; readonly token: string; readonly values: Readonly<Record<string, string>> }
  /** A file that was sent, whole; the channel has checked its size. */
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
