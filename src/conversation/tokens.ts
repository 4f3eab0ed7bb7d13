import type { Session } from './session.ts'

/**
 * What a button says when it is tapped. Every button carries its conversation, its question and
 * the turn it is from, so that an old one is recognised and never misread.
 */
export type Button =
  | { readonly kind: 'answer'; readonly session: string; readonly revision: number; readonly fact: string; readonly value: string }
  | { readonly kind: 'action'; readonly session: string; readonly revision: number; readonly does: string; readonly about: string }

/** What a button may hold on every channel, in characters. */
export const longestToken = 300

/** Joins the fields; in a value, which may be anything typed, it is escaped. */
const mark = '|'

const escape = (text: string): string => (/[%|]/.test(text) ? text.replaceAll('%', '%25').replaceAll(mark, '%7C') : text)
const unescape = (text: string): string => text.replaceAll('%7C', mark).replaceAll('%25', '%')

/** The token of a choice of a question. Values that are no texts are written as texts. */
export function answerToken(session: Session, fact: string, value: string | boolean): string {
  return ['a', session.id, session.revision, fact, escape(String(value))].join(mark)
}

/** The token of a button that is no answer. */
export function actionToken(session: Session, does: string, about = ''): string {
  return ['d', session.id, session.revision, does, escape(about)].join(mark)
}

/** Reads a token; undefined where it is none of ours. */
export function readToken(token: string): Button | undefined {
  const [kind, session, revision, what, ...rest] = token.split(mark)
  if (session === undefined || what === undefined || rest.length !== 1 || !/^\d{1,9}$/.test(revision ?? '')) return undefined
  const more = unescape(rest[0] as string)
  if (kind === 'a') return { kind: 'answer', session, revision: Number(revision), fact: what, value: more }
  if (kind === 'd') return { kind: 'action', session, revision: Number(revision), does: what, about: more }
  return undefined
}
