import type { messagingApi } from '@line/bot-sdk'
import { renderLine } from '../../../../src/channels/line/render/index.ts'
import { openGovernance, round, Talk, vocabulary } from '../../../dialogs/talk.ts'
import { mixed, walk } from '../../../dialogs/walk.ts'
import { FORM, IMAGE, LIST } from '../../web/page/canned-replies.ts'
import type { Reply } from '../../../../src/conversation/replies.ts'
import type { ChatLine } from '../../../support/flex-page.ts'

/** A moment of a real conversation, as the bot sends it. */
export interface Scene {
  readonly lines: readonly ChatLine[]
  readonly width?: number
  readonly dark?: boolean
}

/** What LINE gets for the last turn of a talk. */
export function sentOf(talk: Talk): readonly messagingApi.Message[] {
  const { language } = talk.session
  return renderLine(talk.replies, { language, words: vocabulary.words(language, round), today: talk.world.today, baseUrl: 'https://guide.example.go.th' })
}

/** What LINE gets for replies of a coordinator's desk. */
const deskSent = (replies: readonly Reply[], language: 'th' | 'en' = 'th'): readonly messagingApi.Message[] =>
  renderLine(replies, { language, words: vocabulary.words(language, round), today: '2021-02-01', baseUrl: 'https://guide.example.go.th' })

const formOf = (award: string): Reply => ({
  ...FORM, text: 'รางวัลใด', asks: { field: 'award', choices: (FORM.fields[1]?.choices ?? []).map((choice, at) => ({ ...choice, choice: `award-${at}` })) },
  fields: FORM.fields.map((field) => (field.id === 'title' ? { ...field, value: award } : field)),
})

/** The cards of the last message from this one on. */
function swiped(sent: readonly messagingApi.Message[], from: number): readonly messagingApi.Message[] {
  const last = sent.at(-1)
  if (last?.type !== 'flex' || last.contents.type !== 'carousel') throw new Error('no cards')
  return [{ ...last, contents: { ...last.contents, contents: last.contents.contents.slice(from) } }]
}

const started = (language: 'th' | 'en' = 'th'): Talk => new Talk({ language }).hello()

/** The conversations that the documentation shows and the tests look at. */
export const scenes: Readonly<Record<string, () => Scene>> = {
  greeting: () => ({ lines: [{ sent: sentOf(started()) }] }),
  ticks: () => {
    const talk = started()
    const first = talk.question.ticks?.[1]
    talk.tap(first?.choice ?? '')
    return { lines: [{ said: `☑ ${first?.label ?? ''}` }, { sent: sentOf(talk) }], dark: true }
  },
  choice: () => ({ lines: [{ sent: sentOf(walk(started(), { ...openGovernance, 'applicant.name': undefined }, 'applicant.kind')) }] }),
  date: () => ({ lines: [{ sent: sentOf(walk(started(), openGovernance, 'work.started-on')) }] }),
  verdict: () => ({ lines: [{ sent: sentOf(walk(started(), mixed)) }] }),
  awards: () => ({ lines: [{ sent: swiped(sentOf(walk(started(), mixed)), 2) }], width: 1250 }),
  problem: () => ({ lines: [{ said: 'แล้วแต่หัวหน้า' }, { sent: sentOf(walk(started(), openGovernance, 'participation.engaged').type('แล้วแต่หัวหน้า')) }] }),
  summary: () => ({ lines: [{ said: 'สรุปคำตอบ' }, { sent: sentOf(walk(started(), mixed).type('สรุปคำตอบ')) }] }),
  'why-not': () => ({ lines: [{ said: 'ทำไม Engaged Citizen' }, { sent: sentOf(walk(started(), mixed).type('ทำไม Engaged Citizen')) }] }),
  list: () => ({ lines: [{ said: 'ดูใบสมัคร' }, { sent: deskSent([LIST]) }] }),
  form: () => ({ lines: [{ said: 'ลงทะเบียน' }, { sent: deskSent([formOf('คลินิกแก้หนี้ใกล้บ้าน')]) }] }),
  picture: () => ({ lines: [{ said: 'ภาพรวม' }, { sent: deskSent([IMAGE]) }] }),
  'yes-no-english': () => ({ lines: [{ sent: sentOf(walk(started('en'), openGovernance, 'participation.engaged')) }] }),
  'verdict-english': () => ({ lines: [{ sent: sentOf(walk(started('en'), openGovernance)) }] }),
}
