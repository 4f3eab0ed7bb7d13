import { describe, expect, test } from 'vitest'
import { problemsOf, type TeamsActivity } from '../../../../src/channels/teams/render/index.ts'
import { escaped } from '../../../../src/channels/teams/render/plain.ts'
import type { MessageReply, QuestionReply, VerdictReply } from '../../../../src/conversation/replies.ts'
import { openGovernance, Talk } from '../../../dialogs/talk.ts'
import { officialFindings } from '../../../support/official-cards.ts'
import { mixed, walk } from '../../../dialogs/walk.ts'
import { cardIn, elementsOf, tokensIn, wordsIn } from './looking.ts'
import { overview, register, scenes, sent, sentOf } from './scenes.ts'

const started = (): Talk => new Talk().hello()
const message = (text: string, more: Partial<MessageReply> = {}): MessageReply => ({ kind: 'message', text, ...more })

describe('every scene', () => {
  test.each(Object.keys(scenes))('%s is taken by our check and by the official library', (name) => {
    for (const line of scenes[name]?.().lines ?? []) {
      if (!('sent' in line)) continue
      expect(line.sent.flatMap(problemsOf)).toEqual([])
      expect(line.sent.map(cardIn).filter(Boolean).flatMap(officialFindings)).toEqual([])
    }
  })
})

describe('a question', () => {
  test('is one card, with the remark that leads to it', () => {
    const talk = walk(started(), openGovernance, 'participation.engaged').type('แล้วแต่หัวหน้า')
    const activities = sentOf(talk)
    expect(activities).toHaveLength(1)
    expect(wordsIn(activities)).toContain(talk.question.prompt)
  })

  test('reads as the question in a notification', () => {
    const talk = walk(started(), openGovernance, 'work.scope')
    expect(sentOf(talk)[0]?.summary.startsWith(talk.question.prompt)).toBe(true)
  })

  test('with one answer has round buttons, with many answers a list, and yes or no are buttons', () => {
    const [few] = elementsOf(sentOf(walk(started(), mixed, 'covid.route')), 'Input.ChoiceSet')
    expect(few).toMatchObject({ style: 'expanded', isRequired: true })
    const [many] = elementsOf(sentOf(walk(started(), { ...openGovernance, 'applicant.name': undefined }, 'applicant.kind')), 'Input.ChoiceSet')
    expect(many).toMatchObject({ style: 'compact' })
    expect(elementsOf(sentOf(walk(started(), openGovernance, 'participation.engaged')), 'Input.ChoiceSet')).toEqual([])
  })

  test('can be left open without filling anything in', () => {
    const talk = walk(started(), openGovernance, 'work.started-on')
    for (const action of talk.question.actions ?? []) {
      const button = elementsOf(sentOf(talk), 'Action.Execute').find((one) => (one['data'] as { token?: string }).token === action.choice)
      expect(button).toMatchObject({ associatedInputs: 'none', fallback: { type: 'Action.Submit', data: { token: action.choice } } })
    }
  })

  test('for a date ends at today, for a number at its bounds', () => {
    expect(elementsOf(sentOf(walk(started(), openGovernance, 'work.started-on')), 'Input.Date')).toMatchObject([{ max: '2021-02-01' }])
    expect(elementsOf(sentOf(walk(started(), { ...mixed, 'work.own-share-percent': undefined }, 'work.own-share-percent')), 'Input.Number')).toMatchObject([{ min: 0, max: 100 }])
  })

  test('shows the answer that stands', () => {
    const question: QuestionReply = { kind: 'question', type: 'choices', text: '', prompt: 'ใด', fill: 'a|x', choices: ['a', 'b', 'c'].map((value) => ({ label: value, value, choice: `a|${value}` })), current: ['a', 'c'] }
    expect(elementsOf(sent([question]), 'Input.ChoiceSet')).toMatchObject([{ isMultiSelect: true, value: 'a,c' }])
  })
})

