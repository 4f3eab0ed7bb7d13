import { execFile } from 'node:child_process'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { startProcess } from './support/server.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'readme-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Every command line of a page: the lines set off by four spaces. */
function commands(page: string): readonly string[] {
  return [...readFileSync(join(root, page), 'utf8').matchAll(/^ {4}((?:npm|echo|curl) .+(?:(?<=\\)\n.+)*)$/gm)].map((found) => found[1] as string)
}

/** Runs a command line as the page has it, in the checkout, with its own database. */
function run(command: string, environment: Readonly<Record<string, string>> = {}): Promise<{ code: number; stdout: string }> {
  return new Promise((resolve) => {
    const env = {
      ...process.env,
      PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}`,
      DATABASE_URL: `sqlite:${join(folder, 'readme.db')}`,
      LERTRAT_CHAT_FILE: join(folder, 'chat.json'),
      ...environment,
    }
    const child = execFile('bash', ['-c', command.replace(/ > \S+$/, '')], { cwd: root, env, maxBuffer: 1 << 26 }, (error, stdout) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, stdout })
    })
    child.stdin?.end()
  })
}

describe('the commands of the README', () => {
  const all = commands('README.md')
  // What starts the service or the tests is run by the tests of the server, and by this run itself.
  const once = all.filter((command) => !/^npm (?:ci|start|test)$/.test(command))

  test('are the two that start it, and others', () => {
    expect(all).toEqual(expect.arrayContaining(['npm ci', 'npm start', 'npm test']))
    expect(once.length).toBeGreaterThanOrEqual(6)
  })

  test.each(once)('%s', async (command) => {
    const file = join(folder, 'entries.csv')
    // An officer has filled in what the export of an empty registry left empty.
    if (command.includes(' import ')) appendFileSync(file, ',Open Governance,กรมชลประทาน,,,เปิดข้อมูลน้ำ\r\n')
    const { code, stdout } = await run(command.replace('entries.csv', file))
    expect(code).toBe(0)
    expect(stdout.trim()).not.toBe('')
  })
})

test('the commands of docs/http.md talk to a running service', async () => {
  const server = await startProcess({ env: { DATABASE_URL: `sqlite:${join(folder, 'http.db')}`, LOG_LEVEL: 'error' } })
  try {
    const [begin = '', say = ''] = commands('docs/http.md').map((command) => command.replaceAll('http://127.0.0.1:3978', server.address))
    const begun = JSON.parse((await run(begin)).stdout) as { conversation: string }
    const said = JSON.parse((await run(say.replace('TOKEN', begun.conversation))).stdout) as { replies: { kind: string; fact?: string }[] }
    expect(said.replies.at(-1)?.kind).toBe('question')
  } finally {
    await server.kill()
  }
})

test('a broken rulebook stops the start, and the message names file, line and mend', async () => {
  const rulebook = readFileSync(join(root, 'src/rules/rulebooks/2564.yaml'), 'utf8')
  const directory = mkdtempSync(join(folder, 'broken-'))
  writeFileSync(join(directory, '2564.yaml'), rulebook.replace('at-least: { fact: work.own-share-percent, number: 70 }', 'at-least: { fact: work.own-share-percent, number: 170 }'))
  const { code, stdout } = await run('npm run -s lertrat -- serve 2>&1', { RULEBOOK_DIR: directory, PORT: '0' })
  expect(code).toBe(2)
  expect(stdout).toMatch(/2564\.yaml:\d+: error .*own-share/)
})
