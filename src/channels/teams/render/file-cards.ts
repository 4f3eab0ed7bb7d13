import type { Words } from '../../../conversation/words.ts'
import type { FileActivity } from './card.ts'
import { problemsOf } from './check-card.ts'
import { summaryOf } from './pack.ts'
import { oneLine } from './plain.ts'

/** A file that lies in a person's OneDrive, as Teams named its place. */
export interface SavedFile {
  readonly name: string
  readonly contentUrl: string
  readonly uniqueId: string
  readonly fileType: string
}

/** As long a name as OneDrive takes with room for its folders, in UTF-16 code units. */
const longestName = 120

/** What OneDrive takes in no name. */
const unnameable = /["*:<>?/\\|\u0000-\u001f\u007f]+/g

/**
 * Asks a person whether a file may be stored in their own OneDrive.
 *
 * @param offer.context comes back with the answer; Teams shows it to nobody.
 * @returns undefined where Teams would not take it.
 */
export function offerActivity(offer: { readonly name: string; readonly bytes: number; readonly context: Readonly<Record<string, string>> }, words: Words): FileActivity | undefined {
  const { name, bytes, context } = offer
  const said = words.say('teams-events:offer.ask')
  return sound({
    type: 'message', summary: summaryOf(`${said} ${name}`, words),
    attachments: [{
      contentType: 'application/vnd.microsoft.teams.card.file.consent', name: fileName(name),
      content: { description: said, sizeInBytes: bytes, acceptContext: context, declineContext: context },
    }],
  })
}

/** Shows a file where it was stored. */
export function savedActivity({ name, contentUrl, uniqueId, fileType }: SavedFile, words: Words): FileActivity | undefined {
  return sound({
    type: 'message', summary: summaryOf(words.say('teams-events:offer.saved', { name }), words),
    attachments: [{ contentType: 'application/vnd.microsoft.teams.card.file.info', name: fileName(name), contentUrl, content: { uniqueId, fileType } }],
  })
}

const sound = (activity: FileActivity): FileActivity | undefined => (problemsOf(activity).length === 0 ? activity : undefined)

const fileName = (name: string): string => {
  const plain = oneLine(name.replaceAll(unnameable, '_'), Infinity)
  const end = /\.\w{1,8}$/u.exec(plain)?.[0] ?? ''
  return `${oneLine(plain.slice(0, plain.length - end.length), longestName)}${end}`
}
