import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Input } from '../../src/conversation/input.ts'
import type { Reply } from '../../src/conversation/replies.ts'
import { actionToken, answerToken, longestToken } from '../../src/conversation/tokens.ts'
import { checkCase, registryOf } from '../../src/rules/index.ts'
import { knownRegistry, registryWith, round, rules, Talk } from '../dialogs/talk.ts'

/** What people type, what they paste, and what nobody would. */
const said = [
  '', ' ', '\n', '🙏', '👍👍', '?', '...', '-', '%', '|', '=', '%7C|%25', '{{count}}', '$t(chat:yes)', '<b>x</b>', '\u0000', '\u200b', '\ufeff',
  'null', 'undefined', 'NaN', '__proto__', 'constructor', 'ก'.repeat(5000), 'a'.repeat(5000), '1 '.repeat(300), '๑๒๓', '1', '2', '3', '12', '99', '-1', '1, 3',
  'ไม่ทราบ', "don't know", 'ใช่', 'ไม่ใช่', 'yes', 'no', 'ครับ', 'ทำไม', 'ทำไมถามข้อนี้', 'why do you ask', 'ย้อนกลับ', 'back', 'สรุปคำตอบ', 'my answers',
  'เริ่มใหม่', 'start over', 'ยกเลิก', 'cancel', 'พักก่อน', 'ต่อ', 'resume', 'ข้าม', 'skip', 'ช่วยด้วย', 'help', 'ดูผล', 'show result', 'ลบข้อมูลของฉัน', 'delete my data',
  'English', 'ภาษาไทย', 'สวัสดี', 'hello', 'ขอบคุณค่ะ', 'thanks', 'ขอหลักฐาน', 'evidence', 'เก็บผล/ส่งต่อ', 'Keep or forward', 'ตรวจทุกรางวัล', 'Check all awards',
  'ขอเช็ค Open Governance', 'check Most Improved', 'Effective Change', 'ทำไม PMQA 4.0 ไม่ได้', 'why not Engaged Citizen', 'เลิศรัฐยอดเยี่ยม', 'รางวัล',
  'แก้วันที่เริ่ม', 'แก้ชื่อหน่วยงาน', 'แก้ข้อ 1', 'change agency', 'แก้', 'กรมที่ดิน', 'กรมชลประทาน', 'จังหวัดขอนแก่น', 'RID', 'เทศบาลตำบลหนองบัว',
  'สำนักงานเกษตรจังหวัดขอนแก่น', 'โรงพยาบาลศิริราช', 'บริษัท เอ จำกัด', 'มูลนิธิ', 'ใช้ชื่อตามที่พิมพ์', 'Use the name as typed', 'ต.ค. 2562', '2562', 'ปี 2561', '10', 'ตุลาคม',
  '31/2/2562', '2650', 'ทำมา 2 ปี', 'ปีหน้า', 'ร้อยละ 80', '150', '80.5', '2 พื้นที่', '1.5', 'ทุกข้อ', 'ไม่มี', 'none', 'ภาพรวมขององค์กร', 'ขอโทษค่ะ พิมพ์ผิด', 'ต้องส่งเอกสารที่ไหน',
  'หมดเขตเมื่อไร', 'a | b % c', 'อะไรก็ได้', 'asdf', 'ขอคุยกับเจ้าหน้าที่',
]

type Step =
  | { readonly does: 'say'; readonly text: string }
  | { readonly does: 'tap'; readonly which: number }
  | { readonly does: 'tap-old'; readonly which: number }
  | { readonly does: 'tap-made'; readonly token: string }
  | { readonly does: 'tick'; readonly mask: number }
  | { readonly does: 'list'; readonly values: readonly string[] }
  | { readonly does: 'fill'; readonly which: number; readonly text: string }
  | { readonly does: 'hello' }
  | { readonly does: 'wait'; readonly days: number }

const factIds = rules.facts.map((fact) => fact.id)
const values = [...new Set(rules.facts.flatMap((fact) => fact.values ?? []))]
const anything = fc.oneof(fc.constantFrom(...said), fc.string({ unit: 'binary', maxLength: 40 }))

