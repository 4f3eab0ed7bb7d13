import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readRulebookFile, type RulebookFile } from '../../../src/rules/rulebooks.ts'

export const sound = readFileSync(new URL('sound.yaml', import.meta.url), 'utf8')

const folder = mkdtempSync(join(tmpdir(), 'rulebooks-'))
let written = 0

/** Writes a rulebook to a file of its own and reads it. */
export function fileOf(text: string): RulebookFile {
  const path = join(folder, `${written++}.yaml`)
  writeFileSync(path, text)
  return readRulebookFile(path)
}
