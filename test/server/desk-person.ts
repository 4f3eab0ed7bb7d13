import type { Action, Reply } from '../../src/conversation/replies.ts'
import { run } from '../cli/run.ts'
import { webClient } from '../support/web-client.ts'

/** Somebody in the web chat of a real server, over HTTP. */
export class DeskPerson {
  readonly conversation: string
  readonly #address: string
  replies: readonly Reply[] = []

  constructor(address: string, conversation: string) {
    this.#address = address
    this.conversation = conversation
  }

  static async at(address: string): Promise<DeskPerson> {
    return new DeskPerson(address, await webClient(address).conversation())
  }

  /** Invited by the command, and joined. */
  static async coordinator(address: string, name: string, databaseUrl: string, ...body: readonly string[]): Promise<DeskPerson> {
    const person = await DeskPerson.at(address)
    const { output } = await run(['invite', '--name', name, ...body], '', { DATABASE_URL: databaseUrl })
    await person.say(/(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/.exec(output)?.[0] ?? '')
    return person
  }

  /** The same person on another server. */
  on(address: string): DeskPerson {
    const there = new DeskPerson(address, this.conversation)
    there.replies = this.replies
    return there
  }

  get text(): string {
    return this.replies.map(({ text }) => text).join('\n')
  }

  get buttons(): readonly Pick<Action, 'label' | 'choice'>[] {
    return this.replies.flatMap((reply) => [
      ...('asks' in reply ? (reply.asks.choices ?? []) : []),
      ...('actions' in reply ? (reply.actions ?? []) : []),
    ])
  }

  say(text: string, id?: string): Promise<string> {
    return this.#send({ text, ...(id === undefined ? {} : { id }) })
  }

  /** @param deed the name of a deed of the desk, such as `confirm`. */
  tap(deed: string, id?: string): Promise<string> {
    const button = this.buttons.find(({ choice }) => choice.split('|')[3] === 'desk' && choice.split('|')[4]?.startsWith(`${deed}:`))
    if (!button) throw new Error(`no button ${deed} in ${this.text}`)
    return this.#send({ choice: button.choice, ...(id === undefined ? {} : { id }) })
  }

  /** Presses the button of this token. */
  press(choice: string): Promise<string> {
    return this.#send({ choice })
  }

  form(values: Readonly<Record<string, string>>): Promise<string> {
    const form = this.replies.find((reply) => reply.kind === 'form')
    return this.#send({ form: { token: form?.submit.choice, values } })
  }

  async sendFile(name: string, bytes: Uint8Array, id?: string): Promise<string> {
    return this.#take(await fetch(`${this.#address}/web/files`, {
      method: 'POST', body: new Uint8Array(bytes),
      headers: {
        'Content-Type': 'application/octet-stream', 'X-Conversation': this.conversation, 'X-File-Name': encodeURIComponent(name),
        ...(id === undefined ? {} : { 'X-Message-Id': id }),
      },
    }))
  }

  async #send(message: Readonly<Record<string, unknown>>): Promise<string> {
    return this.#take(await webClient(this.#address).post('/web/messages', { conversation: this.conversation, ...message }))
  }

  async #take(response: Response): Promise<string> {
    if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`)
    this.replies = ((await response.json()) as { replies: Reply[] }).replies
    return this.text
  }
}
