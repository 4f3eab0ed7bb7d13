import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * A process of its own: loads the modules that read people's text and prints, as JSON, every pattern that
 * they build at run time with the place that builds it. Arguments: the files, from the project's root.
 */
const root = new URL('../../', import.meta.url)
const within = fileURLToPath(root)
const built = new Map<string, { readonly source: string; readonly flags: string; readonly place: string }>()

/** The line of the project that asks for a pattern; undefined where a library does. */
function caller(): string | undefined {
  const frames = (new Error().stack ?? '').split('\n').slice(1).filter((frame) => !frame.includes('built-patterns'))
  const [frame = ''] = frames
  if (frame.includes('node_modules')) return undefined
  const place = /(?:src|dialogs)\/[^:\s]+:\d+/.exec(frame)?.[0]
  return frame.includes(within) ? place : undefined
}

function noted(pattern: RegExp): RegExp {
  const place = caller()
  if (place !== undefined) built.set(`${place} ${pattern}`, { source: pattern.source, flags: pattern.flags, place })
  return pattern
}

globalThis.RegExp = new Proxy(RegExp, {
  construct: (target, parts) => noted(Reflect.construct(target, parts)),
  apply: (target, self, parts) => noted(Reflect.apply(target, self, parts)),
})

for (const pattern of process.argv.slice(2)) {
  for (const file of globSync(pattern, { cwd: within })) await import(new URL(file, root).href)
}
// Some patterns are built when they are first needed.
const { createDirectory } = await import('../../src/agencies/index.ts')
createDirectory().match('กรมชลประทาน')
const { attribute } = await import('../../src/registry/sheets/xml.ts')
for (const name of ['r', 't', 's', 'Id', 'Target', 'numFmtId']) attribute(' r="A1"', name)
process.stdout.write(JSON.stringify([...built.values()]))
process.exit(0)
