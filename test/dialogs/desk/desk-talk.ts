import { dayInBangkok } from '../../../src/conversation/formats.ts'
import type { Input } from '../../../src/conversation/input.ts'
import type { Action, FormReply, ListReply, Reply } from '../../../src/conversation/replies.ts'
import type { Language } from '../../../src/conversation/session.ts'
import { newSession, takeTurnAtDesk, type Session } from '../../../src/conversation/turn.ts'
import { openDatabase, type Database, type SchemaTransaction } from '../../../src/database/database.ts'
import { writeAudit } from '../../../src/registry/audit.ts'
import type { Desk, EntryDraft, EntryRecord, Scope } from '../../../src/registry/desk.ts'
import { createDoor } from '../../../src/registry/door.ts'
import { openDesk } from '../../../src/registry/open-desk.ts'
import { identityOf } from '../../../src/registry/people.ts'
import { giveRole } from '../../../src/registry/roles.ts'
import { freshDatabase } from '../../support/databases.ts'
import { directory, knownRegistry, round, rules, vocabulary } from '../talk.ts'

export { directory, round, rules, vocabulary } from '../talk.ts'

/** A desk's office: one SQLite database with its coordinators. Close it in the end. */
export interface Office {
  readonly database: Database
  /** A coordinator who begins a conversation. */
  coordinator(options?: { readonly name?: string; readonly scope?: Scope; readonly language?: Language }): Promise<DeskTalk>
  /** Somebody without a role who begins a conversation. */
  guest(options?: { readonly language?: Language }): Promise<DeskTalk>
  /** Works at the desk itself, as a coordinator of everything who is nobody of the conversation. */
  desk<T>(work: (desk: Desk) => Promise<T>): Promise<T>
  /** Registers an entry, or throws. */
  entered(draft: Partial<EntryDraft> & Pick<EntryDraft, 'award' | 'agency'>, override?: string): Promise<EntryRecord>
  close(): Promise<void>
}

const everything: Scope = { kind: 'all' }
const now = '2021-02-01T03:00:00.000Z'

/** Opens an office with an empty registry. */
export async function openOffice(): Promise<Office> {
  const fresh = await freshDatabase('sqlite')
  const database = openDatabase(fresh.url)
  await database.migrate()
  let tokens = 0
  let people = 0
  const at = new Date(now)
  const parts = {
    engine: database.engine, rulebook: rules.rulebook, at, directory, randomToken: () => `token${++tokens}`, randomUuid: () => `uuid${++tokens}`,
  }
  const turn = <T>(work: (transaction: SchemaTransaction) => Promise<T>): Promise<T> => database.kysely.transaction().execute(work)
  const doorOf = (transaction: SchemaTransaction, person: string) => createDoor({ ...parts, transaction, identity: { channel: 'web', id: person } })
  const talkOf = (person: string, language: Language): DeskTalk => new DeskTalk(person, language, async (session, input, ids) => turn((transaction) => takeTurnAtDesk(session, input, {
    rules, registry: knownRegistry, directory, vocabulary, now, today: dayInBangkok(at),
    newId: () => `id${++ids.last}`, forget: () => {}, door: doorOf(transaction, person),
  })))
  const office: Office = {
    database,
    async coordinator({ name = `coordinator ${people + 1}`, scope = everything, language = 'th' } = {}) {
      const person = `person${++people}`
      await turn(async (transaction) => {
        await giveRole(transaction, { person: identityOf('web', person), name, body: scope.kind === 'all' ? null : scope.body, channel: 'web', at })
        await writeAudit(transaction, { coordinatorId: null, name: 'lertrat', channel: 'command' }, at, { action: 'coordinator.joined', subject: `coordinator:${people}`, about: { name } })
      })
      return talkOf(person, language)
    },
    guest: async ({ language = 'th' } = {}) => talkOf(`guest${++people}`, language),
    desk: (work) => turn((transaction) => work(openDesk({ ...parts, transaction, coordinator: { id: 0, name: 'other', scope: { kind: 'all' } }, actor: { coordinatorId: null, name: 'other', channel: 'web' } }))),
    async entered(draft, override) {
      const agency = directory.find(draft.agency)
      const whole: EntryDraft = { countsAs: agency?.countsAs ?? draft.agency, kind: agency?.kind ?? null, title: 'a work', ...draft }
      const result = await office.desk((desk) => desk.entries.register(whole, override === undefined ? {} : { override }))
      if (!result.ok) throw new Error(JSON.stringify(result))
      return result.entry
    },
    async close() {
      await database.close()
      await fresh.drop()
    },
  }
  return office
}

