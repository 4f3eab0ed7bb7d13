import { renderTeams, type TeamsActivity } from '../../../../src/channels/teams/render/index.ts'
import type { FormReply, ImageReply, ListReply, Reply } from '../../../../src/conversation/replies.ts'
import { openGovernance, round, Talk, vocabulary } from '../../../dialogs/talk.ts'
import { mixed, walk } from '../../../dialogs/walk.ts'
import type { TeamsLine } from '../../../support/card-page.ts'

/** A moment of a real conversation, as the bot sends it. */
export interface Scene {
  readonly lines: readonly TeamsLine[]
  readonly width?: number
  readonly dark?: boolean
  /** Titles of buttons that are pressed before one looks. */
  readonly press?: readonly string[]
}

const today = '2021-02-01'
export const address = 'https://guide.example.go.th'

export function sent(replies: readonly Reply[], language: 'th' | 'en' = 'th', place: 'personal' | 'group' = 'personal'): readonly TeamsActivity[] {
  return renderTeams(replies, { language, words: vocabulary.words(language, round), today, baseUrl: address, place })
}

/** What Teams gets for the last turn of a talk. */
export const sentOf = (talk: Talk): readonly TeamsActivity[] => sent(talk.replies, talk.session.language)

const token = (id: string): string => `d|first|1|${id}|`

/** A page of the register with what can be done with each entry. */
export const register: ListReply = {
  kind: 'list', title: 'ทะเบียนผลงานที่ส่งสมัคร รอบปี พ.ศ. 2564', text: 'ทะเบียนผลงานที่ส่งสมัคร รอบปี พ.ศ. 2564', page: { number: 2, of: 5, total: 24 },
  items: [
    { title: 'ศูนย์บริการประชาชนเคลื่อนที่ระดับอำเภอ', lines: ['จังหวัดขอนแก่น นับในนามจังหวัดขอนแก่น', 'นวัตกรรมบริการ'], status: { label: 'ครบถ้วน', tone: 'good' }, actions: [{ label: 'แก้ไข', choice: token('edit1'), does: 'change' }, { label: 'ดูประวัติ', choice: token('audit1'), does: 'more' }] },
    { title: 'จัดการน้ำโดยชุมชนลุ่มน้ำชี', lines: ['สำนักงานชลประทานที่ 6 นับในนามกรมชลประทาน', 'สัมฤทธิผลประชาชนมีส่วนร่วม'], status: { label: 'รอชี้ขาด', tone: 'waiting' }, actions: [{ label: 'แก้ไข', choice: token('edit2'), does: 'change' }, { label: 'ดูประวัติ', choice: token('audit2'), does: 'more' }] },
    { title: 'ศูนย์บริการประชาชนเคลื่อนที่', lines: ['ที่ว่าการอำเภอพล นับในนามจังหวัดขอนแก่น', 'นวัตกรรมบริการ'], status: { label: 'ซ้ำ', tone: 'bad' }, actions: [{ label: 'แก้ไข', choice: token('edit3'), does: 'change' }, { label: 'ถอนผลงาน', choice: token('withdraw3'), does: 'delete', tone: 'danger' }] },
  ],
  actions: [{ label: 'หน้าก่อน', choice: token('page1'), does: 'more' }, { label: 'หน้าถัดไป', choice: token('page3'), does: 'more' }, { label: 'เพิ่มผลงาน', choice: token('add'), does: 'other', tone: 'primary' }],
}

