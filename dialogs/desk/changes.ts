import type { EntryDraft, EntryRecord, Objection } from '../../src/registry/desk.ts'
import type { DeskScene } from './desk-scene.ts'
import { draftLines, draftOf, draftText, entryFieldNames, valuesOf, type EntryValues } from './entry-form.ts'
import { entryName, fieldLabel, word } from './entry-words.ts'
import { agencyOf } from './naming.ts'

/**
 * A change of an entry on its way to a yes: which (`does`), of which entry as it was seen (`id`,
 * `revision`), the fields that are filled in, and the reason of an override (`override`). All texts, as
 * forms and confirmations keep them.
 */
export type Change = Readonly<Record<string, string>>

/** A change as a form keeps it, and back. */
export const writeChange = (change: Change): string => JSON.stringify(change)

export function readChange(about: string): Change {
  try {
    const read: unknown = JSON.parse(about)
    return typeof read === 'object' && read !== null ? Object.fromEntries(Object.entries(read).filter((pair): pair is [string, string] => typeof pair[1] === 'string')) : {}
  } catch {
    // Nothing was begun: an empty form.
    return {}
  }
}

/** The fields of the entry alone. */
export function fieldsOf(change: Change): EntryValues {
  return Object.fromEntries(entryFieldNames.flatMap((field) => (change[field] === undefined ? [] : [[field, change[field]]])))
}

/** The entry that a change is made to. */
export function entryOf({ desk }: DeskScene, { id }: Change): Promise<EntryRecord | undefined> {
  return id === undefined ? Promise.resolve(undefined) : desk.entries.get(Number(id))
}

/** What a correction changes of an entry; nothing that stays as it is. */
export function correctionOf(at: DeskScene, change: Change, entry: EntryRecord): Partial<EntryDraft> {
  const before = valuesOf(at, entry)
  const fields = entryFieldNames.filter((field) => change[field] !== undefined && change[field] !== before[field])
  const draft = draftOf(at, { ...before, ...fieldsOf(change) })
  const whose = fields.includes('agency') || (fields.includes('kind') && agencyOf(at, before['agency'] ?? '').kind === undefined)
  return {
    ...(whose ? { agency: draft.agency, countsAs: draft.countsAs, kind: draft.kind ?? null } : {}),
    ...(fields.includes('award') ? { award: draft.award, nominee: draft.nominee ?? null } : {}),
    ...(fields.includes('title') ? { title: draft.title } : {}),
    ...(fields.includes('area') ? { area: draft.area ?? null } : {}),
    ...(fields.includes('nominee') ? { nominee: draft.nominee ?? null } : {}),
    ...(fields.includes('partners') ? { partners: draft.partners ?? [] } : {}),
    ...(fields.includes('contact') ? { contact: draft.contact ?? null } : {}),
  }
}

/** An entry as it would be filled in anew. */
export function draftOfEntry({ award, agency, countsAs, kind, title, area, partners, contact, nominee }: EntryRecord): EntryDraft {
  return { award, agency, countsAs, kind, title, area, partners, contact, nominee }
}

/** The entry as it would be after the change; undefined where there is none to change. */
export async function draftAfter(at: DeskScene, change: Change): Promise<EntryDraft | undefined> {
  if (change['does'] === 'register') return draftOf(at, change)
  const entry = await entryOf(at, change)
  return entry && { ...draftOfEntry(entry), ...(change['does'] === 'correct' ? correctionOf(at, change, entry) : {}) }
}

/** What the core says to a change. A draft or a withdrawn entry is asked about only when it is to count. */
export async function objectionsTo(at: DeskScene, change: Change): Promise<readonly Objection[]> {
  const draft = await draftAfter(at, change)
  if (!draft) return []
  const entry = await entryOf(at, change)
  if (change['does'] === 'correct' && entry?.state !== 'registered') return []
  return at.desk.entries.examine(draft, entry?.id)
}

/** A change in words, as it is shown before a yes: the whole entry, or what of it changes. */
export async function changeText(at: DeskScene, change: Change): Promise<string> {
  if (change['does'] === 'register') {
    const draft = draftOf(at, change)
    const remark = agencyOf(at, change['agency'] ?? '').unlisted ? [word(at, 'agency.unlisted')] : []
    return [word(at, 'register.summary'), ...draftLines(at, draft), ...remark].join('\n')
  }
  const entry = await entryOf(at, change)
  if (!entry) return ''
  const name = entryName(at, entry)
  if (change['does'] !== 'correct') return [word(at, 'reinstate.summary', { name }), ...draftLines(at, draftOfEntry(entry))].join('\n')
  const before = draftOfEntry(entry)
  const after = { ...before, ...correctionOf(at, change, entry) }
  return [word(at, 'correct.summary', { name }), ...differenceLines(at, before, after)].join('\n')
}

/** What is different of an entry afterwards, field by field. */
export function differenceLines(at: DeskScene, before: EntryDraft, after: EntryDraft): readonly string[] {
  return entryFieldNames.flatMap((field) => {
    const [was, is] = [draftText(at, before, field), draftText(at, after, field)]
    return was === is ? [] : [word(at, 'correct.line', { field: fieldLabel(at, field), before: was || word(at, 'empty'), after: is || word(at, 'empty') })]
  })
}
