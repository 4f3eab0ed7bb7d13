import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { compileFunction } from 'node:vm'
import type * as Official from 'adaptivecards'

const require = createRequire(import.meta.url)

/** The official library as one script, for Node and for a page. */
export const officialScript = readFileSync(require.resolve('adaptivecards/dist/adaptivecards.min.js'), 'utf8')

/** The library parses without a page; only drawing needs one. */
function load(): typeof Official {
  const module = { exports: {} }
  compileFunction(officialScript, ['module', 'exports', 'require', 'window', 'self'])(module, module.exports, () => ({}), globalThis, globalThis)
  return module.exports as typeof Official
}

const official = load()

/**
 * What the official library has against a card, as a client of version 1.5: unknown elements and
 * values while parsing, then wrong combinations.
 */
export function officialFindings(card: unknown): readonly string[] {
  const context = new official.SerializationContext(official.Versions.v1_5)
  const parsed = new official.AdaptiveCard()
  // As many buttons beside each other as Teams shows.
  parsed.hostConfig = new official.HostConfig({ actions: { maxActions: 6 } })
  parsed.parse(card as Parameters<typeof parsed.parse>[0], context)
  const events = Array.from({ length: context.eventCount }, (_, at) => context.getEventAt(at).message)
  return [...events, ...parsed.validateProperties().validationEvents.map((event) => event.message)]
}
