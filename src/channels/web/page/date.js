/** A date as people in Thailand give it: the day may be left out, the year is of the Buddhist era. */
import { el, inLanguage, pageLanguage, t } from './dom.js'

const YEARS_BACK = 30

/** This year in Bangkok, by the common era. */
const thisYear = () =>
  Number(new Intl.DateTimeFormat('en', { timeZone: 'Asia/Bangkok', year: 'numeric' }).format(new Date()))

/**
 * @param {number} month 1–12
 * @returns {string} its name in the page's language
 */
function monthName(month) {
  const locale = pageLanguage() === 'th' ? 'th-TH' : 'en-GB'
  const middle = new Date(Date.UTC(2020, month - 1, 15))
  return new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'UTC' }).format(middle)
}

/** The year as the page's language writes it. @param {number} year of the common era */
const yearWords = (year) => String(pageLanguage() === 'th' ? year + 543 : year)

/**
 * @param {any} reply
 * @param {(say: any, shown: string) => boolean} send
 * @param {string} id
 */
export function dateForm(reply, send, id) {
  const lang = pageLanguage()
  const [year, month, day] = typeof reply.current === 'string' ? reply.current.split('-').map(Number) : []
  const now = thisYear()
  const numbers = (/** @type {number} */ from, /** @type {number} */ to) =>
    Array.from({ length: Math.abs(to - from) + 1 }, (_, at) => from + Math.sign(to - from) * at)
  const days = numbers(1, 31).map((n) => [n, String(n)])
  const months = numbers(1, 12).map((n) => [n, monthName(n)])
  const years = numbers(now, Math.min(now - YEARS_BACK, year || now)).map((n) =>
    [n, pageLanguage() === 'th' ? String(n + 543) : `${n} (${n + 543})`])

  const daySelect = select(`${id}-day`, t('date.no-day'), days, day)
  const monthSelect = select(`${id}-month`, t('date.pick-month'), months, month)
  const yearSelect = select(`${id}-year`, t('date.pick-year'), years, year)
  const problem = el('p', { class: 'problem-line', id: `${id}-problem`, role: 'alert' })
  const field = (/** @type {any} */ control, /** @type {string} */ label) =>
    el('div', { class: 'field' }, el('label', { for: control.id, text: label }), control)

  return el('form', {
    class: 'fields',
    novalidate: true,
    on: {
      submit: (/** @type {Event} */ event) => inLanguage(lang, () => {
        event.preventDefault()
        const [d, m, y] = [daySelect, monthSelect, yearSelect].map((control) => Number(control.value))
        const empty = [monthSelect, yearSelect].filter((control) => !control.value)
        // The last day of month m is day 0 of the month after it.
        const impossible = d > 0 && empty.length === 0 && d > new Date(Date.UTC(y, m, 0)).getUTCDate()
        const wrong = empty.length > 0 ? empty : impossible ? [daySelect] : []
        for (const control of [daySelect, monthSelect, yearSelect]) {
          if (wrong.includes(control)) control.setAttribute('aria-invalid', 'true')
          else control.removeAttribute('aria-invalid')
        }
        problem.textContent = empty.length > 0 ? t('date.missing') : impossible ? t('date.impossible') : ''
        if (wrong.length > 0) {
          wrong[0].focus()
          return
        }
        const text = [d > 0 ? String(d) : '', monthName(m), yearWords(y)].filter(Boolean).join(' ')
        send({ text }, text)
      }),
    },
  },
  el('div', { class: 'date-row' },
    field(daySelect, t('date.day')), field(monthSelect, t('date.month')), field(yearSelect, t('date.year'))),
  problem,
  el('button', { type: 'submit', class: 'main-button', text: t('question.done') }),
  el('p', { class: 'fine', text: t('date.or') }))
}

/**
 * @param {string} id
 * @param {string} empty words of the option that stands for no value
 * @param {(string | number)[][]} options value and words
 * @param {number | undefined} current
 */
function select(id, empty, options, current) {
  return el('select', { id, 'aria-describedby': id.replace(/-(day|month|year)$/, '-problem') },
    el('option', { value: '', text: empty }),
    ...options.map(([value, words]) => el('option', { value, text: words, selected: value === current })))
}
