import { dropSetAside, listSetAside, retrySetAside } from '../conversation/store-set-aside.ts'
import { CodedError } from '../database/coded-error.ts'
import { momentText, tellOf } from './tell.ts'

/** `lertrat events`: the events that are tried no more, because each ended the process twice. */
export async function listEvents(environment: NodeJS.ProcessEnv): Promise<void> {
  await tellOf(environment, async ({ kysely }) => {
    const events = await listSetAside(kysely)
    return (words) => events.length === 0
      ? [words.say('cli-desk:events.none')]
      : [
          words.say('cli-desk:events.title', { count: events.length }),
          ...events.map(({ id, at, begun, bytes }) => `  ${words.say('cli-desk:events.event', { id, at: momentText(at, words.language), begun, bytes })}`),
        ]
  })
}

/**
 * `lertrat events retry ID`: tries an event again.
 *
 * @throws CodedError `event-unknown`
 */
export async function retryEvent(options: { readonly id: string }, environment: NodeJS.ProcessEnv): Promise<void> {
  await tellOf(environment, async ({ kysely }) => {
    if (!(await retrySetAside(kysely, options.id))) throw unknown(options.id)
    return (words) => [words.say(options.id.startsWith('line-') ? 'cli-desk:events.retried' : 'cli-desk:events.retried-when-sent', { id: options.id })]
  })
}

/**
 * `lertrat events drop ID`: forgets an event.
 *
 * @throws CodedError `event-unknown`
 */
export async function dropEvent(options: { readonly id: string }, environment: NodeJS.ProcessEnv): Promise<void> {
  await tellOf(environment, async ({ kysely }) => {
    if (!(await dropSetAside(kysely, options.id))) throw unknown(options.id)
    return (words) => [words.say('cli-desk:events.dropped', { id: options.id })]
  })
}

const unknown = (id: string): CodedError => new CodedError('event-unknown', { path: 'id', values: { given: id.slice(0, 80) } })
