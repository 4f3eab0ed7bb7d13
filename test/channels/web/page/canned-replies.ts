import type { Action, FactType, FormReply, ImageReply, ListReply, QuestionReply, Reply, VerdictCard, VerdictReply } from '../../../../src/conversation/replies.ts'

/** Replies of every kind and every fact type, with words as long as the real ones. */

const action = (label: string, does: Action['does']): Action => ({ label, choice: `token-${does}`, does })

const ACTIONS = [
  action('ย้อนกลับ', 'back'), action('ทำไมจึงถาม', 'why'), action('ไม่ทราบ', 'unknown'), action('ดูผลตอนนี้', 'verdict'),
]

const question = (type: FactType, prompt: string, more: Partial<QuestionReply> = {}): QuestionReply => ({
  kind: 'question', text: prompt, type, fact: `fact.${type}`, prompt, topic: 'เกี่ยวกับผลงาน',
  progress: { answered: 6, leftAtMost: 9, text: 'ตอบแล้ว 6 ข้อ เหลืออีกไม่เกิน 9 ข้อ' }, actions: ACTIONS, ...more,
})

const choices = (pairs: readonly (readonly [string | boolean, string, string?])[], of: string) =>
  pairs.map(([value, label, hint]) => ({ value, label, choice: `${of}-${value}`, ...(hint ? { hint } : {}) }))

export const GREETING: Reply = {
  kind: 'message', tone: 'plain',
  text: 'สวัสดีครับ ผมช่วยตรวจว่าผลงานของหน่วยงานท่านสมัครรางวัลเลิศรัฐ พ.ศ. 2564 รางวัลใดได้บ้าง\nทุกคำตอบแก้ไขได้ และคำแนะนำทุกข้ออ้างอิงเอกสารของสำนักงาน ก.พ.ร.',
}

export const QUESTIONS: Record<FactType, QuestionReply> = {
  choice: question('choice', 'ผลงานนี้เป็นผลงานในภาพรวมขององค์กร หรือเป็นโครงการหนึ่งของหน่วยงาน', {
    hint: 'หากดำเนินการเฉพาะบางกองหรือบางพื้นที่ ให้เลือกโครงการ',
    choices: choices([
      ['organisation', 'ภาพรวมขององค์กร', 'ดำเนินการทั้งหน่วยงาน มีผลต่อการบริการทุกจุด'],
      ['project', 'โครงการ หรือผลงานของหน่วยงานย่อย', 'เช่น สำนักงานจังหวัด กอง หรือศูนย์บริการแห่งหนึ่ง'],
    ], 'scope'),
  }),
  choices: question('choices', 'ผลงานนี้พัฒนาการบริการในลักษณะใดบ้าง', {
    hint: 'ดูจากสิ่งที่เปลี่ยนไปสำหรับผู้รับบริการ',
    choices: choices([
      ['law', 'แก้ไขกฎหมาย กฎ ระเบียบ ให้สะดวกขึ้น'], ['copies', 'ลดสำเนาเอกสารที่เรียกจากผู้รับบริการ'],
      ['fee', 'ลดค่าธรรมเนียม'], ['steps', 'ลดขั้นตอนการให้บริการ'], ['time', 'ลดระยะเวลาการให้บริการ', 'เทียบกับคู่มือสำหรับประชาชนฉบับเดิม'],
      ['e-service', 'ให้บริการผ่านระบบอิเล็กทรอนิกส์'],
    ], 'improvements'),
    current: ['steps'],
  }),
  date: question('date', 'เริ่มดำเนินการผลงานนี้เมื่อใด', { hint: 'ระบุเดือนและปีก็เพียงพอ' }),
  number: question('number', 'หน่วยงานดำเนินการเองร้อยละเท่าใดของผลงานทั้งหมด', {
    number: { min: 0, max: 100, unit: 'ร้อยละ', integer: true },
  }),
  text: question('text', 'ชื่อหน่วยงานของท่านคืออะไร', { hint: 'พิมพ์ชื่อเต็มหรือชื่อย่อก็ได้ เช่น กรมการปกครอง' }),
  'yes-no': question('yes-no', 'ผลงานนี้นำไปใช้จริงแล้วใช่หรือไม่', { choices: choices([[true, 'ใช่'], [false, 'ไม่ใช่']], 'in-use') }),
}

const source = (lines: string, quote: string) => [{ label: `เอกสารชี้แจง บรรทัด ${lines}`, quote }]

