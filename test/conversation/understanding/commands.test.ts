import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { findAward, recogniseCommand } from '../../../src/conversation/understanding/index.ts'
import { awards } from './awards-of-tests.ts'

const said: Readonly<Record<string, readonly string[]>> = {
  back: ['ย้อนกลับ', 'ย้อนกลับค่ะ', 'กลับไปข้อที่แล้ว', 'ขอย้อนกลับหน่อยครับ', 'ขอกลับไปข้อก่อนหน้าได้ไหมคะ', 'back', 'Go back please', 'previous question'],
  forward: ['เก็บผล', 'ส่งต่อผล', 'save the result'],
  skip: ['ข้าม', 'ขอข้ามข้อนี้', 'ต่อไป', 'next', 'Skip this question'],
  restart: ['เริ่มใหม่', 'ขอเริ่มใหม่ทั้งหมดครับ', 'restart', 'Start over'],
  summary: ['สรุป', 'ขอดูคำตอบของฉัน', 'สรุปคำตอบหน่อย', 'summary', 'show my answers'],
  why: ['ทำไม', 'ทำไมถามแบบนี้', 'ถามทำไม', 'ทำไมต้องถามคะ', 'why', 'Why do you ask?'],
  help: ['ช่วยด้วย', 'วิธีใช้', 'help', 'เมนู', 'ทำอะไรได้บ้าง', '?'],
  cancel: ['พักก่อนนะ', 'พักก่อนนะคะ', 'ยกเลิก', 'ยกเลิกครับ', 'cancel'],
  verdict: ['ดูผล', 'ขอดูผลหน่อยครับ', 'สมัครอะไรได้บ้าง', 'results', 'What can we apply for?'],
  resume: ['ทำต่อ', 'ทำต่อจากเดิม', 'resume', 'continue'],
  delete: ['ลบข้อมูลของฉัน', 'ขอลบข้อมูลทั้งหมด', 'ช่วยลบข้อมูลหน่อยค่ะ', 'delete my data'],
  hello: ['สวัสดี', 'สวัสดีครับ', 'สวัสดีค่ะ', 'hello', 'Hi!'],
  thanks: ['ขอบคุณ', 'ขอบคุณมากค่ะ', 'ขอบคุณครับ', 'thank you', 'Thanks'],
}

