/**
 * Elements, icons and words. Text enters the page as text nodes only, never as markup, so nothing a
 * reply holds can run.
 */

/**
 * Makes an element.
 * @param {string} tag
 * @param {Record<string, any>} [props] attributes; `text` sets its text, `on` its listeners; an
 *   attribute that is `true` stands without a value, one that is null, undefined or false is left out
 * @param {...(Node | string | null | undefined | false)} children
 * @returns {any} the element, typed loosely so that callers need no casts
 * @example el('button', { type: 'button', on: { click: send } }, icon('send'), 'ส่ง')
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue
    if (name === 'text') node.textContent = String(value)
    else if (name === 'on') for (const [event, f] of Object.entries(value)) node.addEventListener(event, f)
    else node.setAttribute(name, value === true ? '' : String(value))
  }
  for (const child of children) if (child || child === '') node.append(child)
  return node
}

/** Path data on a 24 × 24 grid, drawn as strokes. */
const ICONS = {
  check: 'M5 12.5l4.5 4.5L19 7.5',
  cross: 'M6.5 6.5l11 11m0-11l-11 11',
  question: 'M8.5 9a3.5 3.5 0 1 1 5 3.2c-1 .5-1.5 1.2-1.5 2.3M12 18v.4',
  scales: 'M12 4v16m-5 0h10M5 7h14M5 7l-3 7c1.5 1.5 4.5 1.5 6 0zm14 0l-3 7c1.5 1.5 4.5 1.5 6 0z',
  page: 'M7 3h7l4 4v14H7zM14 3v4h4M10 12h5m-5 4h5',
  minus: 'M6 12h12',
  star: 'M12 4l2.4 5.2 5.6.6-4.2 3.8 1.2 5.6-5-2.9-5 2.9 1.2-5.6L4 9.8l5.6-.6z',
  clock: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8v4.5l3 2',
  alert: 'M12 4l9 16H3zM12 10v4.5m0 2.7v.3',
  print: 'M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z',
  copy: 'M9 9h11v11H9zM15 9V4H4v11h5',
  share: 'M12 15V4m-4 4l4-4 4 4M6 12v8h12v-8',
  back: 'M10 6l-6 6 6 6M4 12h16',
  forward: 'M14 6l6 6-6 6M20 12H4',
  edit: 'M4 20l1-4.5L16 4.5 19.5 8 8.5 19z',
  list: 'M9 6h11M9 12h11M9 18h11M4.5 6h.1M4.5 12h.1M4.5 18h.1',
  restart: 'M5 12a7 7 0 1 0 2.2-5.1M4 4v4h4',
  bin: 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13',
  info: 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 11v5.5m0-9v.3',
}

/**
 * A decorative icon; what it means always stands beside it in words.
 * @param {keyof typeof ICONS} name
 * @returns {SVGElement}
 */
export function icon(name) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', 'icon')
  svg.setAttribute('aria-hidden', 'true')
  svg.setAttribute('focusable', 'false')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', ICONS[name])
  svg.append(path)
  return svg
}

/** @type {Record<string, any>} */
const texts = {}
let language = 'th'

/** @returns {string} the page's language, `th` or `en` */
export const pageLanguage = () => language

/**
 * Fetches the words of both languages, so that switching needs no connection. Tries until it has
 * them: without words the page is of no use.
 * @returns {Promise<void>}
 */
export async function loadTexts() {
  await Promise.all(['th', 'en'].map(async (code) => {
    for (let wait = 500; !texts[code]; wait = Math.min(wait * 2, 8000)) {
      try {
        const answer = await fetch(`/web/texts/${code}.json`)
        if (answer.ok) texts[code] = await answer.json()
      } catch { /* tried again below */ }
      if (!texts[code]) await new Promise((done) => setTimeout(done, wait))
    }
  }))
}

/**
 * A text of the page in its language.
 * @param {string} key such as `verdict.copied`
 * @param {Record<string, string | number>} [values] for the `{{name}}` places
 * @param {string} [code] another language than the page's
 * @returns {string} the key itself where there is no such text, so that a gap shows
 */
export function t(key, values = {}, code = language) {
  const found = key.split('.').reduce((at, part) => at?.[part], texts[code])
  if (typeof found !== 'string') return key
  return found.replace(/\{\{(\w+)\}\}/g, (_, name) => String(values[name] ?? ''))
}

/**
 * Runs something in another language than the page's: a card keeps the language it came in, and its
 * buttons with it.
 * @template T
 * @param {string} code
 * @param {() => T} work
 * @returns {T}
 */
export function inLanguage(code, work) {
  const before = language
  language = code === 'en' ? 'en' : 'th'
  try { return work() } finally { language = before }
}

/**
 * Puts the page's own words into the elements that ask for them by `data-text`, `data-label` and
 * `data-placeholder`.
 * @param {string} code `th` or `en`
 */
export function speak(code) {
  language = code
  document.documentElement.lang = code
  document.title = t('title')
  const all = (/** @type {string} */ selector) =>
    /** @type {NodeListOf<any>} */ (document.querySelectorAll(selector))
  for (const node of all('[data-text]')) node.textContent = t(node.dataset.text)
  for (const node of all('[data-label]')) node.setAttribute('aria-label', t(node.dataset.label))
  for (const node of all('[data-placeholder]')) node.placeholder = t(node.dataset.placeholder)
  // The switch is written in the other language, and is read aloud in it.
  for (const node of all('[data-does=language]')) node.lang = t('language.code')
}
