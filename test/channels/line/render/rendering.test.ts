import { describe, expect, test } from 'vitest'
import { renderLine } from '../../../../src/channels/line/render/index.ts'
import type { MessageReply, QuestionReply, Reply } from '../../../../src/conversation/replies.ts'
import { openGovernance, round, Talk, vocabulary } from '../../../dialogs/talk.ts'
import { walk } from '../../../dialogs/walk.ts'
import { chipsOf, objectsIn, tokensIn, wordsIn } from './looking.ts'
import { messagesSchema } from './message-schema.ts'
import { scenes, sentOf } from './scenes.ts'

const words = vocabulary.words('th', round)
const render = (...replies: readonly Reply[]): ReturnType<typeof renderLine> => renderLine(replies, { language: 'th', words, baseUrl: 'https://guide.example.go.th', today: '2021-02-01' })
const started = (): Talk => new Talk().hello()
const message = (text: string, more: Partial<MessageReply> = {}): MessageReply => ({ kind: 'message', text, ...more })
const actions = (count: number): NonNullable<MessageReply['actions']> => Array.from({ length: count }, (_, i) => ({ label: `ปุ่ม ${i + 1}`, choice: `d|first|1|other|${i}`, does: 'other' }))

describe('a walk', () => {
  test.each(['th', 'en'] as const)('is within the limits at every turn, with every answer whole in a bubble: %s', (language) => {
    const talk = new Talk({ language }).hello()
    for (let turns = 0; turns < 40 && talk.maybeQuestion; turns++) {
      const messages = sentOf(talk)
      expect(messagesSchema.safeParse(messages).error?.issues ?? []).toEqual([])
      for (const choice of talk.question.choices ?? []) expect(wordsIn(messages)).toContain(choice.label)
      talk.press('unknown')
    }
    expect(talk.verdict.groups.length).toBeGreaterThan(0)
    expect(messagesSchema.safeParse(sentOf(talk)).success).toBe(true)
  })
})

describe('a question', () => {
  test('reads as the question in a notification', () => {
    const talk = walk(started(), openGovernance, 'work.scope')
    const [only] = sentOf(talk)
    expect(only?.type === 'flex' && only.altText.startsWith(talk.question.prompt)).toBe(true)
  })

  test('a tapped answer reads in the chat as the answer', () => {
    const talk = walk(started(), openGovernance, 'participation.engaged')
    const [yes] = talk.question.choices ?? []
    expect([...objectsIn(sentOf(talk))]).toContainEqual(expect.objectContaining({ type: 'postback', data: yes?.choice, displayText: yes?.label }))
  })

  test('several answers are ticked one at a time, and taken by one button', () => {
    const talk = started()
    const tokens = tokensIn(sentOf(talk))
    for (const tick of talk.question.ticks ?? []) expect(tokens).toContain(tick.choice)
    expect(tokens).toContain(talk.question.done?.choice)
    // The plain choices would answer with one value alone.
    expect(tokens).not.toContain(talk.question.choices?.[0]?.choice)
  })

  test('a date comes from the calendar, up to today', () => {
    const talk = walk(started(), openGovernance, 'work.started-on')
    expect([...objectsIn(sentOf(talk))]).toContainEqual(expect.objectContaining({ type: 'datetimepicker', mode: 'date', data: talk.question.fill, max: '2021-02-01' }))
  })

  test('short answers stand below the message, before the other buttons', () => {
    const talk = walk(started(), openGovernance, 'participation.engaged')
    const labels = talk.question.choices?.map((choice) => choice.label) ?? []
    expect(chipsOf(sentOf(talk)).slice(0, 2)).toEqual(labels)
  })

  test('an answer whose label would be cut stands in the bubble alone', () => {
    const long = 'หน่วยงานของรัฐที่จัดตั้งขึ้นตามพระราชบัญญัติเฉพาะ'
    const question: QuestionReply = { kind: 'question', text: '', prompt: 'ประเภทใด', choices: [{ label: long, value: 'a', choice: 'a|first|1|kind|a' }, { label: 'กรม', value: 'b', choice: 'a|first|1|kind|b' }] }
    const messages = render(question)
    expect(wordsIn(messages)).toContain(long)
    expect(chipsOf(messages)).toEqual([])
  })

  test('a remark stands in the bubble of the question it leads to', () => {
    const question: QuestionReply = { kind: 'question', text: 'ต่อไป', prompt: 'ต่อไป' }
    const messages = render(message('รับทราบ', { tone: 'note' }), question)
    expect(messages).toHaveLength(1)
    expect(wordsIn(messages)).toMatch(/รับทราบ[^]*ต่อไป/)
  })

  test('thirty agencies are all there, on pages', () => {
    const choices = Array.from({ length: 30 }, (_, i) => ({ label: `องค์การบริหารส่วนตำบลหนองแวง แห่งที่ ${i + 1}`, value: `${i}`, choice: `a|first|1|agency|${i}` }))
    const messages = render({ kind: 'question', text: 'หน่วยงานใด', prompt: 'หน่วยงานใด', type: 'choice', choices })
    expect(choices.filter((choice) => !tokensIn(messages).has(choice.choice) || !wordsIn(messages).includes(choice.label))).toEqual([])
    expect(messages[0]?.type === 'flex' && messages[0].contents.type).toBe('carousel')
  })
})

