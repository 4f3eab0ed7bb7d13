import { Lexicon, words } from '../lexicon.ts'

/**
 * What a word does in an answer of yes or no.
 * - affirm: yes, right
 * - not: a negation
 * - still: ยัง, "still" before a verb and "not yet" alone
 * - exists: a verb that any fact may be about (have, do, use, be)
 * - about: a verb or noun of the fact that was asked for
 * - bad: the opposite of the fact (a complaint, where no disgrace is the fact)
 * - stop: it was, and is no more
 * - doubt: hedges, conditions, limits: no plain answer
 * - filler: changes nothing
 */
export type YesNoWord = 'affirm' | 'not' | 'still' | 'exists' | 'about' | 'bad' | 'stop' | 'doubt' | 'filler'

const common: Readonly<Record<Exclude<YesNoWord, 'about' | 'bad'>, string>> = {
  affirm:
    'ใช่|ช่าย|ไช่|ใข่|ใช่แล้ว|ใช่เลย|ถูก|ถูกต้อง|ถูกแล้ว|แน่นอน|โอเค|โอเช|เออ|จริง|ตามนั้น|ตกลง|ok|okay|okey|yes|yeah|yep|yup|เยส|เยป|' +
    'sure|correct|right|true|of course|absolutely|certainly|definitely|indeed|thats right|y',
  not:
    'ไม่|ม่าย|ไม่ได้|มิได้|มิใช่|ไม่เคย|ยังไม่|ยังไม่ได้|ยังไม่เคย|ไม่มีการ|ยังไม่มีการ|เปล่า|ป่าว|เปล่าเลย|ยังเลย|ยังไม่เลย|ไม่เลย|' +
    'no|nope|nah|not|of course not|have not|has not|is not|are not|do not|does not|did not|was not|not yet|never|isnt|arent|dont|doesnt|didnt|hasnt|havent|wasnt|n|false|not at all|ยังมิได้',
  still: 'ยัง|still',
  exists:
    'มี|มีแล้ว|ทำ|ทำแล้ว|ได้|เคย|ดำเนินการ|ปฏิบัติ|เกิดขึ้น|เป็น|ยังคง|ยังอยู่|ยังมี|ยังเป็น|have|has|had|do|does|did|done|is|are|am|was|were|be|been',
  stop:
    'เลิก|หยุด|ยุติ|ยุติลง|ยุติการ|ยกเลิก|เลิกใช้|หยุดใช้|เลิกทำ|หยุดทำ|สิ้นสุด|จบ|จบโครงการ|ปิดโครงการ|ปิดตัว|ปิดระบบ|ระงับ|พับโครงการ|stopped|ended|discontinued|' +
    'no longer|closed|cancelled|canceled|finished|over|not anymore|not any more',
  doubt:
    'น่าจะ|คงจะ|คง|อาจ|อาจจะ|มั้ง|ก็ได้|เท่าไร|เท่าไหร่|ที่ไหน|คิดว่า|ค่อนข้าง|แต่|ยกเว้น|เว้นแต่|บาง|บางส่วน|บางอย่าง|บางที|ถ้า|หาก|เฉพาะ|แค่|เพียง|กำลังจะ|จะ|เกือบ|หรือ|' +
    'ทั้งใช่และไม่ใช่|ครึ่งๆ|กึ่ง|ก้ำกึ่ง|ปีหน้า|เร็วๆนี้|ทดลอง|นำร่อง|เคยชิน|ค่อย|ไม่ค่อย|ไม่เชิง|ไม่แน่|ไม่เสมอไป|ไม่ทั้งหมด|ไม่หมด|แล้วแต่|' +
    'maybe|perhaps|probably|possibly|partly|partially|sometimes|except|but|if|only|will|soon|almost|nearly|i think|kind of|sort of|not really|' +
    'not sure|pilot|or|likely|hopefully|might|used to',
  filler:
    'อือ|อืม|แล้ว|ที่สุด|มาก่อน|อยู่|อยู่แล้ว|เลย|มา|ไป|ที่|ก็|คือ|เรา|หน่วยงาน|ของเรา|ของหน่วยงาน|ทางเรา|ทางหน่วยงาน|ผม|ดิฉัน|ฉัน|ว่า|ด้วย|มาก|สิ|ซิ|' +
    'ดิ|น่ะ|นะ|อ่ะ|อะ|ล่ะ|ละ|ตอนนี้|ขณะนี้|ปัจจุบัน|ในปัจจุบัน|ถึงปัจจุบัน|จนถึงปัจจุบัน|จนถึงตอนนี้|จนถึงวันนี้|ถึงวันนี้|ทุกวัน|ทุกปี|ทุกเดือน|ตลอด|ตลอดมา|เสมอ|' +
    'เสมอมา|ทั้งหมด|ครบ|เรียบร้อย|เรียบร้อยแล้ว|ดี|กับ|และ|ถึง|จนถึง|ใน|ของ|การ|ความ|นี้|งานนี้|ผลงาน|ผลงานนี้|โครงการ|โครงการนี้|ระบบ|ระบบนี้|ต่อ|' +
    'ต่อไป|กัน|ให้|กรณี|เรื่อง|สัก|สักครั้ง|ใดๆ|ใด|อะไร|แต่อย่างใด|' +
    'we|i|it|its|our|ours|us|they|there|this|that|the|a|an|any|very|much|now|today|already|so|in|to|of|yet|currently|always|really|all|at|' +
    'work|project|agency|system|service|every day|daily|ever|been|was|just|fully|anything|well',
}

