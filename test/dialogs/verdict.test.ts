import { describe, expect, test } from 'vitest'
import { documentWinners } from '../../src/rules/index.ts'
import { openGovernance, registryWith, round, rules, Talk, type TalkOptions } from './talk.ts'

const answers = { ...openGovernance, 'work.started-on': 'ต.ค. 2562' } as const
const done = (options: TalkOptions = {}, more: Record<string, unknown> = {}): Talk => new Talk(options).hello().answers({ ...answers, ...more } as never)

describe.each(['th', 'en'] as const)('the verdict (%s)', (language) => {
  test('comes when nothing is left to ask, says that it is guidance, and on which day', () => {
    const talk = done({ language })
    expect(talk.session.asked).toBeUndefined()
    expect(talk.verdict.disclaimer).toContain('2564')
    expect(talk.verdict.text).toContain(talk.verdict.disclaimer)
    expect(talk.verdict.actions?.map((action) => action.does)).toEqual(['forward', 'summary', 'more', 'restart', 'language'])
  })

  test('what fits comes first, what is ruled out after, what does not fit only on request', () => {
    const talk = new Talk({ language }).hello().answers({
      'work.branches': ['service'], 'service.approach': ['new', 'covid', 'eased-approvals'], 'applicant.kind': 'department', 'covid.route': 'service-continuity',
      'work.scope': 'organisation', 'work.improvements': ['steps'], 'work.own-share-percent': 50, 'work.in-use': true, 'work.continuing': true, 'work.results-verifiable': true, 'applicant.name': 'กรมที่ดิน',
    })
    expect(talk.verdict.groups.map((group) => group.cards.map((card) => card.status)).flat()).toEqual(['eligible', 'unstated', 'ineligible'])
    expect(talk.shown).toEqual(['most-improved', 'service-innovation', 'covid-response'])
    const others = talk.press('more')
    expect(others.shown).not.toContain('most-improved')
    expect(others.shown).toContain('open-governance')
    expect(others.shown).toContain('grand-excellence')
    expect(others.verdict.actions?.map((action) => action.does)).toContain('verdict')
  })

  test('every reason names its line and quotes it; what is ruled out says what would change it', () => {
    const talk = done({ language }, { 'work.started-on': 'ม.ค. 2564' })
    const card = talk.verdict.groups[0]?.cards[0]
    expect(card?.status).toBe('ineligible')
    for (const reason of card?.reasons ?? []) {
      expect(reason.source.length).toBeGreaterThan(0)
      for (const source of reason.source) expect(source.quote).not.toBe('')
    }
    expect(card?.reasons.find((reason) => reason.condition === 'one-year')?.changes.length).toBeGreaterThan(0)
  })

  test('an award without conditions in the document says so, and names nothing as met', () => {
    const talk = new Talk({ language }).hello().tick('service').tick('new').choose('department')
    const card = talk.verdict.groups[0]?.cards[0]
    expect(card?.status).toBe('unstated')
    expect(card?.notes.length).toBeGreaterThan(1)
  })

  test('"show result" before the end says that questions are open, and the question stays', () => {
    const talk = new Talk({ language }).hello().tick('participation').type(language === 'th' ? 'ดูผล' : 'show result')
    expect(talk.status('open-governance')).toBe('open')
    expect(talk.session.asked).toBe('participation.aims')
    expect(talk.press('resume').asks).toBe('participation.aims')
  })

  test('what was answered with "don\'t know" is named, not asked again', () => {
    const talk = done({ language }, { 'participation.engaged': null })
    expect(talk.status('open-governance')).toBe('open')
    expect(talk.session.asked).toBeUndefined()
  })
})