/** Registering an entry, with one field that has to be put right. */
export const entryForm: FormReply = {
  kind: 'form', title: 'เพิ่มผลงานที่ส่งสมัคร', text: 'ชื่อผลงานคืออะไร', asks: { field: 'title' },
  fields: [
    { id: 'agency', label: 'หน่วยงาน', type: 'text', required: true, value: 'สำนักงานชลประทานที่ 6', hint: 'ชื่อทางการของหน่วยงาน' },
    { id: 'award', label: 'รางวัล', type: 'choice', required: true, choices: [{ label: 'นวัตกรรมบริการ', value: 'service-innovation' }, { label: 'พัฒนาการบริการ', value: 'service-improvement' }, { label: 'เปิดใจใกล้ชิดประชาชน', value: 'open-governance' }, { label: 'สัมฤทธิผลประชาชนมีส่วนร่วม', value: 'effective-change' }, { label: 'PMQA 4.0', value: 'pmqa-4.0' }] },
    { id: 'title', label: 'ชื่อผลงาน', type: 'long-text', required: true, hint: 'ตามที่ปรากฏในใบสมัคร' },
    { id: 'started', label: 'วันที่เริ่มดำเนินการ', type: 'date', required: false },
    { id: 'share', label: 'สัดส่วนที่ดำเนินการเอง', type: 'number', required: false, value: '170', problem: 'ระบุตัวเลขตั้งแต่ 0 ถึง 100' },
  ],
  submit: { label: 'บันทึก', choice: token('save'), does: 'done' },
  actions: [{ label: 'ยกเลิก', choice: token('cancel'), does: 'back' }],
}

/** A picture with what it shows in words. */
export const overview: ImageReply = {
  kind: 'image', title: 'ผลงานที่ส่งสมัครตามรางวัล', text: 'นวัตกรรมบริการ 12\nพัฒนาการบริการ 7\nเปิดใจใกล้ชิดประชาชน 5\nสัมฤทธิผลประชาชนมีส่วนร่วม 3\nPMQA 4.0 2', href: '/charts/awards.png', width: 800, height: 400,
  actions: [{ label: 'ดูทะเบียน', choice: token('list'), does: 'desk' }],
}

const started = (language: 'th' | 'en' = 'th'): Talk => new Talk({ language }).hello()
const without = (fact: string): Record<string, unknown> => Object.fromEntries(Object.entries(mixed).filter(([id]) => id !== fact))

/** The conversations that the documentation shows and the tests look at. */
export const scenes: Readonly<Record<string, () => Scene>> = {
  greeting: () => ({ lines: [{ sent: sentOf(started()) }] }),
  choice: () => ({ lines: [{ sent: sentOf(walk(started(), { ...openGovernance, 'applicant.name': undefined }, 'applicant.kind')) }] }),
  scope: () => ({ lines: [{ sent: sentOf(walk(started(), mixed, 'covid.route')) }], dark: true }),
  'yes-no': () => ({ lines: [{ sent: sentOf(walk(started(), openGovernance, 'participation.engaged')) }] }),
  date: () => ({ lines: [{ sent: sentOf(walk(started(), openGovernance, 'work.started-on')) }] }),
  number: () => ({ lines: [{ sent: sentOf(walk(started(), without('work.own-share-percent'), 'work.own-share-percent')) }] }),
  problem: () => ({ lines: [{ said: 'แล้วแต่หัวหน้า' }, { sent: sentOf(walk(started(), openGovernance, 'participation.engaged').type('แล้วแต่หัวหน้า')) }] }),
  verdict: () => ({ lines: [{ sent: sentOf(walk(started(), mixed)) }] }),
  'verdict-open': () => ({ lines: [{ sent: sentOf(walk(started(), openGovernance)) }], press: ['เหตุผลและข้ออ้างอิง'] }),
  'verdict-english': () => ({ lines: [{ sent: sentOf(walk(started('en'), mixed)) }], dark: true }),
  'verdict-phone': () => ({ lines: [{ sent: sentOf(walk(started(), openGovernance)) }], width: 360, press: ['เหตุผลและข้ออ้างอิง'] }),
  'why-not': () => ({ lines: [{ said: 'ทำไม Engaged Citizen' }, { sent: sentOf(walk(started(), mixed).type('ทำไม Engaged Citizen')) }] }),
  summary: () => ({ lines: [{ said: 'สรุปคำตอบ' }, { sent: sentOf(walk(started(), mixed).type('สรุปคำตอบ')) }] }),
  'several-english': () => ({ lines: [{ sent: sentOf(walk(started('en'), mixed, 'work.improvements')) }] }),
}
