import { newSession, type Language, type Session } from '../../conversation/session.ts'
import type { SavedFile } from './render/index.ts'

/** A repetition under another id comes within this time, in milliseconds. */
const AGAIN = 60_000
/** More than anybody does in that time. */
const MOST = 40

/** A session, and what only Teams needs to know beside it. */
export interface TeamsSession extends Session {
  readonly teams?: {
    /** Whether the group was told what the bot does there. */
    readonly introduced?: boolean
    /** What was done lately, so that its repetition under another id is recognised. */
    readonly recent?: readonly Recent[]
    /** The files that the person may have stored in their OneDrive. */
    readonly offers?: readonly FileOffer[]
  }
}

export interface Recent {
  readonly sameAs: string
  /** The id under which it was handled. */
  readonly id: string
  readonly at: number
}

/**
 * A file that a person may have stored in their own OneDrive. It stands in the session of their chat, so that
 * nobody else's consent finds it.
 */
export interface FileOffer {
  readonly id: string
  /** The stored id of the kept file, of whose address the consent has to bring the token. */
  readonly file: string
  readonly name: string
  readonly state: 'open' | 'taken' | 'saved' | 'declined' | 'failed'
  /** Of one that is taken: until when, in milliseconds since 1970. */
  readonly until?: number
  /** Of one that is saved: where it lies. */
  readonly saved?: SavedFile
}

/** @param options.locale as the person's Teams has it, BCP 47; Thai where it does not say. */
export function beginTeamsSession(options: { readonly round: number; readonly locale: string | undefined; readonly id: string; readonly at: string }): TeamsSession {
  const { locale = '' } = options
  const language: Language = locale.trim() === '' || /^th(-|_|$)/i.test(locale.trim()) ? 'th' : 'en'
  return newSession({ ...options, language })
}

/** What was done before under another id, where this is its repetition. */
export function repetitionOf(session: TeamsSession, sameAs: string | undefined, now: number): Recent | undefined {
  if (sameAs === undefined) return undefined
  return session.teams?.recent?.find((recent) => recent.sameAs === sameAs && now - recent.at < AGAIN)
}

/** What is kept after a turn: the conversation's own session, and what Teams needs. */
export function afterTurn(before: TeamsSession, turned: Session, done: { readonly sameAs: string | undefined; readonly id: string; readonly now: number; readonly introduced?: boolean }): TeamsSession {
  const { sameAs, id, now, introduced } = done
  const recent = (before.teams?.recent ?? []).filter(({ at }) => now - at < AGAIN)
  return {
    ...turned,
    teams: {
      ...before.teams,
      ...(introduced === true ? { introduced } : {}),
      recent: (sameAs === undefined ? recent : [...recent, { sameAs, id, at: now }]).slice(-MOST),
    },
  }
}

/** Without what hangs on what the person has deleted. */
export function beginAnew(session: TeamsSession): TeamsSession {
  const { offers: _offers, ...teams } = session.teams ?? {}
  return { ...session, teams }
}
