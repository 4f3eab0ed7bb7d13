import { distance } from '../../thai/distance.ts'
import { deskNumberedPhrases, deskPhrases, deskSofteners } from '../../thai/lexicon/desk.ts'
import { fold, squeeze, trimmedEnd } from '../../thai/normalise.ts'
import { before, behind } from '../../thai/phrase.ts'
import { withoutParticles } from '../../thai/polite.ts'
import { recogniseMilestoneCommand } from './milestone-commands.ts'

export type DeskDeedName = keyof typeof deskPhrases

/** What a coordinator wants of the desk. */
export interface DeskCommand {
  readonly does: DeskDeedName
  /** What it is done to, as typed but folded; empty where nothing was said. */
  readonly rest: string
}

const heads = (Object.entries(deskPhrases) as [DeskDeedName, string][])
  .flatMap(([does, phrases]) => phrases.split('|').map((phrase) => ({ does, phrase: fold(phrase) })))
  // The longest phrase says most: "ค้นหาผลงาน" before "ค้น".
  .toSorted((one, other) => other.phrase.length - one.phrase.length)

const numbered = Object.entries(deskNumberedPhrases).map(([does, phrases]) => ({
  does: does as keyof typeof deskNumberedPhrases, pattern: new RegExp(`^(?:${phrases})\\s*(\\d{1,9})$`, 'u'),
}))

const latin = /[a-z0-9]/

/**
 * The desk command that a message is, or undefined where it is none.
 *
 * @example recogniseDeskCommand('เช็ค กรมชลประทาน open governance') // { does: 'check', rest: 'กรมชลประทาน open governance' }
 */
export function recogniseDeskCommand(typed: string): DeskCommand | undefined {
  if (typed.length > 600) return undefined
  const said = trimmedEnd(withoutParticles(fold(typed)), '?.,!').replace(/^\//, '').trim()
  const number = /^\s*#\s*(\d{1,9})\s*$/.exec(typed)?.[1]
  if (number !== undefined) return { does: 'entry', rest: number }
  for (const text of new Set([said, behind(said, deskSofteners.before) ?? said])) {
    const command = headOf(text)
    if (command) return { does: command.does, rest: unsoftened(command.rest) }
  }
  return undefined
}

const unsoftened = (text: string): string => before(text, deskSofteners.after) ?? text.trim()

function headOf(text: string): DeskCommand | undefined {
  const dated = recogniseMilestoneCommand(text)
  if (dated) return dated
  for (const { does, pattern } of numbered) {
    const number = pattern.exec(unsoftened(text))?.[1]
    if (number !== undefined) return { does, rest: number }
  }
  for (const { does, phrase } of heads) {
    if (!text.startsWith(phrase)) continue
    const next = text.charAt(phrase.length)
    // A Latin word ends where it ends; Thai writes on.
    if (latin.test(phrase.at(-1) ?? '') && latin.test(next)) continue
    const rest = text.slice(phrase.length).replace(/^[\s:#,–-]+/u, '')
    // The number that people know of what they want undone is the entry's; a button has that of the change.
    return { does, rest: does === 'undo' && /^\d/.test(rest) ? `#${rest}` : rest }
  }
  return undefined
}

/**
 * The deeds whose phrases come nearest to what was typed, nearest first, at most three.
 *
 * @example nearDeskCommands('ภาพรมว') // ['overview']
 */
export function nearDeskCommands(typed: string): readonly DeskDeedName[] {
  const said = squeeze(withoutParticles(fold(typed)))
  const near = new Map<DeskDeedName, number>()
  for (const { does, phrase } of heads) {
    const shape = squeeze(phrase)
    if (shape.length < 3) continue
    const limit = Math.max(1, Math.floor(shape.length / 3))
    // What follows the phrase may be what it is done to.
    const apart = Math.min(distance(said, shape, limit), distance(said.slice(0, shape.length), shape, limit))
    if (apart <= limit && apart < (near.get(does) ?? Number.POSITIVE_INFINITY)) near.set(does, apart)
  }
  return [...near].toSorted((one, other) => one[1] - other[1]).slice(0, 3).map(([does]) => does)
}