describe('why not', () => {
  test.each(['ทำไม Open Governance ไม่ได้', 'ทำไม Open Governance', 'why not Open Governance', 'why Open Governance', 'Open Governance', 'เปิดใจใกล้ชิดประชาชน'])('"%s" explains at the verdict', (said) => {
    const talk = done({}, { 'work.scope': 'project' }).type(said)
    expect(talk.kinds).toEqual(['message'])
    expect(talk.text).toContain('652')
    expect(talk.actions.map((action) => action.does)).toEqual(['evidence', 'verdict', 'summary'])
  })

  test('the words that the verdict itself suggests work before the end, too, and the question stays', () => {
    const talk = new Talk().hello().tick('participation').type('ทำไม Open Governance')
    expect(talk.text).toContain('681')
    expect(talk.session.asked).toBe('participation.aims')
  })

  test('by the button of the card', () => {
    const talk = done()
    expect(talk.press('why-not').text).toContain('654')
  })

  test('what does not fit says what would make it a match', () => {
    expect(done().type('why not Most Improved').text).toContain('410')
  })

  test('"show reasons" alone asks for which award', () => {
    const talk = done().type('ดูเหตุผล')
    expect(talk.actions.filter((action) => action.does === 'why-not')).toHaveLength(rules.awards.length)
  })

  test('nobody applies for what is derived', () => {
    const talk = done().type('ขอเช็คเลิศรัฐยอดเยี่ยม')
    expect(talk.session.focus).toBeUndefined()
    expect(talk.text).toContain('30')
  })
})

describe('one award alone', () => {
  test('then all awards: what only its name had said is asked after all', () => {
    const talk = new Talk().type('ขอเช็ค Open Governance').press('other')
    expect(talk.session.focus).toBeUndefined()
    expect(talk.asks).toBe('work.branches')
    talk.tick('participation', 'service')
    expect(talk.status.bind(talk, 'service-innovation')).toThrow()
    expect(['service.approach', 'participation.aims', 'applicant.kind']).toContain(talk.asks)
  })

  test('what the person answered themselves, and their agency, stay', () => {
    const talk = new Talk().hello().tick('service').type('กรมที่ดิน').type('ขอเช็ค Open Governance').type('ตรวจทุกรางวัล')
    expect(talk.session.answers['work.branches']).toEqual(['service', 'participation'])
    expect(talk.session.answers['applicant.kind']).toBe('department')
    expect(talk.session.answers['participation.aims']).toBeUndefined()
  })

  test('a second award after the first', () => {
    const talk = new Talk().type('ขอเช็ค Open Governance').type('ขอเช็ค PMQA หมวด 3')
    expect(talk.session.focus).toBe('pmqa-category-3')
    expect(talk.session.answers['pmqa.categories']).toEqual(['3'])
  })

  test('shows it even where it does not fit any more', () => {
    const talk = new Talk().type('ขอเช็ค Open Governance')
    talk.tap(`d|${talk.session.id}|1|change|participation.aims`).tick('solve-poverty')
    expect(talk.shown).toEqual(['open-governance'])
    expect(talk.status('open-governance')).toBe('not-a-match')
  })

  test('an award that the rulebook of today does not have is forgotten', () => {
    const talk = new Talk().hello().tick('service')
    const next = new Talk({ session: { ...talk.session, focus: 'no-longer' } }).type('ทำต่อ')
    expect(next.session.focus).toBeUndefined()
    expect(next.maybeQuestion).toBeDefined()
  })
})

