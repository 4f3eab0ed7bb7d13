import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { compile, loadRules, readRulebook, type Rules } from '../../../src/rules/index.ts'
import { renderMap, renderSvg, type MapTexts } from '../../../src/rules/map/index.ts'

const root = new URL('../../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const rules = loadRules(2564)
const textsOf = (language: string): MapTexts => ({
  rulebook: JSON.parse(read(`locales/${language}/rulebook-2564.json`)),
  map: JSON.parse(read(`locales/${language}/map.json`)),
})

/** The numbers that stand between brackets as lines, runs told one by one. */
function linesIn(page: string): ReadonlySet<number> {
  const lines = new Set<number>()
  for (const [, text] of page.matchAll(/\((?:lines?|บรรทัดที่) ([\d–, ]+)/g)) {
    for (const run of (text ?? '').split(',')) {
      const [from = NaN, to = from] = run.trim().split('–').map(Number)
      for (let line = from; line <= to; line++) lines.add(line)
    }
  }
  for (const [, line] of page.matchAll(/\| L(\d+) \|/g)) lines.add(Number(line))
  return lines
}

function sourceLines({ rulebook }: Rules): readonly number[] {
  const sections = ['branches', 'conditions', 'awards', 'evidence', 'doubts'] as const
  const used = new Set(rulebook.awards.flatMap(({ conditions }) => conditions))
  return [
    ...sections.flatMap((section) => rulebook[section].flatMap(({ id, source }) => (section === 'conditions' && !used.has(id) ? [] : source.flatMap(({ lines }) => lines)))),
    ...rulebook.notes.flatMap(({ source }) => source.flatMap(({ lines }) => lines)),
    ...rulebook.winners.map(({ line }) => line),
    ...rulebook.examples.flatMap(({ lines }) => lines),
  ]
}

/** Checks Mermaid's syntax as far as a map uses it; gives the nodes and arrows. */
function mermaidParts(text: string): { readonly nodes: ReadonlyMap<string, string>; readonly arrows: readonly (readonly [string, string])[] } {
  const [head, ...lines] = text.trimEnd().split('\n')
  expect(head).toBe('flowchart LR')
  const nodes = new Map<string, string>()
  const arrows: [string, string][] = []
  for (const line of lines) {
    const node = /^ {2}(\w+)(?:\[\["|\["|\("|\{\{"|\(\["|\[\(")((?:[^"`<>\\{}[\]|;#]|#\d+;)*)(?:"\]\]|"\]|"\)|"\}\}|"\]\)|"\)\]):::(\w+)$/.exec(line)
    const arrow = /^ {2}(\w+) --> (\w+)$/.exec(line)
    if (node) {
      expect(nodes.has(node[1] ?? '')).toBe(false)
      nodes.set(node[1] ?? '', node[2] ?? '')
    } else if (arrow) arrows.push([arrow[1] ?? '', arrow[2] ?? ''])
    else expect(line).toMatch(/^ {2}classDef \w+ fill:#[0-9a-f]{6},stroke:#[0-9a-f]{6},color:#[0-9a-f]{6}$/)
  }
  for (const end of arrows.flat()) expect([...nodes.keys()]).toContain(end)
  return { nodes, arrows }
}

/** Checks that XML is well-formed, as far as a map uses it; gives the texts. */
function svgTexts(svg: string): readonly string[] {
  const open: string[] = []
  const texts: string[] = []
  let rest = svg.trim()
  while (rest !== '') {
    const tag = /^<(\/?)([a-z]+)((?: [a-zA-Z][a-zA-Z0-9-]*="[^"<>]*")*)(\/?)>/.exec(rest)
    const text = /^[^<>]+/.exec(rest)
    if (tag) {
      if (tag[1]) expect(open.pop()).toBe(tag[2])
      else if (!tag[4]) open.push(tag[2] ?? '')
    } else {
      expect(text?.[0]).toBeDefined()
      expect(text?.[0].replace(/&#\d+;/g, '')).not.toContain('&')
      if (text?.[0].trim()) texts.push(text[0])
    }
    rest = rest.slice((tag ?? text)?.[0].length ?? rest.length)
  }
  expect(open).toEqual([])
  return texts
}

describe.each(['th', 'en'])('the map of 2564 in %s', (language) => {
  const texts = textsOf(language)
  const { markdown, mermaid } = renderMap(rules, texts)
  const svg = renderSvg(rules, texts, language)

  it('names every award, every condition and every fact', () => {
    const { awards, conditions, facts } = rules.rulebook
    for (const { id } of [...awards, ...conditions, ...facts]) expect(markdown).toContain(`\`${id}\``)
    const { nodes } = mermaidParts(mermaid)
    const labels = [...nodes.keys()].map((id) => id[0])
    expect(labels.filter((letter) => letter === 'a')).toHaveLength(awards.length)
    expect(labels.filter((letter) => letter === 'c')).toHaveLength(conditions.length)
  })

  it('names every line of the source that the rulebook names', () => {
    const lines = linesIn(markdown)
    expect(sourceLines(rules).filter((line) => !lines.has(line))).toEqual([])
  })

  it('leads from every award to each of its conditions', () => {
    const { arrows } = mermaidParts(mermaid)
    for (const [i, award] of rules.rulebook.awards.entries()) {
      const to = arrows.filter(([from]) => from === `a${i}`).map(([, end]) => rules.rulebook.conditions[Number(end.slice(1))]?.id)
      expect(to.sort()).toEqual([...award.conditions].sort())
    }
  })

  it('writes every award and condition into the drawing', () => {
    const written = svgTexts(svg).join('').replace(/\s/g, '')
    const names = [...rules.rulebook.awards.map(({ id }) => ['awards', id, 'name']), ...rules.rulebook.conditions.map(({ id }) => ['conditions', id, 'required'])]
    for (const keys of names) {
      const name = keys.reduce((at: unknown, key) => (at as Record<string, unknown>)[key], texts.rulebook)
      expect(written).toContain(String(name).replace(/\s/g, '').replace(/['"&<>]/g, (character) => `&#${character.charCodeAt(0)};`))
    }
  })

  it('keeps every text inside its box and the boxes apart', () => {
    const boxes = [...svg.matchAll(/<rect x="([\d.]+)" y="([\d.]+)" width="(\d+)" height="([\d.]+)" rx="9"/g)].map(([, ...numbers]) => numbers.map(Number))
    expect(boxes.length).toBeGreaterThan(rules.rulebook.awards.length)
    for (const [i, [x = 0, y = 0, , height = 0]] of boxes.entries()) {
      for (const [otherX = 0, otherY = 0, , otherHeight = 0] of boxes.slice(i + 1)) {
        if (otherX === x) expect(y + height <= otherY || otherY + otherHeight <= y).toBe(true)
      }
    }
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? []
    for (const [x = 0, y = 0, w = 0, h = 0] of boxes) {
      expect(x + w).toBeLessThan(Number(width))
      expect(y + h).toBeLessThan(Number(height))
    }
  })

  it('comes out the same each time', () => {
    expect(renderMap(loadRules(2564), textsOf(language))).toEqual({ markdown, mermaid })
    expect(renderSvg(loadRules(2564), textsOf(language), language)).toBe(svg)
  })

  it('has a word for everything it says', () => {
    // What has no words would show as the last part of its key, or an empty place in a sentence.
    expect(markdown).not.toMatch(/\{\{|undefined|\[object|NaN/)
    const keys = Object.keys(texts.map as object)
    for (const key of keys) expect([key, markdown.split('\n').includes(`**${key}**`)]).toEqual([key, false])
  })
})

it('shows the reading that a ruling left, and who decided', () => {
  const ruled = compile(rules.rulebook, [{ condition: 'one-nominee', reading: 'per entry', by: 'The Office', on: '2021-01-05' }])
  const texts = textsOf('en')
  expect(renderMap(ruled, texts).markdown).toContain('(The Office, 2021-01-05)')
  const openBoxes = (svg: string): number => svg.split('stroke-dasharray').length
  expect(openBoxes(renderSvg(ruled, texts, 'en'))).toBe(openBoxes(renderSvg(rules, texts, 'en')) - 1)
})

it('draws a rulebook that has no texts yet, by its ids', () => {
  const none = { rulebook: undefined, map: undefined }
  expect(renderMap(rules, none).markdown).toContain('covid-response')
  mermaidParts(renderMap(rules, none).mermaid)
  expect(svgTexts(renderSvg(rules, none, 'no language!')).join(' ')).toContain('own-share')
})

describe('hostile names', () => {
  const sound = parse(read('test/rules/lint/sound.yaml')) as { branches: { source: { quote: string }[] }[]; winners: { agency: string; level?: string }[]; source: { title: string } }
  const everywhere = (text: string): { readonly rules: Rules; readonly texts: MapTexts } => {
    const data = structuredClone(sound)
    for (const { source } of data.branches) for (const each of source) each.quote = text
    for (const winner of data.winners) Object.assign(winner, { agency: text, level: text })
    data.source.title = text
    const compiled = compile(readRulebook(data))
    const { branches, topics, facts, conditions, awards, evidence, notes, doubts, unsaid, examples } = compiled.rulebook
    const all = (items: readonly { readonly id: string }[], content: unknown): unknown => Object.fromEntries(items.map(({ id }) => [id, content]))
    return {
      rules: compiled,
      texts: {
        map: JSON.parse(read('locales/en/map.json')),
        rulebook: {
          round: text,
          branches: all(branches, { name: text }),
          topics: Object.fromEntries(topics.map((id) => [id, text])),
          facts: Object.fromEntries(facts.map(({ id, values }) => [id, { question: text, short: text, values: Object.fromEntries((values ?? []).map((value) => [value, text])) }])),
          awards: all(awards, { name: text, definition: text }),
          conditions: all(conditions, { required: text }),
          readings: { 'public-body': { departments: text, 'public bodies': text } },
          evidence: all(evidence, text), notes: all(notes, text), doubts: all(doubts, text), unsaid: all(unsaid, text), examples: all(examples, text),
        },
      },
    }
  }

  const hostile = fc.oneof(
    fc.constantFrom(
      '"] --> x["', '</text><script>alert(1)</script>', '`md`', 'a | b', '# head', '1. one', '- item', '![x](http://evil)', '[x](javascript:alert(1))', 'end', 'style a:b#35;', '%%{init: {}}%%',
      '&quot;&#34;', 'line\nbreak\r\n# head', '\u0000\u001b[31m\u2028', '\ud800', '***', '~~~', '<!-- ', ']]>', '$$x$$', 'https://evil.example', 'www.evil.example', '{{name}}', '$&$1', '__proto__',
    ),
    fc.string({ unit: 'binary', minLength: 1 }).filter((text) => text.trim() !== ''),
  )

  it('never become markup', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { rules: mapped, texts } = everywhere(text)
        const { markdown, mermaid } = renderMap(mapped, texts)
        const plain = renderMap(...Object.values(everywhere('name')) as [Rules, MapTexts]).markdown
        mermaidParts(mermaid)
        svgTexts(renderSvg(mapped, texts, 'en'))
        // The page keeps its lines, and its tables their cells.
        const shape = (page: string): readonly string[] =>
          page.split('\n').map((line) => `${/^(#+|>| *-|\||\*\*)?/.exec(line)?.[0]}${line.startsWith('|') ? line.split(/(?<!\\)\|/).length : ''}`)
        expect(shape(markdown)).toEqual(shape(plain))
        expect(markdown).not.toMatch(/<|[^\\]\]\(|(?<!\\):\/\/|(?<!\\)!\[/)
        expect(markdown).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u2028]/)
      }),
      { numRuns: 150 },
    )
  })
})
