import type { RulebookAward, RulebookCondition, RulebookFact, Source } from '../rulebook.ts'
import type { Rules } from '../rules.ts'
import { code, markdown } from './escape.ts'
import { formula } from './formula.ts'
import { branchesOf, conditionsOf, looksOf, rulingOf } from './layout.ts'
import { linesText } from './lines.ts'
import type { Words } from './words.ts'

/** The rulebook as a page in Markdown, every rule with its lines of the source. */
export function markdownOf(rules: Rules, words: Words): string {
  const { source, round } = rules.rulebook
  const title = words.find('round') ?? words.say('round', { round })
  const page = [
    `# ${markdown(words.say('title', { round: title }))}`,
    markdown(words.say('from-source', { title: source.title, publisher: source.publisher, lines: source.lines })),
    ...branchesOf(rules).flatMap(({ id, awards }) => [
      `## ${markdown(words.find('branches', id, 'name') ?? (id === 'all' ? words.say('all-branches') : id))}`,
      ...quotes(words, rules.rulebook.branches.find((branch) => branch.id === id)?.source ?? []),
      ...awards.flatMap((award) => awardLines(rules, words, award)),
    ]),
    ...factLines(rules, words),
    ...closingLines(rules, words),
  ]
  return `${joined(page)}\n`
}

/** List items and table rows follow each other; anything else is set apart by an empty line. */
function joined(lines: readonly string[]): string {
  const kind = (line: string): string => /^ *- /.test(line) ? 'item' : line.startsWith('|') ? 'row' : 'block'
  return lines.reduce((page, line, i) => {
    const before = lines[i - 1]
    return `${page}${before === undefined ? '' : kind(before) === kind(line) && kind(line) !== 'block' ? '\n' : '\n\n'}${line}`
  }, '')
}

function awardLines(rules: Rules, words: Words, award: RulebookAward): readonly string[] {
  const definition = words.find('awards', award.id, 'definition')
  const conditions = conditionsOf(rules, award)
  return [
    `### ${markdown(words.of('awards', award.id, 'name'))} (${code(award.id)})`,
    ...(definition === undefined ? [] : [markdown(definition)]),
    ...quotes(words, award.source),
    markdown(words.say(`stated.${award.stated}`)),
    ...(award.fit === undefined ? [] : [`**${markdown(words.say('fit'))}**`, `- ${markdown(formula(words, award.fit))}`]),
    ...(conditions.length > 0 ? [`**${markdown(words.say('conditions'))}**`] : []),
    ...conditions.flatMap((condition) => conditionLines(rules, words, condition, award.id)),
    ...(['evidence', 'notes', 'doubts', 'unsaid'] as const).flatMap((section) => list(rules, words, section, award[section])),
  ]
}

function conditionLines(rules: Rules, words: Words, condition: RulebookCondition, award: string): readonly string[] {
  const { id, readings, met, each, doubts = [] } = condition
  const compiled = rules.conditions.find((one) => one.id === id && one.award === award)
  const ruling = compiled?.ruling ?? rulingOf(rules, id)
  const sources = condition.source.filter((source) => source.awards === undefined || source.awards.includes(award))
  return [
    `- **${markdown(words.of('conditions', id, 'required'))}** (${code(id)})`,
    ...sources.map((source) => `  - ${sourceText(words, source)}`),
    ...(each ? [`  - ${markdown(words.say('each-win'))}`] : []),
    ...(met ? [`  - ${markdown(formula(words, met))}`] : []),
    ...(readings ? [`  - ${markdown(words.say('readings'))}`] : []),
    ...Object.entries(readings ?? {}).map(([name, reading]) => {
      const parts = [formula(words, reading.met), ...(reading.when ? [words.say('only-where', { part: formula(words, reading.when) })] : [])]
      const lines = reading.lines && reading.lines.length > 0 ? ` (${markdown(linesText(words, reading.lines))})` : ''
      return `    - ${markdown(words.find('readings', id, name) ?? name)}: ${markdown(parts.join('; '))}${lines}`
    }),
    ...(ruling ? [`  - ${markdown(words.say('ruling', { reading: words.find('readings', id, ruling.reading) ?? ruling.reading, by: ruling.by, on: ruling.on }))}`] : []),
    ...doubts.map((doubt) => `  - ${markdown(words.say('doubt', { text: words.of('doubts', doubt) }))}`),
  ]
}

