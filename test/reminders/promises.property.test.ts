import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dateText, dayInBangkok } from '../../src/conversation/formats.ts'
import { daysEarlier, momentOf, remindedBefore } from '../../src/reminders/due.ts'
import { ENGINES } from '../support/databases.ts'
import { People, type Chat } from './people.ts'

/** What may happen, by the numbers of chats and milestones. */
type Step =
  | { readonly does: 'wish' | 'stop' | 'unlink' | 'leave' | 'forget'; readonly chat: number }
  | { readonly does: 'link'; readonly chat: number; readonly with: number }
  /** `ahead`: days from then; null takes the date away. */
  | { readonly does: 'date'; readonly milestone: number; readonly ahead: number | null }
  | { readonly does: 'pass'; readonly hours: number }
  | { readonly does: 'look' | 'deliver' | 'two' }
  | { readonly does: 'crash'; readonly at: number }

const channels = ['line', 'teams', 'web'] as const
const milestones = ['closes', 'results'] as const

const chat = fc.nat(channels.length - 1)
const date = fc.record({ does: fc.constant('date' as const), milestone: fc.nat(1), ahead: fc.option(fc.constantFrom(0, 1, 3, 4, 14, 15), { freq: 5 }) })
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ does: fc.constant('wish' as const), chat }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('stop' as const, 'stop' as const, 'leave' as const, 'forget' as const), chat }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('unlink' as const), chat }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('link' as const), chat, with: chat }) },
  { weight: 2, arbitrary: date },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('pass' as const), hours: fc.constantFrom(1, 1, 3, 23, 24) }) },
  { weight: 8, arbitrary: fc.record({ does: fc.constantFrom('look' as const, 'deliver' as const, 'deliver' as const, 'two' as const) }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('crash' as const), at: fc.integer({ min: 1, max: 2 }) }) },
)
/** Eight in the morning in Bangkok. */
const start = '2026-01-05T01:00:00.000Z'
/** Most begin at eight in the morning with a date that is due at nine. */
const beginning: fc.Arbitrary<readonly Step[]> = fc.tuple(
  fc.record({ does: fc.constant('date' as const), milestone: fc.constant(0), ahead: fc.constantFrom(0, 3, 14, 15) }),
  fc.record({ does: fc.constant('wish' as const), chat }),
  fc.record({ does: fc.constant('pass' as const), hours: fc.constantFrom(0, 1, 1) }),
)

/** A person of the model: some chats, where their reminders go, and what they were told. */
interface Person {
  chats: Set<number>
  wish: { chat: number; since: number; chosen: number } | undefined
  told: Set<string>
}

/** What should be, without a database. */
class Model {
  persons: Person[]
  reachable = new Set<number>()
  /** When something was last said in a chat. */
  readonly spoken: number[] = []
  readonly dates = new Map<string, { on: string; set: number }>()

  constructor(chats: number) {
    this.persons = Array.from({ length: chats }, (_, i) => ({ chats: new Set([i]), wish: undefined, told: new Set<string>() }))
  }

  of(number: number): Person {
    return this.persons.find(({ chats }) => chats.has(number)) as Person
  }

  speak(number: number, now: number): void {
    this.spoken[number] = now
    if (channels[number] !== 'web') this.reachable.add(number)
  }

  wish(number: number, now: number): void {
    const person = this.of(number)
    const chats = [...person.chats].filter((one) => this.reachable.has(one)).sort((one, other) => (this.spoken[other] ?? 0) - (this.spoken[one] ?? 0))
    const kinds = new Set(chats.map((one) => channels[one]))
    const chosen = this.reachable.has(number) ? number : kinds.size === 1 ? chats[0] : undefined
    if (chosen !== undefined) person.wish = { chat: chosen, since: person.wish?.since ?? now, chosen: now }
  }

  link(one: number, other: number): void {
    const [a, b] = [this.of(one), this.of(other)]
    if (a === b) return
    const wishes = [a.wish, b.wish].filter((wish) => wish !== undefined).sort((x, y) => y.chosen - x.chosen)
    const [newest] = wishes
    this.persons = this.persons.filter((person) => person !== b)
    a.chats = new Set([...a.chats, ...b.chats])
    a.told = new Set([...a.told, ...b.told])
    a.wish = newest && { ...newest, since: Math.min(...wishes.map(({ since }) => since)) }
  }

  unlink(number: number): void {
    const person = this.of(number)
    if (person.chats.size === 1) return
    person.chats.delete(number)
    const goes = person.wish?.chat === number
    this.persons.push({ chats: new Set([number]), wish: goes ? person.wish : undefined, told: new Set(person.told) })
    if (goes) person.wish = undefined
  }

