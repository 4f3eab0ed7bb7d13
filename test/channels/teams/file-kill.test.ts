import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { conversationId } from '../../../src/conversation/store-identity.ts'
import { ENGINES } from '../../support/databases.ts'
import { aadOf, personal, underNewId, type Raw } from './activities.ts'
import { accepted, exported, SAVED, type Offered } from './offered-file.ts'
import { found, startTeamsServer, until, words, type TeamsServer } from './teams-server.ts'

vi.setConfig({ testTimeout: 60_000 })
const normal = { env: { TEAMS_COORDINATORS: aadOf(1) } }

describe.each(ENGINES)('killed on %s', (engine) => {
  let server: TeamsServer
  beforeAll(async () => {
    server = await startTeamsServer({ engine, ...normal })
  })
  afterAll(() => server.stop())

  const attempt = (given: Raw): Promise<number | 'no answer'> => server.post(given).then(({ status }) => status, () => 'no answer' as const)
  const messages = (): number => server.fake.teams.to(personal(1)).length
  const shownAt = ({ card }: Offered): Raw | undefined => server.fake.teams.received.find(({ id }) => id === card)?.activity
  const isSaved = (offered: Offered): boolean => JSON.stringify(shownAt(offered)).includes(SAVED)
  const replaced = ({ card }: Offered): number => server.fake.teams.replaced.filter(({ id }) => id === card).length
  /** Whoever took an offer and died has it no longer, once its time is over. */
  const timePasses = async (): Promise<void> => {
    const id = conversationId('teams', personal(1))
    const { session } = await server.database.kysely.selectFrom('conversations').select('session').where('id', '=', id).executeTakeFirstOrThrow()
    expect(session).toMatch(/"until":\d+/)
    await server.database.kysely.updateTable('conversations').set({ session: session.replace(/"until":\d+/, '"until":1') }).where('id', '=', id).execute()
  }
  /** Allows a file, and kills the process while the storage is asked. */
  const killedAtUpload = async (offered: Offered, given: Raw): Promise<void> => {
    const asked = Promise.withResolvers<void>()
    server.fake.drive.onUpload = () => asked.resolve()
    const answer = attempt(given)
    await asked.promise
    server.fake.drive.onUpload = () => undefined
    await server.kill('SIGKILL')
    expect(await answer).toBe('no answer')
    expect(isSaved(offered)).toBe(false)
    await server.restart(normal)
  }

  test('while a file is under way, nothing is said; asked again at once it waits, and afterwards the file is stored', async () => {
    const offered = await exported(server, 1)
    const before = messages()
    server.fake.drive.order('hang')
    const given = accepted(server, 1, offered)
    await killedAtUpload(offered, given)
    // Nobody knows whether another process is at it.
    expect(await attempt(underNewId(given))).toBe(200)
    await server.delivered()
    expect({ saved: isSaved(offered), files: server.fake.drive.files.size }).toEqual({ saved: false, files: 0 })
    await timePasses()
    expect(await attempt(given)).toBe(200)
    await server.delivered()
    expect({ saved: isSaved(offered), files: server.fake.drive.files.size, messages: messages(), replaced: replaced(offered) }).toEqual({ saved: true, files: 1, messages: before, replaced: 1 })
  })

  test('when the storage has the file and nobody heard of it, the person gets it once more or the link, and one message of it', async () => {
    const offered = await exported(server, 1)
    const before = messages()
    const given = accepted(server, 1, offered)
    await killedAtUpload(offered, given)
    await timePasses()
    // The same upload session is over: whether the file arrived cannot be told, so the link is given.
    expect(await attempt(underNewId(given))).toBe(200)
    await server.delivered()
    expect(found(shownAt(offered), 'Action.OpenUrl')).toHaveLength(1)
    expect(words(shownAt(offered))).toContain(offered.name)
    expect(messages()).toBe(before)
  })

  test('when the answer is kept and not sent yet, it is sent once, and nothing is stored again', async () => {
    const offered = await exported(server, 1)
    const before = messages()
    await server.kill()
    await server.restart({ command: ['test/channels/teams/halting-server.ts'], env: { HALT_AT: 'committed' } })
    const given = accepted(server, 1, offered)
    const answer = attempt(given)
    await server.process.line(/halted: \w+/)
    await server.kill('SIGKILL')
    expect(await answer).toBe('no answer')
    await server.restart(normal)
    await until(() => isSaved(offered))
    const files = server.fake.drive.files.size
    expect(await attempt(given)).toBe(200)
    expect(await attempt(underNewId(given))).toBe(200)
    expect(await attempt(accepted(server, 1, offered))).toBe(200)
    await server.delivered()
    expect({ files: server.fake.drive.files.size, messages: messages(), saved: isSaved(offered) }).toEqual({ files, messages: before, saved: true })
    expect([...server.fake.teams.violations, ...server.fake.drive.violations]).toEqual([])
  })
})
