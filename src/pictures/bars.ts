import { createRequire } from 'node:module'
import { readFile } from 'node:fs/promises'
import { labelLines } from './label-lines.ts'

/** Groups of labelled numbers to be drawn as bars. Labels are in any language the font has, Thai and Latin. */
export interface BarChart {
  readonly title: string
  readonly groups: readonly { readonly title: string; readonly bars: readonly { readonly label: string; readonly value: number }[] }[]
}

export interface Picture {
  /** A PNG. */
  readonly bytes: Uint8Array
  /** In pixels. */
  readonly width: number
  readonly height: number
}

/** What chat applications show without scaling, in pixels. */
const WIDTH = 1000
const HIGHEST = 1024
const MARGIN = 40
const LINE = 46
/** Where bars begin; their labels stand before it. */
const LEFT = 560
const GAP = 16
const LABEL = { width: LEFT - GAP - MARGIN, size: 20, lines: 2 }
/** Between the lines of a label. */
const LEADING = 23
const COLOURS = ['#1d4f91', '#7a3e9d', '#0b6e4f', '#8a5a00']

/**
 * Draws a chart of bars as a PNG, at most 1024 pixels wide and high, as chat applications want it.
 *
 * @example await drawBars({ title: 'Round 2564', groups: [{ title: 'By branch', bars: [{ label: 'Service', value: 12 }] }] })
 */
export async function drawBars(chart: BarChart): Promise<Picture> {
  const { svg, height } = svgOf(chart)
  const { Resvg, fonts } = await loadRenderer()
  const higher = height > HIGHEST
  const renderer = new Resvg(svg, {
    ...(higher ? { fitTo: { mode: 'height', value: HIGHEST } } : {}),
    font: { fontBuffers: [...fonts], defaultFontFamily: 'Sarabun', loadSystemFonts: false },
  })
  try {
    const image = renderer.render()
    try {
      return { bytes: image.asPng(), width: image.width, height: image.height }
    } finally {
      image.free()
    }
  } finally {
    renderer.free()
  }
}

function svgOf({ title, groups }: BarChart): { readonly svg: string; readonly height: number } {
  const parts: string[] = []
  let y = MARGIN + 34
  parts.push(text(MARGIN, y, title, 34, { bold: true }))
  y += 26
  groups.forEach((group, i) => {
    const colour = COLOURS[i % COLOURS.length] as string
    const most = Math.max(1, ...group.bars.map(({ value }) => value))
    y += 40
    parts.push(text(MARGIN, y, group.title, 24, { bold: true, colour }))
    y += 14
    for (const { label, value } of group.bars) {
      const length = Math.round(((WIDTH - MARGIN - 70 - LEFT) * value) / most)
      const lines = labelLines(label, LABEL)
      const more = (lines.length - 1) * LEADING
      lines.forEach((line, at) => parts.push(text(LEFT - GAP, y + 30 + at * LEADING, line, LABEL.size, { end: true })))
      // The bar stands beside the middle of its label.
      const middle = y + more / 2
      parts.push(`<rect x="${LEFT}" y="${middle + 10}" width="${Math.max(length, 2)}" height="26" rx="4" fill="${value === 0 ? '#d5d8de' : colour}"/>`)
      parts.push(text(LEFT + Math.max(length, 2) + 10, middle + 30, String(value), 20, { bold: true }))
      y += LINE + more
    }
  })
  const height = y + MARGIN
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}"><rect width="100%" height="100%" fill="#ffffff"/>${parts.join('')}</svg>`,
    height,
  }
}

function text(x: number, y: number, words: string, size: number, { bold = false, end = false, colour = '#1b2430' } = {}): string {
  return `<text x="${x}" y="${y}" font-family="Sarabun" font-size="${size}" font-weight="${bold ? 700 : 400}" fill="${colour}"${end ? ' text-anchor="end"' : ''}>${escape(words)}</text>`
}

function escape(words: string): string {
  // XML has no room for control characters, whatever stands for them.
  // The renderer misplaces the letter after a sara am; its two halves are drawn right.
  const parted = words.replace(/([\u0e48-\u0e4b]?)\u0e33/g, '\u0e4d$1\u0e32')
  return parted.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

type Renderer = Pick<typeof import('@resvg/resvg-wasm'), 'Resvg'> & { readonly fonts: readonly Uint8Array[] }

let renderer: Promise<Renderer> | undefined

/** Loaded with the first picture: a service that draws none does not carry it. */
function loadRenderer(): Promise<Renderer> {
  return (renderer ??= load().catch((error: unknown) => {
    renderer = undefined
    throw error
  }))
}

async function load(): Promise<Renderer> {
  const require = createRequire(import.meta.url)
  const { initWasm, Resvg } = await import('@resvg/resvg-wasm')
  await initWasm(await readFile(require.resolve('@resvg/resvg-wasm/index_bg.wasm')))
  const fonts = await Promise.all(['400Regular/Sarabun_400Regular.ttf', '700Bold/Sarabun_700Bold.ttf'].map((file) => readFile(require.resolve(`@expo-google-fonts/sarabun/${file}`))))
  return { Resvg, fonts }
}
