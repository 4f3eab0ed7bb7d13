import fc from 'fast-check'
import type { Action, FormReply, ImageReply, ListReply, Reply } from '../../../../src/conversation/replies.ts'
import { anyReplies as commonReplies, anyText as commonText, tokensOf as commonTokens } from '../../line/render/arbitrary-replies.ts'

const hostile = [
  '**หนา** _เอียง_ [กดที่นี่](https://evil.example/a)', '# หัวข้อ\n- ข้อหนึ่ง\n1. ข้อสอง', '<at>ทุกคน</at><script>alert(1)</script>', '{{DATE(2020-01-01T00:00:00Z,LONG)}} ${$root}',
  '"}]},{"type":"Action.OpenUrl","url":"https://evil.example"}', '![รูป](https://evil.example/x.png)', '\\*\\[', 'www.evil.example', '\u2060',
]
export const anyText = fc.oneof({ weight: 4, arbitrary: commonText }, { weight: 1, arbitrary: fc.constantFrom(...hostile) })
const anyToken = fc.string({ unit: 'grapheme-ascii', minLength: 1, maxLength: 300 })
const action: fc.Arbitrary<Action> = fc.record({
  label: anyText, choice: anyToken, does: fc.constantFrom<Action['does']>('more', 'change', 'delete', 'back', 'done', 'language', 'help', 'other'), tone: fc.constantFrom('primary' as const, 'danger' as const),
}, { requiredKeys: ['label', 'choice', 'does'] })
const actions = fc.array(action, { maxLength: 15 })

const list: fc.Arbitrary<ListReply> = fc.record({
  kind: fc.constant('list' as const), text: anyText, title: anyText, actions,
  page: fc.record({ number: fc.nat(), of: fc.nat(), total: fc.nat() }),
  items: fc.array(fc.record({
    title: anyText, lines: fc.array(anyText, { maxLength: 4 }), actions: fc.array(action, { maxLength: 8 }),
    status: fc.record({ label: anyText, tone: fc.constantFrom('good' as const, 'bad' as const, 'waiting' as const, 'plain' as const) }),
  }, { requiredKeys: ['title', 'lines'] }), { maxLength: 25 }),
}, { requiredKeys: ['kind', 'text', 'title', 'items'] })

const field: fc.Arbitrary<FormReply['fields'][number]> = fc.record({
  id: fc.string({ minLength: 1, maxLength: 20 }), label: anyText, type: fc.constantFrom('text' as const, 'long-text' as const, 'choice' as const, 'number' as const, 'date' as const), required: fc.boolean(),
  value: fc.oneof(anyText, fc.constantFrom('2020-02-31', '12', '1e999', '')), hint: anyText, problem: anyText,
  choices: fc.array(fc.record({ label: anyText, value: fc.string({ maxLength: 30 }) }), { maxLength: 20 }),
}, { requiredKeys: ['id', 'label', 'type', 'required'] })
const form: fc.Arbitrary<FormReply> = fc.record({
  kind: fc.constant('form' as const), text: anyText, title: anyText, fields: fc.array(field, { maxLength: 12 }), asks: fc.record({ field: fc.string() }), submit: action, actions,
}, { requiredKeys: ['kind', 'text', 'title', 'fields', 'asks', 'submit'] })

const image: fc.Arbitrary<ImageReply> = fc.record({
  kind: fc.constant('image' as const), text: anyText, title: anyText, width: fc.nat(), height: fc.nat(), actions,
  href: fc.oneof(anyText, fc.constantFrom('/charts/a.png', 'javascript:alert(1)', 'data:text/html,x', 'https://user@evil.example/', '//evil.example/x')),
}, { requiredKeys: ['kind', 'text', 'title', 'width', 'height'] })

/** What no turn says, and what the rendering must stand all the same. */
export const anyReplies: fc.Arbitrary<readonly Reply[]> = fc.oneof(commonReplies, fc.array(fc.oneof(list, form, image), { minLength: 1, maxLength: 3 }))

/** The tokens that have to be within reach. Boxes to tick go by their values instead. */
export function tokensOf(replies: readonly Reply[]): readonly string[] {
  return replies.flatMap((reply) => {
    const own = (reply.actions ?? []).map((one) => one.choice)
    switch (reply.kind) {
      case 'question':
        return (reply.ticks?.length ?? 0) > 0 || reply.type === 'choices' ? own : [...own, ...(reply.choices ?? []).map((one) => one.choice)]
      case 'list':
        return [...own, ...reply.items.flatMap((item) => (item.actions ?? []).map((one) => one.choice))]
      case 'form':
        return [...own, reply.submit.choice]
      case 'image':
        return own
      default:
        return commonTokens([reply])
    }
  })
}
