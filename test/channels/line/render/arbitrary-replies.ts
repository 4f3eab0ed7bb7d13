import fc from 'fast-check'
import type { Action, AwardVerdict, Choice, Reply, Status, Truth } from '../../../../src/conversation/replies.ts'

const hostile = [
  '', ' ', '\n\n', '\u200B\u200B', '\u0000', '\u202Egnp.exe', '\uD800', 'ก\uDC00', '👩‍👩‍👧‍👦'.repeat(40), `e${'\u0301'.repeat(700)}`, 'ผู้ที่ที่ที่'.repeat(300),
  '"\\"\\'.repeat(500), '{{count}} $t(chat:yes)', '<b>&amp;', 'a'.repeat(12_000), 'ยาวมาก\n\n'.repeat(900), '\u3000', '📝'.repeat(2_600), 'undefined',
]

/** Texts as they should be, and as nobody would want them. */
export const anyText = fc.oneof(
  { weight: 6, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 3, arbitrary: fc.constantFrom(...hostile) },
)
/** Tokens are ours: of any signs, but within what a button may hold. */
const anyToken = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 300 })

const does = fc.constantFrom<Action['does']>('unknown', 'back', 'why', 'summary', 'restart', 'language', 'help', 'verdict', 'more', 'change', 'keep', 'why-not', 'other')
const action: fc.Arbitrary<Action> = fc.record({ label: anyText, choice: anyToken, does })
const actions = fc.array(action, { maxLength: 18 })
const choice: fc.Arbitrary<Choice> = fc.record({ label: anyText, value: fc.oneof(fc.string(), fc.boolean()), choice: anyToken, hint: anyText }, { requiredKeys: ['label', 'value', 'choice'] })
const source = fc.array(fc.record({ label: anyText, quote: anyText }), { maxLength: 3 })
const status = fc.constantFrom<Status>('not-a-match', 'ineligible', 'open', 'unsettled', 'unstated', 'eligible', 'derived')
const truth = fc.constantFrom<Truth>('met', 'unmet', 'unknown', 'unsettled')

const message = fc.record({
  kind: fc.constant('message' as const), text: anyText, tone: fc.constantFrom('plain' as const, 'note' as const, 'problem' as const), actions,
  link: fc.record({ label: anyText, href: fc.oneof(anyText, fc.constantFrom('/verdicts/abc', 'javascript:alert(1)', `/${'x'.repeat(1_200)}`)) }),
}, { requiredKeys: ['kind', 'text'] })

const question = fc.record({
  kind: fc.constant('question' as const), text: anyText, prompt: anyText, hint: anyText, topic: anyText, actions,
  type: fc.constantFrom('text' as const, 'choice' as const, 'choices' as const, 'date' as const, 'yes-no' as const, 'number' as const),
  choices: fc.array(choice, { maxLength: 30 }),
  ticks: fc.array(fc.tuple(choice, fc.boolean()).map(([one, ticked]) => ({ ...one, ticked })), { maxLength: 20 }),
  done: action, fill: anyToken, current: fc.oneof(anyText, fc.constant('2019-10-31'), fc.boolean()),
  number: fc.record({ min: fc.integer(), max: fc.integer(), unit: anyText }, { requiredKeys: [] }),
  progress: fc.record({ answered: fc.double(), leftAtMost: fc.double(), text: anyText }),
}, { requiredKeys: ['kind', 'text', 'prompt'] })

const reason = fc.record(
  { condition: fc.string(), result: truth, resultLabel: anyText, text: anyText, answer: anyText, remark: anyText, changes: fc.array(anyText, { maxLength: 4 }), source },
  { requiredKeys: ['condition', 'result', 'resultLabel', 'text', 'changes', 'source'] },
)
const statement = fc.array(fc.record({ text: anyText, source }), { maxLength: 3 })
const card = fc.record({
  award: fc.string({ minLength: 1 }), name: anyText, branch: anyText, status, statusLabel: anyText, headline: anyText,
  reasons: fc.array(reason, { maxLength: 6 }), notes: statement, evidence: statement, actions: fc.array(action, { maxLength: 2 }),
})
const verdict = fc.record({
  kind: fc.constant('verdict' as const), text: anyText, title: anyText, disclaimer: anyText, actions,
  awards: fc.array(fc.record({ id: fc.string(), status, missing: fc.constant<string[]>([]), conditions: fc.constant<AwardVerdict['conditions']>([]) }), { maxLength: 20 }),
  groups: fc.array(fc.record({ title: anyText, cards: fc.array(card, { maxLength: 9 }) }), { maxLength: 3 }),
})
const summary = fc.record({
  kind: fc.constant('summary' as const), text: anyText, title: anyText, actions,
  answers: fc.array(fc.record({ fact: fc.string(), question: anyText, answer: anyText, change: action }), { maxLength: 25 }),
})

/** What no turn says, and what the rendering must stand all the same. */
export const anyReplies: fc.Arbitrary<readonly Reply[]> = fc.array(fc.oneof(message, question, verdict, summary), { maxLength: 5 })

/** The tokens of everything that may be tapped. */
export function tokensOf(replies: readonly Reply[]): readonly string[] {
  return replies.flatMap((reply) => {
    const own = (reply.actions ?? []).map((one) => one.choice)
    switch (reply.kind) {
      case 'message':
        return own
      case 'question': {
        const ticks = reply.ticks ?? []
        const answers = ticks.length > 0 ? [...ticks, ...(reply.done ? [reply.done] : [])] : (reply.choices ?? [])
        return [...own, ...answers.map((one) => one.choice)]
      }
      case 'verdict':
        return [...own, ...reply.groups.flatMap((group) => group.cards.flatMap((one) => (one.actions ?? []).map((button) => button.choice)))]
      case 'summary':
        return [...own, ...reply.answers.map((answer) => answer.change.choice)]
    }
  })
}
