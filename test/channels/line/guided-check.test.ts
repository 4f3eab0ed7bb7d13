import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadVocabulary } from '../../../src/conversation/words.ts'
import { ENGINES } from '../../support/databases.ts'
import { buttons, startLineServer, words, type LineServer } from './line-server.ts'
import { userId } from './webhook-client.ts'

const thai = loadVocabulary().words('th', 2564)

/** What somebody types where nothing is to be tapped. */
const typed: Readonly<Record<string, string>> = {
  'applicant.name': 'กรมที่ดิน', 'work.own-share-percent': '80', 'expansion.new-areas': '3',
}

/** What somebody ticks; of other questions every box. */
const ticked: readonly string[] = ['work.branches=participation', 'participation.aims=open-administration', 'participation.aims=change-in-peoples-lives']

/** Answers one question: by its button, by the calendar, by ticks, or in words. */
async function answerOne(server: LineServer, user: string, question: readonly unknown[], counts: Record<string, number>) {
  const all = buttons(question)
  const count = (how: string): void => {
    counts[how] = (counts[how] ?? 0) + 1
  }
  const calendar = all.find((button) => button.type === 'datetimepicker')
  if (calendar) {
    count('calendar')
    return server.tap(user, calendar.data, { date: '2019-10-01' })
  }
  const ticks = all.filter((button) => button.data.includes('|tick|'))
  if (ticks.length > 0) {
    count('ticks')
    const wanted = ticks.filter((button) => ticked.some((tick) => button.data.endsWith(`|${tick}`)))
    let answer: readonly unknown[] = question
    for (const { data } of wanted.length > 0 ? wanted : ticks) answer = await server.tap(user, data)
    const done = buttons(answer).find((button) => button.data.includes('|done|'))
    answer = await server.tap(user, done?.data ?? '')
    return answer
  }
  const fact = all.find((button) => button.data.includes('|unknown|'))?.data.split('|').at(-1) ?? 'applicant.name'
  const choice = all.find((button) => button.data.startsWith('a|'))
  if (choice && typed[fact] === undefined) {
    count('taps')
    return server.tap(user, choice.data)
  }
  count('typed')
  return server.say(user, typed[fact] ?? 'ผลงานตัวอย่าง')
}

describe.each(ENGINES)('a guided check on %s', (engine) => {
  let server: LineServer
  beforeAll(async () => {
    server = await startLineServer({ engine })
  })
  afterAll(() => server.stop())

  test('goes from the greeting to the verdict by buttons, the calendar and words', async () => {
    const user = userId(1)
    let answer = await server.follow(user)
    const counts: Record<string, number> = {}
    let session = await server.session(user)
    for (let step = 0; session['asked'] !== undefined && step < 60; step++) {
      answer = await answerOne(server, user, answer, counts)
      session = await server.session(user)
    }
    expect(session['asked']).toBeUndefined()
    expect(counts).toMatchObject({ calendar: 1, typed: expect.any(Number), taps: expect.any(Number), ticks: expect.any(Number) })
    expect(Object.keys(session['answers'] as object).length).toBeGreaterThan(8)
    const read = words(answer)
    const statuses = ['eligible', 'ineligible', 'open', 'unsettled', 'unstated'].map((status) => thai.say(`chat:status.${status}`))
    expect(statuses.some((status) => read.includes(status))).toBe(true)
    expect(read).toContain(thai.say('chat:verdict.disclaimer'))
    await server.delivered()
    expect(server.fake.line.violations).toEqual([])
  })

  test('answers each thing that was said once, with the reply token', async () => {
    const user = userId(2)
    await server.say(user, 'สวัสดี')
    await server.say(user, 'กรมที่ดิน')
    await server.delivered()
    expect(server.calls(user)).toHaveLength(2)
    expect(server.fake.line.received.filter((call) => call.to === user).map((call) => call.via)).toEqual(['reply', 'reply'])
  })
})
