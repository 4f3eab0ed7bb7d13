import type { Reply } from '../../src/conversation/replies.ts'
import type { DeskResult, EntryRecord } from '../../src/registry/desk.ts'
import { askYes, overrideForm, registerForm, tellObjections } from './change-forms.ts'
import { writeChange, type Change } from './changes.ts'
import type { Confirmed } from './confirm.ts'
import { say, tell, type DeskButton, type DeskScene } from './desk-scene.ts'
import { applicable, draftOf } from './entry-form.ts'
import { entryName, numbered, word } from './entry-words.ts'
import { listEntries, tellEntry } from './entries.ts'
import { openForm, takeField } from './form.ts'
import { aboutWork, agencyOf, inScope, readAgency, readWork } from './naming.ts'
import { objectionLines, refused } from './refusals.ts'

export { overrideForm, registerForm } from './change-forms.ts'

/** Begins an entry; the agency and the award that were named are filled in. */
export async function registerEntry(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const { awards, words } = readWork(at, about)
  const offered = awards.filter((id) => applicable(at).includes(id))
  const [award] = offered
  const reading = words === '' ? undefined : readAgency(at, words)
  const named = reading && 'agency' in reading && inScope(at, reading.agency.countsAs) ? { agency: reading.agency.value } : {}
  const replies = await openForm(at, registerForm, 'register', '', { ...named, ...(award !== undefined && offered.length === 1 ? { award } : {}) })
  // What names several agencies, or none that is known, is taken as though it had been typed in the field.
  return reading === undefined || 'agency' in named ? replies : takeField(at, registerForm, words)
}

/** Registers what was summed up; where somebody else came first, it says who. */
export const entryRegistered: Confirmed = async (at, change) => {
  const result = await at.desk.entries.register(draftOf(at, change), change['override'] === undefined ? {} : { override: change['override'] })
  return afterChange(at, change, result, 'register.done', (entry) => [
    { deed: 'entry', about: String(entry.id) }, { deed: 'check', about: aboutWork(undefined, agencyOf(at, change['agency'] ?? '').value) },
    { deed: 'register', label: 'register-next' },
  ])
}

/** Asks before a draft or a withdrawn entry counts again. */
export async function reinstateEntry(at: DeskScene, about: string): Promise<readonly Reply[]> {
  if (!numbered(about)) return listEntries(at, 'withdrawn')
  const entry = await entryNumbered(at, about)
  if (!entry) return [refused(at, { ok: false, code: 'unknown' })]
  if (entry.state === 'registered') return [refused(at, { ok: false, code: 'nothing-to-do' })]
  return askYes(at, { does: 'reinstate', id: String(entry.id), revision: String(entry.revision) })
}

export const entryReinstated: Confirmed = async (at, change) => {
  const result = await at.desk.entries.reinstate(Number(change['id']), wishOf(change))
  return afterChange(at, change, result, 'reinstate.done', (entry) => [{ deed: 'entry', about: String(entry.id) }])
}

/** Overrides what speaks against a draft or a withdrawn entry. */
export async function overrideObjections(at: DeskScene, about: string): Promise<readonly Reply[]> {
  const entry = await entryNumbered(at, about)
  if (!entry) return [refused(at, { ok: false, code: 'unknown' })]
  if (entry.state === 'registered') return [refused(at, { ok: false, code: 'nothing-to-do' })]
  return openForm(at, overrideForm, 'override', writeChange({ does: 'reinstate', id: String(entry.id), revision: String(entry.revision) }))
}

async function entryNumbered(at: DeskScene, about: string): Promise<EntryRecord | undefined> {
  const number = numbered(about)
  return number && at.desk.entries.get(number.id)
}

/** How a change was asked for. */
export function wishOf(change: Change): { readonly revision?: number; readonly override?: string } {
  return {
    ...(change['revision'] === undefined ? {} : { revision: Number(change['revision']) }),
    ...(change['override'] === undefined ? {} : { override: change['override'] }),
  }
}

/** What a change of an entry came to: done, with the way back, or why not. */
export async function afterChange(
  at: DeskScene, change: Change, result: DeskResult<{ readonly entry: EntryRecord; readonly audit: number }>, key: string, next: (entry: EntryRecord) => readonly DeskButton[],
): Promise<readonly Reply[]> {
  if (result.ok) {
    const text = [word(at, key, { name: entryName(at, result.entry), award: at.scene.award(result.entry.award), agency: result.entry.agency }), say(at, 'undo-hint')].join('\n')
    return [tell(at, text, [{ deed: 'undo', about: String(result.audit) }, ...next(result.entry), { deed: 'menu' }], { tone: 'note' })]
  }
  if (result.code === 'against-rules') {
    // Meanwhile somebody else may have come first.
    const anticipated = result.objections.filter(({ collides }) => collides.length > 0)
    const remark = anticipated.length === 0 ? word(at, 'objections.now') : [word(at, 'objections.anticipated'), ...objectionLines(at, anticipated, change['award'])].join('\n')
    return [tell(at, remark, [], { tone: 'problem' }), ...(await tellObjections(at, change))]
  }
  const seen = result.code === 'changed-meanwhile' && change['id'] !== undefined ? await tellEntry(at, change['id']) : []
  return [refused(at, result, change['award']), ...seen]
}
