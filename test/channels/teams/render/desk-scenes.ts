import { answerGroupDesk } from '../../../../src/channels/teams/answer-group-desk.ts'
import { beginTeamsSession } from '../../../../src/channels/teams/teams-session.ts'
import type { Reply } from '../../../../src/conversation/replies.ts'
import { keptFile } from '../../../../src/registry/kept-files.ts'
import { directory, openOffice, round, rules, vocabulary, type DeskTalk, type Office } from '../../../dialogs/desk/desk-talk.ts'
import { knownRegistry } from '../../../dialogs/talk.ts'
import { address, sent, type Scene } from './scenes.ts'

/** What the pictures show of the coordinators' desk: the registry's own replies. */
export interface DeskScenes {
  readonly scenes: Readonly<Record<string, Scene>>
  /** The pictures of the service by their addresses, as data that a page draws without it. */
  readonly pictures: ReadonlyMap<string, string>
}

const works = [
  ['กรมที่ดิน', 'service-innovation', 'ค้นหาตำแหน่งรูปแปลงที่ดินผ่านโทรศัพท์มือถือ'], ['กรมชลประทาน', 'effective-change', 'จัดการน้ำโดยชุมชนลุ่มน้ำชี'],
  ['จังหวัดขอนแก่น', 'service-improvement', 'ศูนย์บริการประชาชนเคลื่อนที่ระดับอำเภอ'], ['กรมเจ้าท่า', 'data-integration', 'ใบอนุญาตเรือแบบเบ็ดเสร็จ'],
  ['กรมการขนส่งทางบก', 'service-improvement', 'จองคิวต่อภาษีรถล่วงหน้า'], ['กรมอนามัย', 'covid-response', 'ตรวจประเมินร้านอาหารในช่วงโควิด 19'],
  ['กรมการปกครอง', 'data-integration', 'ทะเบียนราษฎรพร้อมใช้ทุกหน่วยงาน'], ['กรมส่งเสริมการเกษตร', 'participation-expanded', 'แปลงใหญ่เรียนรู้ร่วมกัน'],
  ['กรมพัฒนาที่ดิน', 'open-governance', 'แผนที่ดินเปิดให้ประชาชนร่วมแก้ไข'],
] as const

/** The scenes of a coordinator's work. */
export async function deskScenes(): Promise<DeskScenes> {
  const office = await openOffice()
  try {
    for (const [agency, award, title] of works) await office.entered({ agency, award, title })
    const thai = await office.coordinator({ name: 'สมหญิง ใจดี' })
    const english = await office.coordinator({ name: 'Somying Jaidee', language: 'en' })
    const shown = async (said: string, talk: DeskTalk = thai): Promise<Scene> => sceneOf((await talk.say(said)).replies, talk, said)
    const scenes: Record<string, Scene> = {
      menu: await shown('เมนู'),
      list: await shown('รายการผลงาน'),
      'list-phone': { ...await shown('ค้นหา ที่ดิน'), width: 360, dark: true },
      check: await shown('เช็ค กรมชลประทาน open governance'),
      chart: await shown('ภาพรวม'),
      'chart-english': { ...await shown('overview', english), dark: true },
      doubts: await shown('ข้อที่ยังไม่ชี้ขาด'),
    }
    await thai.say('ลงทะเบียน กรมเจ้าท่า')
    await thai.send({ award: 'service-innovation', title: '', contact: 'สมชาย โทร. 02-123-4567' })
    scenes['form'] = sceneOf(thai.replies, thai)
    await thai.send({ title: 'ตรวจเรือออนไลน์' })
    scenes['confirm'] = sceneOf(thai.replies, thai)
    scenes['group'] = await inGroup(office)
    return { scenes, pictures: await picturesOf(office, scenes) }
  } finally {
    await office.close()
  }
}

/** A coordinator begins an entry where others look on. */
async function inGroup(office: Office): Promise<Scene> {
  const now = '2021-02-01T03:00:00.000Z'
  let ids = 0
  const world = { rules, registry: knownRegistry, directory, vocabulary, now, today: now.slice(0, 10), newId: () => `id${++ids}`, forget: () => undefined }
  const session = beginTeamsSession({ round, locale: 'th-TH', id: 'group', at: now })
  const turn = await office.desk((desk) => answerGroupDesk(session, { kind: 'text', text: 'ลงทะเบียน กรมเจ้าท่า นวัตกรรมบริการ' }, {
    world, desk: { ...desk, who: { ...desk.who, name: 'สมหญิง ใจดี' } }, privateChat: 'https://teams.microsoft.com/l/chat/0/0',
  }))
  return { lines: [{ said: '@ผู้ช่วยรางวัลเลิศรัฐ ลงทะเบียน กรมเจ้าท่า นวัตกรรมบริการ' }, { sent: sent(turn?.replies ?? [], 'th', 'group') }] }
}

function sceneOf(replies: readonly Reply[], talk: DeskTalk, said?: string): Scene {
  return { lines: [...(said === undefined ? [] : [{ said }]), { sent: sent(replies, talk.session.language) }] }
}

async function picturesOf({ database }: Office, scenes: Readonly<Record<string, Scene>>): Promise<ReadonlyMap<string, string>> {
  const pictures = new Map<string, string>()
  for (const [path, token = ''] of JSON.stringify(scenes).matchAll(/\/files\/([\w-]+)/g)) {
    const file = await keptFile(database.kysely, token, new Date(0))
    if (file !== undefined) pictures.set(`${address}${path}`, `data:${file.type};base64,${Buffer.from(file.bytes).toString('base64')}`)
  }
  return pictures
}