const card = (status: VerdictCard['status'], statusLabel: string, name: string, headline: string, more: Partial<VerdictCard> = {}): VerdictCard => ({
  award: status, name, branch: 'รางวัลบริการภาครัฐ', status, statusLabel, headline, reasons: [], notes: [], evidence: [], ...more,
})

const met = (text: string, answer: string) => ({
  condition: text, result: 'met' as const, resultLabel: 'ผ่าน', text, answer, changes: [],
  source: source('392–393', 'เป็นผลงานที่นำไปใช้แล้วจริงและ ดำเนินการต่อเนื่องจนถึงปัจจุบัน'),
})

export const VERDICT: VerdictReply = {
  kind: 'verdict',
  text: 'ผลการตรวจสอบ\nสมัครได้: ยกระดับการอำนวยความสะดวกในการให้บริการ\nคำแนะนำนี้มิใช่การพิจารณาของ ก.พ.ร.',
  title: 'ผลการตรวจสอบสิทธิสมัครรางวัลเลิศรัฐ พ.ศ. 2564',
  disclaimer: 'ผลนี้เป็นคำแนะนำเบื้องต้นจากคำตอบของท่าน มิใช่การพิจารณาของ ก.พ.ร. โปรดยืนยันกับสำนักงาน ก.พ.ร. ก่อนส่งใบสมัคร',
  awards: [],
  groups: [
    { title: 'สมัครได้', cards: [card('eligible', 'สมัครได้', 'ยกระดับการอำนวยความสะดวกในการให้บริการ (Most Improved Award)',
      'ผลงานของท่านผ่านเงื่อนไขที่เอกสารกำหนดครบทุกข้อ', {
        reasons: [met('เป็นผลงานในภาพรวมขององค์กร', 'ภาพรวมขององค์กร'), met('มีการปรับปรุงอย่างน้อยหนึ่งด้าน', 'ลดขั้นตอนการให้บริการ, ลดระยะเวลาการให้บริการ')],
        evidence: [
          { text: 'ข้อมูลเปรียบเทียบขั้นตอนและระยะเวลาก่อนและหลังการปรับปรุง', source: source('420–458', 'การลดขั้นตอนและระยะเวลาการให้บริการ') },
          { text: 'ผลสำรวจความพึงพอใจของผู้รับบริการ', source: source('399', 'มีผลลัพธ์ที่ตรวจสอบได้') },
        ],
        actions: [action('ดูหลักฐานที่ต้องเตรียม', 'evidence')],
      })] },
    { title: 'ต้องตอบเพิ่มเติม', cards: [card('open', 'ยังสรุปไม่ได้', 'ยกระดับบริการที่ตอบสนองต่อสถานการณ์โควิด 19',
      'ยังต้องทราบสัดส่วนที่หน่วยงานดำเนินการเอง', {
        reasons: [
          { condition: 'own-share', result: 'unknown', resultLabel: 'ยังไม่ทราบ', text: 'หน่วยงานดำเนินการเองไม่น้อยกว่าร้อยละ 70',
            changes: ['ตอบสัดส่วนที่ดำเนินการเอง ตั้งแต่ร้อยละ 70 ขึ้นไปจึงจะผ่าน'],
            source: source('385–386', 'หน่วยงานที่ส่งสมัครต้องเป็น ผู้ดำเนินการเองไม่น้อยกว่าร้อยละ 70') },
          met('นำไปใช้จริงและดำเนินการต่อเนื่อง', 'ใช่'), met('ผลลัพธ์ตรวจสอบได้', 'ใช่'),
        ],
      })] },
    { title: 'ต้องสอบถามสำนักงาน ก.พ.ร.', cards: [card('unsettled', 'เอกสารตีความได้หลายทาง', 'สัมฤทธิผลประชาชนมีส่วนร่วม (Effective Change)',
      'ผลงานของหน่วยงานเดียวกันมีพื้นที่ซ้ำกับผลงานที่ส่งแล้ว แต่ชื่อผลงานไม่ซ้ำ', {
        branch: 'การบริหารราชการแบบมีส่วนร่วม',
        reasons: [{ condition: 'no-duplicate', result: 'unsettled', resultLabel: 'ต้องสอบถาม', text: 'ไม่ซ้ำชื่อหรือพื้นที่กับผลงานอื่นของหน่วยงาน',
          answer: 'พื้นที่อำเภอเมืองน่าน', remark: 'อ่านแบบที่หนึ่ง: ซ้ำชื่อหรือพื้นที่อย่างใดอย่างหนึ่งก็ไม่ได้\nอ่านแบบที่สอง: ต้องซ้ำทั้งสองอย่างจึงจะไม่ได้',
          changes: ['เปลี่ยนพื้นที่ของผลงาน', 'ขอให้สำนักงาน ก.พ.ร. วินิจฉัย'],
          source: [{ label: 'เอกสารชี้แจง บรรทัด 663', quote: 'ไม่ซ้ำชื่อผลงาน/พื้นที่' }, { label: 'เอกสารชี้แจง บรรทัด 664', quote: 'กรณีมีหลายผลงาน' }] }],
        notes: [{ text: 'คำวินิจฉัยของสำนักงาน ก.พ.ร. จะทำให้ผลนี้ชัดเจน', source: [] }],
      })] },
    { title: 'สมัครไม่ได้', cards: [
      card('ineligible', 'สมัครไม่ได้', 'เปิดใจใกล้ชิดประชาชน (Open Governance)', 'สมัครได้ตั้งแต่วันที่ 15 ตุลาคม 2564 เพราะดำเนินการยังไม่ครบหนึ่งปี', {
        branch: 'การบริหารราชการแบบมีส่วนร่วม',
        reasons: [{ condition: 'one-year', result: 'unmet', resultLabel: 'ไม่ผ่าน', text: 'ดำเนินการมาแล้วไม่น้อยกว่า 1 ปี', answer: '15 ตุลาคม 2563',
          remark: 'ครบหนึ่งปีในวันที่ 15 ตุลาคม 2564', changes: ['รอให้ครบหนึ่งปี'], source: source('681', 'ดำเนินการมาแล้วไม่น้อยกว่า 1 ปี') }],
        actions: [action('ทำไมจึงสมัครไม่ได้', 'why-not')],
      }),
      card('ineligible', 'สมัครไม่ได้', 'เลื่องลือขยายผล (Participation Expanded)', 'ผลงานต้นแบบยังไม่เคยได้รับรางวัล', { branch: 'การบริหารราชการแบบมีส่วนร่วม' }),
    ] },
    { title: 'เอกสารไม่ระบุเงื่อนไข', cards: [card('unstated', 'เอกสารไม่ระบุเงื่อนไข', 'นวัตกรรมบริการ (Service Innovation)', 'เอกสารนี้กล่าวถึงชื่อรางวัล แต่ไม่ระบุเงื่อนไขเฉพาะ')] },
    { title: 'ไม่ตรงกับผลงาน', cards: [card('not-a-match', 'ไม่ตรงกับผลงาน', 'PMQA 4.0', 'ท่านไม่ได้เลือกด้านการบริหารจัดการภาครัฐ', { branch: 'คุณภาพการบริหารจัดการภาครัฐ' })] },
    { title: 'รางวัลที่ไม่ต้องสมัคร', cards: [card('derived', 'ไม่ต้องสมัคร', 'เลิศรัฐยอดเยี่ยม', 'พิจารณาจากผลรางวัลระดับดีเด่นครบทั้งสามสาขาในปีเดียวกัน', { branch: 'ทุกสาขา' })] },
  ],
  actions: [action('แก้คำตอบ', 'summary'), action('เริ่มใหม่', 'restart')],
}

