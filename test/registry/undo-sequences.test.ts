import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { DeskResult, EntryDraft, EntryRecord, EntryState, Level } from '../../src/registry/desk.ts'
import { rulesUnder, type StoredRuling } from '../../src/registry/rules-in-force.ts'
import { examineEntry, registryOf } from '../../src/rules/index.ts'
import { ENGINES } from '../support/databases.ts'
import { rules } from './books.ts'
import { openGround } from './undo-ground.ts'

/** An entry as a change left it. */
interface Kept {
  readonly draft: EntryDraft
  readonly state: EntryState
  readonly level: Level | null
}

interface Change {
  readonly audit: number
  readonly by: number
  readonly id: number
  readonly after: Kept
}

interface Ruling {
  readonly audit: number
  readonly by: number
  readonly reading: string
  readonly replaced: readonly Ruling[]
}

/**
 * What stands, as a pile of changes for each entry: a change goes on top, an undo takes the top away,
 * and an undo that is taken back puts it there again, where the pile is still as the undo left it.
 */
class Model {
  readonly piles = new Map<number, Change[]>()
  readonly undos: { readonly audit: number; readonly change: Change; readonly left: string; over: boolean }[] = []
  inForce: readonly Ruling[] = []
  readonly rulings: (Ruling & { undone: boolean })[] = []

  now(id: number): Kept | undefined {
    return this.piles.get(id)?.at(-1)?.after
  }

  get entered(): readonly (readonly [number, Kept])[] {
    return [...this.piles.keys()].sort((one, other) => one - other).flatMap((id) => {
      const kept = this.now(id)
      return kept ? [[id, kept] as const] : []
    })
  }

  put(change: Change): void {
    const pile = this.piles.get(change.id)
    if (pile) pile.push(change)
    else this.piles.set(change.id, [change])
  }

  /** How the pile of an entry stands. */
  standing(id: number): string {
    return (this.piles.get(id) ?? []).map(({ audit }) => audit).join(' ')
  }

  get changes(): readonly Change[] {
    return [...this.piles.values()].flat()
  }

  /** What the core says to an entry beside the others, under the ruling in force. */
  allowed(draft: EntryDraft, except?: number): boolean {
    const entries = this.entered.flatMap(([id, { draft: other, state }]) => (state === 'registered' && id !== except ? [{ ...other, round: 2564 }] : []))
    const ruled = rulesUnder(rules.rulebook, this.inForce.map(({ audit, reading }): StoredRuling => ({
      id: audit, round: 2564, condition: 'one-nominee', award: null, reading, by: 'x', reason: 'x', state: 'in-force', created_at: '2021-02-01T03:00:00.000Z',
    })))
    return examineEntry(ruled, draft, registryOf({ entries, winners: [] }, 2564), '2021-02-01').length === 0
  }

  /** The newest change of a coordinator that was not undone. */
  last(by: number): number | undefined {
    const own = [...this.changes.filter((change) => change.by === by), ...this.rulings.filter((ruling) => ruling.by === by && !ruling.undone)]
    return own.length === 0 ? undefined : Math.max(...own.map(({ audit }) => audit))
  }
}

const draft = fc.record({
  award: fc.constantFrom('open-governance', 'effective-change', 'participation-expanded', 'engaged-citizen'),
  agency: fc.constantFrom('กรม ก', 'กอง ข'), countsAs: fc.constant('กรม ก'), kind: fc.constant('department'),
  title: fc.constantFrom('หนึ่ง', 'สอง', 'สาม'), area: fc.constantFrom('เหนือ', 'ใต้'),
})
const by = fc.constantFrom(1, 2)
const which = fc.nat(9)
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('register' as const), by, draft }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('correct' as const), by, which, draft }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constantFrom('withdraw' as const, 'reinstate' as const), by, which }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('result' as const), by, which, level: fc.constantFrom('excellent' as const, 'good' as const, null) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('rule' as const), by, reading: fc.constantFrom('per entry', 'per agency') }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('unrule' as const), by, which }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('undo' as const), by, which }) },
  { weight: 5, arbitrary: fc.record({ does: fc.constant('undo own' as const), by }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('redo' as const), by, which }) },
)

