import type { messagingApi } from '@line/bot-sdk'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launchBrowser, openContext } from '../../../support/browser.ts'
import { flexPage } from '../../../support/flex-page.ts'
import { scenes } from './scenes.ts'

/** Each text with its colour and the colour that it stands on. */
function* coloursIn(part: messagingApi.FlexComponent, ground: string): Generator<{ text: string; ink: string; ground: string }> {
  if (part.type === 'text') yield { text: part.text ?? '', ink: part.color ?? '', ground }
  if (part.type !== 'box') return
  for (const inner of part.contents) yield* coloursIn(inner, part.backgroundColor ?? ground)
}

const bubblesOf = (message: messagingApi.Message): readonly messagingApi.FlexBubble[] =>
  message.type !== 'flex' ? [] : message.contents.type === 'bubble' ? [message.contents] : message.contents.contents

function contrast(one: string, other: string): number {
  const light = (hex: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const [low = 0, high = 0] = [light(one), light(other)].toSorted((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const sentIn = (name: string): readonly messagingApi.Message[] => (scenes[name]?.().lines ?? []).flatMap((line) => ('sent' in line ? line.sent : []))

test.each(Object.keys(scenes))('in %s every text stands out from a ground of its own, whatever the theme', (name) => {
  const faint = sentIn(name).flatMap(bubblesOf).flatMap((bubble) => [bubble.header, bubble.body, bubble.footer])
    .flatMap((box) => (box ? [...coloursIn(box, 'theme')] : []))
    .filter(({ ink, ground }) => ground === 'theme' || contrast(ink, ground) < 4.5)
  expect(faint).toEqual([])
})

describe('on a phone', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await launchBrowser()
  }, 60_000)
  afterAll(async () => {
    await browser.close()
  })

  test.each(Object.keys(scenes))('nothing of %s runs out of its bubble', async (name) => {
    const { lines, width = 390 } = scenes[name]?.() ?? { lines: [] }
    const context = await openContext(browser, { viewport: { width, height: 800 } })
    const page = await context.newPage()
    await page.setContent(flexPage(lines, { width }))
    await page.evaluate('document.fonts.ready')
    const outside = await page.evaluate(`[...document.querySelectorAll('.bubble')].flatMap((bubble) => {
      const right = bubble.getBoundingClientRect().right + 0.5
      return [...bubble.querySelectorAll('.t, .b')].filter((part) => part.getBoundingClientRect().right > right || part.scrollWidth > part.clientWidth + 1).map((part) => part.textContent)
    })`)
    expect(outside).toEqual([])
    await context.close()
  })
})