export const SUMMARY: Reply = {
  kind: 'summary', text: 'คำตอบของท่าน', title: 'คำตอบของท่าน',
  answers: [
    { fact: 'applicant.name', question: 'ชื่อหน่วยงาน', answer: 'กรมการปกครอง', change: action('แก้ไข', 'change') },
    { fact: 'work.started-on', question: 'เริ่มดำเนินการผลงานนี้เมื่อใด', answer: 'ตุลาคม 2562', change: { ...action('แก้ไข', 'change'), choice: 'token-change-2' } },
    { fact: 'work.improvements', question: 'ผลงานนี้พัฒนาการบริการในลักษณะใดบ้าง', answer: 'ลดขั้นตอนการให้บริการ\nลดระยะเวลาการให้บริการ', change: { ...action('แก้ไข', 'change'), choice: 'token-change-3' } },
  ],
  actions: [action('ดูผล', 'verdict')],
}

export const NOTE: Reply = {
  kind: 'message', tone: 'note', text: 'บันทึกแล้ว: กรมการปกครอง นับเป็น กรม', link: { label: 'เปิดหน้าสำหรับพิมพ์', href: '/web/verdicts/abc' },
  actions: [action('แก้ไข', 'change')],
}

export const PROBLEM: Reply = { kind: 'message', tone: 'problem', text: 'ไม่พบวันที่ 31 กุมภาพันธ์ โปรดระบุใหม่' }

