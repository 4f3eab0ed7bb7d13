import type { Talk } from './talk.ts'

/** The answers of a province with work of many kinds: awards of every status come out of them. */
export const mixed = {
  'work.branches': ['service', 'participation'],
  'service.approach': ['new', 'covid', 'eased-approvals'],
  'participation.aims': ['open-administration', 'change-in-peoples-lives', 'honour-key-actor'],
  'applicant.name': 'จังหวัดขอนแก่น',
  'work.scope': 'organisation',
  'work.started-on': '2562-01',
  'covid.route': 'service-continuity',
  'work.own-share-percent': 80,
  'work.in-use': true,
  'work.continuing': true,
  'work.results-verifiable': true,
  'work.improvements': ['steps', 'time'],
  'participation.levels': ['inform', 'consult'],
  'participation.engaged': true,
  'nominee.kind': 'person',
  'nominee.official-status': 'village-head-or-volunteer',
  'nominee.agency-applies-for': ['effective-change', 'participation-expanded'],
} as const

/** Asked in the order of the bot: those given are answered, the rest is not known. */
export function walk(talk: Talk, answers: Readonly<Record<string, unknown>>, until = '', most = 60): Talk {
  for (let turns = 0; turns < most; turns++) {
    const question = talk.maybeQuestion
    if (!question?.fact || question.fact === until) return talk
    const value = answers[question.fact]
    if (value === undefined || value === null) talk.press('unknown')
    else if (question.type === 'choices') talk.tick(...(value as readonly string[]))
    else if (question.type === 'choice' || question.type === 'yes-no') talk.choose(value as string | boolean)
    else talk.type(String(value))
  }
  return talk
}
