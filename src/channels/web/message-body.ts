import { z } from 'zod'
import type { Input } from '../../conversation/input.ts'
import { CodedError } from '../../database/coded-error.ts'
import { typedText } from './typed-text.ts'

/** What a client sends to `POST /web/messages`, checked. */
export interface Message {
  readonly conversation: string
  readonly eventId?: string
  readonly input: Input
}

const CHOICE_LIMIT = 500
const CHOICES_LIMIT = 50
const VALUE_LIMIT = 100
const FIELDS_LIMIT = 50

/** Ids that clients may give their messages. */
export const MESSAGE_ID = /^[\x21-\x7e]{1,100}$/

/** Ids of fields are ours; a name of what every object has is none of them. */
const FIELD_ID = /^(?!__proto__$)[A-Za-z0-9_.-]{1,100}$/

const messageBody = z.strictObject({
  conversation: z.string().min(1).max(200),
  id: z.string().regex(MESSAGE_ID).optional(),
  text: z.string().optional(),
  choice: z.string().min(1).optional(),
  choices: z.array(z.string()).max(CHOICES_LIMIT).optional(),
  form: z.strictObject({
    token: z.string().min(1),
    values: z.record(z.string().regex(FIELD_ID), z.string()).refine((values) => Object.keys(values).length <= FIELDS_LIMIT),
  }).optional(),
})

const conversationBody = z.strictObject({ language: z.enum(['th', 'en']).optional() }).optional()

/**
 * Checks the body of a message. Without `text`, `choice`, `choices` and `form` the person has only opened
 * the conversation, and is greeted.
 *
 * @throws CodedError `bad-request` with the path of the field, and those of `typedText`
 *
 * @example
 * readMessage({ conversation: 'token', text: 'กรมที่ดิน' })
 * // { conversation: 'token', input: { kind: 'text', text: 'กรมที่ดิน' } }
 */
export function readMessage(body: unknown): Message {
  const { conversation, id, text, choice, choices, form } = check(messageBody, body)
  const given = Object.entries({ text, choice, choices, form }).filter(([, value]) => value !== undefined)
  if (given.length > 1) throw new CodedError('bad-request', { path: given[1]?.[0] ?? 'text' })
  return {
    conversation: typedText(conversation, 'conversation'),
    ...(id === undefined ? {} : { eventId: id }),
    input: readInput({ text, choice, choices, form }),
  }
}

function readInput(given: {
  text: string | undefined
  choice: string | undefined
  choices: string[] | undefined
  form: { token: string; values: Record<string, string> } | undefined
}): Input {
  if (given.text !== undefined) return { kind: 'text', text: typedText(given.text, 'text') }
  if (given.choice !== undefined) {
    return { kind: 'choice', token: typedText(given.choice, 'choice', CHOICE_LIMIT) }
  }
  if (given.choices !== undefined) {
    return {
      kind: 'choices',
      values: given.choices.map((value, index) => typedText(value, `choices.${index}`, VALUE_LIMIT)),
    }
  }
  if (given.form !== undefined) {
    return {
      kind: 'form',
      token: typedText(given.form.token, 'form.token', CHOICE_LIMIT),
      values: Object.fromEntries(
        Object.entries(given.form.values).map(([id, value]) => [id, typedText(value, `form.values.${id}`)]),
      ),
    }
  }
  return { kind: 'hello' }
}

/** The wishes for a new conversation. @throws CodedError `bad-request` */
export function readConversationWish(body: unknown): { language: 'th' | 'en' | undefined } {
  return { language: check(conversationBody, body)?.language }
}

function check<T>(schema: z.ZodType<T>, body: unknown): T {
  const result = schema.safeParse(body)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const inside = issue?.path.map(String) ?? []
  const path = [...inside, ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])].join('.')
  // A key of the client's may hold anything; what is answered is short and harmless.
  throw new CodedError('bad-request', path === '' ? {} : { path: path.slice(0, 100).toWellFormed() })
}
