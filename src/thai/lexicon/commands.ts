import { digits, either, many, maybe, row, word } from '../phrase.ts'
import type { Part, Phrase } from '../phrase.ts'

/** Whole messages that are commands, without spaces, polite words and softeners. Separated by `|`. */
export const commandPhrases = {
  back:
    'ย้อน|ย้อนกลับ|ย้อนกลับไป|ย้อนหลัง|กลับ|กลับไป|กลับไปข้อที่แล้ว|กลับข้อที่แล้ว|กลับไปข้อก่อน|กลับไปข้อก่อนหน้า|กลับไปก่อนหน้า|ย้อนกลับข้อที่แล้ว|ย้อนข้อที่แล้ว|ย้อนไปข้อที่แล้ว|ย้อนกลับไปข้อที่แล้ว|ย้อนกลับไปข้อก่อนหน้า|ย้อนไปข้อก่อน|ย้อนไปข้อก่อนหน้า|ย้อนไปข้อก่อนหน้านี้|ข้อก่อนหน้านี้|' +
    'ข้อที่แล้ว|ข้อก่อน|ข้อก่อนหน้า|คำถามก่อนหน้า|คำถามที่แล้ว|กลับไปคำถามก่อนหน้า|กลับไปคำถามที่แล้ว|ก่อนหน้า|ถอยกลับ|back|goback|back one|previous|previousquestion|undo|gobacktothepreviousquestion|lastquestion|onestepback|backtoprevious|backtotheprevious|backtothepreviousquestion|previousone',
  forward:
    'เก็บผล|บันทึกผล|ส่งต่อ|ส่งต่อผล|ส่งผลต่อ|ขอส่งต่อผล|แชร์ผล|พิมพ์ผล|ปริ้นผล|ขอพิมพ์ผล|ดาวน์โหลดผล|ขอลิงก์|ขอลิงก์ผล|เก็บผลไว้|save|saveresult|savetheresult|keepresult|keeptheresult|forwardresult|forwardtheresult|shareresult|sharetheresult|print|printresult|printtheresult',
  skip:
    'ข้าม|ข้ามข้อนี้|ข้ามไป|ข้ามไปก่อน|ข้ามข้อนี้ไปก่อน|ข้ามคำถามนี้|ถัดไป|ต่อไป|ข้อถัดไป|ข้อต่อไป|ไปข้อต่อไป|ไปข้อถัดไป|คำถามต่อไป|คำถามถัดไป|next|skip|skipthis|skipit|skipthisone|skipthisquestion|nextquestion|forward|goforward',
  restart:
    'เริ่มใหม่|เริ่มใหม่ทั้งหมด|เริ่มต้นใหม่|เริ่มต้นใหม่ทั้งหมด|เริ่มใหม่ตั้งแต่ต้น|ตั้งต้นใหม่|ทำใหม่ทั้งหมด|เริ่มอีกครั้ง|รีเซ็ต|ล้างคำตอบ|ล้างคำตอบทั้งหมด|restart|startover|startagain|reset|startafresh|beginagain|startfromthebeginning',
  summary:
    'สรุป|สรุปคำตอบ|สรุปคำตอบทั้งหมด|สรุปทั้งหมด|ดูสรุป|ดูคำตอบ|ดูคำตอบทั้งหมด|ดูคำตอบของฉัน|คำตอบของฉัน|คำตอบทั้งหมด|คำตอบที่ผ่านมา|ตอบอะไรไปแล้วบ้าง|ตอบอะไรไปบ้าง|สรุปสิ่งที่ตอบ|ทวนคำตอบ|ทบทวนคำตอบ|ดูข้อมูลที่กรอก|ดูข้อมูลของฉัน|ข้อมูลของฉัน|ดูข้อมูลฉัน|summary|mydata|showmydata|viewmydata|myanswers|showmyanswers|reviewanswers|showsummary|summarise|summarize|whatdidianswer|showanswers',
  why:
    'ทำไม|ทำไมถาม|ถามทำไม|ทำไมถามแบบนี้|ทำไมถึงถาม|ทำไมถึงถามแบบนี้|ทำไมต้องถาม|ทำไมต้องถามแบบนี้|ทำไมถามข้อนี้|ทำไมต้องถามข้อนี้|ทำไมถึงถามข้อนี้|ทำไมต้องตอบ|ทำไมถามเรื่องนี้|ทำไมต้องถามเรื่องนี้|ถามไปทำไม|ถามแบบนี้ทำไม|ถามเพราะอะไร|เพราะอะไร|เพราะเหตุใด|เหตุใดจึงถาม|จะรู้ไปทำไม|' +
    'ถามเพื่ออะไร|why|whydoyouask|whyareyouasking|whyask|whydoyouaskthis|whythisquestion|whyareyouaskingthis|whydoyouneedthis|whydoyouneedtoknow',
  help:
    'ช่วยด้วย|ช่วยหน่อย|ช่วยเหลือ|ความช่วยเหลือ|วิธีใช้|วิธีใช้งาน|ใช้ยังไง|ใช้อย่างไร|ใช้งานยังไง|ใช้งานอย่างไร|คำสั่ง|คำสั่งทั้งหมด|เมนู|ทำอะไรได้บ้าง|คุณทำอะไรได้บ้าง|บอททำอะไรได้บ้าง|ช่วยอะไรได้บ้าง|คู่มือ|help|helpme|menu|commands|howtouse|whatcanyoudo|howdoesthiswork|?',
  cancel: 'พัก|พักก่อน|พักก่อนนะ|ขอพักก่อนนะ|พักแป๊บ|พักแป๊บนึง|ขอพักแป๊บ|ขอพัก|ขอพักก่อน|พักไว้ก่อน|พักไว้|หยุดก่อน|หยุดพัก|หยุดไว้ก่อน|ไว้ทำต่อวันหลัง|pause|takeabreak|stop|ยกเลิก|ยกเลิกการแก้ไข|ยกเลิกการสนทนา|จบการสนทนา|ออกจากการสนทนา|เลิกคุย|หยุดคุย|ไม่แก้แล้ว|ไม่เอาแล้ว|ออก|cancel|quit|exit|abort|nevermind|endchat',
  verdict:
    'ผล|ดูผล|ดูผลลัพธ์|สรุปผล|ผลสรุป|ผลการประเมิน|ผลประเมิน|ผลการตรวจสอบ|ผลเป็นอย่างไร|ผลเป็นยังไง|ผลเป็นไง|ผลเป็นยังไงบ้าง|ผลเป็นอย่างไรบ้าง|หน่วยงานเราสมัครรางวัลไหนได้บ้าง|หน่วยงานเราสมัครอะไรได้บ้าง|สมัครรางวัลไหนได้บ้าง|สมัครได้อะไรบ้าง|ผลตอนนี้|ดูผลตอนนี้|สมัครอะไรได้บ้าง|สมัครรางวัลอะไรได้บ้าง|สมัครได้กี่รางวัล|ได้รางวัลอะไรบ้าง|มีสิทธิ์อะไรบ้าง|สมัครได้ไหม|ดูสิทธิ์|ดูรางวัลที่สมัครได้|รางวัลที่สมัครได้|' +
    'result|results|theresult|verdict|showresult|showresults|showverdict|whatcanweapplyfor|whatcaniapplyfor|whichawardscanweapplyfor|whichawards|whatawardscanweapplyfor|whatawardscaniapplyfor|whichawardscaniapplyfor|showtheresult|showtheresults|eligibility',
  resume: 'ต่อ|ทำต่อ|ตอบต่อ|คุยต่อ|ทำต่อจากเดิม|ทำต่อจากที่ค้างไว้|ทำต่อจากครั้งที่แล้ว|ต่อจากเดิม|ต่อจากครั้งที่แล้ว|ต่อจากที่ค้างไว้|ต่อจากที่ค้าง|กลับไปทำต่อ|กลับมาทำต่อ|resume|continue|carryon|continuewhereileftoff|pickupwhereileftoff',
  delete:
    'ลบข้อมูล|ลบข้อมูลของฉัน|ลบข้อมูลฉัน|ลบข้อมูลผม|ลบข้อมูลของผม|ลบข้อมูลของดิฉัน|ลบข้อมูลของเรา|ลบข้อมูลส่วนตัว|ลบข้อมูลส่วนบุคคล|ลบข้อมูลทั้งหมด|ลบข้อมูลทั้งหมดของฉัน|ลบข้อมูลของฉันทั้งหมด|ลบทั้งหมด|ลบประวัติ|ลบประวัติการสนทนา|ลบการสนทนา|ลบคำตอบทั้งหมด|' +
    'deletemydata|deletedata|deleteallmydata|deletemyinformation|deletemyanswers|deleteeverything|erasemydata|forgetme|removemydata|deleteme|deleteall',
  hello: 'สวัสดี|หวัดดี|ดีจ้า|ดีครับ|ดีค่ะ|สวัสดีตอนเช้า|สวัสดีตอนบ่าย|สวัสดีทุกท่าน|อรุณสวัสดิ์|ฮัลโหล|เริ่มตรวจสอบ|เริ่มตรวจสอบสิทธิ์|ตรวจสอบสิทธิ์|เช็คสิทธิ์|เช็กสิทธิ์|ตรวจสิทธิ์|เริ่มเช็คสิทธิ์|เริ่มเช็กสิทธิ์|hello|hi|hey|hithere|hellothere|goodmorning|goodafternoon|goodevening|start|starttheguidedcheck|startthecheck|startcheck|checkeligibility|checkoureligibility|checkawards|sawasdee|sawatdee',
  ask:
    'ถามคำถาม|ขอถาม|ขอถามคำถาม|มีคำถาม|มีคำถามอื่น|ถาม|สอบถาม|ขอสอบถาม|สอบถามเพิ่มเติม|อยากถาม|askaquestion|ask|ihaveaquestion|question|questions|haveaquestion|askquestion',
  deadlines:
    'กำหนดการ|ดูกำหนดการ|กำหนดการรับสมัคร|กำหนดการสมัคร|วันสำคัญ|ปฏิทิน|กำหนดเวลา|กำหนดส่ง|กำหนดส่งผลงาน|วันรับสมัคร|วันเปิดรับสมัคร|วันปิดรับสมัคร|หมดเขตเมื่อไร|หมดเขตเมื่อไหร่|หมดเขตวันไหน|หมดเขตวันที่เท่าไร|รับสมัครถึงเมื่อไร|รับสมัครถึงเมื่อไหร่|รับสมัครถึงวันไหน|เปิดรับสมัครเมื่อไร|เปิดรับสมัครเมื่อไหร่|เปิดรับสมัครวันไหน|ปิดรับสมัครเมื่อไร|ปิดรับสมัครเมื่อไหร่|ปิดรับสมัครวันไหน|ส่งได้ถึงเมื่อไร|ส่งได้ถึงเมื่อไหร่|ส่งได้ถึงวันไหน|ส่งผลงานได้ถึงเมื่อไร|ส่งผลงานได้ถึงเมื่อไหร่|สมัครได้ถึงเมื่อไร|สมัครได้ถึงเมื่อไหร่|สมัครได้ถึงวันไหน|ส่งเมื่อไร|ส่งเมื่อไหร่|สมัครเมื่อไร|สมัครเมื่อไหร่|ประกาศผลเมื่อไร|ประกาศผลเมื่อไหร่|ประกาศผลวันไหน|' +
    'deadline|deadlines|dates|importantdates|keydates|schedule|timeline|calendar|showdeadlines|showdates|whatisthedeadline|whatarethedeadlines|whatsthedeadline|whenisthedeadline|whendoapplicationsclose|whendoapplicationsopen|whendoesitclose|whendoesitopen|closingdate|whataretheimportantdates|whenaretheresults',
  contact:
    'ติดต่อ|ติดต่อใคร|ติดต่อใครได้บ้าง|ติดต่อที่ไหน|ติดต่อได้ที่ไหน|ติดต่ออย่างไร|ติดต่อยังไง|ติดต่อสอบถาม|ติดต่อสอบถามที่ไหน|ติดต่อเจ้าหน้าที่|ช่องทางติดต่อ|ช่องทางการติดต่อ|ผู้ประสานงาน|เบอร์ติดต่อ|เบอร์โทร|เบอร์โทรติดต่อ|เบอร์โทรศัพท์|สอบถามใคร|สอบถามที่ไหน|สอบถามได้ที่ไหน|ถามใครได้บ้าง|คุยกับเจ้าหน้าที่|ขอคุยกับเจ้าหน้าที่|' +
    'contact|contactus|contacts|whomtoask|whotoask|whotocontact|whomtocontact|whocaniask|whocaniaskabout|whocanicontact|whodoicontact|whodoiask|phonenumber|email|talktoahuman|talktoaperson|howdoicontactyou',
  thanks: 'ขอบคุณ|ขอบคุณมาก|ขอบคุณมากๆ|ขอบคุณมาก ๆ|ขอบคุณที่ช่วย|ขอบใจ|ขอบใจมาก|ขอบคุณค่ะสวัสดี|ขอบคุณครับสวัสดี|ขอบพระคุณ|ขอบพระคุณมาก|ขอบคุณสำหรับข้อมูล|ขอบคุณสำหรับความช่วยเหลือ|thankyou|thanks|thx|thankyouverymuch|thankyousomuch|manythanks|thanksalot|ty|cheers',
} as const