describe('the registry', () => {
  const entry = { agency: 'สำนักงานที่ดินจังหวัดขอนแก่น', countsAs: 'กรมที่ดิน', award: 'open-governance', round, title: 'ที่ดินโปร่งใส' }

  test('a second Open Governance entry of the department is told with title and agency', () => {
    const talk = done({ registry: registryWith({ entries: [entry] }) })
    expect(talk.status('open-governance')).toBe('ineligible')
    expect(talk.result('open-governance', 'one-entry-per-department')).toBe('unmet')
    const remark = talk.verdict.groups[0]?.cards[0]?.reasons.find((reason) => reason.condition === 'one-entry-per-department')?.remark
    expect(remark).toContain(entry.title)
    expect(remark).toContain(entry.agency)
  })

  test('for a province it is unsettled, with both readings', () => {
    const talk = done({ registry: registryWith({ entries: [{ ...entry, agency: 'จังหวัดขอนแก่น', countsAs: 'จังหวัดขอนแก่น' }] }) }, { 'applicant.kind': 'province', 'applicant.name': 'จังหวัดขอนแก่น' })
    expect(talk.status('open-governance')).toBe('unsettled')
    const card = talk.verdict.groups[0]?.cards[0]
    expect(card?.reasons.find((reason) => reason.condition === 'one-entry-per-department')?.changes.length).toBeGreaterThan(0)
  })

  test('entries of other rounds and of other bodies do not count', () => {
    for (const other of [{ ...entry, round: 2563 }, { ...entry, countsAs: 'กรมชลประทาน' }]) {
      expect(done({ registry: registryWith({ entries: [other] }) }).status('open-governance')).toBe('eligible')
    }
  })

  test('who nominates must be an entrant itself: the registry and its own word count together', () => {
    const nominee = {
      'work.branches': ['participation'], 'participation.aims': ['honour-key-actor'], 'work.started-on': 'ต.ค. 2562', 'nominee.kind': 'person',
      'nominee.official-status': 'not-official', 'nominee.agency-applies-for': ['participation-expanded'], 'applicant.name': 'กรมที่ดิน', 'applicant.kind': 'department',
    } as const
    const alone = new Talk().hello().answers(nominee)
    expect(alone.result('engaged-citizen', 'nominated-by-entrant')).toBe('unsettled')
    const entered = new Talk({ registry: registryWith({ entries: [{ ...entry, award: 'effective-change' }] }) }).hello().answers(nominee)
    expect(entered.status('engaged-citizen')).toBe('eligible')
    const none = new Talk().hello().answers({ ...nominee, 'nominee.agency-applies-for': [] })
    expect(none.status('engaged-citizen')).toBe('ineligible')
  })

  test('a province that won PMQA without a year in the document is asked for the year', () => {
    const province = documentWinners(rules.rulebook).find((winner) => winner.award === 'pmqa-category-1' && winner.round === null)?.agency as string
    const talk = (wonIn: number | null): Talk => new Talk().hello().answers({
      'work.branches': ['management'], 'pmqa.aims': ['category'], 'pmqa.categories': ['1'], 'conduct.no-disgrace': true,
      'applicant.name': province, 'applicant.kind': 'province', 'pmqa.won-round': wonIn,
    })
    expect(talk(2560).session.answers['pmqa.won-round']).toBe(2560)
    expect(talk(2560).status('pmqa-category-1')).toBe('eligible')
    expect(talk(2563).status('pmqa-category-1')).toBe('unsettled')
    expect(talk(null).status('pmqa-category-1')).toBe('open')
  })

  test('a province that won nothing is not asked for a year', () => {
    const talk = new Talk().hello().answers({
      'work.branches': ['management'], 'pmqa.aims': ['category'], 'pmqa.categories': ['1'], 'conduct.no-disgrace': true, 'applicant.name': 'จังหวัดภูเก็ต', 'applicant.kind': 'province',
    })
    expect(talk.session.answers).not.toHaveProperty('pmqa.won-round')
    expect(talk.status('pmqa-category-1')).toBe('eligible')
  })
})

describe('evidence and keeping', () => {
  test('the checklist of one award, of all, and where the document names none', () => {
    const talk = done()
    expect(talk.type('หลักฐาน Open Governance').text).toContain('591')
    expect(done().type('หลักฐานที่ควรเตรียม').text).toContain('591')
    expect(done().type('หลักฐาน PMQA 4.0').kinds).toEqual(['message'])
  })

  test('the result can be kept: a short text and a page, with the answers and no token', () => {
    for (const talk of [done().press('forward'), done().type('เก็บผล/ส่งต่อ'), done({ language: 'en' }).type('Keep or forward')]) {
      expect(talk.kept).toHaveLength(1)
      expect(talk.messages).toHaveLength(2)
      expect(talk.messages[0]?.text).toContain('กรมที่ดิน')
      expect(talk.messages.at(-1)?.link?.href).toBe('/verdicts/1')
      expect((talk.kept[0] as { answers: unknown[] }).answers).toHaveLength(Object.keys(openGovernance).length)
    }
  })

  test('to skip at the verdict keeps nothing', () => {
    expect(done().type('ข้าม').kept).toEqual([])
  })
})