function factLines(rules: Rules, words: Words): readonly string[] {
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  const heads = ['short', 'question', 'answers', 'used'].map((head) => markdown(words.say(`fact.${head}`)))
  return [
    `## ${markdown(words.say('facts'))}`,
    row(heads),
    row(heads.map(() => '---')),
    ...rules.rulebook.facts.map((fact, place) =>
      row([
        `${markdown(words.of('facts', fact.id, 'short'))} ${code(fact.id)}`,
        fact.asked ? markdown(words.of('facts', fact.id, 'question')) : markdown(words.say('fact.not-asked')),
        markdown(answersText(words, fact)),
        usersOf(rules, place).map(code).join(', ') || markdown(words.say('fact.nobody')),
      ]),
    ),
  ]
}

function answersText(words: Words, { id, type, values, min, max }: RulebookFact): string {
  if (values) return `${words.say(`types.${type}`)}: ${values.map((value) => words.value(id, value)).join('; ')}`
  if (min !== undefined || max !== undefined) return words.say('types.range', { min: min ?? '…', max: max ?? '…' })
  return words.say(`types.${type}`)
}

/** Conditions, and awards by their fit, that look at a fact. */
function usersOf(rules: Rules, place: number): readonly string[] {
  const fact = rules.facts[place]?.id ?? ''
  const conditions = rules.rulebook.conditions.filter(({ id }) => looksOf(rules, id).facts.includes(fact))
  const awards = rules.awards.filter(({ fit }) => fit?.facts.includes(place))
  return [...conditions, ...awards].map(({ id }) => id)
}

function closingLines(rules: Rules, words: Words): readonly string[] {
  const { rulebook } = rules
  const general = (items: readonly { readonly id: string; readonly general?: boolean | undefined }[]): readonly string[] =>
    items.filter((item) => item.general).map(({ id }) => id)
  const heading = (key: string, lines: readonly string[]): readonly string[] => (lines.length > 0 ? [`## ${markdown(words.say(key))}`, ...lines] : [])
  const plain = (section: 'notes' | 'doubts' | 'unsaid', ids: readonly string[]): readonly string[] => list(rules, words, section, ids).slice(1)
  const awardName = (id: string): string => markdown(words.of('awards', id, 'name'))
  const head = ['agency', 'awards', 'round', 'level', 'line'].map((key) => markdown(words.say(`winner.${key}`)))
  const table = (rows: readonly (readonly string[])[]): readonly string[] =>
    rows.length === 0 ? [] : [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)
  return [
    ...heading('notes', plain('notes', general(rulebook.notes))),
    ...heading('doubts', plain('doubts', rulebook.doubts.map(({ id }) => id))),
    ...heading('unsaid', plain('unsaid', general(rulebook.unsaid))),
    ...heading('winners', table(rulebook.winners.map(({ agency, awards, round, level, line }) => [
      markdown(agency), awards.map(awardName).join(', '), round === undefined ? markdown(words.say('winner.no-round')) : String(round), markdown(level ?? ''), `L${line}`,
    ]))),
    ...heading('examples', rulebook.examples.map(({ id, agency, award, branch, round, level, lines }) => {
      const about = [award === undefined ? undefined : words.of('awards', award, 'name'), branch === undefined ? undefined : words.of('branches', branch, 'name'), level, round]
      const details = [agency, ...about.filter((part) => part !== undefined)].join(', ')
      return `- ${markdown(words.of('examples', id))}: ${markdown(details)} (${markdown(linesText(words, lines))})`
    })),
    ...heading('milestones', rulebook.milestones.map(({ id, on, branch }) =>
      `- ${on}: ${code(id)}${branch === undefined ? '' : ` (${markdown(words.of('branches', branch, 'name'))})`}`,
    )),
  ]
}

/** Items that an award or the end of the page refers to, with their sources. */
function list(rules: Rules, words: Words, section: 'evidence' | 'notes' | 'doubts' | 'unsaid', ids: readonly string[]): readonly string[] {
  if (ids.length === 0) return []
  const items: readonly { readonly id: string; readonly source?: readonly Source[] }[] = rules.rulebook[section]
  return [
    `**${markdown(words.say(section))}**`,
    ...ids.flatMap((id) => [
      `- ${markdown(words.of(section, id))}`,
      ...(items.find((item) => item.id === id)?.source ?? []).map((source) => `  - ${sourceText(words, source)}`),
    ]),
  ]
}

function quotes(words: Words, sources: readonly Source[]): readonly string[] {
  return sources.map((source) => `> ${sourceText(words, source)}`)
}

/** The source's own words and their lines; the right reading, where the source has a slip. */
function sourceText(words: Words, { lines, quote, 'reads-as': right }: Source): string {
  const reading = right === undefined ? '' : `, ${markdown(words.say('reads-as', { text: right }))}`
  return `“${markdown(quote)}” (${markdown(linesText(words, lines))}${reading})`
}
