import { fold } from '../thai/normalise.ts'
import { deeds, type Deed } from './deeds.ts'
import type { Reply } from './replies.ts'
import type { Scene } from './scene.ts'

/** Buttons by the key of their label, where the label is no command that is understood anyway. */
const buttons: Readonly<Record<string, { readonly does: string; readonly about?: string }>> = {
  others: { does: 'more' },
  forward: { does: 'forward' },
  keep: { does: 'keep' },
  'all-awards': { does: 'other', about: 'all-awards' },
  evidence: { does: 'evidence' },
  detail: { does: 'why' },
}

/**
 * What a message does that is nothing but the label of a button, in either language: people type
 * what they see, and some channels can't show every button.
 */
export function deedOfLabel(scene: Scene, typed: string): ((scene: Scene) => readonly Reply[]) | undefined {
  for (const [key, { does, about }] of Object.entries(buttons)) {
    if (!isLabel(scene, key, typed)) continue
    return (at) => (deeds[does] as Deed)(at, about ?? (does === 'keep' ? (at.session.asked ?? '') : ''))
  }
  return undefined
}

/** Whether a message is the label of a button, in either language. */
export function isLabel(scene: Scene, key: string, typed: string): boolean {
  const said = fold(typed)
  return [scene.words, scene.otherWords].some((words) => fold(words.say(`chat:actions.${key}`)) === said)
}
