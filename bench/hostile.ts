import { spawn } from 'node:child_process'
import { cpus } from 'node:os'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { openReaders } from '../test/hostile/readers.ts'
import { examples, recipe, textOf } from '../test/hostile/texts.ts'

/**
 * The largest cost of a character among hostile texts: 20,000 lines through the command line, as
 * `npm run -s lertrat -- understand` and `-- agencies match`, and 10,000 turns of conversations and of the
 * desk. What was dearest is done again and counts by its quickest time: the machine does other things, too.
 * The texts are made from a seed: `node hostile.ts [seed]`.
 */
const seed = Number(process.argv[2] ?? 14)
const lines = 20_000
const turns = 10_000
/** How many of the dearest are done again, and how often. */
const again = { texts: 300, times: 5 }
const lengths = [40, 160, 399, 1_000, 5_000]
const root = fileURLToPath(new URL('..', import.meta.url))
const types = ['text', 'choice', 'choices', 'date', 'yes-no', 'number'] as const
const facts = { text: 'work.title', choice: 'applicant.kind', choices: 'participation.levels', date: 'work.started-on', 'yes-no': 'work.in-use', number: 'work.own-share-percent' }

const recipes = [...examples, ...fc.sample(recipe, { seed, numRuns: Math.ceil(lines / lengths.length) })]
const texts = recipes.flatMap((made) => lengths.map((length) => textOf(made, length))).slice(0, lines)

interface Cost {
  /** Microseconds. */
  readonly passed: number
  readonly text: string
}

console.log(`node ${process.version}, ${cpus()[0]?.model ?? 'unknown processor'}, seed ${seed}`)
const understood = texts.map((typed, at) => {
  const type = types[at % types.length] as typeof types[number]
  return { line: JSON.stringify({ type, fact: facts[type], today: '2021-06-01', typed }), text: typed }
})
report('understand', await through(['understand'], understood))
report('agencies match', await through(['agencies', 'match'], texts.map((typed) => ({ line: JSON.stringify({ typed }), text: typed }))))
report('turns', await taken())

/** Does something with each text, and again with the dearest. */
async function costsOf<T extends { readonly text: string }>(all: readonly T[], work: (one: T) => Promise<unknown>): Promise<readonly Cost[]> {
  const timed = async (one: T): Promise<number> => {
    const began = performance.now()
    await work(one)
    return (performance.now() - began) * 1_000
  }
  const costs: { one: T; passed: number; text: string }[] = []
  for (const one of all) costs.push({ one, passed: await timed(one), text: one.text })
  const dearest = new Set([(cost: Cost) => cost.passed, eachOf].flatMap((by) => costs.toSorted((a, b) => by(b) - by(a)).slice(0, again.texts)))
  for (let time = 0; time < again.times; time += 1) for (const cost of dearest) cost.passed = Math.min(cost.passed, await timed(cost.one))
  return costs
}

/** Writes a line, waits for its answer, then writes the next: what each costs with all that is around it. */
async function through(command: readonly string[], written: readonly { readonly line: string; readonly text: string }[]): Promise<readonly Cost[]> {
  const child = spawn('npm', ['run', '-s', 'lertrat', '--', ...command], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] })
  let came: (() => void) | undefined
  child.stdout.on('data', (piece: Buffer) => {
    if (piece.at(-1) === 10) came?.()
  })
  const costs = await costsOf(written, ({ line }) => new Promise<void>((resolve) => {
    came = resolve
    child.stdin.write(`${line}\n`)
  }))
  child.stdin.end()
  return costs
}

/** Every kind of turn in turn, so often that there are as many as wanted. */
async function taken(): Promise<readonly Cost[]> {
  const { readers, close } = await openReaders()
  const people = readers.filter(({ name }) => name.startsWith('turn') || name.startsWith('desk:'))
  const each = Array.from({ length: turns }, (_, turn) => ({ text: texts[turn * 7 % texts.length] ?? '', reader: people[turn % people.length] }))
  const costs = await costsOf(each, async ({ text, reader }) => reader?.read(text))
  await close()
  return costs
}

function eachOf({ passed, text }: Cost): number {
  return passed / text.length
}

function report(what: string, costs: readonly Cost[]): void {
  const dearest = (among: readonly Cost[], by: (cost: Cost) => number): Cost => among.reduce((most, one) => (by(one) > by(most) ? one : most))
  const shown = (one: Cost): string => `${eachOf(one).toFixed(1)} µs a character (${(one.passed / 1_000).toFixed(1)} ms for ${one.text.length}): ${JSON.stringify(one.text.slice(0, 60))}`
  console.log(`${what}, ${costs.length} texts`)
  console.log(`  dearest a character         ${shown(dearest(costs, eachOf))}`)
  console.log(`  the same, 399 and more long ${shown(dearest(costs.filter(({ text }) => text.length >= 399), eachOf))}`)
  console.log(`  dearest text                ${shown(dearest(costs, ({ passed }) => passed))}`)
}
