import { readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Reply } from '../../conversation/replies.ts'
import type { KeptFile } from '../../registry/kept-files.ts'
import { writeOwn } from './conversation-file.ts'

/** The largest file that is read, in bytes. */
const LIMIT = 10 * 1024 * 1024

export type ReadFile =
  | { readonly ok: true; readonly name: string; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly code: 'no-such-file' | 'file-unreadable' | 'file-too-large' | 'file-empty' }

/** Reads a file that a person named; never throws. */
export function readNamedFile(path: string): ReadFile {
  try {
    const about = statSync(path)
    if (!about.isFile()) return { ok: false, code: 'file-unreadable' }
    if (about.size > LIMIT) return { ok: false, code: 'file-too-large' }
    if (about.size === 0) return { ok: false, code: 'file-empty' }
    return { ok: true, name: basename(path), bytes: readFileSync(path) }
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')
    return { ok: false, code: missing ? 'no-such-file' : 'file-unreadable' }
  }
}

/**
 * The path that a line names after one of the words for it; undefined where the line is none of these.
 *
 * @example pathIn('file "my list.csv"', ['file']) // 'my list.csv'
 */
export function pathIn(line: string, words: readonly string[]): string | undefined {
  const word = words.find((one) => line.toLowerCase().startsWith(`${one.toLowerCase()} `))
  if (word === undefined) return undefined
  const path = line.slice(word.length).trim().replace(/^(["'])(.*)\1$/, '$2')
  return path === '' ? undefined : path
}

/** The tokens of kept files that replies point to. */
export function keptTokens(replies: readonly Reply[]): readonly string[] {
  const hrefs = replies.flatMap((reply) =>
    reply.kind === 'message' && reply.link ? [reply.link.href] : reply.kind === 'image' && reply.href ? [reply.href] : [])
  return hrefs.flatMap((href) => /^\/files\/([\w-]+)$/.exec(href)?.[1] ?? [])
}

/** Saves a kept file into a folder, under its name without folders. @returns its path. */
export function saveKept(folder: string, { name, bytes }: KeptFile): string {
  const plain = basename(name.replaceAll(/[\p{Cc}\p{Cf}\\/]/gu, '_')).replace(/^\.+/, '_') || 'file'
  const path = join(folder, plain)
  writeOwn(path, bytes)
  return path
}
