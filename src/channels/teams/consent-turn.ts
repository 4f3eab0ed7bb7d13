import { note } from '../../../dialogs/proceed.ts'
import type { Reply } from '../../conversation/replies.ts'
import type { TurnTools } from '../../conversation/store-turn.ts'
import type { Words } from '../../conversation/words.ts'
import { keptFile } from '../../registry/kept-files.ts'
import { contextOf, type Consent } from './consent.ts'
import { offerOf, settleOffer, withOffer } from './file-offers.ts'
import { offerActivity, savedActivity, type FileActivity, type SavedFile } from './render/index.ts'
import type { Saving } from './save-file.ts'
import type { TeamsSession } from './teams-session.ts'
import { LARGEST_UPLOAD } from './upload.ts'

/** What an answer to an offer comes to: replies, or the card of the stored file, in the place of the offer. */
export interface ConsentTurn {
  readonly session: TeamsSession
  readonly replies: readonly Reply[]
  readonly card?: FileActivity
  /** The message that is replaced; absent where the answer is one of its own. */
  readonly replaces?: string
}

/**
 * What is said to a person's answer to an offer. Only the conversation that was made an offer can answer it;
 * to any other, and to one that is over, it is told so, and nothing is stored.
 *
 * @param saving what came of storing the file, before the turn.
 */
export function answerConsent(session: TeamsSession, { offered, upload, card, accepted }: Consent, saving: Saving, words: Words): ConsentTurn {
  const said = (key: string, values?: Readonly<Record<string, unknown>>): string => words.say(`teams-events:offer.${key}`, values)
  const offer = offered && offerOf(session, offered)
  if (offered === undefined || offer === undefined) return { session, replies: [note(said('over'), { tone: 'note' })] }
  const { id, name, state } = offer
  const place = card === undefined ? {} : { replaces: card }
  const over: ConsentTurn = { session, replies: [note(said('over'), { tone: 'note' })], ...place }
  if (state === 'saved') return offer.saved === undefined ? over : { ...shown(session, offer.saved, words), ...place }
  if (state === 'declined' || state === 'failed') return over
  if (!accepted) return { session: settleOffer(session, id, { state: 'declined' }), replies: [note(said('declined', { name }))], ...place }
  const failed = settleOffer(session, id, { state: 'failed' })
  if (saving === 'gone') return { ...over, session: failed }
  if (saving === 'saved' && upload !== undefined) {
    const { uploadUrl: _uploadUrl, ...saved } = upload
    return { ...shown(settleOffer(session, id, { state: 'saved', saved }), saved, words), ...place }
  }
  const link = { label: words.say('desk:export.link'), href: `/files/${offered.token}` }
  return { session: failed, replies: [note(said('failed', { name }), { tone: 'problem', link })], ...place }
}

/** The stored file as Teams shows it; in words where Teams would not take that. */
function shown(session: TeamsSession, saved: SavedFile, words: Words): Omit<ConsentTurn, 'replaces'> {
  const card = savedActivity(saved, words)
  return card === undefined ? { session, replies: [note(words.say('teams-events:offer.saved', { name: saved.name }))] } : { session, replies: [], card }
}

/** Offers to store the files that a turn gives the addresses of. */
export async function offerFiles(
  session: TeamsSession, replies: readonly Reply[], options: { readonly tools: Pick<TurnTools, 'transaction' | 'at'>; readonly newId: () => string; readonly words: Words },
): Promise<{ readonly session: TeamsSession; readonly offers: readonly FileActivity[] }> {
  const { tools, newId, words } = options
  const offers: FileActivity[] = []
  let after = session
  for (const reply of replies) {
    const [, token] = reply.kind === 'message' ? /^\/files\/([\w-]+)$/.exec(reply.link?.href ?? '') ?? [] : []
    const file = token === undefined ? undefined : await keptFile(tools.transaction, token, tools.at)
    if (token === undefined || file === undefined || file.bytes.byteLength > LARGEST_UPLOAD) continue
    const offer = newId()
    const activity = offerActivity({ name: file.name, bytes: file.bytes.byteLength, context: contextOf({ offer, token }) }, words)
    if (activity === undefined) continue
    after = withOffer(after, offer, token, file)
    offers.push(activity)
  }
  return { session: after, offers }
}
