/**
 * What a coordinator's desk can do, inside the transaction of one turn. Dialogs speak to these
 * interfaces alone and know no SQL. Whatever changes data is written to the audit in the same
 * transaction, by the books themselves.
 *
 * Scope: a coordinator of everything sees and changes all; one of a body (an agency's กพร. group) sees
 * and changes what counts for that body, and for the rest gets the same answer as for what does not exist.
 */
import type { EntrySeen, ResultName } from '../rules/index.ts'

export type Scope = { readonly kind: 'all' } | { readonly kind: 'body'; readonly body: string }

export interface Coordinator {
  readonly id: number
  readonly name: string
  readonly scope: Scope
}

export type EntryState = 'draft' | 'registered' | 'withdrawn'
/** Result levels, best first: ดีเด่น, ดี; `none`: judged, and no award. */
export type Level = 'excellent' | 'good' | 'none'

/** What a person fills in of an entry. */
export interface EntryDraft {
  readonly award: string
  /** Official name of the lead agency. */
  readonly agency: string
  /** The body it counts for, and its kind (a value of `applicant.kind`), as the directory says. */
  readonly countsAs: string
  readonly kind?: string | null
  readonly title: string
  readonly area?: string | null
  readonly partners?: readonly string[]
  readonly contact?: string | null
  /** Engaged Citizen: who is nominated. */
  readonly nominee?: string | null
}

export interface EntryRecord extends Required<{ readonly [key in keyof EntryDraft]: NonNullable<EntryDraft[key]> | null }> {
  readonly award: string
  readonly agency: string
  readonly countsAs: string
  readonly title: string
  readonly partners: readonly string[]
  readonly id: number
  readonly round: number
  readonly state: EntryState
  readonly level: Level | null
  /** Counts changes of this entry, from 1. */
  readonly revision: number
  /** Why it stands against the rules, where a coordinator overrode them. */
  readonly override: string | null
  readonly createdAt: string
  readonly updatedAt: string
}

export interface WinnerRecord {
  readonly id: number
  /** Buddhist year; null where the source gives none. */
  readonly round: number | null
  readonly award: string
  readonly agency: string
  readonly countsAs: string
  /** As the source has it. */
  readonly level: string | null
  readonly title: string | null
  readonly source: 'document' | 'import' | 'chat'
}

export interface Page<T> {
  readonly items: readonly T[]
  readonly total: number
}

/** From 0; `size` at most 100. */
export interface PageWish {
  readonly page: number
  readonly size: number
}

/** A condition of an award that speaks against an entry. */
export interface Objection {
  readonly condition: string
  readonly result: Exclude<ResultName, 'met'>
  /** Entries it collides with. */
  readonly collides: readonly (EntrySeen & { readonly id?: number })[]
}

/**
 * Why nothing was changed. `against-rules`: the core refuses it, an override with a reason is possible.
 * `changed-meanwhile`: it is no longer as it was shown. `depends`: something rests on it (undo).
 * `unknown`: there is none such, or not for this coordinator. `not-allowed`: outside the role.
 * `nothing-to-do`: it is so already. `incomplete`: a text is empty or too long.
 */
export type DeskRefusal =
  | { readonly ok: false; readonly code: 'against-rules'; readonly objections: readonly Objection[] }
  | { readonly ok: false; readonly code: 'incomplete'; readonly field: string }
  | { readonly ok: false; readonly code: 'changed-meanwhile' | 'depends' | 'unknown' | 'not-allowed' | 'nothing-to-do' }

export type DeskResult<T> = ({ readonly ok: true } & T) | DeskRefusal

/** How a change is asked for. */
export interface ChangeWish {
  /** The revision that the person saw; without it the newest. */
  readonly revision?: number
  /** A reason given: the core's objections are overridden, and the audit shows it. */
  readonly override?: string
}

export interface EntryFilter {
  /** Words of title, agency, counting body or nominee, compared folded; all must occur. */
  readonly search?: string
  readonly award?: string
  /** Exact name of the counting body. */
  readonly body?: string
  readonly state?: EntryState
}

export interface EntryBook {
  find(filter: EntryFilter, page: PageWish): Promise<Page<EntryRecord>>
  get(id: number): Promise<EntryRecord | undefined>
  /** What the core would say, without changing anything. Nothing to what is incomplete: `register` and `correct` refuse that. */
  examine(draft: EntryDraft, except?: number): Promise<readonly Objection[]>
  /** Decided by the core inside this transaction, with the round locked: two at once never both get in. */
  register(draft: EntryDraft, wish?: ChangeWish): Promise<DeskResult<{ readonly entry: EntryRecord; readonly audit: number }>>
  /** Keeps a draft, which no rule counts. */
  keepDraft(draft: EntryDraft): Promise<DeskResult<{ readonly entry: EntryRecord; readonly audit: number }>>
  /** Registers a draft or a withdrawn entry again. */
  reinstate(id: number, wish?: ChangeWish): Promise<DeskResult<{ readonly entry: EntryRecord; readonly audit: number }>>
  correct(id: number, changes: Partial<EntryDraft>, wish?: ChangeWish): Promise<DeskResult<{ readonly entry: EntryRecord; readonly audit: number }>>
  withdraw(id: number, wish?: ChangeWish & { readonly reason?: string }): Promise<DeskResult<{ readonly entry: EntryRecord; readonly audit: number }>>
  /** Records the result of a registered entry; null takes it back. Coordinators of everything only. */
  setLevel(id: number, level: Level | null, wish?: ChangeWish): Promise<DeskResult<{ readonly entry: EntryRecord; readonly audit: number }>>
}

