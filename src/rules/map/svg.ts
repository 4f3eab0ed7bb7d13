import type { Rules } from '../rules.ts'
import { xml } from './escape.ts'
import { columns, treeOf, type Box, type Joint } from './tree.ts'
import type { Words } from './words.ts'

const width = 1160
const top = 150

/** Dark, middle and light tone of a branch; letters on them have a contrast of at least 7 to 1. */
const tones = [
  ['#1f3a5f', '#5f7fa6', '#e8eff8'],
  ['#1d4d3a', '#5b937c', '#e6f3ed'],
  ['#5a2a4f', '#a0738f', '#f7ebf3'],
  ['#4a4231', '#948a6f', '#f5f1e4'],
] as const
const ink = '#16202c'
const faint = '#4c5a6b'
const open = { fill: '#fff6dc', line: '#9a6700' }

type Tones = readonly [dark: string, middle: string, light: string]

function tonesOf(branch: number): Tones {
  return tones[branch % tones.length] ?? tones[0]
}

/** The rulebook as an SVG document: a tree that is laid out here, line by line. */
export function svgOf(rules: Rules, words: Words, language: string): string {
  const tag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) ? language : 'th'
  const tree = treeOf(rules, words, tag, top)
  const height = Math.ceil(tree.height) + 76
  const { round, source } = rules.rulebook
  const title = words.say('title', { round: words.find('round') ?? words.say('round', { round }) })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" lang="${tag}" role="img" aria-labelledby="map-title" font-family="Sarabun, 'Noto Sans Thai', 'Leelawadee UI', Thonburi, sans-serif">`,
    `<title id="map-title">${xml(title)}</title>`,
    `<rect width="${width}" height="${height}" fill="#ffffff"/>`,
    text(32, 54, 26, title, { weight: 700 }),
    text(32, 82, 13, `${source.title} · ${source.publisher}`, { fill: faint }),
    ...legend(words),
    ...tree.joints.map(joint),
    ...tree.boxes.flatMap(draw),
    text(32, height - 28, 13, words.say('guidance'), { fill: faint }),
    '</svg>',
    '',
  ].join('\n')
}

function text(x: number, y: number, size: number, words: string, { fill = ink, weight = 400 }: { fill?: string; weight?: number } = {}): string {
  return `<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" fill="${fill}">${xml(words)}</text>`
}

/** Headings of the columns, and what the dashed boxes mean. */
function legend(words: Words): readonly string[] {
  const y = 124
  const heads = (['branch', 'award', 'condition'] as const).map((key) => text(columns[key].x + 2, y, 13, words.say(`legend.${key}`), { fill: faint, weight: 700 }))
  const x = columns.condition.x + 110
  return [
    ...heads,
    `<rect x="${x}" y="${y - 12}" width="26" height="15" rx="5" fill="${open.fill}" stroke="${open.line}" stroke-width="1.5" stroke-dasharray="5 3"/>`,
    text(x + 34, y, 13, words.say('legend.open'), { fill: faint }),
    `<line x1="32" x2="${width - 32}" y1="${y + 11}" y2="${y + 11}" stroke="#d5dce4"/>`,
  ]
}

function joint({ from: [x1, y1], to: [x2, y2], branch }: Joint): string {
  const middle = round((x1 + x2) / 2)
  return `<path d="M${round(x1)} ${round(y1)}C${middle} ${round(y1)} ${middle} ${round(y2)} ${round(x2)} ${round(y2)}" fill="none" stroke="${tonesOf(branch)[1]}" stroke-width="1.4" stroke-opacity="0.75"/>`
}

function draw(box: Box): readonly string[] {
  const [dark, middle, light] = tonesOf(box.branch)
  const looks = {
    branch: { fill: dark, line: dark, letters: '#ffffff', weight: 700, dash: '' },
    award: { fill: light, line: middle, letters: dark, weight: 600, dash: '' },
    condition: { fill: '#ffffff', line: '#b8c3cf', letters: ink, weight: 400, dash: '' },
    open: { fill: open.fill, line: open.line, letters: ink, weight: 400, dash: ' stroke-dasharray="5 3"' },
  }[box.kind]
  const { size, leading } = columns[box.kind === 'open' ? 'condition' : box.kind]
  const first = box.y + 9 + size + (leading - size) / 2 - 2
  return [
    `<rect x="${round(box.x)}" y="${round(box.y)}" width="${box.width}" height="${round(box.height)}" rx="9" fill="${looks.fill}" stroke="${looks.line}" stroke-width="1.3"${looks.dash}/>`,
    ...box.lines.map((line, i) => text(box.x + 16, first + i * leading, size, line, { fill: looks.letters, weight: looks.weight })),
    ...(box.caption === '' ? [] : [text(box.x + 16, first + box.lines.length * leading - 3, 12, box.caption, { fill: faint })]),
  ]
}

function round(number: number): number {
  return Math.round(number * 10) / 10
}
