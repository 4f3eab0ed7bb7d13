import type { Action, MessageReply, Reply } from '../../src/conversation/replies.ts'
import type { Scene } from '../../src/conversation/scene.ts'
import type { DeskState } from '../../src/conversation/session.ts'
import { actionToken } from '../../src/conversation/tokens.ts'
import type { Desk } from '../../src/registry/desk.ts'
import { note } from '../proceed.ts'

/** One turn of a coordinator: the conversation, and the desk inside its transaction. */
export interface DeskScene {
  readonly scene: Scene
  readonly desk: Desk
}

/** What a coordinator may do, by a button or by words; `about` is what it is done to. */
export type DeskDeed = (at: DeskScene, about: string) => readonly Reply[] | Promise<readonly Reply[]>

export interface DeskButton {
  /** The deed, and what it is done to: `entry` and `12`. */
  readonly deed: string
  readonly about?: string
  /** A key of `desk:actions`; the deed without it. */
  readonly label?: string
  readonly values?: Readonly<Record<string, unknown>>
  readonly tone?: 'primary' | 'danger'
}

/** A button of the desk. */
export function button({ scene }: DeskScene, { deed, about = '', label = deed, values, tone }: DeskButton): Action {
  return {
    does: 'desk',
    label: say({ scene }, `actions.${label}`, values),
    choice: actionToken(scene.session, 'desk', `${deed}:${about}`),
    ...(tone === undefined ? {} : { tone }),
  }
}

/** A text of the desk in the coordinator's language. */
export function say({ scene }: Pick<DeskScene, 'scene'>, key: string, values?: Readonly<Record<string, unknown>>): string {
  return scene.words.say(`desk:${key}`, values)
}

/** A message of the desk with its buttons. */
export function tell(at: DeskScene, text: string, buttons: readonly DeskButton[] = [], more: Partial<Omit<MessageReply, 'kind' | 'text' | 'actions'>> = {}): MessageReply {
  return note(text, { ...more, ...(buttons.length > 0 ? { actions: buttons.map((one) => button(at, one)) } : {}) })
}

/** Changes what the coordinator is doing. */
export function updateDesk(scene: Scene, changes: { readonly [key in 'form' | 'confirming']?: DeskState[key] | undefined }): void {
  const desk: Record<string, unknown> = { coordinator: true, ...scene.session.desk }
  for (const [key, value] of Object.entries(changes)) {
    if (value === undefined) delete desk[key]
    else desk[key] = value
  }
  scene.update({ desk: desk as { coordinator: true } & Pick<DeskState, 'form' | 'confirming'> })
}
