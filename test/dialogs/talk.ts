import { createDirectory } from '../../src/agencies/index.ts'
import { dayInBangkok } from '../../src/conversation/formats.ts'
import type { Input } from '../../src/conversation/input.ts'
import type { Action, MessageReply, QuestionReply, Reply, Status, SummaryReply, VerdictReply } from '../../src/conversation/replies.ts'
import type { AnswerValue, Language } from '../../src/conversation/session.ts'
import { newSession, takeTurn, type Session, type World } from '../../src/conversation/turn.ts'
import { loadVocabulary } from '../../src/conversation/words.ts'
import { documentWinners, loadRules, registryOf, type Registry, type RoundRegistry, type Rules } from '../../src/rules/index.ts'

export const round = 2564
export const rules = loadRules(round)
export const vocabulary = loadVocabulary()
export const directory = createDirectory()

/** What the document itself lists, as the service starts with. */
export const knownRegistry = registryOf({ entries: [], winners: documentWinners(rules.rulebook) }, round)

/** A registry of a round with these entries and winners beside those that the document lists. */
export function registryWith(more: Partial<Registry>): RoundRegistry {
  return registryOf({ entries: more.entries ?? [], winners: [...documentWinners(rules.rulebook), ...(more.winners ?? [])] }, round)
}

export interface TalkOptions {
  readonly language?: Language
  readonly registry?: RoundRegistry
  readonly rules?: Rules
  readonly now?: string
  readonly session?: Session
}

/** One conversation of one person, with what the turns gave. */
export class Talk {
  session: Session
  replies: readonly Reply[] = []
  now: string
  kept: unknown[] = []
  forgotten = 0
  readonly #registry: RoundRegistry
  readonly #rules: Rules
  #ids = 0

  constructor(options: TalkOptions = {}) {
    this.now = options.now ?? '2021-02-01T03:00:00.000Z'
    this.#registry = options.registry ?? knownRegistry
    this.#rules = options.rules ?? rules
    this.session = options.session ?? newSession({ round, language: options.language ?? 'th', id: 'first', at: this.now })
  }

  get world(): World {
    return {
      rules: this.#rules,
      registry: this.#registry,
      directory,
      vocabulary,
      now: this.now,
      today: dayInBangkok(new Date(this.now)),
      newId: () => `id${++this.#ids}`,
      keep: (data) => `/verdicts/${this.kept.push(data)}`,
      forget: () => {
        this.forgotten++
      },
    }
  }

  do(input: Input): this {
    const turn = takeTurn(this.session, input, this.world)
    // A session is stored as JSON between two turns.
    this.session = JSON.parse(JSON.stringify(turn.session)) as Session
    this.replies = turn.replies
    return this
  }

  hello(): this {
    return this.do({ kind: 'hello' })
  }

  type(text: string): this {
    return this.do({ kind: 'text', text })
  }

  tap(token: string): this {
    return this.do({ kind: 'choice', token })
  }

  tick(...values: string[]): this {
    return this.do({ kind: 'choices', values })
  }

  /** Taps the choice of the present question with this value. */
  choose(value: string | boolean): this {
    return this.tap(this.choice(value))
  }

  /** The token of a choice of the present question. */
  choice(value: string | boolean): string {
    const choice = this.question.choices?.find((one) => one.value === value)
    if (!choice) throw new Error(`no choice ${String(value)} in: ${this.question.text}`)
    return choice.choice
  }

  /** Taps the button that does this. */
  press(does: Action['does']): this {
    return this.tap(this.action(does).choice)
  }

  action(does: Action['does']): Action {
    const action = this.actions.findLast((one) => one.does === does)
    if (!action) throw new Error(`no button "${does}" in: ${this.text}`)
    return action
  }

  /** Answers what is asked, as long as there is a value for it. */
  answers(values: Readonly<Record<string, AnswerValue | null>>): this {
    for (let turns = 0; turns < 60; turns++) {
      const question = this.maybeQuestion
      if (!question?.fact || !(question.fact in values)) return this
      this.answer(values[question.fact] as AnswerValue | null)
    }
    return this
  }

