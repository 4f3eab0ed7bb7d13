import type { AuditRecord, Desk, DeskResult, EntryRecord } from '../../registry/desk.ts'

/** What is done in a chat of one's own alone was asked for where others look on. */
export class PersonalMatter extends Error {
  override readonly name = 'PersonalMatter'
}

/** Changes that are taken back where others look on: those that are made there. */
const undoable = /^(?:entry|winner|ruling|milestone|agency)\./

/**
 * A coordinator's desk where others look on: entries without their contact, which a change made there leaves
 * as it is; nobody's doings, and neither people, codes nor files. What is asked for all the same is a
 * `PersonalMatter`, so that no dialog shows what it should not.
 */
export function deskForEverybody(desk: Desk): Desk {
  const { entries, audit } = desk
  const shown = (entry: EntryRecord): EntryRecord => ({ ...entry, contact: null })
  const told = async <T extends { readonly entry: EntryRecord }>(result: Promise<DeskResult<T>>): Promise<DeskResult<T>> => {
    const came = await result
    return came.ok ? { ...came, entry: shown(came.entry) } : came
  }
  const own = async (record: AuditRecord | undefined): Promise<AuditRecord | undefined> => {
    // Of an undo that is taken back, what it had undone counts.
    const meant = record === undefined || record.undoes === null ? record : await audit.get(record.undoes)
    return meant !== undefined && undoable.test(meant.action) ? record : undefined
  }
  return {
    ...desk,
    entries: {
      find: async (filter, page) => {
        const { items, total } = await entries.find(filter, page)
        return { items: items.map(shown), total }
      },
      get: async (id) => {
        const entry = await entries.get(id)
        return entry && shown(entry)
      },
      examine: (draft, except) => entries.examine(draft, except),
      register: (draft, wish) => told(entries.register(draft, wish)),
      keepDraft: (draft) => told(entries.keepDraft(draft)),
      reinstate: (id, wish) => told(entries.reinstate(id, wish)),
      correct: (id, changes, wish) => told(entries.correct(id, changes, wish)),
      withdraw: (id, wish) => told(entries.withdraw(id, wish)),
      setLevel: (id, level, wish) => told(entries.setLevel(id, level, wish)),
    },
    audit: {
      read: () => Promise.resolve({ items: [], total: 0 }),
      get: async (id) => own(await audit.get(id)),
      effect: async (id) => {
        const effect = await audit.effect(id)
        return effect && { now: effect.now && shown(effect.now), then: effect.then && shown(effect.then) }
      },
      lastUndoable: async () => own(await audit.lastUndoable()),
      undo: async (id) => (await own(await audit.get(id)) === undefined ? personal() : audit.undo(id)),
    },
    staff: { all: personal, invite: personal, remove: personal },
    sheets: { plan: personal, apply: personal, export: personal },
  }
}

const personal = (): Promise<never> => Promise.reject(new PersonalMatter())