type Run = (session: Session, input: Input, ids: { last: number }) => Promise<{ readonly session: Session; readonly replies: readonly Reply[] }>

/** One conversation of one coordinator: says and taps, each turn in its own transaction. */
export class DeskTalk {
  session: Session
  replies: readonly Reply[] = []
  readonly #run: Run
  readonly #ids = { last: 0 }

  constructor(person: string, language: Language, run: Run) {
    this.#run = run
    this.session = newSession({ round, language, id: person, at: now })
  }

  async do(input: Input): Promise<this> {
    const turn = await this.#run(this.session, input, this.#ids)
    // A session is stored as JSON between two turns, and replies are sent so.
    this.session = JSON.parse(JSON.stringify(turn.session)) as Session
    this.replies = JSON.parse(JSON.stringify(turn.replies)) as readonly Reply[]
    return this
  }

  say(text: string): Promise<this> {
    return this.do({ kind: 'text', text })
  }

  /** Taps the button with this label; the last one where there are several. */
  tap(label: string): Promise<this> {
    const found = this.taps.findLast((one) => one.label === label)
    if (!found) throw new Error(`no button "${label}" among ${this.labels.join(' | ')} in: ${this.text}`)
    return this.do({ kind: 'choice', token: found.choice })
  }

  /** Taps the button of this deed, whatever it is called; the last one, and about this where it is given. */
  tapDeed(deed: string, about?: string): Promise<this> {
    const found = this.taps.findLast(({ choice }) => choice.includes(`|desk|${deed}:${about ?? ''}`))
    if (!found) throw new Error(`no button of "${deed}" among ${this.labels.join(' | ')} in: ${this.text}`)
    return this.do({ kind: 'choice', token: found.choice })
  }

  /** Taps the choice of the form's present field with this value. */
  choose(value: string): Promise<this> {
    const choice = this.form.asks.choices?.find((one) => one.value === value)
    if (!choice) throw new Error(`no choice "${value}" in: ${this.text}`)
    return this.do({ kind: 'choice', token: choice.choice })
  }

  /** Sends the form with what it holds and these fields, as a channel with forms does. */
  send(values: Readonly<Record<string, string>>): Promise<this> {
    const { fields, submit } = this.form
    const present = Object.fromEntries(fields.map((field) => [field.id, field.value ?? '']))
    return this.do({ kind: 'form', token: submit.choice, values: { ...present, ...values } })
  }

  /** Every button there is, with those of choices and of a form. */
  get taps(): readonly Pick<Action, 'label' | 'choice'>[] {
    return this.replies.flatMap((reply) => [
      ...(reply.kind === 'list' ? reply.items.flatMap((item) => item.actions ?? []) : []),
      ...(reply.kind === 'form' ? [...(reply.asks.choices ?? []), reply.submit] : []),
      ...(reply.kind === 'question' ? [...(reply.choices ?? []), ...(reply.done ? [reply.done] : [])] : []),
      ...(reply.kind === 'verdict' ? reply.groups.flatMap((group) => group.cards.flatMap((card) => card.actions ?? [])) : []),
      ...(reply.kind === 'summary' ? reply.answers.map((answer) => answer.change) : []),
      ...(reply.actions ?? []),
    ])
  }

  get labels(): readonly string[] {
    return this.taps.map(({ label }) => label)
  }

  get text(): string {
    return this.replies.map((reply) => reply.text).join('\n')
  }

  get form(): FormReply {
    const form = this.replies.findLast((reply): reply is FormReply => reply.kind === 'form')
    if (!form) throw new Error(`no form in: ${this.text}`)
    return form
  }

  /** The field that is asked for, where a form is open. */
  get asks(): string | undefined {
    return this.replies.findLast((reply): reply is FormReply => reply.kind === 'form')?.asks.field
  }

  get list(): ListReply {
    const list = this.replies.findLast((reply): reply is ListReply => reply.kind === 'list')
    if (!list) throw new Error(`no list in: ${this.text}`)
    return list
  }

  get tone(): string | undefined {
    const last = this.replies.findLast((reply) => reply.kind === 'message')
    return last?.kind === 'message' ? last.tone : undefined
  }

  /** The change that waits for a yes. */
  get confirming(): string | undefined {
    return this.session.desk?.confirming?.task
  }
}
