import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile, readRulebook } from './compile.ts'
import { RuleError } from './rule-error.ts'
import type { Rules } from './rules.ts'

const require = createRequire(import.meta.url)

/** The folder of the rulebooks that come with the project. */
export const ownRulebooks = fileURLToPath(new URL('rulebooks', import.meta.url))

/** A rulebook file with what is needed to name a place in it. */
export interface RulebookFile {
  readonly path: string
  readonly data: unknown
  /** The line (from 1) on which the thing at a path such as `conditions.3.met` stands. */
  lineOf(path: string): number
}

/**
 * Reads a rulebook file without checking its content.
 *
 * @throws RuleError `unreadable-rulebook` or `bad-yaml`, with file and line in the message.
 */
export function readRulebookFile(path: string): RulebookFile {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (cause) {
    throw new RuleError('unreadable-rulebook', `${path} can't be read: ${(cause as Error).message}`, path)
  }
  // Only once a file is read: a service that starts on rules it has checked before needs no parser, and its memory.
  const { LineCounter, parseDocument } = require('yaml') as typeof import('yaml')
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, maxAliasCount: 1000 } as Parameters<typeof parseDocument>[1])
  const error = document.errors[0]
  if (error) {
    throw new RuleError('bad-yaml', `${path}:${lines.linePos(error.pos[0]).line}: ${error.message.split('\n')[0]}`, path)
  }
  const lineOf = (place: string): number => {
    const keys = place.split('.')
    // Ids may hold dots themselves, so the longest prefix that stands in the file is taken.
    for (let length = keys.length; length > 0; length--) {
      const node: unknown = document.getIn(keys.slice(0, length).map((key) => (/^\d+$/.test(key) ? Number(key) : key)), true)
      const range = (node as { range?: [number, number, number] } | undefined)?.range
      if (range) return lines.linePos(range[0]).line
    }
    return 1
  }
  return { path, data: document.toJS({ maxAliasCount: 1000 }), lineOf }
}

/**
 * The rulebook files of the project and of a further folder, by round. A file of the further
 * folder takes the place of the project's own for the same round.
 *
 * @param directory `RULEBOOK_DIR`.
 * @throws RuleError `unreadable-rulebook` where the folder can't be read.
 */
export function rulebookFiles(directory?: string): ReadonlyMap<number, string> {
  const files = new Map<number, string>()
  for (const folder of directory === undefined ? [ownRulebooks] : [ownRulebooks, directory]) {
    let names: string[]
    try {
      names = readdirSync(folder)
    } catch (cause) {
      throw new RuleError('unreadable-rulebook', `the folder of rulebooks ${folder} can't be read; name one that exists (RULEBOOK_DIR): ${(cause as Error).message}`, folder)
    }
    for (const name of names) {
      const round = /^(\d{4})\.ya?ml$/.exec(name)?.[1]
      if (round !== undefined) files.set(Number(round), join(folder, name))
    }
  }
  return files
}

/**
 * Reads, checks and compiles the rulebook of a round.
 *
 * @param round Buddhist year, such as 2564.
 * @param directory a folder of further or overriding rulebooks.
 * @throws RuleError whose message names file, line, what is wrong and how to mend it.
 * @example const rules = loadRules(2564)
 */
export function loadRules(round: number, directory?: string): Rules {
  const files = rulebookFiles(directory)
  const path = files.get(round)
  if (path === undefined) {
    const rounds = [...files.keys()].sort().join(', ')
    throw new RuleError('unknown-round', `there is no rulebook for round ${round}; there are ${rounds}`, 'round')
  }
  const file = readRulebookFile(path)
  try {
    const rules = compile(readRulebook(file.data))
    if (rules.round !== round) throw new RuleError('wrong-round', `the file is named ${round} and says round ${rules.round}; make them the same`, 'round')
    return rules
  } catch (error) {
    if (!(error instanceof RuleError)) throw error
    throw new RuleError(error.code, `${path}:${file.lineOf(error.path ?? '')}: ${error.path ?? ''}: ${error.message}`, error.path)
  }
}
