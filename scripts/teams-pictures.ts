/**
 * Pictures of conversations as Teams shows them, into `docs/teams/`.
 *
 *     node scripts/teams-pictures.ts [folder]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { launchBrowser, openContext } from '../test/support/browser.ts'
import { cardPage } from '../test/support/card-page.ts'
import { deskScenes } from '../test/channels/teams/render/desk-scenes.ts'
import { scenes, type Scene } from '../test/channels/teams/render/scenes.ts'
import { smallPng } from './small-png.ts'

const folder = process.argv[2] ?? fileURLToPath(new URL('../docs/teams', import.meta.url))
mkdirSync(folder, { recursive: true })
const desk = await deskScenes()
const browser = await launchBrowser()
try {
  for (const [name, scene] of [...Object.entries(scenes).map(([name, make]) => [name, make()] as const), ...Object.entries(desk.scenes)]) {
    const png = await pictureOf(scene)
    writeFileSync(join(folder, `${name}.png`), png)
    process.stdout.write(`${name}.png ${Math.ceil(png.length / 1000)} kB\n`)
  }
} finally {
  await browser.close()
}

async function pictureOf({ lines, width = 620, dark = false, press = [] }: Scene): Promise<Buffer> {
  const context = await openContext(browser, { viewport: { width, height: 200 }, deviceScaleFactor: 1.5 })
  const page = await context.newPage()
  // There is no service that the page could ask for a picture.
  const html = [...desk.pictures].reduce((whole, [from, to]) => whole.replaceAll(from, to), cardPage(lines, { width, dark }))
  await page.setContent(html)
  await page.evaluate('document.fonts.ready')
  for (const title of press) await page.getByRole('button', { name: title }).first().click()
  const png = smallPng(await page.screenshot({ fullPage: true }))
  await context.close()
  return png
}
