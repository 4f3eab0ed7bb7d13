import type { messagingApi } from '@line/bot-sdk'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fit } from '../../../../src/channels/line/render/fit.ts'
import { clean, cut, graphemesIn, split } from '../../../../src/channels/graphemes.ts'
import { round, vocabulary } from '../../../dialogs/talk.ts'
import { anyText } from './arbitrary-replies.ts'
import { messagesSchema } from './message-schema.ts'

const words = vocabulary.words('th', round)
const family = '\u{1F468}\u200D\u{1F469}\u200D\u{1F467}'

describe('the last check', () => {
  const body = (contents: messagingApi.FlexComponent[]): messagingApi.FlexBox => ({ type: 'box', layout: 'vertical', contents })
  const bubble = (contents: messagingApi.FlexComponent[]): messagingApi.FlexBubble => ({ type: 'bubble', size: 'mega', body: body(contents) })
  const flex = (contents: messagingApi.FlexContainer): messagingApi.Message => ({ type: 'flex', altText: 'ก'.repeat(2_000), contents })
  const long = (count: number): messagingApi.FlexComponent[] => Array.from({ length: count }, () => ({ type: 'text', text: 'ข้อความยาว '.repeat(400), wrap: true }))
  const chips = (count: number): messagingApi.QuickReply => ({
    items: Array.from({ length: count }, (_, i) => ({ type: 'action', action: { type: 'postback', label: `ป้ายชื่อที่ยาวเกินกว่ายี่สิบตัวอักษรแน่นอน ${i}`, data: `${i}`, displayText: 'x'.repeat(400) } })),
  })

  test.each<[string, readonly messagingApi.Message[]]>([
    ['a text over 5,000', [{ type: 'text', text: `${family}ก`.repeat(2_000) }]],
    ['an empty text', [{ type: 'text', text: ' \u200B\n' }]],
    ['a bubble over 30 KB', [flex(bubble(long(12)))]],
    ['a carousel over 50 KB', [flex({ type: 'carousel', contents: Array.from({ length: 6 }, () => bubble(long(4))) })]],
    ['more than twelve bubbles', [flex({ type: 'carousel', contents: Array.from({ length: 20 }, () => bubble([{ type: 'text', text: 'ก' }])) })]],
    ['a box with nothing to see', [flex(bubble([{ type: 'text', text: '' }, body([{ type: 'text', text: '\u2066' }])]))]],
    ['quick replies of every message, too many and too long', [{ type: 'text', text: 'ก', quickReply: chips(3) }, { type: 'text', text: 'ข', quickReply: chips(30) }]],
    ['more than five messages', Array.from({ length: 8 }, () => ({ type: 'text', text: 'ก' }))],
    ['a token over 300', [flex(bubble([body([{ type: 'text', text: 'ก' }]), { ...body([{ type: 'text', text: 'ก' }]), action: { type: 'postback', label: 'ก', data: 'x'.repeat(301), displayText: 'ก' } }]))]],
  ])('brings %s within the limits', (_, messages) => {
    expect(messagesSchema.safeParse(messages).success).toBe(false)
    expect(messagesSchema.safeParse(fit(messages, 5, words)).error?.issues ?? []).toEqual([])
  })

  test('leaves what is within them as it is', () => {
    const messages: messagingApi.Message[] = [{ type: 'text', text: 'สวัสดี' }, { type: 'flex', altText: 'ผล', contents: bubble([{ type: 'text', text: 'ผล', wrap: true }]) }]
    expect(fit(messages, 5, words)).toEqual(messages)
  })
})

describe('cutting', () => {
  test('never splits what a person sees as one character', () => {
    expect(cut(family.repeat(5), { graphemes: 3 })).toBe(`${family}${family}…`)
    expect(cut('ที่ที่ที่', { graphemes: 2 })).toBe('ที่…')
  })

  test('is within both limits and well formed, and leaves short texts alone', () => {
    fc.assert(fc.property(anyText, fc.integer({ min: 2, max: 60 }), fc.integer({ min: 4, max: 300 }), (text, graphemes, units) => {
      const shown = clean(text)
      const short = cut(shown, { graphemes, units })
      expect(short.length).toBeLessThanOrEqual(units)
      expect(graphemesIn(short)).toBeLessThanOrEqual(graphemes)
      expect(short.isWellFormed()).toBe(true)
      if (shown.length <= units && graphemesIn(shown) <= graphemes) expect(short).toBe(shown)
    }), { endOnFailure: true })
  })

  test('a split text has all its words, in parts of the right length', () => {
    fc.assert(fc.property(anyText, fc.integer({ min: 20, max: 500 }), (text, units) => {
      const shown = clean(text)
      const parts = split(shown, units)
      expect(parts.every((part) => part.length <= units && part.isWellFormed())).toBe(true)
      // Parts without anything to see are left out.
      const signs = (whole: string): string => whole.replaceAll(/[^\p{L}\p{N}\p{P}\p{S}]/gu, '')
      expect(signs(parts.join(''))).toBe(signs(shown))
    }), { endOnFailure: true })
  })
})
