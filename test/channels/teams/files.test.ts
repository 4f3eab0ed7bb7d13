import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fetchFile } from '../../../src/channels/teams/files.ts'
import { loadVocabulary } from '../../../src/conversation/words.ts'
import { aadOf, message, personal } from './activities.ts'
import { startTeamsServer, words } from './teams-server.ts'

const routes: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/small': (response) => response.end('award,agency\n'),
  '/says-too-much': (response) => response.writeHead(200, { 'content-length': 2_000_000 }).end(Buffer.alloc(2_000_000)),
  '/is-too-much': (response) => {
    // No length is said, and it never ends.
    const more = (): void => {
      if (!response.writableEnded && !response.destroyed) response.write(Buffer.alloc(65_536), () => setImmediate(more))
    }
    more()
  },
  '/elsewhere': (response) => response.writeHead(302, { location: '/small' }).end(),
  '/missing': (response) => response.writeHead(404).end(),
  '/breaks': (response) => response.writeHead(200, { 'content-length': 100 }).write('half', () => response.socket?.destroy()),
  '/hangs': () => undefined,
}

let server: Server
let url = ''
beforeAll(async () => {
  server = createServer((request, response) => routes[request.url ?? '']?.(response))
  await new Promise<void>((resolve) => server.listen({ host: '127.0.0.1', port: 0 }, resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(async () => {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeAllConnections()
  await closed
})

describe('a file', () => {
  const options = { local: true, largest: 1_048_576, timeoutMs: 500 }

  test('is fetched whole', async () => {
    expect(await fetchFile(`${url}/small`, options)).toEqual({ ok: true, bytes: Buffer.from('award,agency\n') })
  })

  test.each([
    ['says that it is too large', '/says-too-much', 'too-large'], ['is too large without saying so', '/is-too-much', 'too-large'],
    ['lies elsewhere', '/elsewhere', 'not-fetched'], ['is not there', '/missing', 'not-fetched'],
    ['breaks off', '/breaks', 'not-fetched'], ['takes too long', '/hangs', 'not-fetched'],
  ] as const)('that %s is not taken', async (_what, path, code) => {
    expect(await fetchFile(`${url}${path}`, options)).toMatchObject({ ok: false, code })
  })

  test.each([
    ['this machine, for whoever is elsewhere', 'http://127.0.0.1:1/x'], ['this machine under its name', 'https://localhost/x'],
    ['this machine in another writing', 'http://2130706433/x'], ['an address of a network', 'https://10.0.0.1/x'], ['an address of six bytes', 'https://[::ffff:10.0.0.1]/x'],
    ['what is not encrypted', 'http://agency.sharepoint.com/x'], ['what is no web address', 'file:///etc/passwd'],
    ['a name before an @', 'https://agency.sharepoint.com@10.0.0.1/x'], ['a bare name', 'https://intranet/x'], ['nothing', ''],
  ])('is not fetched from %s', async (_what, address) => {
    expect(await fetchFile(address, { local: false })).toEqual({ ok: false, code: 'bad-address' })
  })
})

test('a coordinator\'s file is fetched and handed to the conversation; what fails is said', async () => {
  const teams = await startTeamsServer({ env: { TEAMS_COORDINATORS: aadOf(1) } })
  const thai = loadVocabulary().words('th', 2564)
  try {
    let fetched = 0
    teams.fake.files.set('/entries.csv', (response) => {
      fetched += 1
      response.end('award\n')
    })
    const sent = async (person: number, address: string): Promise<string> => {
      const before = teams.fake.teams.to(personal(person)).length
      const attachment = { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'entries.csv', content: { downloadUrl: address, uniqueId: 'x', fileType: 'csv' } }
      expect(await teams.post(message(person, teams.fake.url, '', { attachments: [attachment] }))).toMatchObject({ status: 200 })
      await teams.delivered()
      return words(teams.fake.teams.to(personal(person)).slice(before))
    }
    // Whoever is no coordinator is told that files are not read here, and none is fetched.
    await teams.say(2, 'สวัสดี')
    expect(await sent(2, `${teams.fake.url}/entries.csv`)).toContain(thai.say('chat:no-file'))
    expect(fetched).toBe(0)
    expect(await sent(1, `${teams.fake.url}/entries.csv`)).not.toBe('')
    expect(fetched).toBe(1)
    expect(await sent(1, 'https://10.0.0.1/entries.csv')).toContain(thai.say('teams-events:file.bad-address'))
    expect(await sent(1, `${teams.fake.url}/nowhere`)).toContain(thai.say('teams-events:file.not-fetched'))
    expect(teams.fake.teams.violations).toEqual([])
  } finally {
    await teams.stop()
  }
})
