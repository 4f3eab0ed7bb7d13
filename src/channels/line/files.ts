import type { Content, FetchContent } from './content.ts'
import { FILE_LIMIT } from './content.ts'
import type { Happening } from './events.ts'

type FileHappening = Extract<Happening, { kind: 'file' }>

/**
 * What happened, with the content of a file in the place of its number. `no-file`: it is too large, or
 * LINE did not give it.
 */
export type Happened =
  | Exclude<Happening, FileHappening>
  | { readonly kind: 'file'; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'no-file'; readonly why: 'too-large' | 'not-fetched' }

/**
 * Gets the file that somebody sent, before the turn's transaction begins. Only a coordinator's is
 * asked for; anybody else's stays with LINE, unread.
 *
 * @param isCoordinator whether the person may have a desk.
 */
export async function fetchFile(happening: Happening, isCoordinator: () => Promise<boolean>, fetchContent: FetchContent): Promise<Happened> {
  if (happening.kind !== 'file') return happening
  if (!(await isCoordinator())) return { kind: 'unreadable' }
  const { messageId, name, size } = happening
  const content: Content = size > FILE_LIMIT ? { ok: false, code: 'too-large' } : await fetchContent(messageId)
  if (content.ok) return { kind: 'file', name, bytes: content.bytes }
  return { kind: 'no-file', why: content.code === 'too-large' ? 'too-large' : 'not-fetched' }
}
