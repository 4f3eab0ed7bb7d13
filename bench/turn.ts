import { cpus } from 'node:os'
import { createDirectory } from '../src/agencies/index.ts'
import type { Input } from '../src/conversation/input.ts'
import type { QuestionReply, Reply } from '../src/conversation/replies.ts'
import { newSession, takeTurn, type World } from '../src/conversation/turn.ts'
import { loadVocabulary } from '../src/conversation/words.ts'
import { documentWinners, loadRules, registryOf } from '../src/rules/index.ts'
import { answerTo } from './cases.ts'
import { Random } from './random.ts'

/**
 * A turn without input and output: whole guided conversations, from the greeting to the verdict,
 * with made-up answers, over and over. It measures `takeTurn` alone.
 */
const round = 2564
const conversations = 600
const now = '2021-02-01T03:00:00.000Z'

const rules = loadRules(round)
const directory = createDirectory()
const agencies = directory.all().map((agency) => agency.name)
const world: World = {
  rules,
  registry: registryOf({ entries: [], winners: documentWinners(rules.rulebook) }, round),
  directory,
  vocabulary: loadVocabulary(),
  now,
  today: '2021-02-01',
  newId: () => 'bench',
  forget: () => {},
}

type Kind = 'tapped' | 'typed' | 'verdict'

walk(new Random(1), 200)
const before = process.cpuUsage()
const taken = walk(new Random(2), conversations)
const used = process.cpuUsage(before)
const all = [...taken.values()].flat()
console.log(`node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}`)
console.log(`${all.length} turns of ${conversations} conversations, microseconds a turn`)
report('every turn', all)
console.log(`  mean processor time a turn: ${((used.user + used.system) / all.length).toFixed(0)} (whatever else the machine does; all threads)`)
report('answers tapped', taken.get('tapped') ?? [])
report('answers typed', taken.get('typed') ?? [])
report('turns that end in a verdict', taken.get('verdict') ?? [])

function report(what: string, microseconds: readonly number[]): void {
  const sorted = Float64Array.from(microseconds).sort()
  const at = (share: number): string => (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN).toFixed(0)
  console.log(`  ${what.padEnd(28)} ${String(sorted.length).padStart(6)} turns   median ${at(0.5).padStart(5)}   p99 ${at(0.99).padStart(5)}`)
}

/** Takes part in some conversations and keeps the time of each turn. */
function walk(random: Random, count: number): Map<Kind, number[]> {
  const times = new Map<Kind, number[]>([['tapped', []], ['typed', []], ['verdict', []]])
  for (let i = 0; i < count; i++) {
    let session = newSession({ round, language: i % 2 === 0 ? 'th' : 'en', id: 'bench', at: now })
    let input: Input | undefined = { kind: 'hello' }
    for (let turns = 0; input !== undefined; turns++) {
      if (turns === 100) throw new Error(`no verdict after ${turns} turns: ${JSON.stringify(session)}`)
      const start = performance.now()
      const turn = takeTurn(session, input, world)
      const passed = (performance.now() - start) * 1000
      const kind = turn.replies.some((reply) => reply.kind === 'verdict') ? 'verdict' : input.kind === 'text' ? 'typed' : 'tapped'
      times.get(kind)?.push(passed)
      session = turn.session
      input = answer(turn.replies, random)
    }
  }
  return times
}

/** What a person does next: answers the question, or nothing more once there is none. */
function answer(replies: readonly Reply[], random: Random): Input | undefined {
  const question = replies.findLast((reply): reply is QuestionReply => reply.kind === 'question')
  if (!question) {
    if (replies.some((reply) => reply.kind === 'verdict')) return undefined
    throw new Error(`neither a question nor a verdict: ${replies.map((reply) => reply.text).join('\n')}`)
  }
  const fact = rules.facts.find(({ id }) => id === question.fact)
  if (!fact) throw new Error(`a question about no fact: ${question.text}`)
  const value = answerTo(fact, random)
  if (fact.type === 'choices') return { kind: 'choices', values: value as readonly string[] }
  const choice = question.choices?.find((one) => one.value === value) ?? question.choices?.[0]
  if (choice) return { kind: 'choice', token: choice.choice }
  return { kind: 'text', text: fact.id === rules.rulebook.who.name ? random.pick(agencies) : String(value) }
}
