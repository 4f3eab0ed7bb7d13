import { fold } from '../thai/normalise.ts'
import { deeds, type Deed } from './deeds.ts'
import type { Reply } from './replies.ts'
import type { Scene } from './scene.ts'
import type { Vocabulary } from './words.ts'

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
  const key = labelsOf(scene).get(fold(typed))?.find((candidate) => Object.hasOwn(buttons, candidate))
  const button = key === undefined ? undefined : buttons[key]
  if (!button) return undefined
  const { does, about } = button
  return (at) => (deeds[does] as Deed)(at, about ?? (does === 'keep' ? (at.session.asked ?? '') : ''))
}

/** Whether a message is the label of a button, in either language. */
export function isLabel(scene: Scene, key: string, typed: string): boolean {
  return labelsOf(scene).get(fold(typed))?.includes(key) === true
}

const known = new WeakMap<Vocabulary, ReadonlyMap<string, readonly string[]>>()

/** The keys of the labels that people may type, by the folded label. */
function labelsOf(scene: Scene): ReadonlyMap<string, readonly string[]> {
  const { vocabulary } = scene.world
  let labels = known.get(vocabulary)
  if (!labels) {
    const gathered = new Map<string, readonly string[]>()
    for (const words of [scene.words, scene.otherWords]) {
      for (const key of [...Object.keys(buttons), 'confirm-restart', 'confirm-delete']) {
        const label = fold(words.say(`chat:actions.${key}`))
        gathered.set(label, [...(gathered.get(label) ?? []), key])
      }
    }
    known.set(vocabulary, (labels = gathered))
  }
  return labels
}