const about: Readonly<Record<string, Partial<Record<YesNoWord, string>>>> = {
  'work.in-use': {
    about:
      'ใช้|ใช้งาน|ใช้จริง|ใช้งานจริง|นำไปใช้|นำมาใช้|นำไปใช้จริง|นำไปใช้งาน|นำไปใช้ประโยชน์|เปิดใช้|เปิดใช้งาน|เปิดให้บริการ|ให้บริการ|ใช้บริการ|เริ่มใช้|ขึ้นระบบ|' +
      'in use|in real use|use|used|using|uses|live|running|operational|implemented|deployed|launched|up and running|active',
    doubt: 'เคยใช้|เคยนำไปใช้|เคย|was',
    still: 'กำลัง',
  },
  'work.continuing': {
    about:
      'ต่อเนื่อง|อย่างต่อเนื่อง|ดำเนินการต่อ|ดำเนินการต่อเนื่อง|ดำเนินอยู่|ทำต่อ|ทำต่อเนื่อง|ใช้|ใช้งาน|ใช้อยู่|ให้บริการ|เปิดให้บริการ|ดำเนินงาน|เปิดอยู่|ยังทำ|ยังดำเนินการ|' +
      'running|continuing|continues|continue|ongoing|on going|going on|active|in use|in operation|operating|operational|use|using',
    stop: 'เสร็จ|เสร็จแล้ว|เสร็จสิ้น|เสร็จสิ้นแล้ว|ครบกำหนด|ไม่ทำแล้ว|ไม่ได้ทำแล้ว|ไม่ใช้แล้ว|ไม่ได้ใช้แล้ว|ไม่ดำเนินการแล้ว|completed',
    doubt: 'เคย|เคยทำ|เคยใช้|ทำแล้ว|ทำไปแล้ว|ดำเนินการแล้ว|ดำเนินการไปแล้ว|was|ชั่วคราว|ใกล้',
    still: 'กำลัง',
  },
  'work.core-mission': {
    about:
      'ภารกิจ|ภารกิจหลัก|งานหลัก|หน้าที่หลัก|พันธกิจ|พันธกิจหลัก|ตรงภารกิจ|ตรงกับภารกิจ|ตรง|สอดคล้อง|สอดคล้องภารกิจ|สอดคล้องกับภารกิจ|สอดคล้องกับภารกิจหลัก|สอดคล้องภารกิจหลัก|ตรงกับภารกิจหลัก|เกี่ยวข้อง|อยู่ในภารกิจ|' +
      'core mission|core|mission|main mission|core duty|main duty|in line|aligned|aligns|fits|matches',
    filler: 'กรม|จังหวัด|เทศบาล|อบต|มหาวิทยาลัย|กระทรวง|สำนัก',
    doubt: 'งานรอง|ภารกิจรอง|ภารกิจเสริม|งานเสริม|สนับสนุน|ส่วนหนึ่ง',
  },
  'work.important-policy': {
    about: 'นโยบาย|นโยบายสำคัญ|นโยบายรัฐบาล|นโยบายของรัฐบาล|นโยบายกระทรวง|นโยบายหลัก|วาระแห่งชาติ|ตามนโยบาย|สำคัญ|รัฐบาล|กระทรวง|' +
      'policy|important policy|government policy|government|important|national agenda|key policy',
  },
  'work.results-verifiable': {
    about:
      'ตรวจ|ตรวจได้|kpi|เคพีไอ|ตรวจสอบ|ตรวจสอบได้|สามารถตรวจสอบได้|วัดได้|วัดผลได้|วัดผล|พิสูจน์ได้|ผลลัพธ์|ผลผลิต|ผล|หลักฐาน|ตัวเลข|ข้อมูล|ข้อมูลยืนยัน|ยืนยันได้|สามารถ|รูปธรรม|เป็นรูปธรรม|อย่างเป็นรูปธรรม|ชัดเจน|เก็บข้อมูล|ตัวชี้วัด|' +
      'verifiable|verified|verify|measurable|measured|can be verified|can be checked|checkable|evidence|results|figures|data|concrete|outputs|outcomes|can',
    filler: 'หมด|ทุกอย่าง|ทั้งนั้น',
    not: 'ตรวจไม่ได้|ตรวจสอบไม่ได้|วัดไม่ได้|วัดผลไม่ได้|พิสูจน์ไม่ได้|cannot|cant',
  },
  'participation.engaged': {
    about:
      'มีส่วนร่วม|เข้ามามีส่วนร่วม|เข้าร่วม|ร่วม|ร่วมมือ|ผูกพัน|เกิดความผูกพัน|เกิด|เกิดการมีส่วนร่วม|ประชาชน|ประชาชนมีส่วนร่วม|ชุมชน|ชาวบ้าน|ประชาชนร่วม|ตื่นตัว|สนใจ|' +
      'engaged|engage|engagement|involved|participate|participated|people|took part|participating|became|citizens',
  },
  'expansion.same-scope': {
    about:
      'ขอบเขต|ขอบเขตเดียวกัน|เหมือนเดิม|เหมือนกัน|เหมือน|เดียวกัน|เท่ากัน|เท่าเดิม|ระดับเดียวกัน|พื้นที่|พื้นที่ระดับเดียวกัน|เช่นเดียวกัน|same|same scope|same level|same size|the same|scope|equal',
    not: 'คนละ|ต่างกัน|แตกต่าง|แตกต่างกัน|ต่าง|different|differs|another|other',
    doubt: 'ใหญ่กว่า|เล็กกว่า|กว้างกว่า|แคบกว่า|คล้าย|คล้ายกัน|ใกล้เคียง|similar',
  },
  'conduct.no-disgrace': {
    // The question is whether there is a case: a plain English "yes" says there is.
    exists: 'ปรากฏ|พบ|yes|yeah|yep|yup|y',
    not:
      'none|nothing|none at all|none whatsoever|there is none|there are none|there was none|there were none|there is nothing|we have none|has never|have never|has never been|' +
      'have never been|there has never been|there have never been',
    about: 'ชื่นชม|เป็นที่ชื่นชม|ประวัติดี|ขาวสะอาด|สะอาด|โปร่งใส|clean|clean record|well regarded|respected',
    bad:
      'เสื่อมเสีย|เรื่องเสื่อมเสีย|กรณีเสื่อมเสีย|ข่าวเสื่อมเสีย|เสียหาย|เรื่องเสียหาย|ข่าวเสียหาย|ข่าวเสีย|ประวัติเสื่อมเสีย|ประวัติเสียหาย|เสียชื่อเสียง|เสียชื่อ|ชื่อเสีย|ร้องเรียน|เรื่องร้องเรียน|ถูกร้องเรียน|ข้อร้องเรียน|ข่าวฉาว|' +
      'เรื่องฉาว|อื้อฉาว|ทุจริต|คดี|คดีทุจริต|ข่าวไม่ดี|ข่าวลบ|เรื่องไม่ดี|ปัญหา|ถูกสอบสวน|ฉ้อโกง|คอร์รัปชัน|คอร์รัปชั่น|กรณี|กรณีแบบนั้น|เรื่องแบบนั้น|มัวหมอง|ข่าว|ประวัติเสีย|ด่างพร้อย|ประวัติด่างพร้อย|' +
      'disgrace|case|scandal|scandals|scandalous|complaint|complaints|corruption|bad news|issues|problems|cases|incident|incidents|bad press|fraud|controversy',
    doubt: 'the case|in no case|in any case|false|ได้|ทำ|ทำแล้ว|เป็น|ดำเนินการ|ปฏิบัติ|do|does|did|done|ข่าวดี|ไม่มีแล้ว|ไม่แล้ว|anymore|any more|not yet',
    filler: 'ดังกล่าว|หรอก|บ้าง|แน่นอน|ที่ผ่านมา|ในสังคม|เป็นที่ประจักษ์|จนเป็นที่ประจักษ์|ต่อสังคม|ต่อหน่วยงาน',
  },
}

const lexicons = new Map<string, Lexicon<YesNoWord>>()

/**
 * The words of a yes or no about a fact. Facts it has no words for get the common ones.
 *
 * @param fact a fact's id
 */
export function yesNoWords(fact: string | undefined): Lexicon<YesNoWord> {
  const key = fact !== undefined && Object.hasOwn(about, fact) ? fact : ''
  let lexicon = lexicons.get(key)
  if (!lexicon) {
    const entries = new Map<string, YesNoWord>()
    for (const lists of [common, about[key] ?? {}] as readonly Partial<Record<YesNoWord, string>>[]) {
      for (const [word, means] of words(lists as Record<YesNoWord, string>)) entries.set(word, means)
    }
    lexicon = new Lexicon(entries)
    lexicons.set(key, lexicon)
  }
  return lexicon
}

/** Signs that are a yes or a no by themselves. */
export const yesNoSigns: Readonly<Record<string, boolean>> = { '👍': true, '👎': false }

/** "for two years": how long something has been so changes nothing about whether it is. */
export const howLong = /\d{1,9} ?(?:ปี|เดือน|years?|months?)(?:กว่า|เศษ|ครึ่ง)?/g
