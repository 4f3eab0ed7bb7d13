import type { messagingApi } from '@line/bot-sdk'
import { describe, expect, test } from 'vitest'
import { renderLine } from '../../../../src/channels/line/render/index.ts'
import type { ImageReply, Reply } from '../../../../src/conversation/replies.ts'
import { loadVocabulary } from '../../../../src/conversation/words.ts'
import { FORM, IMAGE, LIST, NOTE } from '../../web/page/canned-replies.ts'
import { chipsOf, objectsIn, tokensIn, wordsIn } from './looking.ts'

const words = loadVocabulary().words('th', 2564)
const baseUrl = 'https://guide.example.go.th'
const render = (replies: readonly Reply[], options: { baseUrl?: string } = { baseUrl }): readonly messagingApi.Message[] =>
  renderLine(replies, { language: 'th', words, today: '2021-02-01', ...options })
const heroes = (messages: readonly messagingApi.Message[]) => [...objectsIn(messages)].filter((part) => part['type'] === 'image')

describe('a list', () => {
  test('shows each thing with its status in words and a colour, its lines, its place and its buttons', () => {
    const messages = render([LIST])
    const told = wordsIn(messages)
    for (const { title, lines, status } of LIST.items) for (const part of [title, ...lines, status?.label ?? '']) expect(told).toContain(part)
    expect(told).toContain('หน้า 2 จาก 3')
    expect([...tokensIn(messages)]).toEqual(expect.arrayContaining(['edit-1', 'withdraw-1', 'submit-2', 'page-1', 'page-3']))
    expect(chipsOf(messages)).toEqual(['หน้าก่อน', 'หน้าถัดไป'])
    const colours = new Set([...objectsIn(messages)].filter((part) => LIST.items.some(({ status }) => String(part['text']).endsWith(` ${status?.label}`))).map((part) => part['color']))
    expect(colours.size).toBe(4)
  })

  test('tells in the chat which thing a button was about', () => {
    const taps = [...objectsIn(render([LIST]))].filter((part) => part['data'] === 'edit-1')
    expect(taps.map((tap) => tap['displayText'])).toContain('แก้ไข: คลินิกแก้หนี้ใกล้บ้าน')
  })

  test('of nothing says what the reply says', () => {
    expect(wordsIn(render([{ ...LIST, items: [], text: `${LIST.title}\nไม่พบรายการ` }]))).toContain('ไม่พบรายการ')
  })
})

describe('a form', () => {
  test('asks for the present field as a question does, with what is filled in and what is wrong below', () => {
    const told = wordsIn(render([FORM]))
    expect(told).toContain(FORM.text)
    expect(told).toContain('อำเภอเมือง')
    expect(told).toContain('โปรดระบุเป็นตัวเลข')
    expect([...tokensIn(render([FORM]))]).toContain('cancel')
  })

  test('offers the choices of the present field, and names those of other fields by their labels', () => {
    const choices = [{ label: 'ใช่', value: 'yes', choice: 'c-1' }, { label: 'ไม่ใช่', value: 'no', choice: 'c-2' }]
    const fields = FORM.fields.map((field) => (field.id === 'award' ? { ...field, value: 'service-innovation' } : field))
    const messages = render([{ ...FORM, fields, text: 'ใช้แล้วหรือไม่\n• ใช่\n• ไม่ใช่', asks: { field: 'title', choices } }])
    // The text spells the choices out for channels without buttons.
    expect(wordsIn(messages)).not.toContain('•')
    expect([...tokensIn(messages)]).toEqual(expect.arrayContaining(['c-1', 'c-2']))
    expect(wordsIn(messages)).toContain('นวัตกรรมบริการ')
    expect(wordsIn(messages)).not.toContain('service-innovation')
  })

  test('takes the remark before it into its bubble', () => {
    const { link: _, ...note } = NOTE as Reply & { link?: unknown }
    expect(render([note as Reply, FORM])).toHaveLength(1)
  })
})

describe('a picture', () => {
  test('stands above its words, and opens when it is tapped', () => {
    const messages = render([IMAGE])
    expect(heroes(messages)).toMatchObject([{ url: `${baseUrl}/files/chart`, aspectRatio: '800:400', action: { type: 'uri', uri: `${baseUrl}/files/chart` } }])
    expect(wordsIn(messages)).toContain('Effective Change 7')
  })

  test.each<[string, Partial<ImageReply>, { baseUrl?: string }]>([
    ['without an address of the service', {}, {}], ['without https', {}, { baseUrl: 'http://guide.example.go.th' }],
    ['from elsewhere', { href: 'https://example.org/x.png' }, { baseUrl }], ['too wide', { width: 1_025 }, { baseUrl }],
    ['too narrow', { width: 100, height: 301 }, { baseUrl }], ['without a size', { width: Number.NaN }, { baseUrl }],
  ])('%s is told in words alone', (_, change, options) => {
    const messages = render([{ ...IMAGE, ...change }], options)
    expect(heroes(messages)).toEqual([])
    expect(wordsIn(messages)).toContain('Effective Change 7')
    expect([...tokensIn(messages)]).toContain('export')
  })
})
