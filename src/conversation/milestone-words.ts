import { usualMilestones } from '../rules/index.ts'
import type { Words } from './words.ts'

const usual: ReadonlySet<string> = new Set(usualMilestones)

/** A rulebook's own name for a milestone, else the usual one, else the id; with the branch where it is that of one. */
export function milestoneText(words: Words, { id, branch }: { readonly id: string; readonly branch?: string | null | undefined }): string {
  const milestone = words.maybeRule('milestones', id) ?? (usual.has(id) ? words.say(`chat:milestones.${id}`) : id)
  return branch == null ? milestone : words.say('chat:deadlines.of-branch', { milestone, branch: words.rule('branches', branch, 'name') })
}
