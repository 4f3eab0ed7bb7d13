import { keptFileId, type KeptFile } from '../../registry/kept-files.ts'
import type { FileOffer, TeamsSession } from './teams-session.ts'
import { UPLOAD_PATIENCE } from './upload.ts'

/** The newest offers of a conversation that are remembered. */
const REMEMBERED = 8
/** For so long whoever took an offer has it for himself, in milliseconds. */
const LEASE = UPLOAD_PATIENCE + 2_000

/** What a person's consent names: both parts came with the offer. */
export interface OfferedFile {
  readonly offer: string
  readonly token: string
}

/** The offer that a consent is about; undefined where this conversation made no such one. */
export function offerOf({ teams }: TeamsSession, { offer, token }: OfferedFile): FileOffer | undefined {
  return teams?.offers?.find(({ id, file }) => id === offer && file === keptFileId(token))
}

/** Remembers a new offer. */
export function withOffer(session: TeamsSession, id: string, token: string, { name }: Pick<KeptFile, 'name'>): TeamsSession {
  const offer: FileOffer = { id, file: keptFileId(token), name, state: 'open' }
  return { ...session, teams: { ...session.teams, offers: [...(session.teams?.offers ?? []), offer].slice(-REMEMBERED) } }
}

/** Remembers how an offer stands. */
export function settleOffer(session: TeamsSession, id: string, to: Pick<FileOffer, 'state' | 'until' | 'saved'>): TeamsSession {
  const offers = (session.teams?.offers ?? []).map((offer) => {
    if (offer.id !== id) return offer
    const { until: _until, ...rest } = offer
    return { ...rest, ...to }
  })
  return { ...session, teams: { ...session.teams, offers } }
}

/** Whether a file may be uploaded for an offer: nobody did, and nobody is at it. */
export function mayTake({ state, until = 0 }: FileOffer, now: number): boolean {
  return state === 'open' || (state === 'taken' && until <= now)
}

/** The offer taken, so that nobody else uploads its file meanwhile. */
export function takeOffer(session: TeamsSession, id: string, now: number): TeamsSession {
  return settleOffer(session, id, { state: 'taken', until: now + LEASE })
}
