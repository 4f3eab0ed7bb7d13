import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import type { EntryDraft } from '../../src/registry/desk.ts'
import { createRoundState } from '../../src/registry/round-state.ts'
import { comparable, examineEntry, registryOf } from '../../src/rules/index.ts'
import { ENGINES, openFresh } from '../support/databases.ts'
import { atBooks, rules } from './books.ts'

/** An entry as a plain model keeps it. */
interface Kept {
  readonly draft: EntryDraft
  readonly state: 'registered' | 'withdrawn'
}

const draft = fc.record({
  award: fc.constantFrom('open-governance', 'covid-response', 'effective-change', 'participation-expanded', 'engaged-citizen'),
  agency: fc.constantFrom('กรม ก', 'กอง ข'), countsAs: fc.constant('กรม ก'), kind: fc.constant('department'),
  title: fc.constantFrom('หนึ่ง', 'สอง'), area: fc.constantFrom('เหนือ', 'ใต้'),
})
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('register' as const), draft }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('correct' as const), which: fc.nat(9), draft }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('withdraw' as const), which: fc.nat(9) }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('reinstate' as const), which: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('undo' as const), which: fc.nat(9) }) },
)

describe.each(ENGINES)('whatever is done, on %s', (engine) => {
  let database: Database
  beforeAll(async () => {
    const opened = await openFresh(engine)
    database = opened.database
    return opened.close
  })

  /** What the core says by the plain model, without the desk's own index or queries. */
  const allowed = (model: ReadonlyMap<number, Kept>, wish: EntryDraft, except?: number): boolean => {
    const entries = [...model].flatMap(([id, kept]) => (kept.state === 'registered' && id !== except ? [{ ...kept.draft, round: 2564 }] : []))
    return examineEntry(rules, wish, registryOf({ entries, winners: [] }, 2564), '2021-02-01').length === 0
  }

  test('only what the core allows gets in, and it stays as a plain model has it', async () => {
    let clock = 0
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
      await sql`delete from entries`.execute(database.kysely)
      const state = createRoundState({ database, rulebook: rules.rulebook, now: () => (clock += 1000) })
      await state.current()
      const model = new Map<number, Kept>()
      const changes: { audit: number; id: number; before: Kept | undefined; after: Kept }[] = []
      for (const one of steps) {
        const ids = [...model.keys()]
        const id = ids['which' in one ? one.which % Math.max(ids.length, 1) : 0]
        const kept = id === undefined ? undefined : model.get(id)
        if (one.does === 'register') {
          const result = await atBooks(database, ({ entries }) => entries.register(one.draft))
          expect(result.ok).toBe(allowed(model, one.draft))
          if (!result.ok) continue
          const after = { draft: one.draft, state: 'registered' } as const
          changes.push({ audit: result.audit, id: result.entry.id, before: undefined, after })
          model.set(result.entry.id, after)
        } else if (one.does === 'undo') {
          const change = changes[changes.length - 1 - (one.which % Math.max(changes.length, 1))]
          if (!change) continue
          const result = await atBooks(database, ({ audit }) => audit.undo(change.audit))
          // Only the newest change of an entry that stands can be taken back, and only to what the core allows.
          const newest = changes.findLast((other) => other.id === change.id) === change
          const back = change.before
          if (result.ok) {
            expect(newest).toBe(true)
            if (back?.state === 'registered') expect(allowed(model, back.draft, change.id)).toBe(true)
            changes.splice(changes.indexOf(change), 1)
            if (back === undefined) model.delete(change.id)
            else model.set(change.id, back)
          } else if (!newest) expect(result.code).toBe('changed-meanwhile')
        } else if (id !== undefined && kept) {
          const wanted: Kept = one.does === 'correct' ? { ...kept, draft: one.draft }
            : { ...kept, state: one.does === 'withdraw' ? 'withdrawn' : 'registered' }
          const result = await atBooks(database, ({ entries }) =>
            one.does === 'correct' ? entries.correct(id, one.draft) : one.does === 'withdraw' ? entries.withdraw(id) : entries.reinstate(id))
          const same = JSON.stringify(wanted) === JSON.stringify(kept)
          expect(result.ok).toBe(!same && (wanted.state === 'withdrawn' || allowed(model, wanted.draft, id)))
          if (!result.ok) continue
          changes.push({ audit: result.audit, id, before: kept, after: wanted })
          model.set(id, wanted)
        }
      }
      const { items } = await atBooks(database, ({ entries }) => entries.find({}, { page: 0, size: 100 }))
      expect(new Map(items.map(({ id, state: stored, award, agency, countsAs, kind, title, area }) =>
        [id, { draft: { award, agency, countsAs, kind, title, area }, state: stored }]))).toEqual(model)
      // Never two that a rule allows but one of.
      const registered = [...model.values()].filter((kept) => kept.state === 'registered').map((kept) => kept.draft)
      expect(registered.filter(({ award }) => award === 'open-governance').length).toBeLessThan(2)
      expect(registered.filter(({ award }) => award === 'covid-response').length).toBeLessThan(2)
      // And those who apply go by the same.
      state.changed()
      const { registry } = await state.current()
      for (const award of new Set(rules.awards.map((each) => each.id))) {
        expect(registry.entries(award, 'body', comparable('กรม ก'))).toHaveLength(registered.filter((each) => each.award === award).length)
      }
    }), { numRuns: engine === 'sqlite' ? 60 : 25 })
  })
})
