import { describe, expect, test } from 'vitest'
import { compile } from '../../src/rules/index.ts'
import type { ReminderChannel, Reminders, ReminderState } from '../../src/conversation/scene.ts'
import { newSession, takeTurnAtDesk, type Session } from '../../src/conversation/turn.ts'
import type { Reply } from '../../src/conversation/replies.ts'
import { round, rules, Talk } from './talk.ts'

/** Reminders in memory, of a person who can be reached on these channels. */
class Wished implements Reminders {
  on: ReminderChannel | undefined
  readonly #channels: readonly ReminderChannel[]
  readonly #here: boolean

  constructor(channels: readonly ReminderChannel[], here: boolean) {
    this.#channels = channels
    this.#here = here
  }

  state = (): Promise<ReminderState> =>
    Promise.resolve({ here: this.#here, channels: this.#channels, ...(this.on === undefined ? {} : { on: this.on }) })

  choose = (channel: ReminderChannel): Promise<boolean> => {
    this.on = channel
    return Promise.resolve(true)
  }

  stop = (): Promise<boolean> => {
    const had = this.on !== undefined
    this.on = undefined
    return Promise.resolve(had)
  }
}

const dated = compile({ ...rules.rulebook, milestones: [{ id: 'closes', on: '2021-02-20' }, { id: 'opens', on: '2021-01-04' }] })
const over = compile({ ...rules.rulebook, milestones: [{ id: 'closes', on: '2021-01-20' }] })

async function said(reminders: Wished | undefined, texts: readonly string[], options: { readonly language?: 'th' | 'en'; readonly rules?: typeof rules } = {}): Promise<readonly Reply[]> {
  const { world } = new Talk(options.rules ? { rules: options.rules } : {})
  let session: Session = { ...newSession({ round, language: options.language ?? 'th', id: 'first', at: world.now }), greeted: true }
  let replies: readonly Reply[] = []
  for (const text of texts) ({ session, replies } = await takeTurnAtDesk(session, { kind: 'text', text }, { ...world, ...(reminders ? { reminders } : {}) }))
  return replies
}
const does = (replies: readonly Reply[]): readonly string[] => replies.flatMap(({ actions = [] }) => actions).map((action) => action.does)

describe('asked for dates', () => {
  test('the answer offers reminders while a date is to come, or none is set yet', async () => {
    expect(does(await said(new Wished(['line'], true), ['กำหนดการ'], { rules: dated }))).toContain('remind')
    expect(does(await said(new Wished(['line'], true), ['กำหนดการ']))).toContain('remind')
    expect(does(await said(new Wished(['line'], true), ['กำหนดการ'], { rules: over }))).not.toContain('remind')
  })

  test('where nobody can be reminded, as in groups, nothing is offered', async () => {
    expect(does(await said(undefined, ['กำหนดการ'], { rules: dated }))).not.toContain('remind')
  })
})

describe.each(['th', 'en'] as const)('reminders (%s)', (language) => {
  test('come to where they were asked for, and say when they come next', async () => {
    const reminders = new Wished(['line', 'teams'], true)
    const [told] = await said(reminders, ['remind me'], { language, rules: dated })
    expect(reminders.on).toBe('line')
    // Fourteen days before the 20th.
    expect(told?.text).toContain(language === 'th' ? '6 กุมภาพันธ์ 2564' : '6 February 2021')
    expect(does([told as Reply])).toEqual(['remind', 'unremind', 'deadlines'])
  })

  test('move to the channel that is named, in either language', async () => {
    for (const typed of ['เตือนทาง Teams', 'เตือนฉันทางทีมส์แทน', 'remind me on Microsoft Teams', 'move my reminders to teams', 'ย้ายการเตือนไปที่ Teams']) {
      const reminders = new Wished(['line', 'teams'], true)
      reminders.on = 'line'
      await said(reminders, [typed], { language })
      expect(reminders.on, typed).toBe('teams')
    }
  })

  test('where a channel is not linked, the way to link it is offered, and nothing changes', async () => {
    const reminders = new Wished(['line'], true)
    expect((await said(reminders, ['remind me on Teams'], { language }))[0]?.text).toContain('Teams')
    expect(reminders.on).toBeUndefined()
  })

  test('on a channel that cannot remind, one linked channel is taken, of several one is asked for', async () => {
    const one = new Wished(['teams'], false)
    await said(one, ['เตือนฉัน'], { language })
    expect(one.on).toBe('teams')
    const several = new Wished(['line', 'teams'], false)
    expect(does(await said(several, ['เตือนฉัน'], { language }))).toEqual(['remind', 'remind'])
    expect(several.on).toBeUndefined()
    const none = new Wished([], false)
    expect((await said(none, ['เตือนฉัน'], { language }))[0]?.text).toMatch(/LINE/)
    expect(none.on).toBeUndefined()
  })

  test('end when asked to', async () => {
    for (const typed of ['เลิกเตือน', 'ขอยกเลิกการแจ้งเตือนค่ะ', 'stop reminding', 'Please cancel my reminders']) {
      const reminders = new Wished(['line'], true)
      reminders.on = 'line'
      await said(reminders, [typed], { language })
      expect(reminders.on, typed).toBeUndefined()
    }
  })

  test('are told with the answers where somebody asks for their data', async () => {
    const reminders = new Wished(['line'], true)
    reminders.on = 'line'
    expect((await said(reminders, ['ดูข้อมูลของฉัน'], { language })).at(-1)?.text).toContain('LINE')
    expect((await said(reminders, ['my data'], { language })).at(-1)?.text).toContain('LINE')
  })
})

test('what only holds such a word is about something else', async () => {
  for (const typed of ['โครงการระบบแจ้งเตือนภัยน้ำท่วม', 'เตือนภัย', 'reminder system for patients', 'ทำไม Open Governance', 'ตรวจ Open Governance']) {
    const reminders = new Wished(['line'], true)
    await said(reminders, [typed])
    expect(reminders.on, typed).toBeUndefined()
  }
})
