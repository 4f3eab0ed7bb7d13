import { describe, expect, test } from 'vitest'
import { sizeOf, textOf } from '../../../../scripts/png-text.ts'
import { drawingDigest } from '../../../../scripts/rich-menu-picture.ts'
import en from '../../../../locales/en/line-menu.json' with { type: 'json' }
import th from '../../../../locales/th/line-menu.json' with { type: 'json' }
import { boundsOf, menuAreas, menuOf, menuSize, type MenuArea } from '../../../../src/channels/line/account/menu.ts'
import { openGovernance, Talk, vocabulary } from '../../../dialogs/talk.ts'

describe.each(['th', 'en'] as const)('the rich menu (%s)', (language) => {
  const words = vocabulary.words(language, 2564)
  const menu = menuOf(words)

  test('its picture is drawn from the words of today, in LINE\'s size and weight', () => {
    expect(textOf(menu.image, 'drawing')).toBe(drawingDigest(words))
    expect(sizeOf(menu.image)).toEqual(menuSize)
    expect(menu.image.length).toBeLessThan(300_000)
  })

  test('its areas cover the picture without gap or overlap', () => {
    const covered = menuAreas.map((area) => boundsOf(area)).reduce((sum, { width, height }) => sum + width * height, 0)
    expect(covered).toBe(menuSize.width * menuSize.height)
    for (const [i, one] of menu.request.areas?.entries() ?? []) {
      for (const other of menu.request.areas?.slice(i + 1) ?? []) {
        const [a, b] = [one.bounds, other.bounds]
        if (!a || !b) throw new Error('an area without bounds')
        const apart = (a.x ?? 0) + (a.width ?? 0) <= (b.x ?? 0) || (b.x ?? 0) + (b.width ?? 0) <= (a.x ?? 0) || (a.y ?? 0) + (a.height ?? 0) <= (b.y ?? 0)
        expect(apart).toBe(true)
      }
    }
  })

  const say = (talk: Talk, area: MenuArea) => talk.type((language === 'th' ? th : en).areas[area].says)

  test('what a tap says is understood, in a new conversation, amid questions, and after the verdict', () => {
    const talks = [
      () => new Talk({ language }),
      () => new Talk({ language }).hello().tick('participation'),
      () => new Talk({ language }).hello().answers({ ...openGovernance, 'work.started-on': 'ต.ค. 2562' }),
    ]
    for (const begin of talks) {
      for (const area of menuAreas) {
        const talk = begin()
        const { answers } = talk.session
        say(talk, area)
        expect(talk.tones).not.toContain('problem')
        expect(talk.session.answers).toEqual(answers)
      }
    }
  })

  test('each tap leads where its picture says', () => {
    const begun = () => new Talk({ language }).hello().tick('participation')
    const here = (talk: Talk) => talk.world.vocabulary.words(talk.session.language, 2564)
    expect(say(new Talk({ language }), 'check').asks).toBe('work.branches')
    expect(say(begun(), 'check').asks).toBe('participation.aims')
    expect(say(begun(), 'ask').actions.map(({ does }) => does)).toContain('deadlines')
    for (const [area, unsaid] of [['deadlines', 'dates'], ['contact', 'contact']] as const) {
      const talk = say(begun(), area)
      expect(talk.text).toContain(here(talk).rule('unsaid', unsaid))
      expect(talk.asks).toBe('participation.aims')
    }
    expect(say(begun(), 'answers').summary.answers.map(({ fact }) => fact)).toEqual(['work.branches'])
    expect(say(begun(), 'language').session.language).toBe(language === 'th' ? 'en' : 'th')
  })
})

test('a menu that differs has another name', () => {
  expect(menuOf(vocabulary.words('th', 2564)).request.name).not.toBe(menuOf(vocabulary.words('en', 2564)).request.name)
  expect(menuOf(vocabulary.words('th', 2564)).request.name).toBe(menuOf(vocabulary.words('th', 2564)).request.name)
})