export interface WinnerBook {
  find(filter: { readonly search?: string; readonly award?: string; readonly body?: string; readonly round?: number }, page: PageWish): Promise<Page<WinnerRecord>>
  get(id: number): Promise<WinnerRecord | undefined>
  add(winner: Omit<WinnerRecord, 'id' | 'source'>): Promise<DeskResult<{ readonly winner: WinnerRecord; readonly audit: number }>>
  remove(id: number): Promise<DeskResult<{ readonly winner: WinnerRecord; readonly audit: number }>>
}

export interface RulingRecord {
  readonly id: number
  readonly condition: string
  readonly award: string | null
  /** The one reading that holds. */
  readonly reading: string
  readonly by: string
  readonly at: string
  readonly reason: string
}

export interface RulingBook {
  /** In force, newest first. */
  all(): Promise<readonly RulingRecord[]>
  /** Applies from the next turn of anybody, and at once within this one. */
  settle(ruling: { readonly condition: string; readonly award?: string; readonly reading: string; readonly reason: string }): Promise<DeskResult<{ readonly ruling: RulingRecord; readonly audit: number }>>
  revoke(id: number): Promise<DeskResult<{ readonly ruling: RulingRecord; readonly audit: number }>>
}

/** A date of the round, with who set it; null where it is the rulebook's. */
export interface MilestoneDate {
  /** Such as `closes`. */
  readonly milestone: string
  /** Null: of all branches. */
  readonly branch: string | null
  /** `YYYY-MM-DD`. */
  readonly on: string
  readonly by: string | null
  readonly at: string | null
}

export interface MilestoneBook {
  /** The dates that hold, earliest first. */
  all(): Promise<readonly MilestoneDate[]>
  /**
   * Sets or changes a date, for everybody from the next turn on; who wants to be reminded is reminded of
   * the new one. `unknown`: no such milestone, branch or day.
   */
  set(date: { readonly milestone: string; readonly branch?: string | null; readonly on: string }): Promise<DeskResult<{ readonly date: MilestoneDate; readonly audit: number }>>
  /** From then on there is no such date, whatever the rulebook has. */
  remove(date: { readonly milestone: string; readonly branch?: string | null }): Promise<DeskResult<{ readonly date: MilestoneDate; readonly audit: number }>>
}

export interface AuditRecord {
  readonly id: number
  readonly at: string
  /** The coordinator's name, or the command's. */
  readonly who: string
  readonly channel: string
  /** Such as `entry.registered`, `coordinator.invited`, `ruling.settled`, `import.applied`. */
  readonly action: string
  readonly round: number | null
  /** What it was done to, such as `entry:12`. */
  readonly subject: string
  /** In words of its own language-free kind: names and titles. */
  readonly about: Readonly<Record<string, unknown>>
  readonly reason: string | null
  readonly undoes: number | null
  /** The undo that holds; null also where that was taken back. */
  readonly undoneBy: number | null
  /** Whether it is of a kind that this coordinator may take back, and was not yet; an undo, too, where that does the change once more. */
  readonly canUndo: boolean
}

export interface AuditTrail {
  /** Newest first. The history of one `subject` tells of imports, too, that it was among. */
  read(page: PageWish, filter?: { readonly subject?: string }): Promise<Page<AuditRecord>>
  get(id: number): Promise<AuditRecord | undefined>
  /** What taking back a change of one entry would make of it; null where it is not, or would not be, entered. */
  effect(audit: number): Promise<{ readonly now: EntryRecord | null; readonly then: EntryRecord | null } | undefined>
  /** This coordinator's newest change that can be undone; `audit` names one of anybody in scope. */
  lastUndoable(): Promise<AuditRecord | undefined>
  /**
   * Takes a change back while nothing depends on it; the audit shows both. What was changed since has to
   * be taken back first, so that undoing walks back step by step. An undo taken back does the change once more.
   */
  undo(audit: number): Promise<DeskResult<{ readonly undone: AuditRecord; readonly audit: number; readonly erased: boolean }>>
}

export interface StaffMember extends Coordinator {
  readonly since: string
  readonly channel: string
}

