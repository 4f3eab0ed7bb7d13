import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { chatInTerminal, type TerminalOptions } from '../../../src/channels/terminal/chat.ts'
import { pathIn } from '../../../src/channels/terminal/files.ts'
import { buttonsOf, replyLines } from '../../../src/channels/terminal/reply-lines.ts'
import type { Input } from '../../../src/conversation/input.ts'
import { newSession, type Session } from '../../../src/conversation/session.ts'
import { createStore, type Store } from '../../../src/conversation/store.ts'
import { takeTurn } from '../../../src/conversation/turn.ts'
import { createWorlds } from '../../../src/conversation/worlds.ts'
import { openDatabase, type Database } from '../../../src/database/database.ts'
import { keepFile, keptFile } from '../../../src/registry/kept-files.ts'
import { randomToken } from '../../../src/server/random-token.ts'
import { run } from '../../cli/run.ts'
import { knownRegistry, round, rules, Talk, typedThrough, vocabulary } from '../../dialogs/talk.ts'
import { FORM, IMAGE, LIST } from '../web/page/canned-replies.ts'

/** Open Governance of a department, by numbers and words. */
const words = {
  'work.branches': '2', 'participation.aims': '1', 'participation.levels': '1, 2', 'participation.engaged': '1', 'work.scope': '1',
  'work.started-on': 'October 2019', 'applicant.kind': '2', 'applicant.name': 'กรมที่ดิน',
}
const world = createWorlds({ rules, registry: knownRegistry })
let folder: string
let file: string
let url: string
let database: Database
let store: Store<Session>
let time: string

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lertrat-'))
  file = join(folder, 'kept', 'terminal.json')
  url = `sqlite:${join(folder, 'lertrat.db')}`
  time = '2021-02-01T03:00:00Z'
  database = openDatabase(url)
  await database.migrate()
  store = createStore<Session>(database, { now: () => new Date(time), randomToken })
})
afterEach(async () => {
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})

/** Says some lines in one visit, and gives what was printed and what was kept. */
async function visit(lines: readonly string[], options: { language?: 'th' | 'en'; now?: string; decide?: TerminalOptions['decide'] } = {}): Promise<{ printed: string; session: Session | undefined }> {
  const input = new PassThrough()
  const output = new PassThrough()
  const printed: Buffer[] = []
  output.on('data', (piece: Buffer) => printed.push(piece))
  input.end(lines.map((line) => `${line}\n`).join(''))
  let ids = 0
  const newId = () => `t${++ids}`
  time = options.now ?? time
  await chatInTerminal({
    store, file, input, output,
    begin: () => newSession({ round, language: options.language ?? 'th', id: newId(), at: time }),
    decide: options.decide ?? ((session, what, tools) => takeTurn(session, what, world({ now: tools.at, newId, forget: () => tools.forget() }))),
    words: (language) => vocabulary.words(language, round),
    keptFile: (token) => keptFile(database.kysely, token, new Date(time)),
  })
  return { printed: Buffer.concat(printed).toString('utf8'), session: await kept() }
}

/** The session that the file leads to. */
async function kept(): Promise<Session | undefined> {
  try {
    return await store.session('terminal', (JSON.parse(readFileSync(file, 'utf8')) as { conversation: string }).conversation)
  } catch {
    return undefined
  }
}

const conversations = async (): Promise<number> => (await database.kysely.selectFrom('conversations').select('id').execute()).length

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
    expect(await conversations()).toBe(1)
  })

  test('leaves nothing behind after "delete my data", until something is said again', async () => {
    const { session } = await visit(['2', 'ลบข้อมูลของฉัน', 'ใช่'])
    expect(session).toBeUndefined()
    expect(await conversations()).toBe(0)
    expect((await visit(['2'])).session?.answers).toEqual({ 'work.branches': ['participation'] })
  })

  test('goes on with the session that an earlier version kept in the file', async () => {
    const { session: before } = await visit(['2', '1'])
    mkdirSync(join(folder, 'kept'), { recursive: true })
    writeFileSync(file, JSON.stringify(before), { mode: 0o644 })
    const { session } = await visit([typedThrough(words)[2] ?? ''])
    expect(Object.keys(session?.answers ?? {})).toHaveLength(3)
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ conversation: expect.stringMatching(/^[\w-]{22,}$/) })
    expect(statSync(file).mode & 0o077).toBe(0)
  })

  test.each(['', '{', '{"conversation":"gone"}', '{"conversation":7}', '{"conversation":"a b"}', 'null', '[]', '{"answers":null,"revision":1}', '{"answers":{},"revision":"x"}', '{"answers":[],"revision":1,"id":"a"}',
    '{"id":"a","round":2564,"language":"de","revision":1,"answers":{},"filled":[],"misses":0,"greeted":true,"at":"x"}'])('a kept file that holds something else starts afresh: %s', async (text) => {
    await visit(['2'])
    writeFileSync(file, text)
    const { session } = await visit(['2'])
    expect(session?.answers).toEqual({ 'work.branches': ['participation'] })
    expect(session?.revision).toBe(2)
  })
})