export const languagePhrases = {
  en: 'ภาษาอังกฤษ|อังกฤษ|เปลี่ยนเป็นภาษาอังกฤษ|เปลี่ยนภาษาเป็นอังกฤษ|เปลี่ยนเป็นอังกฤษ|เปลี่ยนภาษาเป็นภาษาอังกฤษ|พูดภาษาอังกฤษ|ใช้ภาษาอังกฤษ|คุยภาษาอังกฤษ|เป็นภาษาอังกฤษ|อิงลิช|english|inenglish|englishlanguage|speakenglish|switchtoenglish|changetoenglish|changelanguagetoenglish|useenglish|en|doyouspeakenglish|englishversion',
  th: 'ภาษาไทย|ไทย|เปลี่ยนเป็นภาษาไทย|เปลี่ยนภาษาเป็นไทย|เปลี่ยนเป็นไทย|เปลี่ยนภาษาเป็นภาษาไทย|พูดภาษาไทย|ใช้ภาษาไทย|คุยภาษาไทย|พูดไทย|เป็นภาษาไทย|thai|inthai|thailanguage|speakthai|switchtothai|changetothai|changelanguagetothai|usethai|th|thaiversion',
} as const

/** Words that only ask nicely. */
export const softenersBefore = many(
  'ขออนุญาต|อยากจะ|อยาก|ต้องการจะ|ต้องการ|ขอ|ช่วย|กรุณา|โปรด|รบกวน|ผม|ดิฉัน|ฉัน|เรา|งั้น|เดี๋ยว|จะ|please|pls|can you|could you|can we|can i|could we|could i|may i|i want to|we want to|i would like to|id like to|we would like to|lets|let me|i need to|i need|just|ok|okay|โอเค',
)
export const softenersAfter = many(
  'หน่อยได้ไหม|หน่อยได้มั้ย|ได้ไหม|ได้มั้ย|ได้มั๊ย|ได้หรือเปล่า|ได้หรือไม่|หน่อยสิ|หน่อย|ด้วย|ที|ให้หน่อย|ให้ที|เลย|ดีกว่า|ก่อน|please|pls|for me|now',
)