export interface Staff {
  all(): Promise<readonly StaffMember[]>
  /** The code is told once; only its hash is kept. Expires after `hours`. */
  invite(invitation: { readonly name: string; readonly scope: Scope }): Promise<DeskResult<{ readonly code: string; readonly expiresAt: string; readonly audit: number }>>
  /** Also oneself; the last coordinator of everything cannot be removed. */
  remove(id: number): Promise<DeskResult<{ readonly member: StaffMember; readonly audit: number }>>
}

/** What an import would do to one line of a file. `line` counts as the spreadsheet shows it. */
export interface ImportLine {
  readonly line: number
  readonly does: 'add' | 'change' | 'same' | 'refuse'
  readonly what: string
  /** Coded, with values for the sentence. */
  readonly problem?: { readonly code: string; readonly values?: Readonly<Record<string, unknown>> }
}

export interface ImportPlan {
  readonly kind: 'entries' | 'winners' | 'agencies'
  readonly lines: readonly ImportLine[]
  readonly counts: { readonly add: number; readonly change: number; readonly same: number; readonly refuse: number }
  /** What else is to be told of the file, such as columns that were left out: coded, with values for the sentence. */
  readonly remarks?: readonly { readonly code: string; readonly values?: Readonly<Record<string, unknown>> }[]
}

/** A file that cannot be taken at all: coded, with values for the sentence. */
export interface FileRefusal {
  readonly ok: false
  readonly code: string
  readonly values?: Readonly<Record<string, unknown>>
}

export interface Sheets {
  /** Reads a file and says line by line what it would do; changes nothing, and keeps it for an hour. */
  plan(file: { readonly name: string; readonly bytes: Uint8Array }): Promise<{ readonly ok: true; readonly id: string; readonly plan: ImportPlan } | FileRefusal>
  /**
   * Carries a plan out, all or nothing. Where the registry has changed so that it would do something
   * else now, nothing is done and the new plan comes back.
   */
  apply(id: string): Promise<{ readonly ok: true; readonly plan: Omit<ImportPlan, 'lines'>; readonly audit: number } | { readonly ok: false; readonly code: 'plan-changed'; readonly plan: ImportPlan } | FileRefusal>
  /** Writes a file and gives the path of its page, which lives an hour. */
  export(what: { readonly kind: 'entries' | 'winners' | 'audit'; readonly format: 'xlsx' | 'csv' }): Promise<DeskResult<{ readonly path: string; readonly rows: number }>>
}

export interface Overview {
  readonly entries: number
  readonly byAward: readonly { readonly award: string; readonly entries: number }[]
  readonly byBranch: readonly { readonly branch: string; readonly entries: number }[]
  /** The conditions that most often spoke against somebody's check, most frequent first; a body's coordinator learns of checks of that body alone. */
  readonly reasons: readonly { readonly award: string; readonly condition: string; readonly times: number }[]
  /** Bodies with ดีเด่น in every branch this round: เลิศรัฐยอดเยี่ยม. */
  readonly grandExcellence: readonly string[]
}

/** An agency that is not in the directory, as somebody's words described it. */
export interface ProvisionalAgency {
  readonly id: number
  readonly name: string
  readonly kind: string
  readonly province: string | null
  readonly district: string | null
  readonly since: string
}

export interface AgencyBook {
  provisional(page: PageWish): Promise<Page<ProvisionalAgency>>
  /** From then on it is in the directory. Coordinators of everything only. */
  confirm(id: number): Promise<DeskResult<{ readonly agency: ProvisionalAgency; readonly audit: number }>>
  dismiss(id: number): Promise<DeskResult<{ readonly agency: ProvisionalAgency; readonly audit: number }>>
}

/** Everything of one coordinator in one turn. */
export interface Desk {
  readonly who: Coordinator
  readonly round: number
  readonly entries: EntryBook
  readonly winners: WinnerBook
  readonly rulings: RulingBook
  readonly milestones: MilestoneBook
  readonly audit: AuditTrail
  readonly staff: Staff
  readonly sheets: Sheets
  readonly agencies: AgencyBook
  overview(): Promise<Overview>
  /** Keeps a picture or a file and gives the path of its page, which lives an hour. */
  keepFile(file: { readonly name: string; readonly type: string; readonly bytes: Uint8Array }): Promise<string>
}

/** What a code came to. `limited`: too many wrong codes lately, from this person or from everybody. */
export type Redeemed =
  | { readonly ok: true; readonly coordinator: Coordinator }
  | { readonly ok: false; readonly code: 'no-such-code' | 'limited' | 'coordinator-already'; readonly minutes?: number }

/** The way to a desk, in one turn of one person. */
export interface DeskDoor {
  /** The desk of the person who speaks, if they are a coordinator. */
  enter(): Promise<Desk | undefined>
  redeem(code: string): Promise<Redeemed>
}