const coordinator = (heard: Input[]): TerminalOptions['decide'] => async (session, what, tools) => {
  heard.push(what)
  const href = await keepFile(tools.transaction, { name: '../../ราย\\การ.csv', type: 'text/csv', bytes: Buffer.from('กข') }, { at: tools.at, randomToken })
  const replies = what.kind === 'text' && what.text === 'export' ? [{ kind: 'message' as const, text: 'x', link: { label: 'x', href } }] : [LIST, FORM, IMAGE]
  return { session: { ...session, desk: { coordinator: true } }, replies }
}

describe('at the desk', () => {
  test('a list, a form and a picture are told in words, and their buttons can be typed', async () => {
    const heard: Input[] = []
    const { printed } = await visit(['ถอนใบสมัคร 1', 'หน้าถัดไป', 'ยกเลิก'], { decide: coordinator(heard) })
    for (const reply of [LIST, FORM, IMAGE]) expect(printed).toContain(reply.text)
    expect(printed).toContain('[แก้ไข 1] [ถอนใบสมัคร 1]')
    expect(heard.slice(1)).toEqual(['withdraw-1', 'page-3', 'cancel'].map((token) => ({ kind: 'choice', token })))
  })

  test.each(['file', 'FILE', 'ไฟล์'])('"%s" with a path sends the file', async (word) => {
    writeFileSync(join(folder, 'my list.csv'), 'กข')
    const heard: Input[] = []
    await visit([`${word} "${join(folder, 'my list.csv')}"`], { decide: coordinator(heard) })
    expect(heard[1]).toMatchObject({ kind: 'file', name: 'my list.csv' })
    expect(heard[1]?.kind === 'file' && Buffer.from(heard[1].bytes).toString()).toBe('กข')
  })

  test.each([
    ['none', 'ไม่พบไฟล์', () => undefined],
    ['kept', 'อ่านไฟล์', (path: string) => mkdirSync(path, { recursive: true })],
    ['empty', 'ว่างเปล่า', (path: string) => writeFileSync(path, '')],
    ['large', '10 MB', (path: string) => writeFileSync(path, Buffer.alloc(10 * 1024 * 1024 + 1))],
    ['loop', 'อ่านไฟล์', (path: string) => symlinkSync(path, path)],
  ])('a file that cannot be taken is told of, and nothing is sent: %s', async (name, words, make) => {
    make(join(folder, name))
    const heard: Input[] = []
    const { printed } = await visit([`file ${join(folder, name)}`], { decide: coordinator(heard) })
    expect(printed).toContain(words)
    expect(heard).toEqual([{ kind: 'hello' }])
  })

  test('for anybody else such a line is what they said, and no file is read', async () => {
    const heard: Input[] = []
    writeFileSync(join(folder, 'a.csv'), 'a')
    await visit([`file ${join(folder, 'a.csv')}`], {
      decide: (session, what) => {
        heard.push(what)
        return { session, replies: [] }
      },
    })
    expect(heard[1]).toEqual({ kind: 'text', text: `file ${join(folder, 'a.csv')}` })
  })

  test('an exported file is saved beside the conversation, for its owner alone, under a name without folders', async () => {
    const { printed } = await visit(['export'], { decide: coordinator([]) })
    const saved = join(folder, 'kept', 'files')
    expect(readdirSync(saved)).toEqual(['__.._ราย_การ.csv'])
    expect(printed).toContain(saved)
    expect(readFileSync(join(saved, readdirSync(saved)[0] ?? ''), 'utf8')).toBe('กข')
    expect(statSync(join(saved, readdirSync(saved)[0] ?? '')).mode & 0o077).toBe(0)
  })

  test('a path is what follows the word, without its quotes', () => {
    expect(pathIn("file 'a b.csv'", ['file'])).toBe('a b.csv')
    expect(pathIn('file', ['file'])).toBeUndefined()
    expect(pathIn('files a', ['file'])).toBeUndefined()
    expect(pathIn('file ""', ['file'])).toBeUndefined()
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
    const environment = { LERTRAT_CHAT_FILE: file, DATABASE_URL: url }
    const first = await run(['chat', '--english', '--round', '2564'], `${lines.slice(0, 3).join('\n')}\n`, environment)
    expect(first).toMatchObject({ status: 0, errors: '' })
    const second = await run(['chat'], `${lines.slice(3).join('\n')}\n`, environment)
    expect(second).toMatchObject({ status: 0, errors: '' })
    expect((await kept())?.answers).toMatchObject({ 'participation.engaged': true, 'applicant.name': 'กรมที่ดิน' })
    expect((await kept())?.asked).toBeUndefined()
    expect(second.output).toContain('Open Governance')
  })
})