/** What stands before the name of an award and what behind it, in a request about that award. */
export interface Frame {
  readonly head: Phrase
  readonly tail: Phrase
}
const frame = (head: readonly Part[], tail: readonly Part[] = []): Frame => ({ head: row(...head), tail: row(...tail) })

const we = maybe('เรา|หน่วยงาน|หน่วยงานเรา')
const therefore = maybe('ถึง|จึง')
const award = maybe('รางวัล|ประเภท')
const the = maybe('the')
const why = 'ทำไม|เพราะอะไร|เพราะเหตุใด|เหตุใด|แล้วทำไม'
const whyEnglish = row(maybe('and|so|but'), 'why')
const refused =
  'ไม่ได้|สมัครไม่ได้|ไม่ผ่าน|ไม่เข้าเกณฑ์|ไม่เข้าข่าย|ไม่มีสิทธิ์|หมดสิทธิ์|ขอไม่ได้|ส่งไม่ได้|ไม่ขึ้น|ไม่เหมาะ|ไม่ตรง|ไม่ใช่|ติดอะไร|ไม่ผ่านเพราะอะไร|ไม่ได้เพราะอะไร|สมัครไม่ได้เพราะอะไร'
export const whyNotFrames: readonly Frame[] = [
  frame([why, we, therefore, maybe('สมัคร|ขอ|ส่ง'), award], [therefore, refused, maybe('ล่ะ')]),
  frame([why, we, therefore, 'ไม่ได้|ไม่ผ่าน|สมัครไม่ได้|ไม่มี|ไม่มีสิทธิ์|ไม่เข้าเกณฑ์|ไม่เข้าข่าย', maybe('สมัคร|รางวัล')]),
  frame([], ['ไม่ได้|ไม่ผ่าน|สมัครไม่ได้|ไม่เข้าเกณฑ์|ไม่เข้าข่าย', 'เพราะอะไร|เพราะเหตุใด|ทำไม|ยังไง|ตรงไหน']),
  frame([], ['ติดอะไร|ติดเงื่อนไขอะไร|ติดเงื่อนไขข้อไหน|ติดข้อไหน|ติดตรงไหน']),
  frame([
    whyEnglish,
    'not|cant we|cant i|cannot we|can we not|are we not eligible for|am i not eligible for|arent we eligible for|isnt it|is it not|not apply for|cant we get|not for',
    maybe('apply for|get|enter|have|win'), the,
  ]),
  frame([either(why, whyEnglish), award, the]),
  frame(
    [whyEnglish, maybe('is|isnt|was|wasnt|are'), the],
    ['not eligible|not possible|not open|not a match|not allowed|not for us|ineligible|excluded|no|refused|rejected'],
  ),
]
export const checkFrames: readonly Frame[] = [
  frame([
    'เช็คสิทธิ์|เช็กสิทธิ์|เช็คคุณสมบัติ|เช็กคุณสมบัติ|เช็คเงื่อนไข|เช็กเงื่อนไข|เช็ค|เช็ก|ตรวจสอบสิทธิ์|ตรวจสอบคุณสมบัติ|ตรวจสอบเงื่อนไข|ตรวจสอบ|ตรวจสิทธิ์|ตรวจคุณสมบัติ|ตรวจ|ประเมิน|ดูเงื่อนไข|ขอดู|ดู|ถาม|ลอง',
    maybe('เรื่อง|ของ|สำหรับ'), award,
  ]),
  // Without the wish it may be a statement: "we enter Effective Change".
  frame(['อยาก|อยากจะ|ต้องการ|ต้องการจะ|ขอ', 'สมัคร', award]),
  frame([we, 'สมัคร|ได้|ขอ', maybe('รางวัล')], [maybe('ได้'), 'ไหม|มั้ย|มั๊ย|หรือไม่|หรือเปล่า|รึเปล่า']),
  frame([maybe('รางวัล')], [maybe('สมัคร'), 'ได้ไหม|ได้มั้ย|ได้หรือไม่|ได้หรือเปล่า|ผ่านไหม|ผ่านมั้ย']),
  frame([either('check|check for|test|evaluate|try|assess', row('i|we', 'want|would like', 'to apply', 'for|to')), the]),
  frame(['are|am|is', 'we|i|our agency', 'eligible for', the]),
  frame(['can|could|may', 'we|i|our agency', 'apply for|apply to|get|enter|win', the]),
]
const evidence =
  'หลักฐาน|รายการหลักฐาน|เอกสารหลักฐาน|เอกสารประกอบ|เอกสารที่ต้องใช้|เอกสารที่ต้องเตรียม|หลักฐานที่ต้องใช้|หลักฐานที่ต้องเตรียม|สิ่งที่ต้องเตรียม|รายการตรวจสอบ|เช็คลิสต์|เช็กลิสต์|เอกสาร'
