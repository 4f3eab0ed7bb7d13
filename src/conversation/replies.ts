/**
 * What a turn says, free of any channel. The web page gets these objects as JSON; LINE, Teams and
 * the terminal render the same objects in their own way. Whoever renders nothing but `text` still
 * tells the person everything that matters.
 *
 * All texts are finished sentences in the person's language. Tokens are opaque to channels.
 */

import type { AwardOutcome, FactType, ResultName, Status } from '../rules/index.ts'

export type { FactType }

/** One answer a question offers. `choice` is the token a channel sends back when it is tapped. */
export interface Choice {
  readonly label: string
  readonly value: string | boolean
  readonly choice: string
  /** One line more about the choice, where the label alone is not enough. */
  readonly hint?: string
}

/** A button that is no answer: back, why, don't know, language, restart … */
export interface Action {
  readonly label: string
  readonly choice: string
  /** What it does, so that a channel can pick an icon or leave out what it has no room for. */
  readonly does:
    | 'unknown' | 'back' | 'why' | 'summary' | 'check' | 'restart' | 'language' | 'help' | 'verdict'
    | 'more' | 'change' | 'keep' | 'done' | 'forward' | 'evidence' | 'start' | 'resume' | 'why-not' | 'delete' | 'other'
    | 'deadlines' | 'contact' | 'desk' | 'remind' | 'unremind' | 'link'
  /** The one to take on, or one that takes something away; plain where it is absent. */
  readonly tone?: 'primary' | 'danger'
}

export interface MessageReply {
  readonly kind: 'message'
  readonly text: string
  /** 'problem': the bot could not take what was said. 'note': it confirms or remarks. */
  readonly tone?: 'plain' | 'note' | 'problem'
  readonly actions?: readonly Action[]
  /** An address worth opening, such as the printable page. Relative to the service's own address. */
  readonly link?: { readonly label: string; readonly href: string }
}

export interface QuestionReply {
  readonly kind: 'question'
  readonly text: string
  /** The fact it asks for; absent where the question is about the conversation itself. */
  readonly fact?: string
  readonly type?: FactType
  /** The question alone, without the choices that `text` spells out. */
  readonly prompt: string
  readonly hint?: string
  /** The topic it belongs to, such as "เกี่ยวกับผลงาน". */
  readonly topic?: string
  readonly choices?: readonly Choice[]
  /** Several choices, for channels that tick one at a time: each tap turns a tick around. */
  readonly ticks?: readonly (Choice & { readonly ticked: boolean })[]
  /** Takes the ticks as the answer. */
  readonly done?: Action
  /** The token with which a channel sends what its own picker or form gave (`Input` of kind `filled`). */
  readonly fill?: string
  /** What is answered already, when the person changes it: ticked boxes, a filled field. */
  readonly current?: string | number | boolean | readonly string[]
  readonly number?: { readonly min?: number; readonly max?: number; readonly unit?: string; readonly integer?: boolean }
  readonly progress?: { readonly answered: number; readonly leftAtMost: number; readonly text: string }
  readonly actions?: readonly Action[]
}

/** An award as the rules core gives it, and the command line with it. */
export type AwardVerdict = AwardOutcome
export type Truth = ResultName
export type { Status }

/** The line of the official source that a statement stands on. */
export interface SourceView {
  /** Such as "เอกสารชี้แจง บรรทัด 385–386". */
  readonly label: string
  /** The document's own words, in Thai whatever the language. */
  readonly quote: string
}

export interface ReasonView {
  readonly condition: string
  readonly result: Truth
  readonly resultLabel: string
  /** What the award demands. */
  readonly text: string
  /** What the person answered, where they did. */
  readonly answer?: string
  /** Why it is as it is: the collision, the doubt and its readings. */
  readonly remark?: string
  /** What would change it. */
  readonly changes: readonly string[]
  readonly source: readonly SourceView[]
}

export interface VerdictCard {
  readonly award: string
  readonly name: string
  readonly branch: string
  readonly status: Status
  readonly statusLabel: string
  /** One sentence: the status with its main reason. */
  readonly headline: string
  readonly reasons: readonly ReasonView[]
  readonly notes: readonly { readonly text: string; readonly source: readonly SourceView[] }[]
  readonly evidence: readonly { readonly text: string; readonly source: readonly SourceView[] }[]
  readonly actions?: readonly Action[]
}

export interface VerdictReply {
  readonly kind: 'verdict'
  readonly text: string
  readonly awards: readonly AwardVerdict[]
  readonly title: string
  /** That this is guidance, not a decision of ก.พ.ร.; shown with every verdict. */
  readonly disclaimer: string
  readonly groups: readonly { readonly title: string; readonly cards: readonly VerdictCard[] }[]
  readonly actions?: readonly Action[]
}

export interface SummaryReply {
  readonly kind: 'summary'
  readonly text: string
  readonly title: string
  readonly answers: readonly {
    readonly fact: string
    readonly question: string
    readonly answer: string
    /** Changes this answer when tapped. */
    readonly change: Action
  }[]
  readonly actions?: readonly Action[]
}

/** Things of the registry, one page of them: entries, wins, doubts, the audit. */
export interface ListReply {
  readonly kind: 'list'
  /** Everything below as text. */
  readonly text: string
  readonly title: string
  readonly items: readonly ListItem[]
  readonly page?: { readonly number: number; readonly of: number; readonly total: number }
  /** What can be done with the list: earlier and later pages among them. */
  readonly actions?: readonly Action[]
}

export interface ListItem {
  readonly title: string
  readonly lines: readonly string[]
  readonly status?: { readonly label: string; readonly tone: 'good' | 'bad' | 'waiting' | 'plain' }
  readonly actions?: readonly Action[]
}

/**
 * Several fields to fill at once. A channel with forms shows all of them and sends them together
 * (`Input` of kind `form`); any other asks what `text` and `asks` say, and the bot goes on field by
 * field as answers come.
 */
export interface FormReply {
  readonly kind: 'form'
  /** Asks for the present field alone. */
  readonly text: string
  readonly title: string
  readonly fields: readonly FormField[]
  /** The present field, with the buttons that answer it where it has choices. */
  readonly asks: { readonly field: string; readonly choices?: readonly Choice[] }
  /** Its token is what the filled form is sent with. */
  readonly submit: Action
  readonly actions?: readonly Action[]
}

export interface FormField {
  readonly id: string
  readonly label: string
  readonly type: 'text' | 'long-text' | 'choice' | 'number' | 'date'
  readonly required: boolean
  readonly value?: string
  readonly choices?: readonly { readonly label: string; readonly value: string }[]
  readonly hint?: string
  /** What is wrong with what was filled in. */
  readonly problem?: string
}

/** A picture, such as the chart of an overview. `text` tells the same in words. */
export interface ImageReply {
  readonly kind: 'image'
  readonly text: string
  readonly title: string
  /** A PNG, relative to the service's own address; absent where a channel has no pages. */
  readonly href?: string
  /** In pixels. */
  readonly width: number
  readonly height: number
  readonly actions?: readonly Action[]
}

export type Reply = MessageReply | QuestionReply | VerdictReply | SummaryReply | ListReply | FormReply | ImageReply
