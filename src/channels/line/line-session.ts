import { newSession, type Language, type Session } from '../../conversation/session.ts'
import type { LineEvent } from './events.ts'

/** A session, and what only LINE needs to know beside it. */
export interface LineSession extends Session {
  readonly line?: {
    /** When the latest event that was handled happened, by LINE's clock, in milliseconds. */
    readonly latest: number
    /** Whether the language is settled: the person's profile was asked, or they chose one. */
    readonly settled?: boolean
    /** When the person had everything deleted: events of before are not answered any more. */
    readonly deleted?: number
    /** Whether the address is stored, for what is said unasked; not after a deletion or a leave. */
    readonly reachable?: boolean
  }
}

/** What is known of a person's language: `undefined` where their profile has not been asked. */
export type ProfileLanguage = Language | 'not-said' | undefined

export function beginLineSession(options: {
  readonly round: number
  readonly profile: ProfileLanguage
  readonly id: string
  readonly at: string
}): LineSession {
  const { profile } = options
  return newSession({ ...options, language: profile === 'en' ? 'en' : 'th' })
}

/** Whether the event happened before one that is handled already: it comes too late to be an answer. */
export function isLate(session: LineSession, event: Pick<LineEvent, 'at'>): boolean {
  return event.at < (session.line?.latest ?? 0)
}

/** When the person had everything deleted, here or from another channel of theirs, in milliseconds; before all events where they never did. */
export function deletedAt({ line, erased }: LineSession): number {
  return Math.max(line?.deleted ?? -1, erased === undefined ? -1 : Date.parse(erased))
}

/** The session with the language of the profile, as long as the person has not chosen one themselves. */
export function withProfile(session: LineSession, profile: ProfileLanguage): LineSession {
  if (profile === undefined || session.line?.settled === true) return session
  return {
    ...session,
    language: profile === 'not-said' ? session.language : profile,
    line: { latest: 0, ...session.line, settled: true },
  }
}

/**
 * What is kept after a turn: the conversation's own session, and what LINE needs.
 *
 * @param ended `deleted`: the person had everything deleted with this turn. `left`: they are gone.
 */
export function afterTurn(before: LineSession, turned: Session, event: Pick<LineEvent, 'at'>, ended?: 'deleted' | 'left'): LineSession {
  const chose = turned.language !== before.language
  return {
    ...turned,
    line: {
      ...before.line,
      latest: Math.max(before.line?.latest ?? 0, event.at),
      ...(chose ? { settled: true } : {}),
      ...(ended === 'deleted' ? { deleted: event.at } : {}),
      reachable: ended === undefined,
    },
  }
}
