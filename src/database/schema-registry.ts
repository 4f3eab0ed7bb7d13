import type { Generated } from 'kysely'

/** A round as the registry knows it. Whoever changes its registry or rulings updates this row first, which lets one in at a time. */
export interface RoundRow {
  round: number
  /** Counts changes of entries, winners and rulings. */
  version: number
}

/** How often the listed rows of `winners` and `agencies` have changed; the database itself counts. */
export interface ListVersionRow {
  list: 'winners' | 'agencies'
  version: number
}

/** Keys are in the comparable form of the rules core, so that names compare alike everywhere. */
export interface EntryRow {
  id: Generated<number>
  round: number
  award: string
  agency: string
  agency_key: string
  body: string
  body_key: string
  kind: string | null
  title: string
  area: string | null
  /** Names as a JSON array. */
  partners: string
  contact: string | null
  nominee: string | null
  state: 'draft' | 'registered' | 'withdrawn'
  level: 'excellent' | 'good' | 'none' | null
  override: string | null
  /** Title, agency, body and nominee in comparable form, to be searched. */
  search: string
  revision: number
  /** The revision whose state an undo brought back; 0: it was not yet entered then, and is in no list. */
  restored: number | null
  /** The revision that the undo made of it: `restored` says something only while that is the present one. */
  restored_at: number | null
  /** The version of the round by which it was changed last. */
  changed: number
  created_at: string
  updated_at: string
}

export interface WinnerRow {
  id: Generated<number>
  /** Null where the source gives no year. */
  round: number | null
  award: string
  agency: string
  agency_key: string
  body: string
  body_key: string
  level: string | null
  title: string | null
  source: 'document' | 'import' | 'chat'
  state: 'listed' | 'removed'
  search: string
  created_at: string
}

export interface RulingRow {
  id: Generated<number>
  round: number
  condition: string
  award: string | null
  reading: string
  /** The coordinator's name. */
  by: string
  reason: string
  state: 'in-force' | 'replaced' | 'revoked'
  created_at: string
}

export interface CoordinatorRow {
  id: Generated<number>
  /** The person, as `person_links` leads to it. */
  person: string
  name: string
  /** The body they look after; null: everything. */
  body: string | null
  channel: string
  state: 'active' | 'removed'
  created_at: string
  removed_at: string | null
}

export interface InvitationRow {
  id: Generated<number>
  code_hash: string
  /** Empty once used: the role has it from then on. */
  name: string
  body: string | null
  invited_by: string
  created_at: string
  expires_at: string
  used_at: string | null
}

/** A wrong code. */
export interface CodeAttemptRow {
  id: Generated<number>
  /** Empty once their data was deleted. */
  person: string
  at: string
  /** A keyed hash of the address that it came from, where people can't be told apart otherwise; null elsewhere. */
  network: string | null
}

/** A short code by which a person joins another channel to the one they offer it from. */
export interface LinkCodeRow {
  id: Generated<number>
  code_hash: string
  person: string
  created_at: string
  expires_at: string
  used_at: string | null
}

/** Append-only: the database itself refuses changes. */
export interface AuditRow {
  id: Generated<number>
  at: string
  who: string
  coordinator_id: number | null
  channel: string
  action: string
  round: number | null
  /** Such as `entry:12`. */
  subject: string
  /** The body it concerns, for coordinators of that body; null: only for those of everything. */
  body_key: string | null
  /** As JSON. */
  about: string
  reason: string | null
  /** The row before and after the change as JSON; null where there was none, or nothing to take back. */
  before: string | null
  after: string | null
  undoes: number | null
  /** Joins the row to the one before, see `chainHash`. */
  hash: string | null
}

/** What is personal in one side of a change of the audit; erased, the change still stands. */
export interface AuditPersonalRow {
  audit: number
  side: 'before' | 'after'
  /** As JSON, see `splitPersonal`. */
  data: string
  created_at: string
}

/** Entries that one change of many concerns, by their ids from `first` to `last`. */
export interface AuditEntriesRow {
  audit: number
  first: number
  last: number
}

/** A file or a picture under an address nobody can guess, for an hour. */
export interface KeptFileRow {
  /** SHA-256 of the token in the address. */
  id: string
  name: string
  type: string
  bytes: Uint8Array
  expires_at: string
  /** The conversation that was given it; null where none was. */
  conversation_id: string | null
}

/** A file that was read and whose import waits for a yes. */
export interface ImportPlanRow {
  id: string
  coordinator_id: number
  file_name: string
  /** What the plan came to, as JSON. */
  data: string
  /** The rows of the file, packed. */
  sheet: Uint8Array
  /** What would be written, packed. */
  work: Uint8Array
  expires_at: string
  /** The conversation that it was sent in; null where none was. */
  conversation_id: string | null
}

/** An agency beside the directory's own: imported or confirmed (`listed`), or as somebody's words described it. */
export interface AgencyRow {
  id: Generated<number>
  name: string
  english: string | null
  kind: string
  parent: string | null
  counts_as: string
  /** Short forms as a JSON array. */
  short: string
  province: string | null
  district: string | null
  state: 'listed' | 'provisional' | 'dismissed'
  created_at: string
}

/** A conversation in which an agency was described that nobody had confirmed. */
export interface AgencyMentionRow {
  agency_id: number
  conversation_id: string
}

/** How often a condition spoke against an award in finished checks; nobody's check in particular. */
export interface CheckReasonRow {
  round: number
  award: string
  condition: string
  /** The body that the checked agency counts for, in comparable form; empty where the directory has none. */
  body_key: string
  times: number
}

/** One person on several channels. Without a row, an identity is a person of its own. */
export interface PersonLinkRow {
  /** SHA-256 of channel and user. */
  identity: string
  person: string
  created_at: string
}
