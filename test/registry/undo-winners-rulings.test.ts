import { describe, expect, test } from 'vitest'
import type { Scope } from '../../src/registry/desk.ts'
import { ENGINES } from '../support/databases.ts'
import { draftOf, fine } from './books.ts'
import { highways, openGround } from './undo-ground.ts'

describe.each(ENGINES)('earlier winners and rulings, and the way back, on %s', (engine) => {
  const { at, undo } = openGround(engine)

  test('winners are added once, removed, and both taken back', async () => {
    const winner = { round: 2563, award: 'pmqa-category-1', agency: 'กรมทางหลวง', countsAs: 'กรมทางหลวง', level: null, title: null }
    const added = fine(await at(({ winners }) => winners.add(winner)))
    expect(added.winner).toMatchObject({ ...winner, source: 'chat' })
    expect(await at(({ winners }) => winners.add(winner))).toEqual({ ok: false, code: 'nothing-to-do' })
    const examine = () => at(async ({ entries }) => (await entries.examine(draftOf('pmqa-category-1'))).map(({ result }) => result))
    expect(await examine()).toEqual(['unsettled'])
    const get = (scope?: Scope) => at(({ winners }) => winners.get(added.winner.id), scope)
    expect(await get()).toEqual(added.winner)
    expect(await get({ kind: 'body', body: 'กรมอนามัย' })).toBeUndefined()
    expect(await at(({ winners }) => winners.get(Number.NaN))).toBeUndefined()
    const removed = fine(await at(({ winners }) => winners.remove(added.winner.id)))
    expect(await examine()).toEqual([])
    expect(await at(({ winners }) => winners.remove(added.winner.id))).toEqual({ ok: false, code: 'unknown' })
    expect(await undo(added.audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
    fine(await undo(removed.audit))
    expect(await examine()).toEqual(['unsettled'])
    fine(await undo(added.audit))
    expect((await at(({ winners }) => winners.find({}, { page: 0, size: 5 }))).total).toBe(0)
    for (const [field, more] of [['award', { award: 'x' }], ['round', { round: 2021 }], ['agency', { agency: '' }], ['level', { level: 'ก'.repeat(201) }]] as const) {
      expect(await at(({ winners }) => winners.add({ ...winner, ...more }))).toEqual({ ok: false, code: 'incomplete', field })
    }
    expect(await at(({ winners }) => winners.add({ ...winner, countsAs: 'กรมอนามัย' }), highways)).toEqual({ ok: false, code: 'not-allowed' })
  })

  test('a win that the document gives without its year is dated by the registry', async () => {
    const province = { agency: 'จังหวัดตรัง', countsAs: 'จังหวัดตรัง', kind: 'province' }
    const examine = () => at(async ({ entries }) => (await entries.examine(draftOf('pmqa-category-1', province))).map(({ condition, result }) => `${condition} ${result}`))
    expect(await examine()).toEqual(['reapplication unknown'])
    fine(await at(({ winners }) => winners.add({ round: 2560, award: 'pmqa-category-1', agency: 'จังหวัดตรัง', countsAs: 'จังหวัดตรัง', level: null, title: null })))
    expect(await examine()).toEqual([])
  })

  test('a ruling applies at once, replaces what it covers, and gives way when it is taken back', async () => {
    const settle = (reading: string, award?: string) =>
      at(({ rulings }) => rulings.settle({ condition: 'one-nominee', reading, reason: 'ที่ประชุม', ...(award === undefined ? {} : { award }) }))
    const inForce = () => at(async ({ rulings }) => (await rulings.all()).map(({ reading, award }) => `${reading}${award === null ? '' : ` ${award}`}`))
    const first = fine(await settle('per entry'))
    fine(await settle('per entry', 'engaged-citizen'))
    expect(await inForce()).toEqual(['per entry engaged-citizen', 'per entry'])
    const general = fine(await settle('per agency'))
    expect(await inForce()).toEqual(['per agency'])
    expect(await settle('per agency')).toEqual({ ok: false, code: 'nothing-to-do' })
    expect(await undo(first.audit)).toEqual({ ok: false, code: 'changed-meanwhile' })
    fine(await undo(general.audit))
    expect(await inForce()).toEqual(['per entry engaged-citizen', 'per entry'])
    const revoked = fine(await at(({ rulings }) => rulings.revoke(first.ruling.id)))
    expect(await at(({ rulings }) => rulings.revoke(first.ruling.id))).toEqual({ ok: false, code: 'unknown' })
    expect(await undo(revoked.audit)).toEqual({ ok: false, code: 'depends' })
  })
  test('a ruling names a reading that exists, gives a reason, and comes from a coordinator of everything', async () => {
    const good = { condition: 'one-nominee', reading: 'per entry', reason: 'ที่ประชุม' }
    expect(await at(({ rulings }) => rulings.settle(good), highways)).toEqual({ ok: false, code: 'not-allowed' })
    for (const more of [{ condition: 'x' }, { reading: 'x' }, { condition: 'own-share' }, { award: 'open-governance' }, { reading: 'constructor' }]) {
      expect(await at(({ rulings }) => rulings.settle({ ...good, ...more }))).toEqual({ ok: false, code: 'unknown' })
    }
    expect(await at(({ rulings }) => rulings.settle({ ...good, reason: ' ' }))).toEqual({ ok: false, code: 'incomplete', field: 'reason' })
    fine(await at(({ rulings }) => rulings.settle(good)))
    expect((await at(({ rulings }) => rulings.all(), highways)).map(({ reading }) => reading)).toEqual(['per entry'])
  })
})
