/**
 * Pictures of conversations as LINE shows them, into `docs/line/`.
 *
 *     node scripts/line-pictures.ts [folder]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchBrowser, openContext } from '../test/support/browser.ts'
import { flexPage } from '../test/support/flex-page.ts'
import { scenes } from '../test/channels/line/render/scenes.ts'
import { smallPng } from './small-png.ts'

const folder = process.argv[2] ?? fileURLToPath(new URL('../docs/line', import.meta.url))
mkdirSync(folder, { recursive: true })
const browser = await launchBrowser()
try {
  for (const [name, scene] of Object.entries(scenes)) {
    const { lines, width = 390, dark = false } = scene()
    const png = await picture(flexPage(lines, { width, dark }), width)
    writeFileSync(join(folder, `${name}.png`), png)
    process.stdout.write(`${name}.png ${Math.ceil(png.length / 1000)} kB\n`)
  }
} finally {
  await browser.close()
}

async function picture(html: string, width: number): Promise<Buffer> {
  const context = await openContext(browser, { viewport: { width, height: 200 }, deviceScaleFactor: 1.5 })
  const page = await context.newPage()
  await page.setContent(html)
  await page.evaluate('document.fonts.ready')
  const png = smallPng(await page.screenshot({ fullPage: true }))
  await context.close()
  return png
}