describe('commands', () => {
  test.each(Object.entries(said).flatMap(([does, texts]) => texts.map((text) => [text, does] as const)))('%s → %s', (text, does) => {
    expect(recogniseCommand(text, awards)).toEqual({ does })
  })

  test.each([
    ['ภาษาอังกฤษ', 'en'], ['English please', 'en'], ['ขอภาษาอังกฤษค่ะ', 'en'], ['switch to English', 'en'], ['เปลี่ยนเป็นภาษาอังกฤษ', 'en'], ['ภาษาไทย', 'th'], ['Thai please', 'th'], ['ขอเป็นภาษาไทยครับ', 'th'],
  ])('%s → language %s', (text, language) => {
    expect(recogniseCommand(text, awards)).toEqual({ does: 'language', language })
  })

  test.each([
    ['ขอเช็ค Open Governance', 'open-governance'], ['เช็กรางวัลเปิดใจใกล้ชิดประชาชน', 'open-governance'], ['check OG', 'open-governance'], ['ตรวจสอบ PMQA 4.0', 'pmqa-4.0'],
    ['สมัคร Effective Change ได้ไหมคะ', 'effective-change'], ['can we apply for Most Improved?', 'most-improved'], ['อยากสมัครโควิด', 'covid-response'], ['เช็ค PMQA หมวด 3', 'pmqa-category-3'],
    ['ขอเช็คสัมฤทธิ์ผลประชาชนมีส่วนร่วมครับ', 'effective-change'], ['ขอดู Effective Change', 'effective-change'], ['we want to apply for OG', 'open-governance'],
  ])('%s → check %s', (text, award) => {
    expect(recogniseCommand(text, awards)).toEqual({ does: 'check', award })
  })

  test.each([
    ['ทำไม open governance ไม่ได้', 'open-governance'], ['why not open governance', 'open-governance'], ['ทำไมสมัครโควิดไม่ได้คะ', 'covid-response'], ['ทำไมไม่ได้ effective change', 'effective-change'],
    ["Why can't we apply for Effective Change?", 'effective-change'], ['why is engaged citizen not eligible', 'engaged-citizen'], ['PMQA 4.0 ไม่ผ่านเพราะอะไร', 'pmqa-4.0'],
  ])('%s → why-not %s', (text, award) => {
    expect(recogniseCommand(text, awards)).toEqual({ does: 'why-not', award })
  })

  test.each([
    ['แก้ชื่อหน่วยงาน', 'ชื่อหน่วยงาน'], ['ขอแก้คำตอบเรื่องวันที่เริ่ม', 'วันที่เริ่ม'], ['แก้ไขคำตอบ', ''], ['เปลี่ยนคำตอบข้อ 3', 'ข้อ 3'], ['อยากแก้คำตอบข้อที่แล้ว', 'ข้อที่แล้ว'], ['แก้ชื่อหน่วยงานเป็นกรมที่ดิน', 'ชื่อหน่วยงานเป็นกรมที่ดิน'], ['ตอบผิดค่ะ', ''], ['ขอแก้ไขหน่อย', ''], ['ขอแก้วันที่เริ่มค่ะ', 'วันที่เริ่ม'],
    ['change the start date', 'start date'], ['I want to change my answer about the title', 'the title'], ['แก้ข้อที่แล้ว', 'ข้อที่แล้ว'], ['แก้หน่วยงาน', 'หน่วยงาน'],
    ['แก้ปีที่ได้รับรางวัล', 'ปีที่ได้รับรางวัล'], ['เปลี่ยนประเภทหน่วยงาน', 'ประเภทหน่วยงาน'], ['แก้ผู้ได้รับการเสนอชื่อ', 'ผู้ได้รับการเสนอชื่อ'], ['แก้ไขรางวัลของโครงการต้นแบบ', 'รางวัลของโครงการต้นแบบ'], ['แก้กรณีเสื่อมเสีย', 'กรณีเสื่อมเสีย'],
    ['เปลี่ยนลักษณะงานบริการ', 'ลักษณะงานบริการ'], ['ขอแก้เป้าหมายการมีส่วนร่วมค่ะ', 'เป้าหมายการมีส่วนร่วม'], ['แก้เรื่องของผลงาน', 'เรื่องของผลงาน'], ['แก้เรื่องพื้นที่ดำเนินการ', 'พื้นที่ดำเนินการ'],
  ])('%s → change %s', (text, rest) => {
    expect(recogniseCommand(text, awards)).toEqual({ does: 'change', rest })
  })

  test.each([
    ['หลักฐาน', undefined], ['ขอดูหลักฐาน', undefined], ['ต้องใช้เอกสารอะไรบ้างคะ', undefined], ['evidence', undefined], ['หลักฐานของ Open Governance', 'open-governance'], ['evidence for PMQA 4.0', 'pmqa-4.0'],
  ])('%s → evidence %s', (text, award) => {
    expect(recogniseCommand(text, awards)).toEqual(award === undefined ? { does: 'evidence' } : { does: 'evidence', award })
  })

  test.each([
    'ส่ง effective change', 'ยื่น OG', 'สมัคร effective change', 'จะส่ง effective change', 'เอ้ย เริ่มปี 63 ไม่ใช่ 62', 'ลืมไปว่าไม่ใช่ภารกิจหลัก', 'ไม่ใช่', 'ใช่', 'ครับ', 'ค่ะ', 'ได้', 'ไม่', 'มี', 'ไม่ทราบ', '1', 'ข้อ 2', '70%', 'ต.ค. 62', 'เลิกใช้แล้ว', 'หยุดไปแล้ว', 'ดำเนินการต่อเนื่อง', 'ไม่ทำแล้ว', 'ยกเลิกแล้ว', 'ยกเลิกค่าธรรมเนียม',
    'แก้กฎหมาย', 'แก้ไขกฎหมาย กฎ ระเบียบ', 'แก้กฎหมายและทำ e-service', 'เปลี่ยนแปลงชีวิตความเป็นอยู่', 'แก้จน', 'แก้ปัญหาความยากจน', 'ปรับปรุงบริการเดิม', 'Open Governance', 'PMQA 4.0', 'โควิด',
    'โครงการย้อนกลับไปหาธรรมชาติ', 'ศูนย์ช่วยเหลือประชาชน', 'โครงการเริ่มใหม่ไปด้วยกัน', 'สำนักงานภาษาไทย', 'กรมหม่อนไหม', 'Back to Healthy', 'แก้ไขปัญหาขยะ', 'เปลี่ยนขยะเป็นทอง', 'เปลี่ยนจังหวัดเป็นเมืองน่าอยู่', 'เปลี่ยนพื้นที่รกร้างเป็นสวนสาธารณะ', 'ปรับปรุงพื้นที่ริมคลอง', 'ลบรอยยิ้มไม่ได้', 'สวัสดีวันจันทร์ หมู่บ้านสุขใจ', 'โครงการสวัสดีค่ะ', 'ตรวจสอบได้',
    'ตรวจสอบโควิดเชิงรุกในชุมชนแออัดคลองเตย', 'ทำไมต้องแยกขยะ', 'ขอบคุณธรรมชาติ', 'เช็คระยะ', 'แก้ชื่อเสียงให้ชุมชน', 'ต่อไปนี้คือชุมชนเรา', 'help desk กรมที่ดิน', 'ลบคำสบประมาท', 'ผลไม้ปลอดภัย', '', '   ', '🙂',
  ])('%s is an answer, no command', (text) => {
    expect(recogniseCommand(text, awards)).toBeUndefined()
  })
})