const evidenceAsk =
  'ใช้เอกสารอะไรบ้าง|ต้องใช้เอกสารอะไรบ้าง|ต้องใช้หลักฐานอะไรบ้าง|ใช้หลักฐานอะไรบ้าง|เตรียมเอกสารอะไรบ้าง|ต้องเตรียมอะไรบ้าง|เตรียมอะไรบ้าง|ต้องเตรียมเอกสารอะไรบ้าง|ต้องเตรียมหลักฐานอะไรบ้าง|มีหลักฐานอะไรบ้าง|หลักฐานมีอะไรบ้าง|ต้องมีหลักฐานอะไรบ้าง'
const ofWhat = maybe('มีอะไรบ้าง|อะไรบ้าง')
const show = maybe('show|see|list')
const weNeed = row('do|should|must', 'we|i', 'need|prepare|bring|have|submit')
export const evidenceAlone = either(
  row(maybe('ดู'), evidence, ofWhat),
  evidenceAsk,
  row(show, the, 'evidence|evidence list|checklist|evidence checklist|documents needed|required evidence|required documents'),
  row('what|which', 'evidence|documents', either(weNeed, row('is|are', 'needed|required'))),
)
export const evidenceFrames: readonly Frame[] = [
  frame([maybe('ดู'), evidence, many('ของ|สำหรับ|รางวัล')], [ofWhat]),
  frame([maybe('รางวัล')], [evidenceAsk]),
  frame([show, the, 'evidence|checklist|documents', maybe('needed|required'), 'for|of', the]),
  frame(['what|which', 'evidence|documents', weNeed, 'for', the]),
]

