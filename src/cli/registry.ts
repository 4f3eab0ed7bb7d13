import { readFile, writeFile } from 'node:fs/promises'
import { randomUUID } from 'node:crypto'
import { loadVocabulary, type Words } from '../conversation/words.ts'
import { withAside } from '../database/aside.ts'
import { openDatabase, type Database } from '../database/database.ts'
import type { DeskParts } from '../registry/desk-parts.ts'
import type { ImportPlan, Sheets } from '../registry/desk.ts'
import { directoryWith } from '../registry/directory-with.ts'
import { agenciesOf } from '../registry/round-state.ts'
import { createSheets, exportFile as exported, type ExportKind, type FileKind } from '../registry/sheets/index.ts'
import { loadRules, type Rulebook } from '../rules/index.ts'
import { readConfig } from '../server/config.ts'
import { randomToken } from '../server/random-token.ts'
import { tidy } from '../thai/normalise.ts'
import { newestRound } from './rounds.ts'

/** How a file is imported from the command line: without `apply` it only tells what it would do. */
export interface ImportOptions {
  readonly file: string
  readonly apply?: boolean
  /** Buddhist year; without it, the newest round there is a rulebook for. */
  readonly round?: number
  /** The kind of file that alone is expected. */
  readonly only?: FileKind
}

/**
 * `lertrat registry import`: tells line by line what a file would do and, with `apply`, does it. The
 * exit status is 1 where the file or a line of it is refused, or nothing could be stored.
 *
 * @throws CodedError where a setting of the environment is wrong
 */
export async function importFile(options: ImportOptions, environment: NodeJS.ProcessEnv): Promise<void> {
  const { apply = false, only } = options
  const bytes = await readFile(options.file).catch(() => undefined)
  // As it may be shown and kept: the name of a file can hold what a terminal obeys.
  const file = tidy(options.file)
  if (bytes === undefined) return fail('command.unreadable', { file })
  await withRegistry(options.round, environment, async ({ round, inTurn }) => {
    const sheets = (parts: DeskParts): Sheets => createSheets(parts, undefined, only === undefined ? {} : { only })
    const planned = await inTurn((parts) => sheets(parts).plan({ name: file.split(/[\\/]/).at(-1) ?? file, bytes }))
    if (!planned.ok) return fail(`refusals.${planned.code}`, planned.values)
    for (const words of bothLanguages()) tellPlan(words, planned.plan, round, file)
    const { add, change, refuse } = planned.plan.counts
    if (refuse > 0) process.exitCode = 1
    if (refuse > 0 || add + change === 0 || !apply) {
      // Nobody says yes to it later.
      await inTurn(({ transaction }) => transaction.deleteFrom('import_plans').where('id', '=', planned.id).execute())
      return refuse === 0 && add + change > 0 ? tell('command.dry-run') : undefined
    }
    const applied = await inTurn((parts) => sheets(parts).apply(planned.id))
    if (applied.ok) tell('command.applied', { audit: applied.audit })
    else if ('plan' in applied) fail('command.changed')
    else fail(`refusals.${applied.code}`, applied.values)
  })
}

/**
 * `lertrat registry export`: writes entries, winners or the audit to a file.
 *
 * @throws CodedError where a setting of the environment is wrong
 */
export async function exportFile(
  options: { readonly kind: ExportKind; readonly format: 'xlsx' | 'csv'; readonly out: string; readonly round?: number }, environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { kind, format, out } = options
  await withRegistry(options.round, environment, async ({ database, rulebook }) => {
    const { rows, bytes } = await exported(kind, format, { database: database.kysely, rulebook, scope: { kind: 'all' } })
    const failed = await writeFile(out, bytes).then(() => false, () => true)
    if (failed) fail('command.unwritable', { file: out })
    else tell('command.exported', { rows, file: out })
  })
}

interface Registry {
  readonly database: Database
  readonly rulebook: Rulebook
  readonly round: number
  /** Runs a transaction; what takes long of it is done before, so that a service beside it need not wait. */
  readonly inTurn: <T>(work: (parts: DeskParts) => Promise<T>) => Promise<T>
}

async function withRegistry(round: number | undefined, environment: NodeJS.ProcessEnv, work: (registry: Registry) => Promise<void>): Promise<void> {
  const directoryOfRules = environment['RULEBOOK_DIR']
  const rulebook: Rulebook = loadRules(round ?? newestRound(directoryOfRules), directoryOfRules).rulebook
  const database = openDatabase(readConfig(environment).databaseUrl)
  try {
    await database.migrate()
    const directory = await directoryWith(await agenciesOf(database))
    await work({
      database, rulebook, round: rulebook.round,
      inTurn: (turn) => withAside((aside) => database.kysely.transaction().execute((transaction) => turn({
        transaction, engine: database.engine, rulebook, at: new Date(), directory, randomToken, randomUuid: randomUUID,
        outside: { database, apart: (key, slow) => aside.apart(key, slow) },
        coordinator: { id: 0, name: 'lertrat', scope: { kind: 'all' } },
        actor: { coordinatorId: null, name: 'lertrat', channel: 'command' },
      }))),
    })
  } finally {
    await database.close()
  }
}

function bothLanguages(): readonly Words[] {
  const vocabulary = loadVocabulary()
  return [vocabulary.words('th', 0), vocabulary.words('en', 0)]
}

function tellPlan(words: Words, plan: ImportPlan, round: number, file: string): void {
  const say = (key: string, values?: Readonly<Record<string, unknown>>): string => words.say(`sheets:${key}`, values)
  const lines = [say('command.title', { kind: say(`command.kinds.${plan.kind}`), round, file })]
  for (const { line, does, what, problem } of plan.lines) {
    const values = { line, does: say(`command.does.${does}`), what }
    lines.push(problem === undefined ? say('command.line', values) : say('command.why', { ...values, why: say(`problems.${problem.code}`, inWords(words, problem.values)) }))
  }
  for (const { code, values } of plan.remarks ?? []) lines.push(say(`remarks.${code}`, values))
  lines.push(say('command.counts', plan.counts))
  process.stdout.write(`${lines.join('\n')}\n\n`)
}

/** A condition by what it demands, where a problem names one. */
function inWords(words: Words, values: Readonly<Record<string, unknown>> | undefined): Readonly<Record<string, unknown>> | undefined {
  const condition = values?.['condition']
  return typeof condition === 'string' ? { ...values, condition: words.rule('conditions', condition, 'required') } : values
}

function tell(key: string, values?: Readonly<Record<string, unknown>>): void {
  for (const words of bothLanguages()) process.stdout.write(`${words.say(`sheets:${key}`, values)}\n`)
}

function fail(key: string, values?: Readonly<Record<string, unknown>>): void {
  for (const words of bothLanguages()) process.stderr.write(`${words.say(`sheets:${key}`, values)}\n`)
  process.exitCode = 1
}
