import type { Generated } from 'kysely'
import type {
  AgencyMentionRow, AgencyRow, AuditEntriesRow, AuditPersonalRow, AuditRow, CheckReasonRow, CodeAttemptRow, CoordinatorRow, EntryRow, ImportPlanRow, InvitationRow,
  KeptFileRow, LinkCodeRow, ListVersionRow, PersonLinkRow, RoundRow, RulingRow, WinnerRow,
} from './schema-registry.ts'
import type { MilestoneRow, ReminderRow, ReminderWishRow } from './schema-reminders.ts'

/** The tables, the same on SQLite and PostgreSQL. Times are ISO 8601 texts in UTC, which sort as they run. */
export interface Schema {
  conversations: ConversationRow
  events: EventRow
  kept_verdicts: KeptVerdictRow
  outbox: OutboxRow
  channel_quota: ChannelQuotaRow
  inbox: InboxRow
  begun_events: BegunEventRow
  write_probe: WriteProbeRow
  rounds: RoundRow
  list_versions: ListVersionRow
  entries: EntryRow
  winners: WinnerRow
  rulings: RulingRow
  coordinators: CoordinatorRow
  invitations: InvitationRow
  code_attempts: CodeAttemptRow
  link_codes: LinkCodeRow
  audit: AuditRow
  audit_entries: AuditEntriesRow
  audit_personal: AuditPersonalRow
  kept_files: KeptFileRow
  import_plans: ImportPlanRow
  agencies: AgencyRow
  agency_mentions: AgencyMentionRow
  check_reasons: CheckReasonRow
  person_links: PersonLinkRow
  milestones: MilestoneRow
  reminder_wishes: ReminderWishRow
  reminders: ReminderRow
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
  /** Where the platform reaches this conversation, as JSON, such as a LINE user id; null on the web. */
  address: string | null
  /** Whose it is, where they have linked several channels. */
  person: string | null
  /** When all data of the person was deleted here, while they have not come back since. */
  erased_at: string | null
}

/** An event that was handled, with what was answered, so that its repetition gets the same answer. */
export interface EventRow {
  conversation_id: string
  /** As whoever sent the event named it; after a deletion a hash of that. */
  event_id: string
  /** As `encodeReplies` makes them: nobody can read them who has the database alone. */
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

/**
 * One call to a platform that is committed and has to be made, or was made. A settled row (sent,
 * failed, uncertain) holds neither what was said nor to whom.
 */
export interface OutboxRow {
  /** Increases within a conversation: the order of delivery. */
  id: Generated<number>
  conversation_id: string
  channel: string
  kind: 'answer' | 'reminder'
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'uncertain'
  /** As JSON; null once settled. */
  address: string | null
  /** The rendered messages of one call as JSON; null once settled. */
  payload: string | null
  /** Null where there was none, where the platform refused it, and once settled. */
  reply_token: string | null
  /** When the event with the reply token was received. */
  received_at: string | null
  /** A UUID by which the platform recognises a repeated push. Never changes. */
  retry_key: string
  /** What was tried last. */
  method: 'reply' | 'push' | null
  attempts: number
  /** 1 where an attempt may have been accepted without our having heard of it. */
  doubtful: number
  /** When the retry key was first used in an attempt that may have been accepted. */
  pushed_at: string | null
  not_before: string
  /** Until when the one who is sending has it for himself. */
  lease_until: string | null
  /** The last failure as JSON: code, status, request id. */
  error: string | null
  created_at: string
  settled_at: string | null
}

/** A platform's limit of messages a month, as it said when it was asked. */
export interface ChannelQuotaRow {
  channel: string
  /** Null where there is no limit. */
  limit_per_month: number | null
  used: number
  asked_at: string
}

/**
 * An event of a platform that is kept and was not handled yet. It goes with the turn that handles it.
 * One that failed for good (`failed`) holds neither what was said nor by whom.
 */
export interface InboxRow {
  /** Increases: the order in which the events of a conversation are handled. */
  id: Generated<number>
  /** The platform's own id of the event, by which its repetition is recognised. */
  event_id: string
  /** The platform's id of the chat; empty once failed. */
  conversation: string
  /** The event as JSON, as it came; empty once failed. */
  payload: string
  /** The service's own address, as the platform reached it. */
  base_url: string | null
  received_at: string
  state: 'waiting' | 'failed' | 'set-aside'
  attempts: number
  /** How often it was begun while nothing else was under way, and did not end. */
  begun_alone: Generated<number>
  /** How often it was begun beside others, and the process ended before it did. */
  begun_among: Generated<number>
  /** Until then nobody takes it: it is being handled, or waits for another attempt. Empty: at once. */
  not_before: string
}

/** An event of a sender who repeats it, begun and not ended yet; `set_aside_at`: it was begun twice too often. */
export interface BegunEventRow {
  id: Generated<number>
  channel: string
  conversation_id: string
  event_id: string
  begun_alone: number
  begun_among: number
  begun_at: string
  set_aside_at: string | null
}

/** One row, written to see whether anything can be. */
export interface WriteProbeRow {
  id: number
  at: string
}
