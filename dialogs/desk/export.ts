import type { Reply } from '../../src/conversation/replies.ts'
import { deskWords } from '../../src/thai/lexicon/desk.ts'
import { say, tell, type DeskScene } from './desk-scene.ts'
import { refused } from './refusals.ts'

const files = ['entries xlsx', 'entries csv', 'winners xlsx', 'winners csv', 'audit xlsx'] as const

/** Offers the files there are; words that name one get it at once. */
export function offerExport(at: DeskScene, about: string): readonly Reply[] | Promise<readonly Reply[]> {
  if (about !== '') {
    const kind = deskWords.winners.test(about) ? 'winners' : deskWords.audit.test(about) ? 'audit' : 'entries'
    return writeExport(at, `${kind} ${deskWords.csv.test(about) ? 'csv' : 'xlsx'}`)
  }
  return [tell(at, say(at, 'export.ask'), [
    ...files.map((file) => ({ deed: 'write-export', about: file, label: `export-${file.replace(' ', '-')}` })),
    { deed: 'menu' },
  ])]
}

/** Writes a file and gives its address. `about`: kind and format, such as `entries xlsx`. */
export async function writeExport(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const [kind, format] = about.split(' ')
  if (!isKind(kind) || (format !== 'xlsx' && format !== 'csv')) return [refused(at, { ok: false, code: 'unknown' })]
  const written = await at.desk.sheets.export({ kind, format })
  if (!written.ok) return [refused(at, written)]
  return [tell(at, say(at, 'export.ready', { rows: written.rows }), [{ deed: 'menu' }], { link: { label: say(at, 'export.link'), href: written.path } })]
}

const isKind = (kind: string | undefined): kind is 'entries' | 'winners' | 'audit' => kind === 'entries' || kind === 'winners' || kind === 'audit'
