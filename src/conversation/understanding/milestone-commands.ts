import { readDate } from '../../thai/dates.ts'
import { aroundMilestone, beforeMilestone, branchPhrases, milestonePhrases, removesMilestone, setsMilestone } from '../../thai/lexicon/milestones.ts'
import { fold } from '../../thai/normalise.ts'
import { behind, row } from '../../thai/phrase.ts'
import type { Phrase } from '../../thai/phrase.ts'
import { withoutParticles } from '../../thai/polite.ts'

/** What was said of a milestone, as far as it was said. */
export interface MilestoneWords {
  readonly milestone?: string
  readonly branch?: string
  /** `YYYY-MM-DD`. */
  readonly on?: string
}

/** Names with what they stand for; the longest says most. */
type Names = readonly (readonly [name: string, means: string])[]

const namesOf = (phrases: Readonly<Record<string, string>>): Names =>
  Object.entries(phrases).flatMap(([means, names]) => names.split('|').map((name) => [fold(name), means] as const))
    .toSorted(([one], [other]) => other.length - one.length)

const milestones = namesOf(milestonePhrases)
const branches = namesOf(branchPhrases)

/**
 * Whether a folded message sets or removes the date of a milestone that it names.
 *
 * @returns the deed, and the message from the milestone's name on.
 * @example recogniseMilestoneCommand('เลื่อนวันปิดรับสมัครเป็น 15 เมษายน 2569') // { does: 'set-milestone', rest: 'ปิดรับสมัครเป็น 15 เมษายน 2569' }
 */
export function recogniseMilestoneCommand(folded: string): { readonly does: 'set-milestone' | 'remove-milestone'; readonly rest: string } | undefined {
  for (const [does, verb] of [['set-milestone', setsMilestone], ['remove-milestone', removesMilestone]] as const) {
    const rest = behind(folded, row(verb, beforeMilestone)) ?? ''
    if (headOf(rest, milestones)) return { does, rest }
  }
  return undefined
}

/**
 * What a message says of a milestone: which one, of which branch, and the day. What it does not say, or
 * not clearly, is left out.
 *
 * @param further a round's own names of milestones and branches, folded, beside the usual ones.
 * @param today `YYYY-MM-DD`.
 * @example readMilestone('ปิดรับสมัคร สาขาบริการภาครัฐ 31 มีนาคม 2569', '2026-01-05') // { milestone: 'closes', branch: 'service', on: '2026-03-31' }
 */
export function readMilestone(typed: string, today: string, further: { readonly milestones: Names; readonly branches: Names } = { milestones: [], branches: [] }): MilestoneWords {
  let rest = withoutLead(withoutParticles(fold(typed)), beforeMilestone)
  const milestone = headOf(rest, [...further.milestones, ...milestones])
  rest = after(rest, milestone)
  const branch = headOf(rest, [...further.branches, ...branches])
  rest = after(rest, branch)
  const on = rest === '' ? undefined : readDay(rest, today)
  return { ...(milestone ? { milestone: milestone[1] } : {}), ...(branch ? { branch: branch[1] } : {}), ...(on === undefined ? {} : { on }) }
}

/** A whole day as it was typed or picked, `YYYY-MM-DD`; undefined where it is none, or only a month. */
export function readDay(typed: string, today: string): string | undefined {
  const date = readDate(withoutParticles(fold(typed)), today)
  return date?.length === 10 ? date : undefined
}

function headOf(text: string, names: Names): Names[number] | undefined {
  return names.find(([name]) => text.startsWith(name) && !(/[a-z]/.test(name.at(-1) ?? '') && /[a-z]/.test(text.charAt(name.length))))
}

const withoutLead = (text: string, lead: Phrase): string => behind(text, lead) ?? text.trim()
const after = (text: string, head: Names[number] | undefined): string => withoutLead(text.slice(head?.[0].length ?? 0), aroundMilestone)