const questionsOf = (['th', 'en'] as const).flatMap((language) => {
  const texts = JSON.parse(readFileSync(new URL(`../../../locales/${language}/rulebook-2564.json`, import.meta.url), 'utf8')) as { facts: Record<string, { readonly short: string }> }
  return Object.values(texts.facts).map(({ short }) => [language, short] as const)
})

test.each(questionsOf)('what is asked can be changed by its short name, %s: %s', (language, short) => {
  expect(recogniseCommand(`${language === 'th' ? 'แก้' : 'change '}${short}`, awards)).toMatchObject({ does: 'change' })
})

describe('awards named in a text', () => {
  test.each([
    ['Open Governance', ['open-governance']], ['OG', ['open-governance']], ['og ได้ไหม', ['open-governance']], ['catalog', []], ['ขอเช็คเปิดใจใกล้ชิดประชาชน', ['open-governance']], ['สัมฤทธิ์ผล', ['effective-change']],
    ['สัมฤทธิผลประชาชนมีส่วนร่วม', ['effective-change']], ['สัมฤทธิ์ผลประชาชนมีส่วนร่วม', ['effective-change']], ['PMQA หมวด 3', ['pmqa-category-3']], ['pmqa 4.0', ['pmqa-4.0']], ['PMQA4.0', ['pmqa-4.0']],
    ['pmqa หมวด ๔', ['pmqa-category-4']], ['PMQA 4', ['pmqa-category-4', 'pmqa-4.0']], ['หมวด 3 และ 5', ['pmqa-category-3', 'pmqa-category-5']], ['PMQA ดีเด่น', ['pmqa-excellence']], ['โควิด', ['covid-response']],
    ['covid-19', ['covid-response']], ['Open Governance กับ Effective Change', ['open-governance', 'effective-change']], ['open govenance', ['open-governance']], ['อะไรก็ได้', []], ['', []],
    ['เลื่องลือขยายผล', ['participation-expanded']], ['ร่วมใจแก้จน', ['antipoverty']], ['นวัตกรรมบริการ', ['service-innovation']], ['เลิศรัฐยอดเยี่ยม', ['grand-excellence']],
    ['PMQA', awards.filter(({ id }) => id.startsWith('pmqa')).map(({ id }) => id)],
  ])('%s → %j', (text, ids) => {
    expect(findAward(text, awards)).toEqual(ids)
  })
})
