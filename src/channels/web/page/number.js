/** A number's field: takes Thai digits and thousands separators, checks the range before sending. */
import { el, inLanguage, pageLanguage, t } from './dom.js'

/**
 * @param {string} typed such as "๗๕", "1,200" or "75 %"
 * @returns {number} NaN where it is no number
 */
export function readNumber(typed) {
  const digits = typed.replace(/[\u0e50-\u0e59]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
  const plain = digits.replace(/[,\s%]/g, '')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : NaN
}

/** @param {any} limits @returns {string} the range in words, or '' */
function rangeWords({ min, max } = /** @type {any} */ ({})) {
  if (min !== undefined && max !== undefined) return t('number.between', { min, max })
  if (min !== undefined) return t('number.from', { min })
  return max === undefined ? '' : t('number.to', { max })
}

/**
 * @param {any} reply
 * @param {(say: any, shown: string) => boolean} send
 * @param {string} id
 */
export function numberForm(reply, send, id) {
  const lang = pageLanguage()
  const limits = reply.number ?? {}
  const range = rangeWords(limits)
  const input = el('input', {
    id: `${id}-number`, type: 'text', inputmode: limits.integer ? 'numeric' : 'decimal', autocomplete: 'off',
    value: typeof reply.current === 'number' ? reply.current : null,
    'aria-describedby': `${id}-range ${id}-problem`,
  })
  const problem = el('p', { class: 'problem-line', id: `${id}-problem`, role: 'alert' })
  const check = (/** @type {number} */ value) => {
    if (Number.isNaN(value)) return t('number.missing')
    if (limits.integer && !Number.isInteger(value)) return t('number.integer')
    const inside = value >= (limits.min ?? -Infinity) && value <= (limits.max ?? Infinity)
    return inside ? '' : t('number.outside', { range })
  }
  return el('form', {
    class: 'fields',
    novalidate: true,
    on: {
      submit: (/** @type {Event} */ event) => {
        event.preventDefault()
        const value = readNumber(input.value)
        const wrong = inLanguage(lang, () => check(value))
        problem.textContent = wrong
        if (wrong) input.setAttribute('aria-invalid', 'true')
        else input.removeAttribute('aria-invalid')
        if (wrong) input.focus()
        else send({ text: String(value) }, String(value))
      },
    },
  },
  el('div', { class: 'field' },
    el('label', { for: input.id, text: t('number.label') + (limits.unit ? ` (${limits.unit})` : '') }),
    el('div', { class: 'with-button' }, input,
      el('button', { type: 'submit', class: 'main-button', text: t('question.done') }))),
  el('p', { class: 'fine', id: `${id}-range`, text: range }),
  problem)
}
