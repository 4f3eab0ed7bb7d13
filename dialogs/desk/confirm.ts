import type { Reply } from '../../src/conversation/replies.ts'
import { say, tell, updateDesk, type DeskScene } from './desk-scene.ts'

/** Carries a change out that was shown before; `about` is what the summary was made of. */
export type Confirmed = (at: DeskScene, about: Readonly<Record<string, string>>) => readonly Reply[] | Promise<readonly Reply[]>

export interface Confirmation {
  readonly task: string
  /** What will happen, in words. */
  readonly summary: string
  readonly about: Readonly<Record<string, string>>
  /** Something is taken away by it. */
  readonly danger?: boolean
  /** A key of `desk:actions` for the button; `confirm` without it. */
  readonly label?: string
}

/** Shows a change before it is made; it waits for the button or a yes. */
export function confirm(at: DeskScene, { task, summary, about, danger = false, label = 'confirm' }: Confirmation): readonly Reply[] {
  const id = at.scene.world.newId()
  updateDesk(at.scene, { form: undefined, confirming: { task, id, about } })
  return [tell(at, `${summary}\n\n${say(at, 'confirm-ask')}`, [
    { deed: 'confirm', about: id, label, tone: danger ? 'danger' : 'primary' },
    { deed: 'cancel' },
  ])]
}
