import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Database } from '../../src/database/database.ts'
import { openGovernance } from '../dialogs/talk.ts'
import { atBooks, draftOf, fine, rules } from '../registry/books.ts'
import { ENGINES, openFresh, type OpenDatabase } from '../support/databases.ts'
import { run } from './run.ts'

interface Result {
  readonly awards: readonly { readonly id: string; readonly status: string; readonly conditions: readonly { readonly id: string; readonly result: string }[] }[]
}

const agency = 'กรมทางหลวง'
const facts = { ...openGovernance, 'work.started-on': '2019-10', 'applicant.name': agency, 'applicant.counts-as': agency }
const check = async (url: string, more: object = {}): Promise<Result> => {
  const ran = await run(['check', '--round', '2564'], `${JSON.stringify({ facts, asOf: '2021-02-01', ...more })}\n`, { DATABASE_URL: url })
  expect(ran).toMatchObject({ status: 0, errors: '' })
  return ran.lines[0] as Result
}
const of = (result: Result, award: string) => result.awards.find(({ id }) => id === award)
const reads = (result: Result, award: string, condition: string) => of(result, award)?.conditions.find(({ id }) => id === condition)?.result

describe.each(ENGINES)('check with what coordinators keep on %s', (engine) => {
  let opened: OpenDatabase
  let database: Database
  beforeAll(async () => {
    opened = await openFresh(engine)
    database = opened.database
    return opened.close
  })

  test('entries count where a case brings no registry of its own', async () => {
    expect(of(await check(opened.url), 'open-governance')?.status).toBe('eligible')
    const { entry } = fine(await atBooks(database, ({ entries }) => entries.register(draftOf('open-governance', { contact: '02-000-0000' }))))
    const taken = await check(opened.url)
    expect(of(taken, 'open-governance')?.status).toBe('ineligible')
    expect(reads(taken, 'open-governance', 'one-entry-per-department')).toBe('unmet')
    expect(JSON.stringify(taken)).not.toContain('02-')
    expect(of(await check(opened.url, { registry: { entries: [], winners: [] } }), 'open-governance')?.status).toBe('eligible')
    fine(await atBooks(database, ({ entries }) => entries.withdraw(entry.id)))
    expect(of(await check(opened.url), 'open-governance')?.status).toBe('eligible')
  })

  test('winners and rulings count', async () => {
    const award = 'pmqa-category-1'
    const who = { 'applicant.kind': 'department', 'applicant.name': agency, 'applicant.counts-as': agency }
    const pmqa = async () => {
      const result = await check(opened.url, { facts: { ...who, 'work.branches': ['management'], 'pmqa.aims': ['category'], 'pmqa.categories': ['1'] } })
      return of(result, award)?.conditions.map(({ id, result: reading }) => `${id} ${reading}`)
    }
    const before = await pmqa()
    const { winner } = fine(await atBooks(database, ({ winners }) => winners.add({ round: 2563, award, agency, countsAs: agency, level: null, title: null })))
    const [condition = '', ...others] = (await pmqa() ?? []).filter((line) => line.endsWith(' unsettled') && before?.includes(line) === false).map((line) => line.split(' ')[0])
    expect(others).toEqual([])
    expect(condition).not.toBe('')
    const readings = rules.conditions.find(({ id }) => id === condition)?.readings ?? []
    const found = new Set<string | undefined>()
    for (const { name: reading } of readings) {
      const { ruling } = fine(await atBooks(database, ({ rulings }) => rulings.settle({ condition, reading, reason: 'x' })))
      found.add((await pmqa())?.find((line) => line.startsWith(`${condition} `)))
      fine(await atBooks(database, ({ rulings }) => rulings.revoke(ruling.id)))
    }
    expect(found.has(`${condition} unsettled`)).toBe(false)
    fine(await atBooks(database, ({ winners }) => winners.remove(winner.id)))
    expect(await pmqa()).toEqual(before)
  })
})

test('where the service has never run, none is made', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lertrat-check-'))
  const path = join(folder, 'none.db')
  expect(of(await check(`sqlite:${path}`), 'open-governance')?.status).toBe('eligible')
  expect(existsSync(path)).toBe(false)
  await rm(folder, { recursive: true })
})
