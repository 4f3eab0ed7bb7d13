import type { Agency, Directory } from '../agencies/index.ts'
import type { DeskDoor } from '../registry/desk.ts'
import { evaluate, nextQuestion, questionsLeftAtMost, readFact, situationOf, type Evaluation, type RoundRegistry, type RulebookFact, type Rules } from '../rules/index.ts'
import type { Action } from './replies.ts'
import type { AnswerValue, Session } from './session.ts'
import { actionToken } from './tokens.ts'
import type { Vocabulary, Words } from './words.ts'

/** Everything a turn may use beside the session and the input. Time and randomness come from outside. */
export interface World {
  readonly rules: Rules
  readonly registry: RoundRegistry
  readonly directory: Directory
  readonly vocabulary: Vocabulary
  /** Now, as ISO time, and the day in Bangkok. */
  readonly now: string
  readonly today: string
  /** A short random word for the buttons of a new start. */
  newId(): string
  /** Keeps a result with the turn's commit and gives the path of its page; absent where a channel has none. */
  keep?(data: unknown): string
  /** With the turn's commit, everything that is stored of the person goes: on this channel alone, or on all that they have linked. */
  forget(where: 'here' | 'everywhere'): void
  /** The way to the coordinator's desk; absent where coordinators don't work, as in groups. */
  readonly door?: DeskDoor
  /** What the turn leaves for coordinators; absent where nothing is kept of it. */
  readonly notes?: TurnNotes
  /** Joins this channel with another one of the same person; absent in groups. */
  readonly links?: Links
  /** Whether and where the person is reminded of dates; absent in groups. */
  readonly reminders?: Reminders
}

/** A channel that can write to people unasked. */
export type ReminderChannel = 'line' | 'teams'

/** The reminders of one person, whichever of their channels they speak on. */
export interface Reminders {
  state(): Promise<ReminderState>
  /** Sends them to this channel of the person from now on, and nowhere else; false where it can't be reached. */
  choose(channel: ReminderChannel): Promise<boolean>
  /** False where there were none. */
  stop(): Promise<boolean>
}

export interface ReminderState {
  /** Where they go; absent where the person wants none. */
  readonly on?: ReminderChannel
  /** Whether this conversation can be written to unasked. */
  readonly here: boolean
  /** The person's channels that can, this one first. */
  readonly channels: readonly ReminderChannel[]
}

/** One person on several channels: their roles, answers and reminders go together. */
export interface Links {
  /** A code to type on the other channel. */
  offer(): Promise<{ readonly code: string; readonly minutes: number }>
  take(typed: string): Promise<{ readonly ok: true } | { readonly ok: false; readonly code: 'no-such-code' | 'linked-already' | 'two-roles' | 'limited'; readonly minutes?: number }>
  /** False where nothing was linked. */
  separate(): Promise<boolean>
  /** What the person has answered on their other channels since this conversation's last turn; undefined where nothing. */
  newer(since: string): Promise<SharedAnswers | undefined>
}

/** What linked conversations have in common. */
export type SharedAnswers = Pick<Session, 'round' | 'answers' | 'filled'> & { readonly focus?: string }

/** What a turn of an applicant leaves for coordinators, written with its commit. */
export interface TurnNotes {
  /** An agency that the directory doesn't have was taken as the person's own. */
  provisional(agency: Agency): void
  /**
   * A check came to its verdict: which conditions stood in the way of which awards. `body`: what the
   * agency counts for, where the directory has it; null for a name that it doesn't know.
   */
  obstacles(found: readonly { readonly award: string; readonly condition: string }[], body: string | null): void
}

/** One turn in the making: what the dialogs read and change. */
export class Scene {
  session: Session
  readonly world: World
  #words: Words | undefined
  #evaluation: Evaluation | undefined
  #facts: Readonly<Record<string, AnswerValue | null>> | undefined

  constructor(session: Session, world: World) {
    this.session = session
    this.world = world
  }

  get rules(): Rules {
    return this.world.rules
  }

