import { createDirectory, type Agency, type Directory } from '../agencies/index.ts'
import { dateText, dayInBangkok } from '../conversation/formats.ts'
import type { Words } from '../conversation/words.ts'
import { CodedError } from '../database/coded-error.ts'
import { openDatabase, type SchemaTransaction } from '../database/database.ts'
import type { Actor } from '../registry/audit.ts'
import type { Scope, Staff, StaffMember } from '../registry/desk.ts'
import { LONGEST_NAME } from '../registry/roles.ts'
import { createStaff, INVITATION_HOURS } from '../registry/staff.ts'
import { readConfig } from '../server/config.ts'
import { randomToken } from '../server/random-token.ts'
import { momentText, tell } from './tell.ts'
import { tidy } from '../thai/normalise.ts'

/** What the command is in the audit. */
const actor: Actor = { coordinatorId: null, name: 'lertrat', channel: 'command' }
const MOST_SHOWN = 10

/**
 * `lertrat invite --name "…" [--body "…"]`: prints a one-time code for a coordinator, when it expires
 * and how to use it, in both languages. The service may be running.
 *
 * @param options.scope `all`, or the name of a body as anybody would write it
 * @throws CodedError `invite-name` where the name is empty or too long, `invite-body-unclear` with the
 *   choices or `invite-body-unknown` for the body, or one of the settings or the database
 */
export async function inviteCoordinator(
  options: { readonly name: string; readonly scope: 'all' | (string & {}) }, environment: NodeJS.ProcessEnv,
): Promise<void> {
  if (tidy(options.name) === '' || tidy(options.name).length > LONGEST_NAME) {
    throw new CodedError('invite-name', { path: 'name', values: { limit: LONGEST_NAME } })
  }
  await withStaff(environment, async (staff, directory) => {
    const scope: Scope = options.scope === 'all' ? { kind: 'all' } : { kind: 'body', body: bodyOf(options.scope, directory) }
    const invited = await staff.invite({ name: options.name, scope })
    if (!invited.ok) throw new CodedError('invite-body-unknown', { path: 'body', values: { given: shortened(options.scope) } })
    return (words) => {
      const { code, expiresAt } = invited
      const values = {
        name: tidy(options.name), code, hours: INVITATION_HOURS, scope: scopeText(scope, words), until: momentText(expiresAt, words.language),
      }
      return ['invited', 'code', 'until', 'use', 'once'].map((line) => words.say(`cli-desk:invite.${line}`, values))
    }
  })
}

/** `lertrat coordinators`: who the coordinators are, with the number by which each can be removed. */
export async function listCoordinators(environment: NodeJS.ProcessEnv): Promise<void> {
  await withStaff(environment, async (staff) => {
    const members = await staff.all()
    return (words) => members.length === 0
      ? [words.say('cli-desk:coordinators.none')]
      : [words.say('cli-desk:coordinators.title', { count: members.length }), ...members.map((member) => `  ${memberText(member, words)}`)]
  })
}

/**
 * `lertrat coordinators remove ID`.
 *
 * @throws CodedError `coordinator-unknown`, or `coordinator-last` for the last coordinator of everything
 */
export async function removeCoordinator(options: { readonly id: string }, environment: NodeJS.ProcessEnv): Promise<void> {
  await withStaff(environment, async (staff) => {
    const removed = await staff.remove(/^\d{1,10}$/.test(options.id) ? Number(options.id) : 0)
    if (!removed.ok) {
      const code = removed.code === 'depends' ? 'coordinator-last' : 'coordinator-unknown'
      throw new CodedError(code, { path: 'id', values: { given: shortened(options.id) } })
    }
    return (words) => [words.say('cli-desk:coordinators.removed', { member: memberText(removed.member, words) })]
  })
}

/** Runs in one transaction, and prints what comes of it in both languages once it is committed. */
async function withStaff(
  environment: NodeJS.ProcessEnv,
  work: (staff: Staff, directory: Directory) => Promise<(words: Words) => readonly string[]>,
): Promise<void> {
  const config = readConfig(environment)
  const database = openDatabase(config.databaseUrl)
  try {
    await database.migrate()
    const lines = await database.kysely.transaction().execute(async (transaction) => {
      const directory = await wholeDirectory(transaction)
      const coordinator = { id: 0, name: actor.name, scope: { kind: 'all' } as const }
      return work(createStaff({ transaction, coordinator, actor, at: new Date(), directory, randomToken }), directory)
    })
    tell(lines)
  } finally {
    await database.close()
  }
}

/** The project's own agencies, and those that coordinators have listed. */
async function wholeDirectory(transaction: SchemaTransaction): Promise<Directory> {
  const own = createDirectory()
  const rows = await transaction.selectFrom('agencies').select(['name', 'kind', 'counts_as']).where('state', '=', 'listed').execute()
  const listed: Agency[] = rows
    .filter(({ name }) => own.find(name) === undefined)
    .map(({ name, kind, counts_as }) => ({ name, kind, countsAs: counts_as, short: [] }))
  return listed.length === 0 ? own : createDirectory([...own.all(), ...listed])
}

function bodyOf(typed: string, directory: Directory): string {
  const exact = directory.find(tidy(typed))
  if (exact !== undefined) return exact.countsAs
  const match = directory.match(typed)
  const given = shortened(typed)
  if ('none' in match || ('agency' in match && match.provisional === true)) {
    throw new CodedError('invite-body-unknown', { path: 'body', values: { given } })
  }
  if ('agency' in match && match.sure) return match.agency.countsAs
  const choices = [...new Set(('agency' in match ? [match.agency] : match.choices).map(({ countsAs }) => countsAs))]
  throw new CodedError('invite-body-unclear', { path: 'body', values: { given, choices: choices.slice(0, MOST_SHOWN).join(', ') } })
}

const shortened = (text: string): string => tidy(text).slice(0, 80)

const scopeText = (scope: Scope, words: Words): string =>
  (scope.kind === 'all' ? words.say('cli-desk:scope-all') : words.say('cli-desk:scope-body', { body: scope.body }))

const memberText = ({ id, name, scope, since, channel }: StaffMember, words: Words): string =>
  words.say('cli-desk:coordinators.member', {
    id, name, scope: scopeText(scope, words), channel: words.say(`cli-desk:channels.${channel}`), since: dateText(dayInBangkok(new Date(since)), words.language),
  })
