import { Argument, Command, InvalidArgumentError, Option } from 'commander'

/** `--round 2564`: a Buddhist year. */
function round(text: string): number {
  if (!/^2[4-7]\d\d$/.test(text)) throw new InvalidArgumentError('a round is a Buddhist year such as 2564')
  return Number(text)
}

const program = new Command('lertrat')
  .description('Lertrat Guide: who may apply for which of the Public Sector Excellence Awards, why, and by which line of the official document')
  .showHelpAfterError()

program
  .command('serve', { isDefault: true })
  .description('start the service: web chat, health, metrics')
  .action(async () => (await import('./serve.ts')).serve(process.env))

program
  .command('chat')
  .description('the guided check in this terminal')
  .option('--english', 'start in English')
  .option('--round <year>', 'the round to check for', round)
  .action(async (options) => (await import('./chat.ts')).chat(options, process.env))

program
  .command('check')
  .description('evaluate cases: a JSON object a line in, one a line out')
  .option('--round <year>', 'the round to check for', round)
  .option('--as-of <date>', 'the day of the evaluation, YYYY-MM-DD; without it, today in Bangkok')
  .action(async (options) => (await import('./check.ts')).check(options, process.env))

program
  .command('understand')
  .description('how the conversation would take typed answers: a JSON object a line in, one a line out')
  .action(async () => (await import('./understand.ts')).understandLines())

const agencies = program.command('agencies').description('the directory of agencies')

agencies
  .command('match')
  .description('match typed names: {"typed": …} a line in, the match a line out')
  .action(async () => (await import('./agencies.ts')).matchLines())

agencies
  .command('import <file>')
  .description('add agencies from a spreadsheet (XLSX or CSV), such as the official list of local governments; without --apply, only says what it would do')
  .option('--apply', 'carry it out')
  .action(async (file, options) => (await import('./agencies-import.ts')).importAgencies({ file, ...options }, process.env))

const registry = program.command('registry').description('entries of the round and earlier winners')

registry
  .command('import <file>')
  .description('take entries or winners from a spreadsheet (XLSX or CSV); without --apply, only says line by line what it would do')
  .option('--apply', 'carry it out, all or nothing')
  .option('--round <year>', 'the round', round)
  .action(async (file, options) => (await import('./registry.ts')).importFile({ file, ...options }, process.env))

registry
  .command('export')
  .addArgument(new Argument('<kind>', 'what to write').choices(['entries', 'winners', 'audit']))
  .description('write entries, winners or audit as a spreadsheet')
  .addOption(new Option('--format <format>', 'xlsx or csv').choices(['xlsx', 'csv']).default('xlsx'))
  .requiredOption('--out <file>', 'the file to write')
  .option('--round <year>', 'the round', round)
  .action(async (kind, options) => (await import('./registry.ts')).exportFile({ kind, ...options }, process.env))

program
  .command('invite')
  .description('make a one-time code by which somebody becomes a coordinator in the chat')
  .requiredOption('--name <name>', 'the name of the person')
  .option('--body <agency>', 'the department or province they look after; without it, everything')
  .action(async ({ name, body }) => (await import('./invite.ts')).inviteCoordinator({ name, scope: body ?? 'all' }, process.env))

const coordinators = program
  .command('coordinators')
  .description('who the coordinators are')
  .action(async () => (await import('./invite.ts')).listCoordinators(process.env))

coordinators
  .command('remove <id>')
  .description('take the role from a coordinator')
  .action(async (id) => (await import('./invite.ts')).removeCoordinator({ id }, process.env))

const audit = program.command('audit').description('the audit of all that coordinators change')

audit
  .command('verify')
  .description('see whether the audit is as it was written')
  .option('--head <hash>', 'a hash that this command told earlier, to see whether the end was cut off since')
  .action(async (options) => (await import('./audit.ts')).tellWhetherAuditHolds(options, process.env))

audit
  .command('erase <entry>')
  .description('erase contacts and nominees of an entry from the audit; the changes themselves stand')
  .action(async (entry) => (await import('./audit.ts')).eraseFromAudit({ entry }, process.env))

const events = program
  .command('events')
  .description('events that are tried no more, because each ended the process twice')
  .action(async () => (await import('./events.ts')).listEvents(process.env))

events
  .command('retry <id>')
  .description('try one again')
  .action(async (id) => (await import('./events.ts')).retryEvent({ id }, process.env))

events
  .command('drop <id>')
  .description('forget one, with all that is kept of it')
  .action(async (id) => (await import('./events.ts')).dropEvent({ id }, process.env))

program
  .command('lint')
  .description('find in a rulebook what can never matter or never be decided')
  .option('--round <year>', 'the round; without it, every rulebook', round)
  .action(async (options) => (await import('./lint.ts')).lintRulebooks(options, process.env))

program
  .command('map')
  .description('write a rulebook as a readable page or a picture')
  .requiredOption('--round <year>', 'the round', round)
  .option('--form <form>', 'markdown, mermaid or svg', 'markdown')
  .option('--language <language>', 'th or en', 'th')
  .action(async (options) => (await import('./map.ts')).mapRulebook(options, process.env))

program
  .command('coverage')
  .description('how often cases bring each condition and reading to each result: cases a line in, a table out')
  .requiredOption('--round <year>', 'the round', round)
  .action(async (options) => (await import('./coverage.ts')).coverRulebook(options, process.env))

const line = program.command('line').description('the LINE official account')

line
  .command('setup')
  .description('put the LINE account in order: webhook, rich menus; prints what is left to do in LINE\'s console')
  .option('--webhook <address>', 'the https address at which LINE reaches this service, ending in /line/webhook')
  .action(async (options) => (await import('./line.ts')).setUpLine(options, process.env))

line
  .command('status')
  .description('the same checklist, without changing anything')
  .action(async () => (await import('./line.ts')).tellLineStatus(process.env))

program
  .command('teams')
  .description('the Microsoft Teams app')
  .command('package')
  .description('write the app package (zip) that is uploaded to Teams')
  .requiredOption('--url <address>', 'the https address at which the service is reached')
  .option('--out <file>', 'the file to write')
  .option('--app-id <id>', 'another id for the app than the bot\'s (MicrosoftAppId)')
  .option('--app-version <version>', 'the version of the package, such as 1.0.1')
  .option('--developer <name>', 'who provides the app')
  .action(async (options) => void (await import('./teams.ts')).packageTeamsApp(options, process.env))

program
  .command('schema')
  .description('the JSON Schema of rulebooks, for editors')
  .action(async () => (await import('./schema.ts')).printSchema())

/**
 * Runs the command that the command line asks for.
 *
 * @throws CodedError, RuleError as the command does.
 */
export async function runCommand(): Promise<void> {
  await program.parseAsync()
}
