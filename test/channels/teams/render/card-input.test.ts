import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inputOfCard } from '../../../../src/channels/teams/render/index.ts'
import { choiceValue } from '../../../../src/channels/teams/render/card-input.ts'
import { openGovernance, Talk } from '../../../dialogs/talk.ts'
import { mixed, walk } from '../../../dialogs/walk.ts'
import { elementsOf } from './looking.ts'
import { entryForm, sent, sentOf } from './scenes.ts'

/** The data of a card's main button, with what its inputs hold put beside it, as Teams does. */
function submitted(talk: Talk, inputs: Readonly<Record<string, unknown>>): unknown {
  const [button] = elementsOf(sentOf(talk), 'Action.Execute').filter((one) => one['style'] === 'positive')
  return { ...(button?.['data'] as object), ...inputs }
}

/** The same talk after a card's input came back. */
function after(talk: Talk, inputs: Readonly<Record<string, unknown>>): Talk {
  const input = inputOfCard(submitted(talk, inputs))
  if (!input) throw new Error('no input')
  return talk.do(input)
}

describe('what comes back from a card', () => {
  test('a button is its token', () => {
    expect(inputOfCard({ token: 'd|first|1|back|' })).toEqual({ kind: 'choice', token: 'd|first|1|back|' })
  })

  test('one answer of several is what was chosen', () => {
    const talk = walk(new Talk().hello(), mixed, 'covid.route')
    const token = talk.choice('service-continuity')
    after(talk, { choice: token })
    expect(talk.session.answers['covid.route']).toBe('service-continuity')
  })

  test('an answer that was sent empty asks anew', () => {
    const talk = walk(new Talk().hello(), mixed, 'covid.route')
    expect(after(talk, {}).asks).toBe('covid.route')
  })

  test('several answers are all of the ticked ones', () => {
    const talk = walk(new Talk().hello(), mixed, 'work.improvements')
    after(talk, { choices: 'steps,time' })
    expect(talk.session.answers['work.improvements']).toEqual(['steps', 'time'])
  })

  test('nothing of several is said by a button of its own', () => {
    const talk = walk(new Talk().hello(), mixed, 'work.improvements')
    const none = elementsOf(sentOf(talk), 'Action.Execute').find((one) => (one['data'] as { takes?: string }).takes === 'choices' && one['associatedInputs'] === 'none')
    const input = inputOfCard(none?.['data'])
    expect(input).toMatchObject({ kind: 'filled', value: [] })
  })

  test('a date and a number are filled', () => {
    const dated = walk(new Talk().hello(), openGovernance, 'work.started-on')
    expect(after(dated, { value: '2019-01-31' }).session.answers['work.started-on']).toBe('2019-01-31')
    const counted = walk(new Talk().hello(), { ...mixed, 'work.own-share-percent': undefined }, 'work.own-share-percent')
    expect(after(counted, { value: 80 }).session.answers['work.own-share-percent']).toBe(80)
  })

  test('a form is its fields by id', () => {
    const ids = sent([entryForm]).flatMap((activity) => ['Input.Text', 'Input.ChoiceSet', 'Input.Date', 'Input.Number'].flatMap((type) => elementsOf([activity], type))).map((one) => one['id'] as string)
    const data = { token: entryForm.submit.choice, takes: 'form', ...Object.fromEntries(ids.map((id) => [id, `ค่า ${id}`])) }
    expect(inputOfCard(data)).toEqual({ kind: 'form', token: entryForm.submit.choice, values: Object.fromEntries(entryForm.fields.map((field) => [field.id, `ค่า field:${field.id}`])) })
  })

  test('values with commas stay whole', () => {
    fc.assert(fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (values) => {
      const input = inputOfCard({ takes: 'choices', choices: values.map(choiceValue).join(',') })
      expect(input).toEqual({ kind: 'choices', values: values.map((value) => value.toWellFormed()) })
    }))
  })

  test('whatever a client sends is an input or nothing, and no error', () => {
    fc.assert(fc.property(fc.oneof(fc.anything(), fc.record({ token: fc.anything(), takes: fc.oneof(fc.constantFrom('choice', 'choices', 'value', 'form'), fc.anything()), choice: fc.anything(), choices: fc.anything(), value: fc.anything(), 'field:__proto__': fc.anything() }, { requiredKeys: [] })), (data) => {
      const input = inputOfCard(data)
      if (input?.kind === 'choice' || input?.kind === 'filled' || input?.kind === 'form') expect(typeof input.token).toBe('string')
      if (input?.kind === 'filled') expect([input.value].flat().every((value) => typeof value === 'string')).toBe(true)
      if (input?.kind === 'form') expect(Object.values(input.values).every((value) => typeof value === 'string')).toBe(true)
    }))
  })
})