  get words(): Words {
    if (this.#words?.language !== this.session.language) this.#words = this.world.vocabulary.words(this.session.language, this.rules.round)
    return this.#words
  }

  /** The words of the other language, for whoever mixes the two. */
  get otherWords(): Words {
    return this.world.vocabulary.words(this.session.language === 'th' ? 'en' : 'th', this.rules.round)
  }

  /** The evaluation of the answers as they stand. */
  get evaluation(): Evaluation {
    return (this.#evaluation ??= evaluate(this.rules, situationOf(this.rules, this.facts, this.world.today, this.world.registry)))
  }

  /** The answers that the rulebook of today still understands. */
  get facts(): Readonly<Record<string, AnswerValue | null>> {
    return (this.#facts ??= this.#readFacts())
  }

  #readFacts(): Readonly<Record<string, AnswerValue | null>> {
    const facts: Record<string, AnswerValue | null> = {}
    for (const [id, value] of Object.entries(this.session.answers)) {
      const fact = this.fact(id)
      if (fact && isAnswer(fact, value)) facts[id] = value
    }
    return facts
  }

  fact(id: string): RulebookFact | undefined {
    const index = this.rules.factIndex.get(id)
    return index === undefined ? undefined : this.rules.facts[index]
  }

  /** Changes the session; answers make a new evaluation. */
  update(changes: { readonly [key in keyof Session]?: Session[key] | undefined }): void {
    const session: Record<string, unknown> = { ...this.session }
    for (const [key, value] of Object.entries(changes)) {
      if (value === undefined) delete session[key]
      else session[key] = value
    }
    this.session = session as { [key in keyof Session]: Session[key] }
    if ('answers' in changes) {
      this.#evaluation = undefined
      this.#facts = undefined
    }
  }

  /** Stores answers; the ones given last come last, so that "back" finds them. */
  answer(changes: Readonly<Record<string, AnswerValue | null>>, filled: readonly string[] = []): void {
    const answers = { ...this.session.answers }
    for (const [id, value] of Object.entries(changes)) {
      // A changed answer keeps its place.
      if (!(id in answers) || filled.includes(id)) delete answers[id]
      answers[id] = value
    }
    const kept = this.session.filled.filter((id) => !(id in changes))
    this.update({ answers, filled: [...kept, ...filled] })
  }

  /** The next question for the awards that are checked; null where none would change anything. */
  get next(): string | null {
    return nextQuestion(this.rules, this.evaluation, this.scope)
  }

  /** How many questions are left at most. */
  get leftAtMost(): number {
    return questionsLeftAtMost(this.rules, this.evaluation, this.scope)
  }

  /**
   * The same where an answer is about to be changed: it is itself a question, and another value may
   * open questions that the present one closed.
   */
  leftAtMostChanging(id: string): number {
    // With another name goes what the directory filled for the present one.
    const { name, kind, 'counts-as': countsAs } = this.rules.rulebook.who
    const filled = id === name ? this.session.filled.filter((other) => other === kind || other === countsAs) : []
    return Math.max(this.#leftWithout([id, ...filled]), this.#leftWithout(filled) + 1)
  }

  #leftWithout(ids: readonly string[]): number {
    const facts = Object.fromEntries(Object.entries(this.facts).filter(([id]) => !ids.includes(id)))
    const evaluation = evaluate(this.rules, situationOf(this.rules, facts, this.world.today, this.world.registry))
    return questionsLeftAtMost(this.rules, evaluation, this.scope)
  }

  get scope(): { awards?: ReadonlySet<string> } {
    return this.session.focus === undefined ? {} : { awards: new Set([this.session.focus]) }
  }

  /** Facts that the person answered, in the order in which they were. */
  get answered(): readonly string[] {
    return Object.keys(this.facts).filter((id) => this.fact(id)?.asked && !this.session.filled.includes(id))
  }

  say(key: string, values?: Readonly<Record<string, unknown>>): string {
    return this.words.say(`chat:${key}`, values)
  }

  short(fact: string): string {
    return this.words.rule('facts', fact, 'short')
  }

  award(id: string): string {
    return this.words.rule('awards', id, 'name')
  }

  /** A button that is no answer; `label` is a key of `chat:actions`. */
  action(does: Action['does'], options: { readonly about?: string; readonly label?: string; readonly values?: Record<string, unknown> } = {}): Action {
    return {
      does,
      label: this.say(`actions.${options.label ?? does}`, options.values),
      choice: actionToken(this.session, does, options.about ?? ''),
    }
  }
}

/** Whether a stored answer is one that the fact can have. */
export function isAnswer(fact: RulebookFact, value: unknown): value is AnswerValue | null {
  try {
    readFact(fact, value)
    return true
  } catch {
    return false
  }
}
