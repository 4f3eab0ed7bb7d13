import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { renderLine } from '../../../../src/channels/line/render/index.ts'
import type { QuestionReply, Reply } from '../../../../src/conversation/replies.ts'
import { round, vocabulary } from '../../../dialogs/talk.ts'
import { anyReplies, anyText, tokensOf } from './arbitrary-replies.ts'
import { tokensIn } from './looking.ts'
import { messagesSchema } from './message-schema.ts'

const language = fc.constantFrom('th' as const, 'en' as const)
const most = fc.constantFrom(1, 2, 3, 5, 9, 0, Number.NaN)

function render(replies: readonly Reply[], options: { language?: 'th' | 'en'; most?: number } = {}): ReturnType<typeof renderLine> {
  const { language: spoken = 'th' } = options
  return renderLine(replies, { ...options, language: spoken, words: vocabulary.words(spoken, round), baseUrl: 'https://guide.example.go.th', today: '2021-02-01' })
}

describe('whatever a turn says', () => {
  test('is messages within the limits of LINE, none with anything undefined', () => {
    fc.assert(fc.property(anyReplies, language, most, (replies, spoken, few) => {
      const messages = render(replies, { language: spoken, most: few })
      const parsed = messagesSchema.safeParse(messages)
      expect(parsed.error?.issues ?? []).toEqual([])
      expect(messages.length).toBeLessThanOrEqual(Math.min(Math.max(few || 1, 1), 5))
      expect(JSON.parse(JSON.stringify(messages))).toStrictEqual(messages)
    }), { numRuns: 200, interruptAfterTimeLimit: 20_000, endOnFailure: true })
  })

  test('keeps every button within reach', () => {
    fc.assert(fc.property(anyReplies, language, (replies, spoken) => {
      const reached = tokensIn(render(replies, { language: spoken }))
      expect(tokensOf(replies).filter((token) => !reached.has(token))).toEqual([])
    }), { numRuns: 200, interruptAfterTimeLimit: 20_000, endOnFailure: true })
  })

  test('offers each of very many choices', () => {
    fc.assert(fc.property(fc.array(anyText, { minLength: 14, maxLength: 150 }), fc.constantFrom(1, 5), (labels, few) => {
      const question: QuestionReply = { kind: 'question', type: 'choice', text: '', prompt: 'หน่วยงานใด', choices: labels.map((label, i) => ({ label, value: `${i}`, choice: `a|first|1|agency|${i}` })) }
      const reached = tokensIn(render([question], { most: few }))
      // One message holds fewer than five do.
      const expected = few === 5 ? labels.length : Math.min(labels.length, 40)
      expect(labels.slice(0, expected).filter((_, i) => !reached.has(`a|first|1|agency|${i}`))).toEqual([])
    }), { numRuns: 60, endOnFailure: true })
  })
})
