/** The tables, the same on SQLite and PostgreSQL. Times are ISO 8601 texts in UTC, which sort as they run. */
export interface Schema {
  conversations: ConversationRow
  events: EventRow
  kept_verdicts: KeptVerdictRow
}

export interface ConversationRow {
  /** SHA-256 of channel and address or token: who reads the database cannot speak for the person. */
  id: string
  channel: string
  /** The session as JSON. */
  session: string
  /** How many turns have been committed. */
  revision: number
  created_at: string
  updated_at: string
}

/** An event that was handled, with what was answered, so that its repetition gets the same answer. */
export interface EventRow {
  conversation_id: string
  event_id: string
  /** SHA-256 of the input, to recognise an id that was used for something else. */
  digest: string
  /** The replies as JSON. */
  replies: string
  created_at: string
}

/** A verdict someone keeps by its own address, to print or to pass on. */
export interface KeptVerdictRow {
  /** SHA-256 of the token in the address. */
  id: string
  conversation_id: string
  data: string
  created_at: string
}