/** The verb of a wish to change something, which follows. */
export const changeVerb = row('แก้ไข|แก้|เปลี่ยน|ปรับ|change|edit|correct|fix|modify|update')
/** A wish to change an answer: the verb and "answer". Which follows, if it is said. */
export const changeAnswer = row(
  changeVerb, 'คำตอบ|ข้อมูล|my answer|my answers|the answer|the answers|answer|answers|our answer|our answers',
  many('เรื่อง|ของ|เกี่ยวกับ|ตรง|ที่ว่า|about|on|for|of'),
)
/** Words before the thing to change; they may belong to it. */
export const beforeThing = row('เรื่อง|ตรง|ที่|the|our|my')
/** A wish to change something, without what. */
export const changeAlone = /^(?:แก้|แก้ไข|แก้ใหม่|เปลี่ยน|กลับไปแก้|กลับไปแก้ไข|ย้อนไปแก้|พิมพ์ผิด|ตอบผิด|กรอกผิด|ใส่ผิด|ผิด ?(?:ขอ)?แก้(?:ไข)?|ตอบผิด ?(?:ขอ)?แก้(?:ไข)?|edit|change|correct|fix it|i made a mistake|made a mistake|wrong answer|typo)$/
/** Where it begins what the thing that changes is to become. */
export const becoming = /(?:ให้)?เป็น|(?<![a-z])(?:to|into)(?![a-z])/
/** Things that were asked for, as people call them. */
export const changeable =
  /^(?:ข้อ(?:ที่)?\s*\d{1,2}|ข้อที่แล้ว|ข้อก่อนหน้า|ข้อนี้|(?:ชื่อ|ประเภท)(?:ของ)?(?:หน่วยงาน|ผลงาน|โครงการ|กรม|จังหวัด|องค์กร)|ชื่อ|หน่วยงาน|ผลงาน|วันที่(?:เริ่ม.*)?|วันเริ่ม.*|วันที่|เดือนที่เริ่ม.*|ปีที่เริ่ม.*|พื้นที่(?:ดำเนินการ|ดำเนินงาน)?|ขอบเขต(?:ผลงาน|ของผลงาน|งาน)?|สาขา(?:รางวัล)?|สัดส่วน.*|ร้อยละ.*|เปอร์เซ็นต์.*|ระดับการมีส่วนร่วม|ภารกิจหลัก|จำนวนพื้นที่.*|หมวด(?:ที่สมัคร)?|(?:สถานะ(?:ของ)?)?ผู้ได้รับการเสนอชื่อ|ประเภทรางวัล|ปีที่(?:เคย)?ได้(?:รับ)?รางวัล(?:เดิม)?|รางวัลของ(?:โครงการ)?ต้นแบบ|(?:กรณี|เรื่อง)?เสื่อมเสีย|(?:ลักษณะ)(?:ของ)?(?:งาน)?(?:บริการ|การขยายผล|ขยายผล|งาน)|เป้าหมาย(?:ของ)?(?:การ)?มีส่วนร่วม|เรื่องของผลงาน|เรื่องที่ปรับปรุง|แนวทางงานโควิด(?: ?19)?|รางวัล(?: ?pmqa)? ?(?:ที่สนใจ|ที่หน่วยงานส่งสมัครด้วย|ที่ส่งสมัคร(?:ด้วย)?)|หมวด ?pmqa|(?:การ)?(?:นำไป)?ใช้จริง(?:แล้ว)?|(?:การ)?ดำเนินการต่อเนื่อง(?:ถึงปัจจุบัน)?|ผลลัพธ์(?:ที่)?(?:ตรวจสอบได้)?|(?:ความ)?สอดคล้อง(?:กับ)?ภารกิจหลัก|(?:เป็น)?นโยบายสำคัญ|ประชาชนเกิด ?engaged|บุคคลหรือกลุ่มบุคคล|ขอบเขตเดียวกับต้นแบบ|นับในนาม(?:หน่วยงาน)?|การนับในนาม|ภารกิจ)$|^(?:answer|question|number)\s*\d{1,2}$|^(?:agency(?: name)?|name of (?:the|our) agency|title|work title|(?:start|starting) (?:date|month|year)|date|scope|area|branch|branches|percentage|share|own share|levels?|name|kind of agency|agency kind|previous answer|last answer|nominee(?:s status)?|organisation|organization|counts as|(?:the )?agency also enters|what the work is about|kind of (?:service|covid(?:-| )?19) work|aim of participation|aims?|pmqa (?:award|categories)|scope of the work|started|in use|still running|verifiable results|improvements|core mission|important policy|levels of participation|people engaged|award of the original|kind of expansion|new areas|same scope|disgrace|(?:year|round) of the (?:earlier )?(?:win|award))$/

