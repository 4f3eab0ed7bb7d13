import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import type { Scope } from '../../src/registry/desk.ts'
import { countReasons } from '../../src/registry/check-reasons.ts'
import { grandExcellence } from '../../src/registry/grand-excellence.ts'
import { keepFile, keptFile } from '../../src/registry/kept-files.ts'
import { ENGINES, openFresh } from '../support/databases.ts'
import { AT, atBooks, draftOf, fine, rules } from './books.ts'

describe('grand excellence', () => {
  const result = (award: string, body = 'กรมทางหลวง', level: 'excellent' | 'good' | null = 'excellent') => ({ award, body, level })
  const of = (...results: ReturnType<typeof result>[]) => grandExcellence(rules.rulebook, results)
  test('takes the best level in every branch, by one body', () => {
    expect(of(result('most-improved'), result('open-governance'), result('pmqa-4.0', ' กรมทางหลวง '))).toEqual(['กรมทางหลวง'])
    expect(of(result('most-improved'), result('open-governance'), result('pmqa-4.0', 'กรมอนามัย'))).toEqual([])
    expect(of(result('most-improved'), result('covid-response'), result('pmqa-4.0'))).toEqual([])
    expect(of(result('most-improved'), result('open-governance'), result('pmqa-4.0', 'กรมทางหลวง', 'good'))).toEqual([])
    expect(of(result('most-improved'), result('open-governance'), result('pmqa-4.0', 'กรมทางหลวง', null))).toEqual([])
    expect(of(result('grand-excellence'), result('no such award'))).toEqual([])
  })
})

describe.each(ENGINES)('the overview on %s', (engine) => {
  let database: Database
  beforeAll(async () => {
    const opened = await openFresh(engine)
    database = opened.database
    return opened.close
  })

  test('counts what is registered, what spoke against checks, and who excels', async () => {
    await atBooks(database, async ({ entries }) => {
      for (const award of ['most-improved', 'open-governance', 'pmqa-4.0']) {
        const { entry } = fine(await entries.register(draftOf(award)))
        fine(await entries.setLevel(entry.id, 'excellent'))
      }
      fine(await entries.register(draftOf('most-improved', { agency: 'กรมอนามัย', countsAs: 'กรมอนามัย' })))
      fine(await entries.keepDraft(draftOf('antipoverty')))
    })
    const reasons = [{ award: 'open-governance', condition: 'one-year' }, { award: 'most-improved', condition: 'an-improvement' }, { award: 'open-governance', condition: 'one-year' }]
    await Promise.all([1, 2, 3].map(() => atBooks(database, ({ transaction }) => countReasons(transaction, 2564, reasons))))
    await atBooks(database, ({ transaction }) => countReasons(transaction, 2564, []))
    expect(await atBooks(database, ({ overview }) => overview())).toEqual({
      entries: 4,
      byAward: [{ award: 'most-improved', entries: 2 }, { award: 'open-governance', entries: 1 }, { award: 'pmqa-4.0', entries: 1 }],
      byBranch: [{ branch: 'service', entries: 2 }, { branch: 'participation', entries: 1 }, { branch: 'management', entries: 1 }],
      reasons: [{ award: 'open-governance', condition: 'one-year', times: 6 }, { award: 'most-improved', condition: 'an-improvement', times: 3 }],
      grandExcellence: ['กรมทางหลวง'],
    })
    expect(await atBooks(database, ({ overview }) => overview(), { kind: 'body', body: 'กรมอนามัย' })).toMatchObject({
      entries: 1, byAward: [{ award: 'most-improved', entries: 1 }], grandExcellence: [],
    })
  })

  test('a body sees what spoke against checks of its own agencies, everything the sum of all', async () => {
    await database.kysely.deleteFrom('check_reasons').execute()
    const count = (condition: string, body: string | null) =>
      atBooks(database, ({ transaction }) => countReasons(transaction, 2564, [{ award: 'open-governance', condition }], body))
    for (const body of ['กรมอนามัย', ' กรมอนามัย', 'กรมทางหลวง', null]) await count('one-year', body)
    await count('whole-organisation', 'กรมทางหลวง')
    const reasons = (scope?: Scope) => atBooks(database, async ({ overview }) => (await overview()).reasons.map(({ condition, times }) => `${condition} ${times}`), scope)
    expect(await reasons()).toEqual(['one-year 4', 'whole-organisation 1'])
    expect(await reasons({ kind: 'body', body: 'กรมอนามัย' })).toEqual(['one-year 2'])
    expect(await reasons({ kind: 'body', body: 'กรมทางหลวง' })).toEqual(['one-year 1', 'whole-organisation 1'])
    expect(await reasons({ kind: 'body', body: 'กรมที่ดิน' })).toEqual([])
  })

  test('a kept file lives an hour under an address of which the database knows only the hash', async () => {
    const bytes = new Uint8Array([0, 255, 10, 37])
    const path = await atBooks(database, ({ transaction }) =>
      keepFile(transaction, { name: 'ก.csv', type: 'text/csv', bytes }, { at: AT, randomToken: () => 'secret-token' }))
    expect(path).toBe('/files/secret-token')
    const found = await keptFile(database.kysely, 'secret-token', new Date(AT.getTime() + 3_599_999))
    expect(found).toMatchObject({ name: 'ก.csv', type: 'text/csv' })
    expect([...(found?.bytes ?? [])]).toEqual([...bytes])
    expect(await keptFile(database.kysely, 'secret-token', new Date(AT.getTime() + 3_600_000))).toBeUndefined()
    expect(await keptFile(database.kysely, 'another', AT)).toBeUndefined()
    expect(JSON.stringify(await database.kysely.selectFrom('kept_files').select('id').execute())).not.toContain('secret-token')
  })
})
