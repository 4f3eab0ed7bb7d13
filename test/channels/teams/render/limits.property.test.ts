import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { limits, problemsOf, type TeamsActivity } from '../../../../src/channels/teams/render/index.ts'
import type { QuestionReply, Reply } from '../../../../src/conversation/replies.ts'
import { officialFindings } from '../../../support/official-cards.ts'
import { anyReplies, anyText, tokensOf } from './arbitrary-replies.ts'
import { cardIn, elementsOf, objectsIn, tokensIn } from './looking.ts'
import { sent } from './scenes.ts'

const language = fc.constantFrom('th' as const, 'en' as const)
const runs = { numRuns: 120, interruptAfterTimeLimit: 30_000, endOnFailure: true } as const
const bytes = (value: unknown): number => Math.max(Buffer.byteLength(JSON.stringify(value), 'utf16le'), Buffer.byteLength(JSON.stringify(value), 'utf8'))
const cardsIn = (activities: readonly TeamsActivity[]): readonly unknown[] => activities.map(cardIn).filter((card) => card !== undefined)

describe('whatever a turn says', () => {
  test('is activities that Teams takes, by our check and by the official library', () => {
    fc.assert(fc.property(anyReplies, language, (replies, spoken) => {
      const activities = sent(replies, spoken)
      expect(activities.length > 0).toBe(replies.length > 0)
      expect(activities.flatMap(problemsOf)).toEqual([])
      expect(Math.max(0, ...activities.map(bytes))).toBeLessThan(limits.payload)
      expect(cardsIn(activities).flatMap(officialFindings)).toEqual([])
      expect(JSON.parse(JSON.stringify(activities))).toStrictEqual(activities)
    }), runs)
  })

  test('keeps every button within reach', () => {
    fc.assert(fc.property(anyReplies, language, (replies, spoken) => {
      const reached = tokensIn(sent(replies, spoken))
      expect(tokensOf(replies).filter((token) => !reached.has(token))).toEqual([])
    }), runs)
  })

  test('opens addresses of the web alone, and only those that the bot gave', () => {
    fc.assert(fc.property(anyReplies, (replies) => {
      for (const one of objectsIn(sent(replies))) if (typeof one['url'] === 'string') expect(one['url']).toMatch(/^https?:\/\/(?!user@)/)
      const links = replies.filter((reply: Reply) => reply.kind === 'message' && reply.link !== undefined).length
      expect(elementsOf(sent(replies), 'Action.OpenUrl').length).toBeLessThanOrEqual(links)
    }), runs)
  })

  test('offers each of very many answers, each card with an input of its own', () => {
    fc.assert(fc.property(fc.array(anyText, { minLength: 4, maxLength: 150 }), (labels) => {
      const question: QuestionReply = { kind: 'question', type: 'choice', text: '', prompt: 'หน่วยงานใด', choices: labels.map((label, at) => ({ label, value: `${at}`, choice: `a|first|1|agency|${at}` })) }
      const activities = sent([question])
      const reached = tokensIn(activities)
      expect(labels.filter((_, at) => !reached.has(`a|first|1|agency|${at}`))).toEqual([])
      for (const activity of activities) expect(elementsOf([activity], 'Input.ChoiceSet').length).toBeLessThanOrEqual(1)
    }), { ...runs, numRuns: 40 })
  })
})
