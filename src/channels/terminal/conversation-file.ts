import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { isSession, type Session } from '../../conversation/session.ts'

/** What the file of a terminal holds: the token of its conversation, or the session that an earlier version kept there. */
export type Known = { readonly conversation: string } | { readonly session: Session }

/** @returns nothing where there is no such file or it holds something else. */
export function readConversationFile(file: string): Known | undefined {
  let kept: unknown
  try {
    kept = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
  if (isSession(kept)) return { session: kept }
  if (typeof kept !== 'object' || kept === null || !('conversation' in kept)) return undefined
  const { conversation } = kept
  return typeof conversation === 'string' && /^[\x21-\x7e]{1,200}$/.test(conversation) ? { conversation } : undefined
}

/** Written whole or not at all, readable by its owner alone: the token opens the conversation. */
export function writeConversationFile(file: string, conversation: string): void {
  writeOwn(file, JSON.stringify({ conversation }))
}

export function dropConversationFile(file: string): void {
  rmSync(file, { force: true })
}

/** Writes a file that only its owner can read. */
export function writeOwn(file: string, content: string | Uint8Array): void {
  mkdirSync(dirname(file), { recursive: true })
  rmSync(`${file}.new`, { force: true })
  writeFileSync(`${file}.new`, content, { mode: 0o600 })
  renameSync(`${file}.new`, file)
}