describe.each(ENGINES)('whatever two coordinators do and undo, on %s', (engine) => {
  const ground = openGround(engine)
  const { at } = ground

  test('undoing walks back as a pile of changes does', async () => {
    let people = 0
    await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 8, maxLength: 40 }), async (steps) => {
      // The audit is never emptied: each time it is two others.
      people += 2
      for (const table of ['entries', 'rulings']) await sql`delete from ${sql.table(table)}`.execute(ground.database.kysely)
      const model = new Model()
      const keep = (result: DeskResult<{ readonly entry: EntryRecord; readonly audit: number }>, who: number, after: Kept): void => {
        if (result.ok) model.put({ audit: result.audit, by: who, id: result.entry.id, after })
      }
      const pick = <T>(items: readonly T[], number: number): T | undefined => items.at(-1 - (number % Math.max(items.length, 1)))
      const undo = async (change: Change, who: number): Promise<void> => {
        const result = await ground.undo(change.audit, undefined, who)
        const pile = model.piles.get(change.id) ?? []
        if (pile.at(-1) !== change) return void expect(result).toEqual({ ok: false, code: 'changed-meanwhile' })
        const before = pile.at(-2)?.after
        if (!result.ok) {
          // Refused for the sake of the rules alone.
          expect(['against-rules', 'depends']).toContain(result.code)
          if (result.code === 'against-rules') expect(before?.state === 'registered' && !model.allowed(before.draft, change.id)).toBe(true)
          else expect(model.entered.some(([id, { state }]) => id !== change.id && state === 'registered')).toBe(true)
          return
        }
        pile.pop()
        model.undos.push({ audit: result.audit, change, left: model.standing(change.id), over: false })
      }
      for (const { by: number, ...one } of steps) {
        const who = people + number
        const target = 'which' in one ? pick(model.entered, one.which) : undefined
        const changed = (run: (id: number) => Parameters<typeof keep>[0] | Promise<Parameters<typeof keep>[0]>) => (target ? run(target[0]) : undefined)
        switch (one.does) {
          case 'register': {
            const result = await at(({ entries }) => entries.register(one.draft), undefined, who)
            expect(result.ok).toBe(model.allowed(one.draft))
            keep(result, who, { draft: one.draft, state: 'registered', level: null })
            break
          }
          case 'correct': {
            const result = await changed((id) => at(({ entries }) => entries.correct(id, one.draft), undefined, who))
            if (result && target) keep(result, who, { ...target[1], draft: one.draft })
            break
          }
          case 'withdraw':
          case 'reinstate': {
            const result = await changed((id) => at(({ entries }) => entries[one.does](id), undefined, who))
            if (result && target) keep(result, who, { ...target[1], state: one.does === 'withdraw' ? 'withdrawn' : 'registered' })
            break
          }
          case 'result': {
            const result = await changed((id) => at(({ entries }) => entries.setLevel(id, one.level), undefined, who))
            if (result && target) keep(result, who, { ...target[1], level: one.level })
            break
          }
          case 'rule': {
            const result = await at(({ rulings }) => rulings.settle({ condition: 'one-nominee', reading: one.reading, reason: 'x' }), undefined, who)
            expect(result.ok).toBe(model.inForce[0]?.reading !== one.reading)
            if (!result.ok) break
            const ruling = { audit: result.audit, by: who, reading: one.reading, replaced: model.inForce, undone: false }
            model.rulings.push(ruling)
            model.inForce = [ruling]
            break
          }
          case 'unrule': {
            const ruling = pick(model.rulings, one.which)
            if (!ruling) break
            const result = await ground.undo(ruling.audit, undefined, who)
            const stands = model.inForce.includes(ruling)
            expect(result.ok ? 'ok' : result.code).toBe(stands ? 'ok' : ruling.undone ? 'nothing-to-do' : 'changed-meanwhile')
            if (!stands) break
            ruling.undone = true
            model.inForce = ruling.replaced
            break
          }
          case 'undo': {
            const change = pick(model.changes, one.which)
            if (change) await undo(change, who)
            break
          }
          case 'undo own': {
            const offered = await ground.last(who)
            expect(offered).toBe(model.last(who))
            const change = model.changes.find(({ audit }) => audit === offered)
            if (change) await undo(change, who)
            break
          }
          case 'redo': {
            const undone = pick(model.undos, one.which)
            if (!undone) break
            const { change, left, over } = undone
            const result = await ground.undo(undone.audit, undefined, who)
            if (over) expect(result).toEqual({ ok: false, code: 'nothing-to-do' })
            else if (left !== model.standing(change.id)) expect(result).toEqual({ ok: false, code: 'changed-meanwhile' })
            else if (!result.ok) expect(['against-rules', 'depends']).toContain(result.code)
            if (!result.ok) break
            undone.over = true
            model.put(change)
          }
        }
      }
      const { items } = await at(({ entries }) => entries.find({}, { page: 0, size: 100 }))
      expect(items.toReversed().map(({ id, state, level, award, agency, countsAs, kind, title, area }) =>
        [id, { draft: { award, agency, countsAs, kind, title, area }, state, level }])).toEqual(model.entered)
    }), { numRuns: engine === 'sqlite' ? 120 : 30 })
  }, 120_000)
})
