import { CodedError } from '../../database/coded-error.ts'
import type { Store } from '../../conversation/store.ts'
import type { KeptFile } from '../../registry/kept-files.ts'
import type { Consent } from './consent.ts'
import { mayTake, offerOf, takeOffer } from './file-offers.ts'
import type { TeamsSession } from './teams-session.ts'
import { isFileStore, uploadFile } from './upload.ts'

/**
 * What came of storing a file. `gone`: it is kept no longer. `busy`: another process is storing it now.
 * `none`: there is nothing to store, and the turn says why.
 */
export type Saving = 'saved' | 'failed' | 'gone' | 'busy' | 'none'

/**
 * Stores a file in a person's OneDrive once they allowed it. The offer is taken in a transaction of its own
 * before, so that a consent that comes twice uploads once, and the upload is over before the turn begins: a
 * process that dies meanwhile has said nothing, and the person may press once more.
 */
export function createSaveFile(options: {
  readonly store: Store<TeamsSession>
  /** The file behind a token, while it is kept. */
  readonly findFile: (token: string) => Promise<KeptFile | undefined>
}): (conversation: string, consent: Consent, local: boolean) => Promise<Saving> {
  const { store, findFile } = options

  const take = async (conversation: string, offered: NonNullable<Consent['offered']>): Promise<'taken' | 'busy' | 'none'> => {
    let came: 'taken' | 'busy' | 'none' = 'none'
    try {
      await store.runTurn({
        channel: 'teams', conversation,
        decide: (session, { at }) => {
          const offer = offerOf(session, offered)
          if (offer !== undefined && mayTake(offer, at.getTime())) {
            came = 'taken'
            return { session: takeOffer(session, offer.id, at.getTime()), replies: [] }
          }
          came = offer?.state === 'taken' ? 'busy' : 'none'
          return { session, replies: [] }
        },
      })
    } catch (error) {
      if (!(error instanceof CodedError) || error.code !== 'unknown-conversation') throw error
    }
    return came
  }

  return async (conversation, { accepted, offered, upload }, local) => {
    if (!accepted || offered === undefined || upload === undefined) return 'none'
    const taken = await take(conversation, offered)
    if (taken !== 'taken') return taken
    const file = await findFile(offered.token)
    if (file === undefined) return 'gone'
    if (!isFileStore(upload.contentUrl, local)) return 'failed'
    return await uploadFile(upload.uploadUrl, file.bytes, { local }) ? 'saved' : 'failed'
  }
}
