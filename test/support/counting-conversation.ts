import type { Input } from '../../src/conversation/input.ts'
import type { Decision } from '../../src/conversation/store.ts'
import type { TurnTools } from '../../src/conversation/store-turn.ts'
import type { SessionStart } from '../../src/channels/web/chat.ts'

/** A small real conversation: it counts its inputs and remembers them in their order. */
export interface Counting {
  readonly language: string
  readonly inputs: readonly string[]
}

export const beginCounting = (start: SessionStart): Counting => ({ language: start.language, inputs: [] })

export function count(session: Counting, input: Input, tools: TurnTools): Decision<Counting> {
  const inputs = [...session.inputs, said(input)]
  if (said(input) === 'keep') {
    const token = tools.keepVerdict({ count: inputs.length })
    return {
      session: { ...session, inputs },
      replies: [{ kind: 'message', text: 'kept', link: { label: 'kept', href: `/verdicts/${token}` } }],
    }
  }
  if (said(input) === 'forget') {
    tools.forget()
    return { session: { ...session, inputs: [] }, replies: [{ kind: 'message', text: 'forgotten' }] }
  }
  if (said(input) === 'fail') throw new Error('the secret of กรมที่ดิน')
  return {
    session: { ...session, inputs },
    replies: [{ kind: 'message', text: `${inputs.length}: ${said(input)} (${session.language})` }],
  }
}

export const renderCounting = (data: unknown): string => `<!doctype html><title>kept</title><p>${JSON.stringify(data)}</p>`

function said(input: Input): string {
  switch (input.kind) {
    case 'hello':
      return 'hello'
    case 'text':
      return input.text
    case 'choice':
      return input.token
    case 'choices':
      return input.values.join('+')
    case 'filled':
      return [input.value].flat().join('+')
    case 'form':
      return [input.token, ...Object.entries(input.values).map((pair) => pair.join('='))].join('+')
    case 'file':
      return `${input.name} ${input.bytes.length}`
  }
}
