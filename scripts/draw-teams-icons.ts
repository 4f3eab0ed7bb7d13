/**
 * Draws the icons of the Teams app into `src/channels/teams/package/`: a rosette, the sign of an
 * award, in the colours of the web chat, and its outline in white.
 *
 *     node scripts/draw-teams-icons.ts
 */
import { writeFileSync } from 'node:fs'
import { launchBrowser, openContext } from '../test/support/browser.ts'

/** Points of a rosette around the middle of a 32 by 32 field. */
const rosette = (outer: number, inner: number): string =>
  Array.from({ length: 24 }, (_, at) => {
    const radius = at % 2 === 0 ? outer : inner
    const angle = (at * Math.PI) / 12
    return `${(16 + radius * Math.sin(angle)).toFixed(2)},${(12.5 - radius * Math.cos(angle)).toFixed(2)}`
  }).join(' ')
const ribbons = 'M10.5 19.5 L8.5 29 L12.6 26.8 L15 30 L16 21 L17 30 L19.4 26.8 L23.5 29 L21.5 19.5'
const tick = 'M12 12.8 L15 15.6 L20.2 9.8'

const colour = `<rect width="32" height="32" fill="#0c2740"/><g transform="translate(16 16) scale(.82) translate(-16 -16)"><path d="${ribbons}" fill="#0a6467"/><polygon points="${rosette(11, 9.2)}" fill="#b98a2d"/><circle cx="16" cy="12.5" r="7" fill="#ffffff"/><path d="${tick}" fill="none" stroke="#0a6467" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></g>`
const outline = `<g fill="none" stroke="#ffffff" stroke-width="1.8" stroke-linecap="round" stroke-linejoin="round"><polygon points="${rosette(10.4, 9)}"/><path d="${tick}"/><path d="M10 21.5 L8.8 29 L12.6 26.6 L15.4 29.6 L16 25 L16.6 29.6 L19.4 26.6 L23.2 29 L22 21.5"/></g>`

const browser = await launchBrowser()
try {
  for (const [name, size, drawing] of [['color', 192, colour], ['outline', 32, outline]] as const) {
    const page = await (await openContext(browser, { viewport: { width: size, height: size }, deviceScaleFactor: 1 })).newPage()
    await page.setContent(`<style>*{margin:0}svg{display:block}body{background:transparent}</style><svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 32 32">${drawing}</svg>`)
    const png = await page.screenshot({ omitBackground: true })
    writeFileSync(new URL(`../src/channels/teams/package/${name}.png`, import.meta.url), png)
    process.stdout.write(`${name}.png ${png.length} B\n`)
    await page.context().close()
  }
} finally {
  await browser.close()
}
