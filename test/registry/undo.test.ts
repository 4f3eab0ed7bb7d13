import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { ENGINES } from '../support/databases.ts'
import { draftOf, fine } from './books.ts'
import { openGround } from './undo-ground.ts'

describe.each(ENGINES)('the audit and the way back on %s', (engine) => {
  const ground = openGround(engine)
  const { at, register, undo, entry: entryNow, last } = ground

  test('what was written is neither changed nor deleted', async () => {
    const { audit } = await register('open-governance')
    for (const change of [
      sql`update audit set who = 'somebody else' where id = ${audit}`, sql`delete from audit where id = ${audit}`, sql`delete from audit`,
    ]) await expect(change.execute(ground.database.kysely)).rejects.toThrow('append-only')
    expect((await at((books) => books.audit.get(audit)))?.who).toBe('coordinator 1')
  })

  test('a change that fails leaves nothing in the audit', async () => {
    const { total } = await at((books) => books.audit.read({ page: 0, size: 1 }))
    await expect(at(async ({ entries }) => {
      fine(await entries.register(draftOf('open-governance')))
      throw new Error('the turn failed')
    })).rejects.toThrow('the turn failed')
    expect((await at((books) => books.audit.read({ page: 0, size: 1 }))).total).toBe(total)
  })

  test('one\'s changes of an entry are taken back one after another, and each once', async () => {
    const { entry, audit } = await register('open-governance')
    const corrected = fine(await at(({ entries }) => entries.correct(entry.id, { title: 'ใหม่' })))
    const withdrawn = fine(await at(({ entries }) => entries.withdraw(entry.id)))
    for (const earlier of [corrected.audit, audit]) expect(await undo(earlier)).toEqual({ ok: false, code: 'changed-meanwhile' })
    const { undone, audit: by } = fine(await undo(withdrawn.audit))
    expect(undone).toMatchObject({ id: withdrawn.audit, undoneBy: by, action: 'entry.withdrawn' })
    expect(await at((books) => books.audit.get(by))).toMatchObject({ action: 'undone', undoes: withdrawn.audit, subject: `entry:${entry.id}` })
    expect(await at((books) => books.audit.get(withdrawn.audit))).toMatchObject({ undoneBy: by, canUndo: false })
    expect(await entryNow(entry.id)).toMatchObject({ state: 'registered', title: 'ใหม่' })
    expect(await undo(withdrawn.audit)).toEqual({ ok: false, code: 'nothing-to-do' })
    expect(await undo(audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
    fine(await undo(corrected.audit))
    expect(await entryNow(entry.id)).toMatchObject({ state: 'registered', title: 'งานหนึ่ง' })
    fine(await undo(audit))
    expect(await undo(999_999)).toEqual({ ok: false, code: 'unknown' })
  })

  test('what another changed after mine keeps mine, until they take theirs back', async () => {
    const { entry, audit } = await register('open-governance')
    const mine = fine(await at(({ entries }) => entries.correct(entry.id, { title: 'ข' })))
    const there = fine(await at(({ entries }) => entries.correct(entry.id, { title: 'ค' }), undefined, 2))
    // Back to the title that I gave, but by their decision.
    const back = fine(await at(({ entries }) => entries.correct(entry.id, { title: 'ข' }), undefined, 2))
    expect(await undo(mine.audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
    fine(await undo(back.audit, undefined, 2))
    expect(await undo(mine.audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
    fine(await undo(there.audit, undefined, 2))
    for (const one of [mine.audit, audit]) fine(await undo(one))
  })

  test('an undo that is taken back does the change once more, which can be undone again', async () => {
    const { entry, audit } = await register('open-governance')
    const corrected = fine(await at(({ entries }) => entries.correct(entry.id, { title: 'ใหม่' })))
    const title = async () => (await entryNow(entry.id))?.title
    const once = fine(await undo(corrected.audit))
    const again = fine(await undo(once.audit))
    expect(await title()).toBe('ใหม่')
    expect(await at((books) => books.audit.get(again.audit))).toMatchObject({ action: 'redone', undoes: once.audit, canUndo: false, about: { action: 'entry.corrected' } })
    expect(await at((books) => books.audit.get(corrected.audit))).toMatchObject({ undoneBy: null, canUndo: true })
    for (const over of [once.audit, again.audit]) expect((await undo(over)).ok).toBe(false)
    expect(await undo(audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
    const twice = fine(await undo(corrected.audit))
    const first = fine(await undo(audit))
    // Not in another order than it was undone.
    expect(await undo(twice.audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
    fine(await undo(first.audit))
    fine(await undo(twice.audit))
    expect(await title()).toBe('ใหม่')
  })

  test('an entry whose registration is taken back was never meant: it is nowhere, and can be registered anew', async () => {
    const { entry, audit } = await register('open-governance')
    const { audit: undone } = fine(await undo(audit))
    expect(await entryNow(entry.id)).toBeUndefined()
    for (const filter of [{}, { search: 'งานหนึ่ง' }, { state: 'withdrawn' as const }]) {
      expect(await at(({ entries }) => entries.find(filter, { page: 0, size: 5 }))).toEqual({ items: [], total: 0 })
    }
    for (const change of [
      () => at(({ entries }) => entries.reinstate(entry.id)), () => at(({ entries }) => entries.correct(entry.id, { title: 'x' })), () => at(({ entries }) => entries.withdraw(entry.id)),
    ]) expect(await change()).toEqual({ ok: false, code: 'unknown' })
    expect((await at((books) => books.audit.read({ page: 0, size: 5 }, { subject: `entry:${entry.id}` }))).items.map(({ action }) => action)).toEqual(['undone', 'entry.registered'])
    const { audit: anew } = await register('open-governance')
    expect(await undo(undone)).toMatchObject({ ok: false, code: 'against-rules' })
    fine(await undo(anew))
    fine(await undo(undone))
    expect(await entryNow(entry.id)).toMatchObject({ state: 'registered', title: 'งานหนึ่ง' })
  })

  test('a draft that was registered is a draft again; one withdrawn on purpose stays in the lists', async () => {
    const draft = fine(await at(({ entries }) => entries.keepDraft(draftOf('open-governance')))).entry
    const { audit: reinstated } = fine(await at(({ entries }) => entries.reinstate(draft.id)))
    fine(await undo(reinstated))
    expect(await entryNow(draft.id)).toMatchObject({ state: 'draft' })
    fine(await at(({ entries }) => entries.withdraw(draft.id)))
    expect(await entryNow(draft.id)).toMatchObject({ state: 'withdrawn' })
  })

  test('whoever saw an entry before an undo is told that it changed', async () => {
    const { entry } = await register('open-governance')
    const corrected = fine(await at(({ entries }) => entries.correct(entry.id, { title: 'ข' })))
    fine(await undo(corrected.audit))
    expect(await at(({ entries }) => entries.correct(entry.id, { title: 'ค' }, { revision: corrected.entry.revision }))).toEqual({ ok: false, code: 'changed-meanwhile' })
  })

  test('a registration on which a nomination rests stays', async () => {
    const { audit } = await register('effective-change')
    await register('participation-expanded')
    const nomination = await register('engaged-citizen')
    expect(await undo(audit)).toEqual({ ok: false, code: 'depends' })
    fine(await undo(nomination.audit))
    expect(fine(await undo(audit)).ok).toBe(true)
  })

  test('a correction on which another entry rests stays', async () => {
    const { entry } = await register('effective-change')
    const { audit } = fine(await at(({ entries }) => entries.correct(entry.id, { title: 'อื่น', area: 'อื่น' })))
    await register('effective-change')
    expect(await undo(audit)).toMatchObject({ ok: false, code: 'against-rules' })
    expect(await at(async ({ entries }) => (await entries.get(entry.id))?.title)).toBe('อื่น')
  })

  test('an entry does not come back where another has taken its place', async () => {
    const { entry } = await register('open-governance')
    const { audit } = fine(await at(({ entries }) => entries.withdraw(entry.id)))
    await register('open-governance', { title: 'งานสอง' })
    expect(await undo(audit)).toMatchObject({ ok: false, code: 'against-rules', objections: [{ condition: 'one-entry-per-department', collides: [{ title: 'งานสอง' }] }] })
    expect(await at(({ entries }) => entries.get(entry.id))).toMatchObject({ state: 'withdrawn', revision: 2 })
  })

  test('an entry does not come back where a ruling has come to forbid it', async () => {
    fine(await at(({ rulings }) => rulings.settle({ condition: 'one-nominee', reading: 'per entry', reason: 'x' })))
    for (const award of ['effective-change', 'participation-expanded', 'engaged-citizen']) await register(award)
    const { entry } = await register('engaged-citizen', { title: 'งานสอง' })
    const { audit } = fine(await at(({ entries }) => entries.withdraw(entry.id)))
    fine(await at(({ rulings }) => rulings.settle({ condition: 'one-nominee', reading: 'per agency', reason: 'x' })))
    expect(await undo(audit)).toMatchObject({ ok: false, code: 'against-rules', objections: [{ condition: 'one-nominee', result: 'unmet' }] })
    expect(await at(({ entries }) => entries.get(entry.id))).toMatchObject({ state: 'withdrawn', revision: 2 })
  })

  test('the newest change of one\'s own is offered, again and again, and what was undone is not', async () => {
    const first = fine(await at(({ entries }) => entries.register(draftOf('open-governance')), undefined, 71))
    const second = fine(await at(({ entries }) => entries.correct(first.entry.id, { contact: 'ก' }), undefined, 71))
    expect(await last(71)).toBe(second.audit)
    const { audit: undone } = fine(await undo(second.audit, undefined, 71))
    expect(await last(71)).toBe(first.audit)
    fine(await undo(undone, undefined, 71))
    expect(await last(71)).toBe(second.audit)
    fine(await undo(second.audit, undefined, 71))
    fine(await undo(first.audit, undefined, 71))
    for (const id of [71, 72]) expect(await last(id)).toBeUndefined()
  })
})