/** What people call the awards beside their official names. Separated by `|`. */
export const awardNicknames: Readonly<Record<string, string>> = {
  'service-innovation': 'นวัตกรรมบริการ|นวัตกรรมการบริการ|service innovation',
  'service-improvement': 'พัฒนาการบริการ|พัฒนาบริการ|service improvement|service development',
  'service-expansion': 'ขยายผลมาตรฐานการบริการ|ขยายผลมาตรฐานบริการ|ขยายมาตรฐานบริการ|มาตรฐานการบริการ|service standard expansion|service expansion',
  'data-integration': 'บูรณาการข้อมูลเพื่อการบริการ|บูรณาการข้อมูล|data integration|data integration for services',
  'covid-response': 'โควิด|โควิด19|โควิด 19|โควิท|โคโรนา|รางวัลโควิด|ยกระดับบริการที่ตอบสนองต่อสถานการณ์โควิด 19|covid|covid19|covid 19|covid response|covid 19 response',
  'most-improved': 'ยกระดับการอำนวยความสะดวกในการให้บริการ|ยกระดับการอำนวยความสะดวก|อำนวยความสะดวกในการให้บริการ|อำนวยความสะดวก|most improved|most improved award',
  'open-governance': 'เปิดใจใกล้ชิดประชาชน|เปิดใจใกล้ชิด|เปิดใจ|โอเพนโกเวอร์แนนซ์|open governance|open government|open gov|og',
  'effective-change': 'สัมฤทธิผลประชาชนมีส่วนร่วม|สัมฤทธิ์ผลประชาชนมีส่วนร่วม|สัมฤทธิผล|สัมฤทธิ์ผล|เอฟเฟกทีฟเชนจ์|effective change|ec',
  'engaged-citizen': 'ผู้นำหุ้นส่วนความร่วมมือ|ผู้นำหุ้นส่วน|หุ้นส่วนความร่วมมือ|engaged citizen|engaged citizens',
  'participation-expanded': 'เลื่องลือขยายผล|เลื่องลือ|participation expanded|participation expansion|pe',
  antipoverty: 'ร่วมใจแก้จน|แก้จน|แก้ปัญหาความยากจน|antipoverty|anti poverty|antipoverty empowered|anti poverty empowered',
  'pmqa-excellence': 'pmqa ดีเด่น|pmqaดีเด่น|pmqaระดับดีเด่น|พีเอ็มคิวเอดีเด่น|pmqa excellence|pmqa excellent',
  'pmqa-4.0': 'pmqa 4 0|pmqa4 0|pmqa 40|pmqa40|พีเอ็มคิวเอ4 0|ระบบราชการ4 0',
  'grand-excellence': 'เลิศรัฐยอดเยี่ยม|รางวัลเลิศรัฐยอดเยี่ยม|grand excellence',
}
/** Words between PMQA and the number of a category; none, too. */
export const pmqaCategoryWords = '|หมวด|หมวดที่|รายหมวด|รายหมวด หมวด|รายหมวดที่|category'
const pmqaNames = 'pmqa|พีเอ็มคิวเอ'
const whole = (text: string, _: number, end: number) => !/[\d.]/.test(text.charAt(end))
const spelt = 'หนึ่ง|สอง|สาม|สี่|ห้า|หก'
/** PMQA by category with its numbers: หมวด 3, PMQA หมวด 3 และ 5, "pmqa category 3". */
export const pmqaCategories = row(
  maybe(pmqaNames), 'รายหมวด|หมวดที่|หมวด|categories|category|cat', maybe('ที่'), `0|1|2|3|4|5|6|7|8|9|${spelt}|one|two|three|four|five|six`,
  many(row(maybe('และ|กับ|,|and|&'), maybe('หมวด'), either(word('1|2|3|4|5|6', whole), spelt))),
)
/** PMQA and one number, which may be a category's. */
export const pmqaNumber = row(pmqaNames, maybe('-'), word('1|2|3|4|5|6', whole))
export const pmqaAllCategories = /รายหมวด|by category|(?<![a-z])categories/
export const pmqa = /(?<![a-z])pmqa(?![a-z])|พีเอ็มคิวเอ/
/** Fillers around an award's name in a command. */
export const aroundAward = {
  before: many('รางวัล|ประเภท|สาขา|ของ|the|award|เรื่อง'),
  after: many(either('รางวัล|award|ได้|ดู|ครับ|ค่ะ|ปีนี้|this year|for us', row('ปี', digits(4)))),
} as const

/** A place in a list, as people write it: "3", "ข้อ 3", "no. 3". */
export const placeInList = /^(?:ข้อ(?:ที่)?|no\.?|#)?\s*(\d{1,2})$/u

/** Words that add to what stands already. */
export const also = /ด้วย|เพิ่ม|อีก|\b(?:too|also|as well)\b/u