const tapped = (label: string, choice: string, does: Action['does'] = 'desk'): Action => ({ label, choice, does })

export const LIST: ListReply = {
  kind: 'list', title: 'ใบสมัครรอบ พ.ศ. 2564', text: 'ใบสมัครรอบ พ.ศ. 2564\n1. คลินิกแก้หนี้ใกล้บ้าน',
  items: [
    { title: 'คลินิกแก้หนี้ใกล้บ้าน', lines: ['จังหวัดขอนแก่น', 'ร้อยเรียงเครื่องมือสู้ความจน (Participatory Design)'], status: { label: 'ส่งสมัครแล้ว', tone: 'good' },
      actions: [{ ...tapped('แก้ไข', 'edit-1'), tone: 'primary' }, { ...tapped('ถอนใบสมัคร', 'withdraw-1'), tone: 'danger' }] },
    { title: 'ระบบจองคิวงานทะเบียนล่วงหน้าของสำนักงานที่ดินจังหวัดทุกแห่งทั่วประเทศ', lines: ['กรมที่ดิน'], status: { label: 'ร่าง', tone: 'waiting' }, actions: [tapped('ส่งสมัคร', 'submit-2')] },
    { title: 'ตลาดประชารัฐออนไลน์', lines: [], status: { label: 'ถอนแล้ว', tone: 'bad' } },
    { title: 'บันทึกการเปลี่ยนแปลง', lines: ['11 มกราคม 2564'], status: { label: 'ไม่มีผล', tone: 'plain' } },
  ],
  page: { number: 2, of: 3, total: 25 },
  actions: [tapped('หน้าก่อน', 'page-1'), tapped('หน้าถัดไป', 'page-3')],
}

export const FORM: FormReply = {
  kind: 'form', title: 'ลงทะเบียนใบสมัคร', text: 'ชื่อผลงานคืออะไร',
  fields: [
    { id: 'title', label: 'ชื่อผลงาน', type: 'text', required: true, hint: 'ตามที่จะปรากฏในประกาศ' },
    { id: 'award', label: 'รางวัล', type: 'choice', required: true, choices: [{ label: 'เปิดใจใกล้ชิดประชาชน (Open Governance)', value: 'open-governance' }, { label: 'นวัตกรรมบริการ', value: 'service-innovation' }] },
    { id: 'area', label: 'พื้นที่', type: 'long-text', required: false, value: 'อำเภอเมือง' },
    { id: 'share', label: 'ร้อยละที่ดำเนินการเอง', type: 'number', required: false, value: 'มาก', problem: 'โปรดระบุเป็นตัวเลข' },
    { id: 'day', label: 'วันที่ส่ง', type: 'date', required: false },
  ],
  asks: { field: 'title' }, submit: tapped('ตรวจสอบและลงทะเบียน', 'form-token'), actions: [tapped('ยกเลิก', 'cancel', 'other')],
}

export const IMAGE: ImageReply = {
  kind: 'image', title: 'จำนวนใบสมัครแต่ละรางวัล', text: 'Open Governance 12 ผลงาน\nEffective Change 7 ผลงาน', href: '/files/chart', width: 800, height: 400,
  actions: [tapped('ส่งออกเป็นไฟล์', 'export')],
}

/** One of each. */
export const EVERY_KIND: readonly Reply[] = [NOTE, PROBLEM, ...Object.values(QUESTIONS), SUMMARY, VERDICT, LIST, FORM, IMAGE]

/** The same reply with another text in each place that holds one. */
export function withTextsReplaced<T>(value: T, text: string): T {
  const keep = new Set(['kind', 'type', 'does', 'status', 'result', 'tone', 'fact', 'value', 'choice', 'href', 'id', 'field'])
  const walk = (at: unknown, key: string): unknown => {
    if (typeof at === 'string') return keep.has(key) ? at : text
    if (Array.isArray(at)) return at.map((one) => walk(one, key))
    if (at && typeof at === 'object') return Object.fromEntries(Object.entries(at).map(([name, one]) => [name, walk(one, name)]))
    return at
  }
  return walk(value, '') as T
}