describe('a verdict', () => {
  const statusesOf = (activity: TeamsActivity | undefined): string => wordsIn(activity ? [activity] : [])

  test('has every award with its status on the first card', () => {
    const talk = walk(started(), mixed)
    const [first] = sentOf(talk)
    for (const card of talk.verdict.groups.flatMap((group) => group.cards)) {
      expect(statusesOf(first)).toContain(card.name)
      expect(statusesOf(first)).toContain(card.statusLabel)
    }
    expect(statusesOf(first)).toContain(talk.verdict.disclaimer)
  })

  test('unfolds each reason with the line and the words of the source', () => {
    const talk = walk(started(), openGovernance)
    const activities = sentOf(talk)
    const reasons = talk.verdict.groups.flatMap((group) => group.cards).flatMap((card) => card.reasons)
    expect(reasons.length).toBeGreaterThan(3)
    for (const reason of reasons) for (const source of reason.source) expect(wordsIn(activities)).toMatch(new RegExp(`${source.label.replaceAll(/[()]/g, String.raw`\$&`)}.*${source.quote}`))
    const [toggle] = elementsOf(activities, 'Action.ToggleVisibility')
    const [id] = toggle?.['targetElements'] as string[]
    expect(elementsOf(activities, 'Container').find((one) => one['id'] === id)).toMatchObject({ isVisible: false })
  })

  test('of hundred times the words is still on cards, and says where to read on', () => {
    const talk = walk(started(), openGovernance)
    const long = (text: string): string => `${text} `.repeat(1_500)
    const verdict: VerdictReply = { ...talk.verdict, groups: talk.verdict.groups.map((group) => ({ ...group, cards: group.cards.map((card) => ({ ...card, reasons: card.reasons.map((reason) => ({ ...reason, result: 'unsettled', remark: long(reason.text) })) })) })) }
    const activities = sent([verdict])
    expect(activities.flatMap(problemsOf)).toEqual([])
    expect(activities.length).toBeGreaterThan(1)
    for (const reason of verdict.groups.flatMap((group) => group.cards).flatMap((card) => card.reasons)) expect(wordsIn(activities)).toContain(reason.text)
    expect(wordsIn(activities)).toContain('https://guide.example.go.th')
  })
})

test('a summary has each answer with the button that changes it', () => {
  const talk = walk(started(), openGovernance).type('สรุปคำตอบ')
  const activities = sentOf(talk)
  for (const answer of talk.summary.answers) {
    expect(wordsIn(activities)).toContain(answer.answer)
    expect(tokensIn(activities)).toContain(answer.change.choice)
  }
})

test('a list has its things, their status, and the way to other pages', () => {
  const activities = sent([register])
  for (const item of register.items) expect(wordsIn(activities)).toContain(item.title)
  for (const action of register.actions ?? []) expect(tokensIn(activities)).toContain(action.choice)
})

describe('a picture', () => {
  test('comes by address, with its words for whoever does not see it', () => {
    expect(elementsOf(sent([overview]), 'Image')).toMatchObject([{ url: 'https://guide.example.go.th/charts/awards.png', altText: expect.stringContaining('PMQA 4.0 2') }])
  })

  test('without an address is its words', () => {
    const { href: _, ...rest } = overview
    expect(wordsIn(sent([rest]))).toContain('PMQA 4.0 2')
  })
})

describe('a message', () => {
  test('is plain text', () => {
    expect(sent([message('**บรรทัดแรก**\nบรรทัดที่สอง')])).toEqual([{ type: 'message', text: '**บรรทัดแรก**\nบรรทัดที่สอง', textFormat: 'plain', summary: '**บรรทัดแรก** บรรทัดที่สอง' }])
  })

  test('opens an address of the service, and no other kind', () => {
    expect(elementsOf(sent([message('พร้อมแล้ว', { link: { label: 'เปิด', href: '/verdicts/abc' } })]), 'Action.OpenUrl')).toMatchObject([{ url: 'https://guide.example.go.th/verdicts/abc' }])
    expect(sent([message('พร้อมแล้ว', { link: { label: 'เปิด', href: 'javascript:alert(1)' } })])[0]?.text).toContain('javascript:alert(1)')
  })
})

describe('what people wrote', () => {
  test.each([
    ['**หนา**', String.raw`\*\*หนา\*\*`],
    ['[กด](https://evil.example)', '\\[กด\\](https:\u2060//evil.example)'],
    ['- ข้อ', String.raw`\- ข้อ`],
    ['1. ข้อ', String.raw`1\. ข้อ`],
    ['<b>', String.raw`\<b\>`],
    ['{{DATE(2020-01-01T00:00:00Z)}}', '{\u2060{DATE(2020-01-01T00:00:00Z)}}'],
  ])('%s is no Markdown', (written, shown) => {
    expect(escaped(written)).toBe(shown)
  })

  test('stands in texts that read no Markdown, or escaped', () => {
    const written = '[โบนัส](https://evil.example) **ด่วน**'
    const activities = sent([{ ...register, title: written, items: [{ title: written, lines: [written] }] }])
    for (const block of elementsOf(activities, 'TextBlock')) expect(block['text']).not.toContain('](https://')
    expect(elementsOf(activities, 'TextRun').map((one) => one['text'])).toContain(written)
  })
})
