import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)
const font = (script: string, weight: number): string => {
  const file = readFileSync(require.resolve(`@fontsource/sarabun/files/sarabun-${script}-${weight}-normal.woff2`)).toString('base64')
  const range = script === 'thai' ? 'U+0E01-0E5B,U+200C-200D,U+25CC' : 'U+0000-00FF,U+2000-206F'
  return `@font-face{font-family:Sarabun;font-weight:${weight};src:url(data:font/woff2;base64,${file}) format('woff2');unicode-range:${range}}`
}
/** The project's font as style rules, so that a page of tests needs no network. */
export const fonts = (): string => ['thai', 'latin'].flatMap((script) => [400, 700].map((weight) => font(script, weight))).join('')
