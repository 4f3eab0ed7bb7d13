/** The languages of the bot; Thai comes first. */
export type Language = 'th' | 'en'

/** A value as a person's answer stores it: dates as `YYYY-MM` or `YYYY-MM-DD`. */
export type AnswerValue = string | number | boolean | readonly string[]

/**
 * What is kept of a conversation: answers, not states. The verdict and the next question come anew
 * from the answers at each turn, so that any answer can be changed, and a conversation survives a
 * new rulebook.
 */
export interface Session {
  /** Stands in every button; a new one at each new start makes older buttons recognisable. */
  readonly id: string
  readonly round: number
  readonly language: Language
  /** Counts turns, so that a button tells from which one it is. */
  readonly revision: number
  /** In the order in which they were given. `null`: asked, and the person doesn't know. */
  readonly answers: Readonly<Record<string, AnswerValue | null>>
  /** Facts that the agency directory filled, not the person. */
  readonly filled: readonly string[]
  /** The award that is checked alone, where the person named one. */
  readonly focus?: string
  /** The fact whose question was put last and not answered yet. */
  readonly asked?: string
  /** Whether that question is put again to change its answer. */
  readonly changing?: boolean
  /** What is ticked so far of a question with several choices, where a channel ticks one at a time. */
  readonly ticks?: readonly string[]
  /** Choices that are ticked in advance when their question comes: what an award that was checked alone had implied. */
  readonly proposed?: Readonly<Record<string, readonly string[]>>
  /** How often in a row the bot could not understand. */
  readonly misses: number
  /** A year said without its month; the month completes the date. */
  readonly year?: number
  /** The values of the agencies to choose from, in the order shown, so that one may be typed by its number. */
  readonly offered?: readonly string[]
  /** Whether the person has been greeted. */
  readonly greeted: boolean
  /** A question of the bot's own that waits for yes or no. */
  readonly confirming?: 'restart' | 'delete'
  /** What a coordinator is doing; absent for everybody else. The role itself is kept by the registry. */
  readonly desk?: DeskState
  /** That the person has linked another channel, whose answers are theirs here too. */
  readonly linked?: boolean
  /** When the person had everything deleted from another channel of theirs, as ISO time. */
  readonly erased?: string
  /** When the last turn was, as ISO time. */
  readonly at: string
}

/** A coordinator's work in progress. */
export interface DeskState {
  /** That a desk may open: whether it does, the registry says at each turn. */
  readonly coordinator: true
  /** The form that is being filled, by the name of its task. */
  readonly form?: DeskForm
  /** A change that was shown and waits for a yes; `id` stands in the button, so that an older one is recognised. */
  readonly confirming?: { readonly task: string; readonly id: string; readonly about: Readonly<Record<string, string>> }
}

export interface DeskForm {
  readonly task: string
  /** What it is about, such as the entry that is corrected. */
  readonly about: string
  readonly id: string
  readonly values: Readonly<Record<string, string>>
  /** The field that is asked for, on channels that ask one at a time. */
  readonly asks: string
}

/**
 * A fresh conversation.
 *
 * @param options.round the round it is about, such as 2564.
 * @param options.id a short random word for the buttons.
 * @param options.at ISO time of now.
 */
export function newSession(options: { round: number; language: Language; id: string; at: string }): Session {
  return {
    id: options.id,
    round: options.round,
    language: options.language,
    revision: 0,
    answers: {},
    filled: [],
    misses: 0,
    greeted: false,
    at: options.at,
  }
}

/** Whether something read from a file is a session that a turn can go on with. */
export function isSession(value: unknown): value is Session {
  if (typeof value !== 'object' || value === null) return false
  const { id, round, language, revision, answers, filled, misses, greeted, at } = value as Record<keyof Session, unknown>
  return (
    typeof id === 'string' && typeof round === 'number' && (language === 'th' || language === 'en') && Number.isSafeInteger(revision) &&
    typeof answers === 'object' && answers !== null && !Array.isArray(answers) && Array.isArray(filled) &&
    typeof misses === 'number' && typeof greeted === 'boolean' && typeof at === 'string'
  )
}
