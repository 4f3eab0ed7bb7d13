/** Printing, copying and sharing a verdict. */
import { el, icon, t } from './dom.js'

/**
 * @param {any} reply
 * @param {HTMLElement} card the card to print
 * @param {import('./actions.js').Page} page
 */
export function verdictTools(reply, card, page) {
  const tool = (/** @type {string} */ does, /** @type {any} */ name, /** @type {() => void} */ click) =>
    el('button', { type: 'button', class: 'quiet', 'data-tool': does, on: { click } },
      icon(name), el('span', { text: t(`verdict.${does}`) }))
  const copy = async () => {
    page.tell(t(await copyText(reply.text) ? 'verdict.copied' : 'verdict.copy-failed'))
  }
  return el('div', { class: 'actions verdict-tools', role: 'group', 'aria-label': t('verdict.tools') },
    tool('print', 'print', () => printCard(card)),
    tool('copy', 'copy', () => { void copy() }),
    typeof navigator.share === 'function' && tool('share', 'share', () => {
      // Closing the system's sheet is a refusal too, and needs no message.
      navigator.share({ title: reply.title, text: reply.text }).catch(() => {})
    }))
}

/** @param {string} text @returns {Promise<boolean>} */
async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text)
    return true
  } catch { /* no clipboard on plain http: the old way below */ }
  const area = el('textarea', { class: 'unseen', 'aria-hidden': 'true', tabindex: '-1' })
  area.value = text
  const before = /** @type {HTMLElement | null} */ (document.activeElement)
  document.body.append(area)
  area.select()
  let done = false
  try { done = document.execCommand('copy') } catch { /* reported as failed */ }
  area.remove()
  before?.focus({ preventScroll: true })
  return done
}

/** Prints one verdict alone, unfolded. @param {HTMLElement} card */
function printCard(card) {
  document.body.dataset.print = 'one'
  card.classList.add('prints')
  window.print()
}

/** The line below a printed verdict, in the verdict's language. @param {Element} card */
function datePrint(card) {
  const lang = /** @type {HTMLElement} */ (card.closest('.turn')).lang
  const locale = lang === 'th' ? 'th-TH-u-ca-buddhist' : 'en-GB'
  const style = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'Asia/Bangkok' })
  const line = card.querySelector('.print-only')
  if (line) line.textContent = t('verdict.printed', { date: style.format(new Date()) }, lang)
}

/**
 * Unfolds and dates a verdict while it prints. The browser's own menu prints a verdict alone too,
 * where it is what was said last.
 */
export function preparePrinting() {
  /** @type {HTMLDetailsElement[]} */
  let opened = []
  addEventListener('beforeprint', () => {
    const card = document.querySelector('.prints') ?? document.querySelector('.turn:last-child > .verdict')
    if (!card) return
    document.body.dataset.print = 'one'
    card.classList.add('prints')
    datePrint(card)
    opened = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (card.querySelectorAll('details:not([open])'))]
    for (const details of opened) details.open = true
  })
  addEventListener('afterprint', () => {
    for (const details of opened) details.open = false
    opened = []
    delete document.body.dataset.print
    document.querySelector('.prints')?.classList.remove('prints')
  })
}
