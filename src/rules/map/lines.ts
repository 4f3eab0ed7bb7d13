import type { Words } from './words.ts'

/**
 * Lines of the source in words; a run of lines is named by its ends: `lines 410–414, 420`.
 *
 * @param most where there are more runs than this, only the first and the last line are named.
 */
export function linesText(words: Words, lines: readonly number[], most = Infinity): string {
  const sorted = [...new Set(lines)].sort((one, other) => one - other)
  const runs: [number, number][] = []
  for (const line of sorted) {
    const run = runs.at(-1)
    if (run && run[1] === line - 1) run[1] = line
    else runs.push([line, line])
  }
  const named: readonly (readonly [number, number])[] = runs.length > most ? [[sorted[0] ?? 0, sorted.at(-1) ?? 0]] : runs
  const text = named.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`)).join(', ')
  return words.say(sorted.length === 1 ? 'line' : 'lines', { lines: text })
}
