import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { datesInForce, keptDates, rulesWithDates } from '../../src/registry/dates-in-force.ts'
import type { MilestoneBook, Scope } from '../../src/registry/desk.ts'
import { createMilestoneBook } from '../../src/registry/milestone-book.ts'
import { createRoundState } from '../../src/registry/round-state.ts'
import { rules } from '../dialogs/talk.ts'
import { ENGINES, openFresh } from '../support/databases.ts'
import { atBooks, fine, type Books } from './books.ts'

const highways: Scope = { kind: 'body', body: 'กรมทางหลวง' }
const closes = { milestone: 'closes', on: '2026-03-31' }

describe.each(ENGINES)('the dates of a round on %s', (engine) => {
  let database: Database
  beforeAll(async () => {
    const opened = await openFresh(engine)
    database = opened.database
    return opened.close
  })
  beforeEach(() => database.kysely.deleteFrom('milestones').execute())

  const at = <T>(run: (book: MilestoneBook, books: Books) => Promise<T>, scope?: Scope) =>
    atBooks(database, (books) => run(createMilestoneBook(books.parts), books), scope)
  const undo = (audit: number) => at((_, books) => books.audit.undo(audit))
  const dates = async () => (await at((book) => book.all())).map(({ milestone, branch, on }) => [milestone, branch, on].filter((part) => part !== null).join(' '))

  test('a date is set, changed and removed, each with its line in the audit', async () => {
    const set = fine(await at((book) => book.set(closes)))
    fine(await at((book) => book.set({ milestone: 'opens', on: '2026-01-05' })))
    fine(await at((book) => book.set({ milestone: 'closes', branch: 'service', on: '2026-02-28' })))
    expect(await dates()).toEqual(['opens 2026-01-05', 'closes service 2026-02-28', 'closes 2026-03-31'])
    const changed = fine(await at((book) => book.set({ ...closes, on: '2026-04-15' })))
    const removed = fine(await at((book) => book.remove({ milestone: 'opens' })))
    expect(await dates()).toEqual(['closes service 2026-02-28', 'closes 2026-04-15'])
    const records = await at((_, { audit }) => Promise.all([set.audit, changed.audit, removed.audit].map((id) => audit.get(id))))
    expect(records.map((record) => [record?.action, record?.subject, record?.about['on'], record?.about['was']])).toEqual([
      ['milestone.set', 'milestone:closes', '2026-03-31', null], ['milestone.set', 'milestone:closes', '2026-04-15', '2026-03-31'],
      ['milestone.removed', 'milestone:opens', null, '2026-01-05'],
    ])
    const [, latest] = await at((book) => book.all())
    expect(latest).toMatchObject({ by: 'coordinator 1', milestone: 'closes' })
  })

  test('changes are taken back one after the other, until nothing is left of them', async () => {
    const set = fine(await at((book) => book.set(closes)))
    const changed = fine(await at((book) => book.set({ ...closes, on: '2026-04-15' })))
    const removed = fine(await at((book) => book.remove({ milestone: 'closes' })))
    expect(await undo(changed.audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
    fine(await undo(removed.audit))
    expect(await dates()).toEqual(['closes 2026-04-15'])
    fine(await undo(changed.audit))
    expect(await dates()).toEqual(['closes 2026-03-31'])
    fine(await undo(set.audit))
    expect(await dates()).toEqual([])
    expect(await undo(set.audit)).toEqual({ ok: false, code: 'nothing-to-do' })
  })

  test('what is no milestone, no branch or no day of the calendar is refused; so is what is so already', async () => {
    for (const date of [
      { milestone: 'party', on: '2026-03-31' }, { ...closes, branch: 'sports' }, { ...closes, on: '2026-02-30' }, { ...closes, on: '2026-03' }, { ...closes, on: 'soon' },
    ]) expect(await at((book) => book.set(date))).toEqual({ ok: false, code: 'unknown' })
    expect(await at((book) => book.remove({ milestone: 'closes' }))).toEqual({ ok: false, code: 'unknown' })
    fine(await at((book) => book.set(closes)))
    expect(await at((book) => book.set(closes))).toEqual({ ok: false, code: 'nothing-to-do' })
    expect(await dates()).toEqual(['closes 2026-03-31'])
  })

  test('whoever looks after one body sees the dates and changes none', async () => {
    const set = fine(await at((book) => book.set(closes)))
    expect(await at((book) => book.all(), highways)).toHaveLength(1)
    expect(await at((book) => book.set({ ...closes, on: '2026-04-15' }), highways)).toEqual({ ok: false, code: 'not-allowed' })
    expect(await at((book) => book.remove({ milestone: 'closes' }), highways)).toEqual({ ok: false, code: 'not-allowed' })
    expect(await at((_, { audit }) => audit.undo(set.audit), highways)).toMatchObject({ ok: false })
    expect(await dates()).toEqual(['closes 2026-03-31'])
  })

  test('a change that fails leaves neither date nor audit', async () => {
    const count = async () => (await at((_, { audit }) => audit.read({ page: 0, size: 1 }))).total
    const before = await count()
    await expect(at(async (book) => {
      fine(await book.set(closes))
      throw new Error('the turn failed')
    })).rejects.toThrow('the turn failed')
    expect([await dates(), await count()]).toEqual([[], before])
  })

  test('everybody goes by a date from the next turn on', async () => {
    let now = 0
    const state = createRoundState({ database, rulebook: rules.rulebook, now: () => now })
    const seen = async () => (await state.current()).rules.rulebook.milestones
    expect(await seen()).toEqual([])
    fine(await at((book) => book.set(closes)))
    now += 1_000
    expect(await seen()).toEqual([{ id: 'closes', on: '2026-03-31' }])
    const { rules: same } = await state.current()
    now += 1_000
    expect((await state.current()).rules).toBe(same)
    fine(await at((book) => book.remove({ milestone: 'closes' })))
    state.changed()
    expect(await seen()).toEqual([])
  })

  test('what is kept stands over the rulebook, which holds where nothing is kept', async () => {
    const rulebook = { ...rules.rulebook, milestones: [{ id: 'closes', on: '2026-01-31' }, { id: 'opens', on: '2025-11-01' }, { id: 'public-vote', on: '2026-02-01' }] }
    const row = { round: rulebook.round, branch: '', by: 'x', changed_at: '2026-01-01T00:00:00.000Z' }
    const kept = [{ ...row, milestone: 'closes', on_day: '2026-02-28' }, { ...row, milestone: 'opens', on_day: null }, { ...row, milestone: 'gone', on_day: '2026-05-01' }]
    expect(datesInForce(rulebook, kept)).toEqual([{ id: 'public-vote', on: '2026-02-01' }, { id: 'closes', on: '2026-02-28' }])
    const based = { ...rules, rulebook }
    expect(rulesWithDates(based, [])).toBe(based)
    expect(rulesWithDates(based, kept)).toBe(rulesWithDates(based, [...kept]))
    expect(await keptDates(database.kysely, rulebook.round)).toEqual([])
  })
})
