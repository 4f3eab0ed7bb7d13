import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chatInTerminal } from '../../../src/channels/terminal/chat.ts'
import { buttonsOf, replyLines } from '../../../src/channels/terminal/reply-lines.ts'
import type { Session } from '../../../src/conversation/session.ts'
import { createWorlds } from '../../../src/conversation/worlds.ts'
import { run } from '../../cli/run.ts'
import { knownRegistry, round, rules, Talk, typedThrough } from '../../dialogs/talk.ts'

/** Open Governance of a department, by numbers and words. */
const words = {
  'work.branches': '2', 'participation.aims': '1', 'participation.levels': '1, 2', 'participation.engaged': '1', 'work.scope': '1',
  'work.started-on': 'October 2019', 'applicant.kind': '2', 'applicant.name': 'กรมที่ดิน',
}
const world = createWorlds({ rules, registry: knownRegistry })
let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lertrat-'))
  file = join(folder, 'kept', 'terminal.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** Says some lines in one visit, and gives what was printed and what was kept. */
async function visit(lines: readonly string[], options: { language?: 'th' | 'en'; now?: string } = {}): Promise<{ printed: string; session: Session | undefined }> {
  const input = new PassThrough()
  const output = new PassThrough()
  const printed: Buffer[] = []
  output.on('data', (piece: Buffer) => printed.push(piece))
  input.end(lines.map((line) => `${line}\n`).join(''))
  let ids = 0
  await chatInTerminal({ world, round, language: options.language ?? 'th', file, input, output, now: () => new Date(options.now ?? '2021-02-01T03:00:00Z'), newId: () => `t${++ids}` })
  return { printed: Buffer.concat(printed).toString('utf8'), session: kept() }
}

function kept(): Session | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Session
  } catch {
    return undefined
  }
}

describe('a visit', () => {
  test('leads to the verdict by numbers and words', async () => {
    const { printed, session } = await visit(typedThrough(words))
    expect(session?.asked).toBeUndefined()
    expect(session?.answers).toMatchObject({ 'applicant.kind': 'department', 'work.scope': 'organisation', 'work.started-on': '2019-10' })
    expect(printed).toContain('Open Governance')
    expect(printed).toContain('2564')
  })

  test('takes the label of a button for the button', async () => {
    const { session } = await visit(['การบริการประชาชน', 'ย้อนกลับ', '2', 'English'])
    expect(session?.answers).toEqual({ 'work.branches': ['participation'] })
    expect(session?.language).toBe('en')
  })

  test('an empty line does nothing', async () => {
    const { session } = await visit(['', '  ', '2', ''])
    expect(session?.revision).toBe(2)
  })

  test('is kept for its owner alone, and gone on with days later', async () => {
    await visit(['2', '1'])
    expect(statSync(file).mode & 0o077).toBe(0)
    const { session } = await visit([typedThrough(words)[2] ?? ''], { now: '2021-02-08T03:00:00Z' })
    expect(Object.keys(session?.answers ?? {})).toHaveLength(3)
  })

  test('leaves nothing behind after "delete my data", until something is said again', async () => {
    const { session } = await visit(['2', 'ลบข้อมูลของฉัน', 'ใช่'])
    expect(session).toBeUndefined()
  })

  test.each(['', '{', 'null', '[]', '{"answers":null,"revision":1}', '{"answers":{},"revision":"x"}', '{"answers":[],"revision":1,"id":"a"}',
    '{"id":"a","round":2564,"language":"de","revision":1,"answers":{},"filled":[],"misses":0,"greeted":true,"at":"x"}'])('a kept file that holds something else starts afresh: %s', async (text) => {
    await visit(['2'])
    writeFileSync(file, text)
    const { session } = await visit(['2'])
    expect(session?.answers).toEqual({ 'work.branches': ['participation'] })
    expect(session?.revision).toBe(2)
  })
})

test('every reply is printed with its buttons, and every button can be typed', () => {
  const talk = new Talk().hello()
  const printed = talk.replies.flatMap(replyLines).join('\n')
  for (const action of talk.actions) expect(printed).toContain(`[${action.label}]`)
  expect(buttonsOf(talk.replies).map((button) => button.choice)).toEqual(expect.arrayContaining(talk.actions.map((action) => action.choice)))
})

describe('as a process', () => {
  test('through a pipe to the verdict, coming back in a second process', async () => {
    const lines = typedThrough(words, { language: 'en' })
    const environment = { LERTRAT_CHAT_FILE: file }
    const first = await run(['chat', '--english', '--round', '2564'], `${lines.slice(0, 3).join('\n')}\n`, environment)
    expect(first).toMatchObject({ status: 0, errors: '' })
    const second = await run(['chat'], `${lines.slice(3).join('\n')}\n`, environment)
    expect(second).toMatchObject({ status: 0, errors: '' })
    expect(kept()?.answers).toMatchObject({ 'participation.engaged': true, 'applicant.name': 'กรมที่ดิน' })
    expect(kept()?.asked).toBeUndefined()
    expect(second.output).toContain('Open Governance')
  })
})
