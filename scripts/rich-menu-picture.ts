import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { boundsOf, menuAreas, menuSize, type MenuArea } from '../src/channels/line/account/menu.ts'
import { colour } from '../src/channels/line/render/palette.ts'
import type { Words } from '../src/conversation/words.ts'

/** Strokes on a field of 96 by 96. */
const icons: Readonly<Record<MenuArea, string>> = {
  check: '<path d="M62 14h10a8 8 0 0 1 8 8v58a8 8 0 0 1-8 8H24a8 8 0 0 1-8-8V22a8 8 0 0 1 8-8h10"/><rect x="34" y="7" width="28" height="15" rx="5"/><path d="M32 54l12 12 22-25"/>',
  ask: '<path d="M84 46c0 18-16 32-36 32-5 0-10-1-14-2L15 84l5-16c-5-6-8-13-8-22 0-18 16-32 36-32s36 14 36 32z"/><path d="M39 38a9.500 9.500 0 1 1 13 9c-3 1.500-4 3-4 6.500"/><path d="M48 63.500v.1"/>',
  deadlines: '<rect x="13" y="19" width="70" height="66" rx="9"/><path d="M13 40h70M32 10v17M64 10v17"/><path d="M31 56v.1M48 56v.1M65 56v.1M31 70v.1M48 70v.1"/>',
  answers: '<path d="M40 24h42M40 48h42M40 72h42"/><path d="M12 24l6 6 10-12M12 48l6 6 10-12M12 72l6 6 10-12"/>',
  contact: '<path d="M34 13l9 20-11 9c4 10 12 18 22 22l9-11 20 9c2 1 3 3 2.500 5C83.500 78 76 85 66 84 37 81 15 59 12 30 11 20 18 12.500 29 10.500c2-.5 4 .5 5 2.500z"/>',
  language: '<circle cx="48" cy="48" r="37"/><path d="M11 48h74M48 11c11 11 16 23 16 37S59 74 48 85C37 74 32 62 32 48s5-26 16-37z"/>',
}

const gap = 26

/** A line of text may be so wide, in pixels, without touching its card's edge. */
export const widestText = 720

const inner = (area: MenuArea): { x: number; y: number; width: number; height: number } => {
  const { x, y, width, height } = boundsOf(area)
  // The gap is the same between two cards as between a card and the edge.
  const left = x === 0 ? gap : gap / 2
  const top = y === 0 ? gap + 14 : gap / 2
  const right = x + width >= menuSize.width ? gap : gap / 2
  const bottom = y + height >= menuSize.height ? gap : gap / 2
  return { x: x + left, y: y + top, width: width - left - right, height: height - top - bottom }
}

/** The rich menu's picture as SVG: six cards, the first one the one to begin with. */
export function menuPicture(words: Words): string {
  const { width, height } = menuSize
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Sarabun" text-anchor="middle">
<rect width="${width}" height="${height}" fill="${colour.navy}"/><rect width="${width}" height="14" fill="${colour.gold}"/>
${menuAreas.map((area) => card(area, words)).join('\n')}
</svg>`
}

function card(area: MenuArea, words: Words): string {
  const { x, y, width, height } = inner(area)
  const first = area === 'check'
  const looks = first
    ? { ground: colour.accent, disc: '#ffffff22', stroke: '#ffffff', title: '#ffffff', about: '#e4f2f1' }
    : { ground: '#ffffff', disc: colour.accentSoft, stroke: colour.accent, title: colour.navy, about: colour.muted }
  const middle = x + width / 2
  const top = y + height / 2 - 138
  const size = 196
  return `<g><rect x="${x}" y="${y}" width="${width}" height="${height}" rx="44" fill="${looks.ground}"/>
<circle cx="${middle}" cy="${top}" r="152" fill="${looks.disc}"/>
<g transform="translate(${middle - size / 2} ${top - size / 2}) scale(${size / 96})" fill="none" stroke="${looks.stroke}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">${icons[area]}</g>
<text x="${middle}" y="${top + 322}" font-size="112" font-weight="700" fill="${looks.title}">${escaped(words.say(`line-menu:areas.${area}.title`))}</text>
<text x="${middle}" y="${top + 430}" font-size="70" font-weight="400" fill="${looks.about}">${escaped(words.say(`line-menu:areas.${area}.about`))}</text></g>`
}

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

/** A page that shows the picture in its own size, with the letters of the web chat. */
export function menuPage(words: Words): string {
  return `<!doctype html><meta charset="utf-8"><style>${fonts()}*{margin:0}svg{display:block}</style>${menuPicture(words)}`
}

function fonts(): string {
  const require = createRequire(import.meta.url)
  const face = (script: string, weight: number): string => {
    const file = readFileSync(require.resolve(`@fontsource/sarabun/files/sarabun-${script}-${weight}-normal.woff2`)).toString('base64')
    const range = script === 'thai' ? 'U+0E01-0E5B,U+200C-200D,U+25CC' : 'U+0000-00FF,U+2000-206F'
    return `@font-face{font-family:Sarabun;font-weight:${weight};src:url(data:font/woff2;base64,${file}) format('woff2');unicode-range:${range}}`
  }
  return ['thai', 'latin'].flatMap((script) => [400, 700].map((weight) => face(script, weight))).join('')
}

/** The digest of what a picture is drawn from; each PNG carries that of its own. */
export const drawingDigest = (words: Words): string => createHash('sha256').update(menuPicture(words)).digest('hex')