describe('a verdict', () => {
  test('shows every award with its name, its status in words, and the way to its reasons', () => {
    const talk = walk(started(), { 'work.branches': ['service', 'participation', 'management'] })
    const cards = talk.verdict.groups.flatMap((group) => group.cards)
    const messages = sentOf(talk)
    expect(cards.length).toBeGreaterThan(12)
    expect(messages.length).toBeLessThanOrEqual(5)
    for (const card of cards) {
      expect(wordsIn(messages)).toContain(card.name)
      expect(wordsIn(messages)).toContain(card.statusLabel)
      expect(tokensIn(messages)).toContain(card.actions?.[0]?.choice)
    }
  })

  test('says that it is guidance, and the reason with its line of the source', () => {
    const talk = walk(started(), { ...openGovernance, 'participation.engaged': false })
    const reason = talk.verdict.groups.flatMap((group) => group.cards).find((card) => card.status === 'ineligible')?.reasons.find((one) => one.result === 'unmet')
    const read = wordsIn(sentOf(talk))
    expect(read).toContain(talk.verdict.disclaimer)
    expect(read).toContain(reason?.text)
    expect(read).toContain(reason?.source[0]?.label)
  })

  test('tells the lines that stand in its text alone', () => {
    const talk = walk(started(), openGovernance)
    expect(wordsIn(sentOf(talk))).toContain(words.say('chat:verdict.next'))
  })
})

test('a summary shows each answer with the button that changes it', () => {
  const talk = walk(started(), openGovernance).type('สรุปคำตอบ')
  const messages = sentOf(talk)
  for (const answer of talk.summary.answers) {
    expect(wordsIn(messages)).toContain(answer.answer)
    expect(tokensIn(messages)).toContain(answer.change.choice)
  }
})

describe('a message', () => {
  test('is plain text, which can be copied and forwarded', () => {
    expect(render(message('บรรทัดแรก\nบรรทัดที่สอง'))).toEqual([{ type: 'text', text: 'บรรทัดแรก\nบรรทัดที่สอง' }])
  })

  test('opens an address of the service', () => {
    const messages = render(message('พร้อมแล้ว', { link: { label: 'เปิดหน้าสำหรับพิมพ์', href: '/verdicts/abc' } }))
    expect([...objectsIn(messages)]).toContainEqual(expect.objectContaining({ type: 'uri', uri: 'https://guide.example.go.th/verdicts/abc' }))
  })

  test('an address that LINE does not open stays as text', () => {
    expect(wordsIn(render(message('พร้อมแล้ว', { link: { label: 'เปิด', href: 'javascript:alert(1)' } })))).toContain('javascript:alert(1)')
  })

  test('with a choice to make has its buttons in the bubble', () => {
    const messages = render(message('เริ่มใหม่ใช่ไหม', { actions: actions(2) }))
    expect(messages[0]?.type).toBe('flex')
    expect(tokensIn(messages).size).toBe(2)
  })

  test('with more buttons than stand below a message has them all in the bubble', () => {
    expect(tokensIn(render(message('รางวัลใด', { actions: actions(19) }))).size).toBe(19)
  })

  test('that is long is broken between its paragraphs, and nothing of it is lost', () => {
    const paragraphs = Array.from({ length: 40 }, (_, i) => `ข้อที่ ${i + 1} ${'หน่วยงานของรัฐ '.repeat(20).trim()}`)
    const messages = render(message(paragraphs.join('\n\n')))
    expect(messages.length).toBeGreaterThan(1)
    expect(messages.flatMap((one) => (one.type === 'text' ? one.text.split('\n\n') : []))).toEqual(paragraphs)
  })
})

test('a turn of more messages than there may be says everything in fewer', () => {
  const replies = Array.from({ length: 9 }, (_, i) => message(`ข้อความที่ ${i + 1}`))
  const question: QuestionReply = { kind: 'question', text: 'ข้อสุดท้าย', prompt: 'ข้อสุดท้าย' }
  for (const most of [1, 2, 5]) {
    const messages = renderLine([...replies, question], { language: 'th', words, most })
    expect(messages.length).toBeLessThanOrEqual(most)
    for (const said of [...replies.map((reply) => reply.text), 'ข้อสุดท้าย']) expect(wordsIn(messages)).toContain(said)
  }
})

test('a token that LINE cannot carry becomes what the person would type', () => {
  const question: QuestionReply = { kind: 'question', text: '', prompt: 'ใคร', choices: [{ label: 'กรมที่ดิน', value: 'x', choice: 'x'.repeat(301) }] }
  expect([...objectsIn(render(question))]).toContainEqual({ type: 'message', label: 'กรมที่ดิน', text: 'กรมที่ดิน' })
})

test.each(Object.keys(scenes))('scene %s is within the limits', (name) => {
  for (const line of scenes[name]?.().lines ?? []) if ('sent' in line) expect(messagesSchema.safeParse(line.sent).error?.issues ?? []).toEqual([])
})