const madeToken = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.tuple(fc.constantFrom('first', 'id1', 'other'), fc.constantFrom(...factIds), fc.oneof(fc.constantFrom(...values, 'true', 'false', '', '80', 'x|y%'), anything))
    .map(([id, fact, value]) => answerToken({ ...new Talk().session, id }, fact, value)),
  fc.tuple(
    fc.constantFrom('unknown', 'back', 'why', 'summary', 'restart', 'language', 'help', 'verdict', 'more', 'change', 'keep', 'forward', 'evidence', 'start', 'resume', 'why-not', 'delete', 'other', 'check', 'skip', 'tick', 'done', 'constructor', 'toString'),
    fc.oneof(fc.constantFrom('', 'yes', 'all-awards', 'open-governance', 'grand-excellence', 'work.scope=project', 'work.scope=', '=', ...factIds), anything),
  ).map(([does, about]) => actionToken({ ...new Talk().session, id: 'first' }, does, about)),
)

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: anything.map((text): Step => ({ does: 'say', text })) },
  { weight: 6, arbitrary: fc.nat(60).map((which): Step => ({ does: 'tap', which })) },
  { weight: 3, arbitrary: fc.nat(2000).map((which): Step => ({ does: 'tap-old', which })) },
  { weight: 1, arbitrary: madeToken.map((token): Step => ({ does: 'tap-made', token })) },
  { weight: 5, arbitrary: fc.nat(1023).map((mask): Step => ({ does: 'tick', mask })) },
  { weight: 1, arbitrary: fc.array(fc.oneof(fc.constantFrom(...values), fc.string()), { maxLength: 4 }).map((list): Step => ({ does: 'list', values: list })) },
  { weight: 1, arbitrary: fc.tuple(fc.nat(2000), fc.oneof(fc.constant('2019-10-01'), anything)).map(([which, text]): Step => ({ does: 'fill', which, text })) },
  { weight: 1, arbitrary: fc.constant<Step>({ does: 'hello' }) },
  { weight: 1, arbitrary: fc.constantFrom(0.1, 1, 30, 400).map((days): Step => ({ does: 'wait', days })) },
)

const registries = [
  knownRegistry,
  registryOf({ entries: [], winners: [] }, round),
  registryWith({
    entries: ['open-governance', 'covid-response', 'effective-change', 'engaged-citizen'].map((award) => ({ agency: 'กรมที่ดิน', countsAs: 'กรมที่ดิน', award, round, title: 'Smart', area: 'Bangkok' })),
    winners: [{ agency: 'กรมชลประทาน', award: 'pmqa-4.0', round: 2563 }],
  }),
]

const walk = fc.record({
  language: fc.constantFrom('th' as const, 'en' as const),
  registry: fc.nat(registries.length - 1),
  steps: fc.array(step, { minLength: 1, maxLength: 40 }),
})

/** Tokens of everything that can be tapped in some replies. */
function tokensOf(replies: readonly Reply[]): string[] {
  const found: string[] = []
  const search = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) search(item)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) {
        if ((key === 'choice' || key === 'fill') && typeof item === 'string') found.push(item)
        else search(item)
      }
    }
  }
  search(replies)
  return found
}

function inputOf(taken: Step, talk: Talk, seen: readonly string[]): Input | undefined {
  const now = tokensOf(talk.replies)
  switch (taken.does) {
    case 'say':
      return { kind: 'text', text: taken.text }
    case 'tap':
      return now.length === 0 ? { kind: 'hello' } : { kind: 'choice', token: now[taken.which % now.length] as string }
    case 'tap-old':
      return seen.length === 0 ? { kind: 'hello' } : { kind: 'choice', token: seen[taken.which % seen.length] as string }
    case 'tap-made':
      return { kind: 'choice', token: taken.token }
    case 'tick': {
      const offered = talk.maybeQuestion?.type === 'choices' ? (talk.maybeQuestion.choices ?? []) : []
      return { kind: 'choices', values: offered.filter((_, i) => (taken.mask >> i) & 1).map((choice) => String(choice.value)) }
    }
    case 'list':
      return { kind: 'choices', values: taken.values }
    case 'fill':
      return seen.length === 0 ? { kind: 'hello' } : { kind: 'filled', token: seen[taken.which % seen.length] as string, value: taken.text }
    case 'hello':
      return { kind: 'hello' }
    case 'wait':
      talk.pass(taken.days)
      return undefined
  }
}

