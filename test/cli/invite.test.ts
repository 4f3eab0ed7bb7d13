import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { inviteCoordinator, listCoordinators, removeCoordinator } from '../../src/cli/invite.ts'
import { openDatabase } from '../../src/database/database.ts'
import type { Database } from '../../src/database/database.ts'
import { redeemCode } from '../../src/registry/joining.ts'
import { ENGINES, freshDatabase } from '../support/databases.ts'
import type { FreshDatabase } from '../support/postgres.ts'

const land = 'กรมที่ดิน'

describe.each(ENGINES)('inviting by a command on %s', (engine) => {
  let fresh: FreshDatabase
  /** As the running service has it open. */
  let service: Database
  let printed = ''
  beforeAll(async () => {
    fresh = await freshDatabase(engine)
    service = openDatabase(fresh.url)
  })
  beforeEach(() => {
    printed = ''
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed += String(text)
      return true
    })
  })
  afterEach(() => {
    vi.restoreAllMocks()
  })
  afterAll(async () => {
    await service.close()
    await fresh.drop()
  })
  const environment = (): NodeJS.ProcessEnv => ({ DATABASE_URL: fresh.url })
  const invite = (name: string, scope = 'all'): Promise<void> => inviteCoordinator({ name, scope }, environment())
  const redeem = (code: string, user: string) => service.kysely.transaction().execute((transaction) =>
    redeemCode({ transaction, at: new Date(), identity: { channel: 'line', id: user } }, code))
  const codes = (): string[] => printed.match(/(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/g) ?? []
  const refused = (work: Promise<void>) => work.then(() => expect.unreachable(), (error: unknown) => error)

  test('without anybody, the list says how to invite the first', async () => {
    await listCoordinators(environment())
    expect(printed).toContain('lertrat invite')
  })

  test('one code is printed in both languages, and makes a coordinator while the service runs', async () => {
    await invite('สมหญิง ใจดี')
    const [code = '', again] = codes()
    expect(codes()).toHaveLength(2)
    expect(again).toBe(code)
    const answer = await redeem(code, 'U1')
    expect(answer).toMatchObject({ ok: true, coordinator: { name: 'สมหญิง ใจดี', scope: { kind: 'all' } } })
    printed = ''
    await listCoordinators(environment())
    expect(printed.match(/สมหญิง ใจดี/g)).toHaveLength(2)
    expect(printed).not.toContain(code)
  })

  test.each([land, 'Department of Lands', ` ${land}\u200b`])('the body of %j is found', async (body) => {
    await invite('สมชาย', body)
    expect(await redeem(codes()[0] ?? '', `user ${body}`)).toMatchObject({ ok: true, coordinator: { scope: { kind: 'body', body: land } } })
  })

  test('a body that is unclear is refused with the choices, and an unknown one too', async () => {
    expect(await refused(invite('ก', 'สำนักงานเกษตรจังหวัดขอนแก่น'))).toMatchObject({
      code: 'invite-body-unclear', values: { choices: 'จังหวัดขอนแก่น, กรมส่งเสริมการเกษตร' },
    })
    expect(await refused(invite('ก', 'qwertyuiop'))).toMatchObject({ code: 'invite-body-unknown' })
    expect(await refused(invite('ก', ''))).toMatchObject({ code: 'invite-body-unknown' })
    for (const name of ['', '  ', 'ก'.repeat(101)]) expect(await refused(invite(name))).toMatchObject({ code: 'invite-name' })
    expect(printed).toBe('')
  })

  test('an agency that coordinators listed may be the body', async () => {
    await service.kysely.insertInto('agencies').values({
      name: 'กรมที่ตั้งใหม่', english: null, kind: 'department', parent: null, counts_as: 'กรมที่ตั้งใหม่', short: '[]',
      province: null, district: null, state: 'listed', created_at: new Date().toISOString(),
    }).execute()
    await invite('ก', 'กรมที่ตั้งใหม่')
    expect(await redeem(codes()[0] ?? '', 'new body')).toMatchObject({ ok: true, coordinator: { scope: { kind: 'body', body: 'กรมที่ตั้งใหม่' } } })
  })

  test('removal by number; the last coordinator of everything stays', async () => {
    const rows = await service.kysely.selectFrom('coordinators').selectAll().where('state', '=', 'active').orderBy('id').execute()
    const last = rows.find(({ body }) => body === null)
    const other = rows.find(({ body }) => body === land)
    expect(await refused(removeCoordinator({ id: String(last?.id) }, environment()))).toMatchObject({ code: 'coordinator-last' })
    for (const id of ['0', '-1', '1e3', 'x', '99999999999', '4000000000', '']) {
      expect(await refused(removeCoordinator({ id }, environment()))).toMatchObject({ code: 'coordinator-unknown' })
    }
    await removeCoordinator({ id: String(other?.id) }, environment())
    expect(printed).toContain('สมชาย')
    expect(await refused(removeCoordinator({ id: String(other?.id) }, environment()))).toMatchObject({ code: 'coordinator-unknown' })
  })

  test('a wrong address of the database is a coded error', async () => {
    expect(await refused(inviteCoordinator({ name: 'ก', scope: 'all' }, { DATABASE_URL: 'mysql://x' }))).toMatchObject({ code: 'bad-database-url' })
  })
})
