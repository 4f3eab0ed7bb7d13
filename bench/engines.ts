import { cpus } from 'node:os'
import { readFileSync } from 'node:fs'
import { evaluate, loadRules, nextQuestion, registryOf, situationOf, type Rules } from '../src/rules/index.ts'
import { fullCases, growingCases, type Case } from './cases.ts'
import { flatFacts, type FlatFacts } from './look-up.ts'
import { modelOf, type PeerResult } from './model.ts'
import { jsonRulesEngine } from './peers/json-rules-engine.ts'
import { publicodes } from './peers/publicodes.ts'
import { zen } from './peers/zen.ts'
import { meanQuestions } from './questions.ts'
import { rounds, type Contender, type Measured } from './rounds.ts'
import { difference } from './verify.ts'

const round = 2564
const rules = loadRules(round)
const model = modelOf(rules)
const peers = {
  'json-rules-engine': jsonRulesEngine(model),
  zen: zen(model),
  publicodes: publicodes(rules, model),
}

await verify(fullCases(rules, 400, 1), growingCases(rules, 200, 2))
const full = await rounds(contenders(fullCases(rules, 128, 3), true))
const growing = await rounds(contenders(growingCases(rules, 128, 4), false))

console.log(`node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, ${cpus().length} cores`)
table('Complete cases: every fact is known', full)
table('Cases as conversations bring them up: from nothing known to everything', growing)
console.log('\nMean number of questions to an applicant until no question can change any status')
for (const { order, sure, unsure } of meanQuestions(rules, peers.publicodes, model, 300, 5)) {
  console.log(`  ${order.padEnd(34)} ${sure.toFixed(2).padStart(6)}   with one answer in ten "don't know": ${unsure.toFixed(2).padStart(6)}`)
}

/** Stops everything unless each peer decides as the rules core does: only then is a time comparable. */
async function verify(complete: readonly Case[], partial: readonly Case[]): Promise<void> {
  const same = (name: string, one: Case, result: Parameters<typeof difference>[2]): void => {
    const found = difference(model, awardsOf(one), result)
    if (found !== undefined) throw new Error(`${name} decides differently: ${found}\n${JSON.stringify(one)}`)
  }
  for (const one of complete) {
    const facts = flatFacts(rules, model, one)
    same('json-rules-engine', one, await peers['json-rules-engine'](facts))
    same('zen', one, await peers.zen.run(peers.zen.prepare(facts)))
  }
  for (const one of [...complete, ...partial]) {
    const situation = peers.publicodes.prepare(flatFacts(rules, model, one))
    // A condition about the registry is unknown as a whole while nobody knows who applies; publicodes goes by its parts.
    const readings = complete.includes(one) ? peers.publicodes.readings(situation) : undefined
    for (const { statuses } of [peers.publicodes.run(situation), peers.publicodes.runAtOnce(situation)]) {
      same('publicodes', one, { statuses, readings })
    }
  }
  console.log(`equal results: ${complete.length} complete cases with every peer, ${partial.length} partial ones with publicodes`)
}

function awardsOf({ facts, asOf, registry }: Case): ReturnType<typeof evaluate>['awards'] {
  return evaluate(rules, situationOf(rules, facts, asOf, registryOf(registry, round))).awards
}

/** @param complete whether every fact is known, which json-rules-engine and zen depend on. */
function contenders(cases: readonly Case[], complete: boolean): Contender[] {
  const registries = cases.map(({ registry }) => registryOf(registry, round))
  const facts = cases.map((one) => flatFacts(rules, model, one))
  const inputs = facts.map((flat) => peers.zen.prepare(flat))
  const situations = facts.map((flat) => peers.publicodes.prepare(flat))
  const size = cases.length
  const ours: Contender = {
    name: 'lertrat-guide',
    size,
    run() {
      let seen = 0
      for (let i = 0; i < size; i++) seen += decide(rules, cases[i] as Case, registries[i])
      return seen
    },
  }
  const each = (name: string, run: (index: number) => Promise<PeerResult>): Contender => ({
    name,
    size,
    async run() {
      let seen = 0
      for (let i = 0; i < size; i++) seen += (await run(i)).statuses.length
      return seen
    },
  })
  const codes = (name: string, run: typeof peers.publicodes.run): Contender => ({
    name,
    size,
    run() {
      let seen = 0
      for (const situation of situations) seen += run(situation).statuses.length
      return seen
    },
  })
  const onPublicodes = [
    codes('publicodes, award by award', peers.publicodes.run),
    codes('publicodes, one evaluation', peers.publicodes.runAtOnce),
  ]
  if (!complete) return [ours, ...onPublicodes]
  return [
    ours,
    each('json-rules-engine', (i) => peers['json-rules-engine'](facts[i] as FlatFacts)),
    each('zen, one after another', (i) => peers.zen.run(inputs[i] as object)),
    { name: `zen, ${size} at once`, size, run: async () => (await Promise.all(inputs.map((input) => peers.zen.run(input)))).length },
    ...onPublicodes,
  ]
}

function decide(of: Rules, { facts, asOf }: Case, registry: ReturnType<typeof registryOf> | undefined): number {
  const evaluation = evaluate(of, situationOf(of, facts, asOf, registry))
  return evaluation.awards.length + (nextQuestion(of, evaluation) === null ? 0 : 1)
}

function table(title: string, measured: readonly Measured[]): void {
  const line = (name: string, ...cells: readonly string[]): void => console.log(name.padEnd(28) + cells.map((cell) => cell.padStart(14)).join(''))
  console.log(`\n${title}`)
  line('engine', 'version', 'µs a case', 'cases/second', 'times ours', 'µs processor', 'times ours')
  for (const { name, microseconds, processor, timesFirst, timesFirstProcessor } of measured) {
    line(
      name,
      versionOf(name.split(',')[0] ?? ''),
      microseconds.toFixed(1),
      Math.round(1e6 / microseconds).toLocaleString('en'),
      timesFirst.toFixed(1),
      processor.toFixed(1),
      timesFirstProcessor.toFixed(1),
    )
  }
}

function versionOf(name: string): string {
  const folder = name === 'lertrat-guide' ? '..' : `node_modules/${name === 'zen' ? '@gorules/zen-engine' : name}`
  const data = JSON.parse(readFileSync(new URL(`${folder}/package.json`, import.meta.url), 'utf8')) as { version: string }
  return data.version
}
