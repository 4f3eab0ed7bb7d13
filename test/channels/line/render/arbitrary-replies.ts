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

const item = fc.record({
  title: anyText, lines: fc.array(anyText, { maxLength: 12 }),
  status: fc.record({ label: anyText, tone: fc.constantFrom('good' as const, 'bad' as const, 'waiting' as const, 'plain' as const) }),
  actions: fc.array(action, { maxLength: 6 }),
}, { requiredKeys: ['title', 'lines'] })
const list = fc.record({
  kind: fc.constant('list' as const), text: anyText, title: anyText, items: fc.array(item, { maxLength: 8 }), actions,
  page: fc.record({ number: fc.nat(), of: fc.nat(), total: fc.nat() }),
}, { requiredKeys: ['kind', 'text', 'title', 'items'] })
const fieldChoice = fc.record({ label: anyText, value: anyText })
const field = fc.record({
  id: fc.constantFrom('title', 'agency', 'area', 'award'), label: anyText, required: fc.boolean(), value: anyText, hint: anyText, problem: anyText,
  type: fc.constantFrom('text' as const, 'long-text' as const, 'choice' as const, 'number' as const, 'date' as const),
  choices: fc.array(fieldChoice, { maxLength: 12 }),
}, { requiredKeys: ['id', 'label', 'type', 'required'] })
const form = fc.record({
  kind: fc.constant('form' as const), text: anyText, title: anyText, fields: fc.array(field, { maxLength: 25 }), actions, submit: action,
  asks: fc.record({ field: fc.constantFrom('title', 'agency', 'none'), choices: fc.array(choice, { maxLength: 16 }) }, { requiredKeys: ['field'] }),
}, { requiredKeys: ['kind', 'text', 'title', 'fields', 'submit', 'asks'] })
const image = fc.record({
  kind: fc.constant('image' as const), text: anyText, title: anyText, actions,
  href: fc.oneof(anyText, fc.constantFrom('/files/abc', '//elsewhere.example/x.png', 'https://elsewhere.example/x.png', 'javascript:alert(1)', `/${'x'.repeat(2_100)}`)),
  width: fc.oneof(fc.integer(), fc.constantFrom(800, 1_024, Number.NaN, 0.5)), height: fc.oneof(fc.integer(), fc.constantFrom(600, 1_024, 3_000)),
}, { requiredKeys: ['kind', 'text', 'title', 'width', 'height'] })

/** What no turn says, and what the rendering must stand all the same. */
export const anyReplies: fc.Arbitrary<readonly Reply[]> = fc.array(fc.oneof(message, question, verdict, summary, list, form, image), { maxLength: 5 })

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
      case 'list':
        return [...own, ...reply.items.flatMap((one) => (one.actions ?? []).map((button) => button.choice))]
      case 'form':
        return [...own, ...(reply.asks.choices ?? []).map((one) => one.choice)]
      case 'image':
        return own
    }
  })
}
