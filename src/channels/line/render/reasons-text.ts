import { column, row, rule, text, type Bubble, type Part } from './flex.ts'
import { clean } from '../../graphemes.ts'
import { colour, resultLook } from './palette.ts'
import { pages, type Block, type View } from './pieces.ts'

/** The marks that lines of an explanation begin with. */
const looks = { '✓': resultLook.met, '✗': resultLook.unmet, '?': resultLook.unknown, '⚖': resultLook.unsettled } as const
const marked = /^([✓✗?⚖])\uFE0E?\s+(\S.*)$/u

/** Whether a text is an explanation: a list of conditions with their results. */
export function isExplanation(words: string): boolean {
  return words.split('\n').filter((line) => marked.test(line)).length >= 2
}

/** An explanation as bubbles: the same lines, each condition with its colour and what belongs to it below. */
export function explanationBubbles(words: string, view: View): readonly Bubble[] {
  const blocks: Block[] = []
  let group: { head: readonly Part[]; below: Part[]; mark?: keyof typeof looks } | undefined
  const close = (): void => {
    if (group?.mark) {
      const look = looks[group.mark]
      const mark = column(text(look.mark, { weight: 'bold', color: look.tone, align: 'center' }), { width: '18px', flex: 0 })
      blocks.push({ rows: 1, parts: row([...mark, ...column([...group.head, ...group.below], { flex: 1 })], { spacing: '8px', margin: '14px' }) })
    }
    group = undefined
  }
  const lines = clean(words).split('\n')
  lines.forEach((line, at) => {
    const [, mark, said = ''] = marked.exec(line) ?? []
    if (mark !== undefined && mark in looks) {
      close()
      const key = mark as keyof typeof looks
      const { required, rest } = parted(said)
      const { tone } = looks[key]
      group = { mark: key, head: [...text(required, { weight: 'bold', color: tone }), ...text(rest, { size: 'xs', color: tone, margin: '2px' })], below: [] }
    } else if (group && /^\s{2,}\S/.test(line)) {
      group.below.push(...text(line, { size: 'xs', margin: '2px', ...(line.trim().startsWith('“') ? { color: colour.muted } : {}) }))
    } else if (/^\s{2,}\S/.test(line)) {
      blocks.push({ parts: text(line, { size: 'xs', color: colour.muted, margin: '2px' }) })
    } else if (line.trim() === '') {
      close()
      blocks.push({ parts: [rule()] })
    } else {
      close()
      const title = at === 0 || lines[at - 1]?.trim() === ''
      blocks.push({ parts: text(line, title ? { weight: 'bold', size: at === 0 ? 'lg' : 'md', margin: at === 0 ? '0px' : '14px' } : { margin: '6px' }) })
    }
  })
  close()
  return pages(blocks, { title: lines[0] ?? '', words: view.words, rows: 6 })
}

/** What is demanded, and behind the dash its result with the place in the document. */
function parted(line: string): { readonly required: string; readonly rest: string } {
  const [, required, result, source = ''] = /^(.+) — ([^—()]+?)(?: \((.+)\))?$/u.exec(line) ?? []
  if (required === undefined || result === undefined) return { required: line, rest: '' }
  const name = /^\D*/.exec(source)?.[0] ?? ''
  const places = name === '' ? source : source.replaceAll(`, ${name}`, ', ')
  return { required, rest: [result, places].filter((part) => part !== '').join(' · ') }
}