/** What no text for a person may hold, once what the person typed themselves is taken out. */
const unresolved = /chat:|\{\{|\}\}|\bundefined\b|\bnull\b|\bNaN\b|\[object|facts\/|conditions\/|awards\/|readings\//

function textsOf(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return ['choice', 'fill', 'value', 'fact', 'type', 'id', 'current', 'href', 'award', 'status', 'condition', 'result', 'does', 'kind', 'tone', 'missing', 'eligibleFrom'].includes(key) ? [] : [value]
  if (Array.isArray(value)) return value.flatMap((item) => textsOf(item, key))
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, item]) => (name === 'readings' ? [] : textsOf(item, name)))
  return []
}

function typedBy(talk: Talk): readonly string[] {
  return Object.values(talk.session.answers).filter((value): value is string => typeof value === 'string')
}

/** More of them can be asked for: `WALKS=9000 npx vitest run test/conversation/walks.test.ts --testTimeout 600000`. */
const walks = Number(process.env['WALKS'] ?? 400)

test('whatever is done, the conversation stays sound and answerable', () => {
  fc.assert(
    fc.property(walk, ({ language, registry, steps }) => {
      const talk = new Talk({ language, registry: registries[registry] as typeof knownRegistry })
      const seen: string[] = []
      const typed = new Set<string>()
      for (const taken of steps) {
        const input = inputOf(taken, talk, seen)
        if (input === undefined) continue
        if (input.kind === 'text') typed.add(input.text.trim())
        if (input.kind === 'filled') typed.add(String(input.value).trim())
        const before = talk.session
        talk.do(input)
        const made = tokensOf(talk.replies)
        seen.push(...made)
        for (const name of typedBy(talk)) typed.add(name)

        expect(talk.replies.length).toBeGreaterThan(0)
        for (const reply of talk.replies) expect(reply.text.trim()).not.toBe('')
        for (const token of made) expect(token.length).toBeLessThanOrEqual(longestToken)
        for (const text of textsOf(talk.replies)) {
          let rest = text
          for (const word of [...typed].sort((a, b) => b.length - a.length)) if (word !== '') rest = rest.replaceAll(word, ' ')
          expect(rest).not.toMatch(unresolved)
        }
        // Told, asked, waiting for yes or no, or just emptied: never a dead end.
        const { asked, confirming } = talk.session
        const told = talk.replies.some((reply) => reply.kind === 'verdict')
        const emptied = Object.keys(talk.session.answers).length === 0
        expect(asked !== undefined || confirming !== undefined || told || before.asked === undefined || emptied).toBe(true)
        expect(talk.session.revision).toBe(before.revision + 1)
        for (const reply of talk.replies) {
          if (reply.kind !== 'verdict') continue
          const result = checkCase(rules, { facts: talk.session.answers }, { asOf: talk.world.today, registry: talk.world.registry })
          expect(reply.awards).toEqual(result.awards)
        }
      }
      reachesVerdict(talk)
    }),
    { numRuns: walks },
  )
})

/** From anywhere, answering what is asked comes to the verdict, in no more questions than were announced. */
function reachesVerdict(talk: Talk): void {
  talk.tap(actionToken(talk.session, 'resume'))
  let left = Number.POSITIVE_INFINITY
  for (let turns = 0; turns < 60; turns++) {
    const question = talk.maybeQuestion
    if (!question) {
      expect(talk.replies.some((reply) => reply.kind === 'verdict')).toBe(true)
      return
    }
    if (question.progress) {
      expect(question.progress.leftAtMost).toBeLessThanOrEqual(left)
      left = question.progress.leftAtMost - 1
    }
    if (question.type === 'choices') talk.tick(...(question.choices ?? []).slice(0, 1 + (turns % 3)).map((choice) => String(choice.value)))
    else if (question.choices) talk.tap((question.choices[turns % question.choices.length] as { choice: string }).choice)
    else if (question.type === 'number') talk.type(question.fact === 'pmqa.won-round' ? '2560' : '75')
    else if (question.type === 'date') talk.type('ต.ค. 2562')
    else talk.type('หน่วยทดสอบที่ไม่มีในทำเนียบ')
  }
  throw new Error('no verdict after 60 answers')
}