  /** Answers the present question as a person with buttons would; texts, dates and numbers are typed. */
  answer(value: AnswerValue | null): this {
    const { question } = this
    if (value === null) return this.press('unknown')
    if (question.type === 'choices') return this.tick(...(value as readonly string[]))
    if (typeof value === 'boolean' || question.type === 'choice') return this.choose(value as string | boolean)
    return this.type(String(value))
  }

  pass(days: number): this {
    this.now = new Date(Date.parse(this.now) + days * 86_400_000).toISOString()
    return this
  }

  get text(): string {
    return this.replies.map((reply) => reply.text).join('\n')
  }

  get actions(): readonly Action[] {
    return this.replies.flatMap((reply) => [
      ...(reply.actions ?? []),
      ...(reply.kind === 'verdict' ? reply.groups.flatMap((group) => group.cards.flatMap((card) => card.actions ?? [])) : []),
      ...(reply.kind === 'summary' ? reply.answers.map((answer) => answer.change) : []),
    ])
  }

  get maybeQuestion(): QuestionReply | undefined {
    return this.replies.findLast((reply): reply is QuestionReply => reply.kind === 'question')
  }

  get question(): QuestionReply {
    if (!this.maybeQuestion) throw new Error(`no question in: ${this.text}`)
    return this.maybeQuestion
  }

  /** The fact of the question that is put, or undefined. */
  get asks(): string | undefined {
    return this.maybeQuestion?.fact
  }

  get verdict(): VerdictReply {
    const verdict = this.replies.findLast((reply): reply is VerdictReply => reply.kind === 'verdict')
    if (!verdict) throw new Error(`no verdict in: ${this.text}`)
    return verdict
  }

  get summary(): SummaryReply {
    const summary = this.replies.findLast((reply): reply is SummaryReply => reply.kind === 'summary')
    if (!summary) throw new Error(`no summary in: ${this.text}`)
    return summary
  }

  get messages(): readonly MessageReply[] {
    return this.replies.filter((reply): reply is MessageReply => reply.kind === 'message')
  }

  get kinds(): readonly string[] {
    return this.replies.map((reply) => reply.kind)
  }

  get tones(): readonly (string | undefined)[] {
    return this.messages.map((message) => message.tone)
  }

  status(award: string): Status | undefined {
    return this.verdict.awards.find((one) => one.id === award)?.status
  }

  result(award: string, condition: string): string | undefined {
    return this.verdict.awards.find((one) => one.id === award)?.conditions.find((one) => one.id === condition)?.result
  }

  /** Awards of the cards that the verdict shows, in order. */
  get shown(): readonly string[] {
    return this.verdict.groups.flatMap((group) => group.cards.map((card) => card.award))
  }
}

/**
 * A conversation of a department that may apply for Open Governance, at the question for one fact,
 * whatever the order of questions. All others are answered but those left out.
 */
export function at(fact: keyof typeof openGovernance, options: TalkOptions & { readonly without?: readonly (keyof typeof openGovernance)[] } = {}): Talk {
  const { without = [], ...rest } = options
  const missing: readonly string[] = [fact, ...without]
  const answers = Object.fromEntries(Object.entries({ ...openGovernance, 'work.started-on': '2019-10' }).filter(([id]) => !missing.includes(id)))
  const { session } = new Talk(rest)
  return new Talk({ ...rest, session: { ...session, greeted: true, answers, asked: fact } }).type('resume')
}

/** What a person would type, question by question, until the verdict. */
export function typedThrough(words: Readonly<Record<string, string>>, options: TalkOptions = {}): readonly string[] {
  const talk = new Talk(options).hello()
  const lines: string[] = []
  while (talk.asks !== undefined) {
    const line = words[talk.asks]
    if (line === undefined || lines.length > 40) throw new Error(`nothing to say to ${talk.asks}`)
    lines.push(line)
    talk.type(line)
  }
  return lines
}

/** The answers of a department that may apply for Open Governance. */
export const openGovernance = {
  'work.branches': ['participation'],
  'participation.aims': ['open-administration'],
  'applicant.name': 'กรมที่ดิน',
  'applicant.kind': 'department',
  'work.scope': 'organisation',
  'work.started-on': '2562-01',
  'participation.levels': ['inform', 'consult'],
  'participation.engaged': true,
} as const
