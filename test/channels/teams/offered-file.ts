import type { RunningFakeTeams } from '../../support/fake-teams/server.ts'
import { consent, personal, type Raw } from './activities.ts'
import { buttons, type TeamsServer } from './teams-server.ts'

const OFFER = 'application/vnd.microsoft.teams.card.file.consent'
export const SAVED = 'application/vnd.microsoft.teams.card.file.info'

export interface Offered {
  /** The id of the message with the offer. */
  readonly card: string
  readonly name: string
  readonly size: number
  readonly context: Raw
}

/** The newest message in a person's chat that is an attachment of this kind. */
export function lastOf({ teams }: RunningFakeTeams, person: number, contentType: string): { readonly id: string; readonly attachment: Raw } | undefined {
  return teams.received.filter(({ to }) => to === personal(person)).flatMap(({ id, activity }) => {
    const [attachment] = (activity['attachments'] ?? []) as readonly Raw[]
    return attachment?.['contentType'] === contentType ? [{ id, attachment }] : []
  }).at(-1)
}

/** A coordinator asks for a file; gives what they are offered with it. */
export async function exported(server: TeamsServer, person: number, file = 'entries csv'): Promise<Offered> {
  const asked = await server.say(person, 'ส่งออก')
  await server.tap(person, buttons(asked).find(({ data }) => String(data['token']).includes(`|desk|write-export:${file}`))?.data)
  const offer = lastOf(server.fake, person, OFFER)
  if (offer === undefined) throw new Error('no file is offered')
  const { name, content } = offer.attachment as { readonly name: string; readonly content: { readonly sizeInBytes: number; readonly acceptContext: Raw } }
  return { card: offer.id, name, size: content.sizeInBytes, context: content.acceptContext }
}

/** What a person's Teams sends when they allow a file: an upload session of their own OneDrive. */
export function accepted({ fake }: TeamsServer, person: number, { card, name, context }: Offered, path = fake.drive.open(name)): Raw {
  return consent(person, fake.url, 'accept', {
    card, context,
    uploadInfo: { contentUrl: `${fake.url}/documents/${encodeURIComponent(name)}`, name, uploadUrl: `${fake.url}${path}`, uniqueId: '1150D938-8870-4044-9F2C-5BBDEBA70C9D', fileType: 'csv' },
  })
}
