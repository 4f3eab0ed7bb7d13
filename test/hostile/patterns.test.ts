import { execFileSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseSync } from '@swc/core'
import { check } from 'recheck'
import { expect, test } from 'vitest'
import { z } from 'zod'

interface Pattern {
  readonly source: string
  readonly flags: string
  readonly place: string
}

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Patterns whose cost may grow beyond the text's length, with the reason why that harms nobody. */
const bounded: Readonly<Record<string, string>> = {
  [String.raw`^(.+) — ([^—()]+?)(?: \((.+)\))?$`]: 'one line of an explanation that the bot itself wrote',
}
/** Modules that can't be loaded outside a browser or that start something; none builds a pattern. */
const notLoaded = /\/page\/|src\/cli\/|-worker\.ts$|\/worker\.ts$|watchdog/

/** Every pattern that stands in the text of a program. */
function literals(text: string, place: string): Pattern[] {
  const found: Pattern[] = []
  const walk = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('type' in node && node.type === 'RegExpLiteral' && 'pattern' in node && 'flags' in node) {
      found.push({ source: String(node.pattern), flags: String(node.flags), place })
    }
    for (const part of Object.values(node)) walk(part)
  }
  walk(parseSync(text, { syntax: 'typescript', target: 'es2024' }))
  return found
}

const files = globSync('{src,dialogs}/**/*.{ts,js}', { cwd: root }).toSorted()
const builtPattern = z.array(z.object({ source: z.string(), flags: z.string(), place: z.string() }))

function builtAtRunTime(): readonly Pattern[] {
  const loaded = files.filter((file) => !notLoaded.test(file))
  const printed = execFileSync(process.execPath, ['test/hostile/built-patterns.ts', ...loaded], { cwd: root, encoding: 'utf8', maxBuffer: 1e8 })
  return builtPattern.parse(JSON.parse(printed))
}

/** Those of some patterns whose cost is, or may be, more than linear in the text. */
async function costly(patterns: readonly Pattern[]): Promise<string[]> {
  const byText = new Map(patterns.map((pattern) => [`/${pattern.source}/${pattern.flags}`, pattern]))
  const waiting = [...byText]
  const bad: string[] = []
  const worker = async () => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const [text, { source, flags, place }] = next
      const found = await check(source, flags, { timeout: 60_000 })
      const linear = found.status === 'safe' && ['constant', 'linear', 'safe'].includes(found.complexity.type)
      if (!linear) bad.push(`${place}: ${text.slice(0, 200)}: ${found.status === 'vulnerable' ? `vulnerable, ${found.complexity.summary}` : found.status}`)
    }
  }
  await Promise.all(Array.from({ length: 3 }, worker))
  return bad
}

test('every pattern costs time linear in the text', async () => {
  const standing = files.flatMap((file) => literals(readFileSync(`${root}${file}`, 'utf8'), file))
  const built = builtAtRunTime()
  // None that is built goes unseen.
  const builders = files.filter((file) => !notLoaded.test(file))
    .flatMap((file) => readFileSync(`${root}${file}`, 'utf8').split('\n').flatMap((line, at) => (/\bRegExp\(/.test(line) ? [`${file}:${at + 1}`] : [])))
  expect([...new Set(built.map(({ place }) => place))].toSorted()).toEqual(builders.toSorted())
  expect(files.filter((file) => notLoaded.test(file) && /\bRegExp\(/.test(readFileSync(`${root}${file}`, 'utf8')))).toEqual([])

  const all = [...standing, ...built]
  expect(all.length).toBeGreaterThan(300)
  for (const source of Object.keys(bounded)) expect(all.map((pattern) => pattern.source)).toContain(source)
  expect(await costly(all.filter(({ source }) => !(source in bounded)))).toEqual([])
})

test.each([
  ['exponential', String.raw`const polite = /^(?:(?:นะ)?(?:ครับ|คะ)|นะ|[\s,.])+$/`],
  ['polynomial', String.raw`const trailing = /\s+$/u`],
  ['hidden in a call', String.raw`text.replace(/(.+?)\s*(?:ไม่ได้|ไม่ผ่าน)$/, '')`],
])('a planted pattern is found: %s', async (_, planted) => {
  expect(await costly(literals(planted, 'planted.ts'))).toEqual([expect.stringMatching(/^planted\.ts: .*vulnerable/)])
})
