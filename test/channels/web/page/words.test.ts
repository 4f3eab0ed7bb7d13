import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const at = (path: string) => new URL(`../../../../${path}`, import.meta.url)
const read = (path: string) => readFileSync(at(path), 'utf8')

function flatten(value: unknown, path = ''): Record<string, string> {
  if (typeof value === 'string') return { [path]: value }
  return Object.assign({}, ...Object.entries(value ?? {}).map(([key, one]) => flatten(one, path ? `${path}.${key}` : key)))
}

const words = { th: flatten(JSON.parse(read('locales/th/web.json'))), en: flatten(JSON.parse(read('locales/en/web.json'))) }
const names = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort()
const scripts = readdirSync(at('src/channels/web/page')).filter((name) => name.endsWith('.js'))
const code = scripts.map((name) => read(`src/channels/web/page/${name}`)).join('\n')
const html = read('src/channels/web/page/index.html')

test('both languages have the same texts, with the same places to fill', () => {
  expect(Object.keys(words.en)).toEqual(Object.keys(words.th))
  for (const [key, text] of Object.entries(words.th)) {
    expect(text.trim(), key).not.toBe('')
    expect(names(words.en[key] ?? ''), key).toEqual(names(text))
  }
})

test('every text that the page asks for exists', () => {
  const asked = [
    ...[...code.matchAll(/\bt\((?:await [^?]+\? )?'([\w.-]+)'/g)].map((match) => match[1] ?? ''),
    ...[...html.matchAll(/data-(?:text|label|placeholder)="([\w.-]+)"/g)].map((match) => match[1] ?? ''),
  ]
  expect(asked.length).toBeGreaterThan(40)
  expect(asked.filter((key) => !(key in words.th))).toEqual([])
})

test('the words that stand in the page before its texts arrive are the same as in the texts', () => {
  expect(html).toContain(`<title>${words.th.title}</title>`)
  expect(html).toContain(`<h1 data-text="title">${words.th.title}</h1>`)
})

test('scripts hold no words for people and no markup that a text could break out of', () => {
  expect(code.replace(/\/\*[\s\S]*?\*\//g, '').replace(/\/\/.*$/gm, '')).not.toMatch(/[\u0e00-\u0e7f]/)
  expect(code).not.toMatch(/innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|new Function/)
  expect(html).not.toMatch(/<script(?![^>]*src=)|\sstyle=|\son\w+=/)
})
