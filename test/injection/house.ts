import { randomBytes, randomUUID } from 'node:crypto'
import type { Action, Reply } from '../../src/conversation/replies.ts'
import type { Database, Engine } from '../../src/database/database.ts'
import { invitationCode } from '../channels/teams/invitation.ts'
import { message, personal, press, type Raw } from '../channels/teams/activities.ts'
import { buttons as teamsButtons } from '../channels/teams/teams-server.ts'
import { buttons as lineButtons, startLineServer, until, type LineServer } from '../channels/line/line-server.ts'
import { event, userId } from '../channels/line/webhook-client.ts'
import { startFakeTeams, type RunningFakeTeams } from '../support/fake-teams/server.ts'
import { webClient } from '../support/web-client.ts'

/** Fields of a form by their ids. */
export type Filled = Readonly<Record<string, string>>

/** Somebody with a desk on some channel. What they see last is what they tap on. */
export interface AtDesk {
  say(words: string): Promise<void>
  /** Fills in the fields of the form that is shown, all at once. */
  fill(values: Filled): Promise<void>
  /** Presses the button of this deed. */
  tap(deed: string): Promise<void>
  sendFile(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>
}

/** One server process with all its channels, their platforms' fakes behind it, on one database. */
export interface House {
  readonly line: LineServer
  readonly teams: RunningFakeTeams
  readonly database: Database
  /** A code that makes somebody a coordinator of this name. */
  invited(name: string): Promise<string>
  close(): Promise<void>
}

export async function openHouse(engine: Engine = 'sqlite'): Promise<House> {
  const teams = await startFakeTeams()
  const line = await startLineServer({ engine, env: { ...teams.env, LOG_LEVEL: 'trace' } })
  return {
    line, teams,
    database: line.database,
    invited: (name) => invitationCode(line.database, name),
    close: async () => {
      await line.stop()
      await teams.close()
    },
  }
}

/** A person in the web chat, over HTTP; `conversation` is one that a page has begun. */
export async function onWeb({ line }: House, conversation?: string): Promise<AtDesk & { readonly conversation: string; readonly replies: () => readonly Reply[] }> {
  const client = webClient(line.address)
  const token = conversation ?? await client.conversation()
  let replies: readonly Reply[] = []
  const take = async (response: Response): Promise<void> => {
    const body = await response.text()
    if (response.status !== 200) throw new Error(`${response.status}: ${body}`)
    replies = (JSON.parse(body) as { replies: Reply[] }).replies
  }
  const send = async (input: Readonly<Record<string, unknown>>): Promise<void> => take(await client.post('/web/messages', { conversation: token, id: randomUUID(), ...input }))
  return {
    conversation: token,
    replies: () => replies,
    say: (text) => send({ text }),
    fill: (values) => send({ form: { token: replies.find((reply) => reply.kind === 'form')?.submit.choice, values } }),
    tap: (deed) => send({ choice: tokenOf(replies.flatMap(actionsOf), ({ choice }) => choice, deed) }),
    sendFile: async (name, bytes) => take(await fetch(`${line.address}/web/files`, {
      method: 'POST', body: bytes,
      headers: { 'Content-Type': 'application/octet-stream', 'X-Conversation': token, 'X-File-Name': encodeURIComponent(name) },
    })),
  }
}

/** The fact that is asked for. */
const questionIn = (replies: readonly Reply[]): string | undefined => replies.flatMap((reply) => (reply.kind === 'question' ? reply.fact ?? [] : [])).at(-1)

/** A check that an applicant of such an agency finishes. @returns the path of the page to print */
export async function checkFinished(house: House, agency: string, conversation?: string): Promise<string> {
  const applicant = await onWeb(house, conversation)
  const answers: Readonly<Record<string, string>> = { 'applicant.kind': '2', 'applicant.name': agency, 'participation.levels': '1, 2', 'work.started-on': 'ตุลาคม 2562' }
  await applicant.say('ขอเช็ค open governance')
  for (let asked = questionIn(applicant.replies()); asked !== undefined; asked = questionIn(applicant.replies())) await applicant.say(answers[asked] ?? '1')
  await applicant.say('ส่งต่อ')
  return applicant.replies().flatMap((reply) => ('link' in reply && reply.link ? [reply.link.href] : []))[0] ?? ''
}

/** A person on LINE, who types one field after the other. */
export function onLine({ line }: House, number: number): AtDesk & { readonly sent: () => readonly unknown[] } {
  const user = userId(number)
  let shown: readonly unknown[] = []
  return {
    sent: () => line.fake.line.receivedBy(user),
    say: async (words) => void (shown = await line.say(user, words)),
    fill: async (values) => {
      for (const value of Object.values(values)) shown = await line.say(user, value)
    },
    tap: async (deed) => void (shown = await line.tap(user, tokenOf(lineButtons(shown), ({ data }) => data, deed))),
    sendFile: async (name, bytes) => {
      const id = String(800_000 + line.fake.line.contents.size)
      line.fake.line.contents.set(id, bytes)
      const before = line.calls(user).length
      await line.webhook(line.withToken(event('message', user, { message: { type: 'file', id, fileName: name, fileSize: bytes.length } })))
      await until(() => line.calls(user).length > before)
      shown = line.calls(user)[before] ?? []
    },
  }
}

/** A person in Teams, who fills in the fields of a card. */
export function onTeams({ line, teams }: House, person: number): AtDesk & { readonly sent: () => readonly Raw[] } {
  const to = personal(person)
  teams.teams.conversations.add(to)
  const all: Raw[] = []
  let shown: readonly Raw[] = []
  const post = async (given: Raw): Promise<void> => {
    const before = teams.teams.to(to).length
    const response = await fetch(`${line.address}/api/messages`, {
      method: 'POST', body: JSON.stringify(given), headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${teams.token()}` },
    })
    const text = await response.text()
    if (response.status !== 200) throw new Error(`${response.status}: ${text}`)
    await line.delivered()
    const { type, value } = (text === '' ? {} : JSON.parse(text)) as { readonly type?: string; readonly value?: Raw }
    const inPlace = type === 'application/vnd.microsoft.card.adaptive' && value !== undefined
      ? [{ type: 'message', attachments: [{ contentType: type, content: value }] }] : []
    shown = [...inPlace, ...teams.teams.to(to).slice(before)]
    all.push(...shown)
  }
  const pressed = (deed: string, more: Raw = {}): Promise<void> => {
    const data = tokenOf(teamsButtons(shown), ({ data: { token } }) => String(token), deed, (button) => button.data)
    return post(press(person, teams.url, { ...data, ...more }))
  }
  return {
    sent: () => all,
    say: (words) => post(message(person, teams.url, words)),
    fill: (values) => pressed('send-form', Object.fromEntries(Object.entries(values).map(([id, value]) => [`field:${id}`, value]))),
    tap: (deed) => pressed(deed),
    sendFile: async (name, bytes) => {
      const path = `/${randomBytes(8).toString('hex')}.csv`
      teams.files.set(path, (answer) => answer.end(bytes))
      await post(message(person, teams.url, '', {
        attachments: [{
          contentType: 'application/vnd.microsoft.teams.file.download.info', name,
          content: { downloadUrl: `${teams.url}${path}`, uniqueId: path, fileType: 'csv' },
        }],
      }))
    },
  }
}

/** A sheet, its first row the headers. */
export function sheet(rows: readonly (readonly string[])[]): Buffer<ArrayBuffer> {
  return Buffer.from(`\ufeff${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\r\n')}\r\n`)
}

/** Every button of a reply. */
function actionsOf(reply: Reply): readonly Pick<Action, 'choice'>[] {
  return [
    ...('items' in reply ? reply.items.flatMap(({ actions = [] }) => actions) : []),
    ...('asks' in reply ? reply.asks.choices ?? [] : []),
    ...('actions' in reply ? reply.actions ?? [] : []),
  ]
}

function tokenOf<B>(all: readonly B[], token: (button: B) => string, deed: string): string
function tokenOf<B, T>(all: readonly B[], token: (button: B) => string, deed: string, what: (button: B) => T): T
function tokenOf<B>(all: readonly B[], token: (button: B) => string, deed: string, what: (button: B) => unknown = token): unknown {
  const button = all.find((one) => token(one).includes(`|desk|${deed}`))
  if (button === undefined) throw new Error(`no button of ${deed} among ${all.map(token).join(', ')}`)
  return what(button)
}
