import { CodedError } from '../database/coded-error.ts'
import type { Words } from '../conversation/words.ts'
import { erasePersonal } from '../registry/audit-row.ts'
import { verifyAudit } from '../registry/audit-verify.ts'
import { tellOf } from './tell.ts'

/**
 * `lertrat audit verify [--head HASH]`: whether the audit is as it was written; the exit status is 1 where it
 * is not, or can be altered.
 */
export async function tellWhetherAuditHolds(options: { readonly head?: string }, environment: NodeJS.ProcessEnv): Promise<void> {
  await tellOf(environment, async (database) => {
    const { rows, head, broken, headMissing, missingGuards } = await verifyAudit(database, options.head)
    if (broken !== undefined || headMissing || missingGuards.length > 0) process.exitCode = 1
    const say = (words: Words, key: string, values: Record<string, string | number> = {}): string => words.say(`cli-desk:audit.${key}`, values)
    return (words) => [
      broken === undefined ? say(words, 'whole', { rows }) : say(words, 'broken', { rows, id: broken }),
      ...(head === '' ? [] : [say(words, 'head', { head })]),
      ...(headMissing ? [say(words, 'head-missing')] : []),
      ...(missingGuards.length === 0 ? [] : [say(words, 'guards', { guards: missingGuards.join(', ') })]),
    ]
  })
}

/**
 * `lertrat audit erase ENTRY`: erases contacts and nominees of an entry from the audit.
 *
 * @throws CodedError `entry-number` where that is no number of an entry
 */
export async function eraseFromAudit(options: { readonly entry: string }, environment: NodeJS.ProcessEnv): Promise<void> {
  const id = Number(/^#?(\d{1,9})$/.exec(options.entry)?.[1] ?? 0)
  if (id === 0) throw new CodedError('entry-number', { path: 'entry', values: { given: options.entry.slice(0, 80) } })
  await tellOf(environment, async ({ kysely }) => {
    await kysely.transaction().execute((transaction) => erasePersonal(transaction, id))
    return (words) => [words.say('cli-desk:audit.erased', { id })]
  })
}
