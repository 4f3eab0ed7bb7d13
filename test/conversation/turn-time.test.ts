import { expect, test } from 'vitest'
import { takeTurn, type Session } from '../../src/conversation/turn.ts'
import type { Input } from '../../src/conversation/input.ts'
import { Talk } from '../dialogs/talk.ts'

/** Whole conversations, tapped and typed, as inputs to be taken again. */
function recorded(): { readonly session: Session; readonly input: Input; readonly talk: Talk }[] {
  const turns: { session: Session; input: Input; talk: Talk }[] = []
  for (const aims of [['open-administration'], ['change-in-peoples-lives', 'solve-poverty'], ['expand-awarded-model']]) {
    const talk = new Talk()
    const take = (input: Input): void => {
      turns.push({ session: talk.session, input, talk })
      talk.do(input)
    }
    take({ kind: 'hello' })
    take({ kind: 'choices', values: ['service', 'participation', 'management'] })
    for (let count = 0; talk.maybeQuestion && count < 40; count++) {
      const { question } = talk
      if (question.fact === 'participation.aims') take({ kind: 'choices', values: aims })
      else if (question.type === 'choices') take({ kind: 'choices', values: (question.choices ?? []).map((choice) => String(choice.value)) })
      else if (question.choices) take({ kind: 'choice', token: question.choices[0]?.choice ?? '' })
      else take({ kind: 'text', text: question.type === 'date' ? 'ต.ค. 2562' : question.type === 'number' ? '80' : 'กรมที่ดิน' })
    }
    take({ kind: 'text', text: 'สรุปคำตอบ' })
    take({ kind: 'text', text: 'ทำไม Open Governance ไม่ได้' })
  }
  return turns
}

test('a turn takes well under a millisecond on average', () => {
  const turns = recorded()
  expect(turns.length).toBeGreaterThan(50)
  const run = (times: number): number => {
    const began = performance.now()
    for (let i = 0; i < times; i++) for (const { session, input, talk } of turns) takeTurn(session, input, talk.world)
    return (performance.now() - began) / times / turns.length
  }
  run(20)
  expect(run(50)).toBeLessThan(1)
})
