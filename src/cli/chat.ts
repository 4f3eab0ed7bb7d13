import { chatInTerminal } from '../channels/terminal/chat.ts'
import { createWorlds } from '../conversation/worlds.ts'
import { randomToken } from '../server/random-token.ts'
import { knownRegistry, rulesOf } from './rounds.ts'

/** `lertrat chat`: the guided check in this terminal, going on where it was left. */
export async function chat(options: { english?: true; round?: number }, environment: NodeJS.ProcessEnv): Promise<void> {
  const rulebookDir = environment['RULEBOOK_DIR']
  const rules = rulesOf(options.round, rulebookDir)
  await chatInTerminal({
    world: createWorlds({ rules, registry: knownRegistry(rules), rulebookDir }),
    round: rules.round,
    language: options.english ? 'en' : 'th',
    file: environment['LERTRAT_CHAT_FILE'] ?? 'data/terminal.json',
    input: process.stdin,
    output: process.stdout,
    now: () => new Date(),
    newId: () => randomToken().slice(0, 8),
  })
}
