/**
 * Draws the pictures of LINE's rich menu from the words in `locales/<language>/line-menu.json`, into
 * `src/channels/line/account/images/`. Run it anew after a word of the menu changed.
 *
 *     node scripts/draw-rich-menu.ts
 */
import { writeFileSync } from 'node:fs'
import { menuSize } from '../src/channels/line/account/menu.ts'
import { loadVocabulary } from '../src/conversation/words.ts'
import { launchBrowser, openContext } from '../test/support/browser.ts'
import { withText } from './png-text.ts'
import { drawingDigest, menuPage, widestText } from './rich-menu-picture.ts'

const vocabulary = loadVocabulary()
const browser = await launchBrowser()
try {
  for (const language of ['th', 'en'] as const) {
    const words = vocabulary.words(language, 2564)
    const page = await (await openContext(browser, { viewport: menuSize, deviceScaleFactor: 1 })).newPage()
    await page.setContent(menuPage(words))
    await page.evaluate('document.fonts.ready')
    const tooWide = await page.evaluate<string[]>(`[...document.querySelectorAll('text')].filter((text) => text.getComputedTextLength() > ${widestText}).map((text) => text.textContent)`)
    if (tooWide.length > 0) throw new Error(`too wide for its card: ${tooWide.join(', ')}`)
    const png = withText(await page.screenshot(), 'drawing', drawingDigest(words))
    writeFileSync(new URL(`../src/channels/line/account/images/menu-${language}.png`, import.meta.url), png)
    process.stdout.write(`menu-${language}.png ${Math.ceil(png.length / 1000)} kB\n`)
    await page.context().close()
  }
} finally {
  await browser.close()
}
