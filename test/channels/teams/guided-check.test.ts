import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadVocabulary } from '../../../src/conversation/words.ts'
import { ENGINES } from '../../support/databases.ts'
import { message, personal, type Raw } from './activities.ts'
import { buttons, found, startTeamsServer, words, type TeamsServer } from './teams-server.ts'

const thai = loadVocabulary().words('th', 2564)

/** What somebody writes where nothing is to be chosen. */
const written: Readonly<Record<string, string>> = {
  'applicant.name': 'กรมที่ดิน', 'work.own-share-percent': '80', 'expansion.new-areas': '3',
}
const ticked: readonly string[] = ['participation', 'open-administration', 'change-in-peoples-lives']

/** What one would fill into a card, and the data of the button that sends it. */
function filled(card: unknown): { readonly how: string; readonly data: Raw } {
  const sends = buttons(card).find(({ data }) => data['takes'] !== undefined)
  if (sends === undefined) {
    const answer = buttons(card).find(({ data }) => String(data['token']).startsWith('a|'))
    if (answer === undefined) throw new Error(`nothing to answer with: ${JSON.stringify(card)}`)
    return { how: 'tapped', data: answer.data }
  }
  const fact = String(sends.data['token']).split('|')[3] ?? ''
  const [input] = found(card, /^Input\./)
  const id = String(input?.['id'])
  switch (input?.['type']) {
    case 'Input.Date':
      return { how: 'date', data: { ...sends.data, [id]: '2019-10-01' } }
    case 'Input.Number':
      return { how: 'number', data: { ...sends.data, [id]: Number(written[fact] ?? '3') } }
    case 'Input.ChoiceSet': {
      const values = (input['choices'] as readonly { readonly value: string }[]).map(({ value }) => value)
      if (input['isMultiSelect'] !== true) return { how: 'chosen', data: { ...sends.data, [id]: values[0] } }
      const wanted = values.filter((value) => ticked.includes(value))
      return { how: 'ticked', data: { ...sends.data, [id]: (wanted.length > 0 ? wanted : values).join(',') } }
    }
    default:
      return { how: 'written', data: { ...sends.data, [id]: written[fact] ?? 'ผลงานตัวอย่าง' } }
  }
}

describe.each(ENGINES)('a guided check through cards on %s', (engine) => {
  let server: TeamsServer
  beforeAll(async () => {
    server = await startTeamsServer({ engine })
  })
  afterAll(() => server.stop())

  test('goes from the greeting to the verdict, each card in the place of the one before', async () => {
    let shown = await server.install(1)
    expect(buttons(shown).length).toBeGreaterThan(0)
    const counts: Record<string, number> = {}
    let session = await server.session(personal(1))
    for (let step = 0; session['asked'] !== undefined && step < 60; step++) {
      const { how, data } = filled(shown.at(-1))
      counts[how] = (counts[how] ?? 0) + 1
      const before = server.fake.teams.to(personal(1)).length
      shown = await server.tap(1, data)
      session = await server.session(personal(1))
      // The next question comes in place; only what has no place in a card is sent.
      if (session['asked'] !== undefined) expect({ card: shown[0]?.['type'], sent: server.fake.teams.to(personal(1)).length }).toEqual({ card: 'AdaptiveCard', sent: before })
    }
    expect(session['asked']).toBeUndefined()
    expect(counts).toMatchObject({ date: 1, ticked: expect.any(Number), tapped: expect.any(Number), written: expect.any(Number) })
    expect(Object.keys(session['answers'] as object).length).toBeGreaterThan(8)
    const read = words(shown)
    expect(['eligible', 'ineligible', 'open', 'unsettled', 'unstated'].some((status) => read.includes(thai.say(`chat:status.${status}`)))).toBe(true)
    expect(read).toContain(thai.say('chat:verdict.disclaimer'))
    await server.delivered()
    expect(server.fake.teams.violations).toEqual([])
  })

  test('is the same by typed words, and by buttons of clients that send them as messages', async () => {
    await server.say(2, 'สวัสดี')
    const shown = await server.say(2, 'กรมที่ดิน')
    const { data } = filled(shown.at(-1))
    const answer = await server.post(messageWith(2, server.fake.url, data))
    expect(answer.status).toBe(200)
    await server.delivered()
    expect((await server.session(personal(2)))['answers']).toMatchObject({ 'applicant.name': 'กรมที่ดิน', 'work.branches': ['participation'] })
    expect(server.fake.teams.violations).toEqual([])
  })
})

/** A button as a client without Action.Execute sends it. */
function messageWith(person: number, serviceUrl: string, value: Raw): Raw {
  const { text: _, ...rest } = message(person, serviceUrl, '', { value })
  return rest
}