  leave(number: number): void {
    this.reachable.delete(number)
    const person = this.of(number)
    if (person.wish?.chat === number) person.wish = undefined
  }

  /** What falls due on a day: the key of each reminder, with its line's text and the moment since when. */
  due(now: number): readonly { readonly key: string; readonly text: string; readonly since: number }[] {
    const today = dayInBangkok(new Date(now))
    const nine = momentOf(today).getTime()
    if (now < nine) return []
    return [...this.dates].flatMap(([milestone, { on, set }]) => remindedBefore.filter((days) => daysEarlier(on, days) === today)
      .map((days) => ({ key: `${milestone} ${on} ${days}`, text: `${names[milestone] ?? ''}: ${days === 0 ? 'วันนี้ (' : ''}${dateText(on, 'th')}`, since: Math.max(nine, set) })))
  }
}

const names: Readonly<Record<string, string>> = { closes: 'ปิดรับสมัคร', results: 'ประกาศผล' }

describe.each(ENGINES)('whatever people, coordinators and servers do, on %s', (engine) => {
  test('no reminder is lost that is due, and none is told twice, untrue or to the wrong chat', async () => {
    const people = await People.meet(engine, start)
    await fc.assert(fc.asyncProperty(beginning, fc.array(step, { minLength: 6, maxLength: 30 }), async (first, steps) => {
      await people.reset(start)
      const chats: Chat[] = []
      const model = new Model(channels.length)
      for (const [i, channel] of channels.entries()) {
        chats.push(await people.chat(channel))
        model.speak(i, people.now.getTime())
      }
      for (const one of [...first, ...steps, { does: 'deliver' } as const]) await take(one, people, model, chats)
    }), { numRuns: 100 }).finally(() => people.end())
  }, 240_000)
})

async function take(step: Step, people: People, model: Model, chats: readonly Chat[]): Promise<void> {
  const now = (): number => people.now.getTime()
  const spoken = (number: number): Chat => chats[number] as Chat
  switch (step.does) {
    case 'wish':
      await people.say(spoken(step.chat), 'เตือนฉัน')
      model.speak(step.chat, now())
      return model.wish(step.chat, now())
    case 'stop':
      await people.say(spoken(step.chat), 'เลิกเตือน')
      model.speak(step.chat, now())
      model.of(step.chat).wish = undefined
      return
    case 'link':
      if (step.chat === step.with) return
      await people.link(spoken(step.chat), spoken(step.with))
      model.speak(step.chat, now() - 1_000)
      model.speak(step.with, now())
      return model.link(step.chat, step.with)
    case 'unlink':
      await people.say(spoken(step.chat), 'ยกเลิกการเชื่อมบัญชี')
      model.speak(step.chat, now())
      return model.unlink(step.chat)
    case 'leave':
      if (channels[step.chat] === 'web') return
      await people.leave(spoken(step.chat))
      return model.leave(step.chat)
    case 'forget':
      await people.forget(spoken(step.chat))
      model.speak(step.chat, now())
      // The address goes with the rest, until something is said again.
      model.reachable.delete(step.chat)
      model.of(step.chat).wish = undefined
      return
    case 'date': {
      const milestone = milestones[step.milestone] as string
      const on = step.ahead === null ? null : daysEarlier(dayInBangkok(people.now), -step.ahead)
      if (on === (model.dates.get(milestone)?.on ?? null)) return
      await people.date(milestone, on)
      if (on === null) model.dates.delete(milestone)
      else model.dates.set(milestone, { on, set: now() })
      return
    }
    case 'pass':
      return people.pass(step.hours * 3_600)
    case 'look':
      await people.look()
      return
    case 'two':
      await Promise.all([people.look(), people.look({ second: true })])
      return
    case 'crash':
      // Where there is less to tell, it is not killed.
      await people.look({ crashAt: step.at }).catch((error: unknown) => expect(String(error)).toContain('killed'))
      return
    case 'deliver': {
      await people.look({ second: true })
      const due = model.due(now())
      for (const { chat: id, text } of await people.deliver()) {
        const number = chats.findIndex((one) => one.id === id)
        const person = model.of(number)
        expect(person.wish?.chat, 'the chat that was chosen').toBe(number)
        const told = due.filter((one) => text.includes(one.text))
        expect(told.length, `only what is true today: ${text}`).toBe(text.split('\n').length - 1)
        for (const { key } of told) expect(person.told.has(key), `${key} was told before`).toBe(false)
        for (const { key } of told) person.told.add(key)
      }
      for (const { wish, told } of model.persons) {
        if (wish) for (const { key, since } of due) expect(wish.since > since || told.has(key), `${key} is told`).toBe(true)
      }
    }
  }
}
