import type { Language } from '../../conversation/session.ts'
import { CodedError } from '../../database/coded-error.ts'
import { InOrder } from '../in-order.ts'
import { placeOf, tenantOf, type RawActivity } from './activity.ts'
import { addressOf } from './address.ts'
import type { IsAppointed } from './appointed.ts'
import { readEvent, type TeamsEvent } from './events.ts'
import { fetchFile } from './files.ts'
import { lineBelow, refusedInvoke } from './in-place.ts'
import type { Answered } from './routes.ts'
import type { createSaveFile } from './save-file.ts'
import type { TeamsSender } from './sender.ts'
import { isLoopback, type TeamsSettings } from './settings.ts'
import { takeTeamsEvent, type Arrival, type TurnParts, type TurnResult } from './turns.ts'
import { announced } from './typing.ts'

/** Told of every activity: its kind (`other` where it is left alone), what came of it, and how long that took. */
export type Observe = (kind: string, outcome: TurnResult['outcome'] | 'failed' | 'refused' | `ignored-${string}`, seconds?: number) => void

export interface TakeDependencies {
  readonly parts: TurnParts
  readonly settings: Pick<TeamsSettings, 'tenants' | 'localTenants'>
  readonly sender: Pick<TeamsSender, 'typing' | 'say'>
  readonly isAppointed: IsAppointed
  readonly saveFile: ReturnType<typeof createSaveFile>
  readonly observe: Observe
  /** Told when a turn of a conversation was committed. */
  readonly onAnswered: (key: string) => void
}

/** What becomes of an activity that was authenticated. */
export function createTake(dependencies: TakeDependencies): (activity: RawActivity, arrival: Arrival) => Promise<Answered> {
  const { parts, settings, sender, isAppointed, saveFile, observe, onAnswered } = dependencies
  const conversations = new InOrder()
  let arrived = 0

  const run = async (event: TeamsEvent, arrival: Arrival): Promise<TurnResult> => {
    const { happening, activity } = event
    const local = isLoopback(new URL(activity.serviceUrl).hostname)
    const appointed = await isAppointed(event, addressOf(event, arrival.anonymous))
    // A file is not waited for inside of the transaction, and nobody's but a coordinator's is fetched.
    const expected = happening.kind === 'file' && (appointed || await mayHaveDesk(parts, event))
    const file = expected ? await fetchFile(happening.file.address, { local }) : undefined
    const saving = happening.kind === 'consent' && event.place === 'personal' ? await saveFile(event.key, happening.consent, local) : undefined
    // Whoever stores the file says so, too.
    if (saving === 'busy') return { outcome: 'nothing' }
    return takeTeamsEvent(event, arrival, { appointed, ...(file === undefined ? {} : { file }), ...(saving === undefined ? {} : { saving }) }, parts)
  }

  return async (activity, arrival) => {
    const event = readEvent(activity, arrival.anonymous)
    const invoked = activity.type === 'invoke'
    if (!isAllowed(activity, arrival, settings)) {
      observe('other', 'refused')
      return refuse(activity, arrival, dependencies)
    }
    if ('ignored' in event) {
      observe('other', `ignored-${event.ignored}`)
      if (event.ignored === 'malformed-invoke') return { status: 200, body: refusedInvoke(parts.words('th').say('teams-events:unknown-card')) }
      return { status: event.ignored === 'unknown-invoke' ? 501 : 200 }
    }
    const begun = performance.now()
    const seconds = () => (performance.now() - begun) / 1_000
    const { kind } = event.happening
    try {
      const result = await conversations.run(event.key, arrived++, () =>
        announced(() => run(event, arrival), () => sender.typing(addressOf(event, arrival.anonymous))))
      observe(kind, result.outcome, seconds())
      if (result.outcome !== 'nothing') onAnswered(event.key)
      if (result.invoke !== undefined) return { status: 200, body: result.invoke }
      return invoked && kind !== 'consent' ? { status: 200, body: lineBelow('') } : { status: 200 }
    } catch (error) {
      observe(kind, 'failed', seconds())
      throw error
    }
  }
}

/** Whether there is a conversation that may have a desk; the registry says in the turn whether it does. */
async function mayHaveDesk({ store }: TurnParts, { key }: TeamsEvent): Promise<boolean> {
  try {
    return (await store.session('teams', key)).desk?.coordinator === true
  } catch (error) {
    if (error instanceof CodedError) return false
    throw error
  }
}

function isAllowed(activity: RawActivity, { anonymous }: Arrival, { tenants, localTenants }: TakeDependencies['settings']): boolean {
  const allowed = anonymous ? localTenants : tenants
  const tenant = tenantOf(activity)
  return allowed === undefined || (tenant !== undefined && allowed.includes(tenant))
}

/** People of other organisations are told so; nothing of them is kept. */
function refuse(activity: RawActivity, arrival: Arrival, { parts, sender }: TakeDependencies): Answered {
  const language: Language = /^en/i.test(activity.locale ?? '') ? 'en' : 'th'
  const text = parts.words(language).say('teams-events:other-tenant')
  if (activity.type === 'invoke') return activity.name === 'adaptiveCard/action' ? { status: 200, body: lineBelow(text) } : { status: 501 }
  const event = readEvent(activity, arrival.anonymous)
  const addressed = !('ignored' in event) && event.happening.kind !== 'removed' && (activity.type === 'message' || placeOf(activity) === 'personal')
  if (addressed) void sender.say(addressOf(event, arrival.anonymous), { type: 'message', text, textFormat: 'plain', summary: text })
  return { status: 200 }
}
