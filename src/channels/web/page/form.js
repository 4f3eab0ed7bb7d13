/** Several fields at once; what is missing is said before anything is sent. */
import { actionRow } from './actions.js'
import { el, inLanguage, pageLanguage, t } from './dom.js'
import { readNumber } from './number.js'

/**
 * @param {any} reply
 * @param {import('./actions.js').Page} page
 * @param {import('./store.js').Turn} turn the turn it came with
 * @param {string} id for its heading
 * @returns {HTMLElement}
 */
export function formCard(reply, page, turn, id) {
  const lang = pageLanguage()
  const fields = reply.fields.map((/** @type {any} */ field, /** @type {number} */ at) => fieldPart(field, `${id}-${at}`))
  const submit = (/** @type {Event} */ event) => inLanguage(lang, () => {
    event.preventDefault()
    const wrong = fields.filter((/** @type {any} */ field) => !field.check())
    if (wrong.length > 0) {
      wrong[0].control.focus()
      return
    }
    const values = Object.fromEntries(fields.map((/** @type {any} */ field) => [field.id, field.value()]))
    const told = fields.filter((/** @type {any} */ field) => field.told()).map((/** @type {any} */ field) => `${field.label}: ${field.told()}`)
    page.send({ form: { token: reply.submit.choice, values } }, { shown: [reply.submit.label, ...told].join('\n'), from: turn.id })
  })
  return el('article', { class: 'card question', 'data-type': 'form', 'aria-labelledby': id },
    el('h2', { id, tabindex: '-1', 'data-focus': true, text: reply.title }),
    el('form', { class: 'fields', novalidate: true, 'aria-labelledby': id, on: { submit } },
      ...fields.map((/** @type {any} */ field) => field.node),
      el('button', { type: 'submit', class: 'main-button', text: reply.submit.label })),
    el('p', { class: 'past-note fine', text: t('form.past'), hidden: true }),
    actionRow(reply.actions, page, turn.id))
}

/** @param {any} field @param {string} id */
function fieldPart(field, id) {
  const problem = el('p', { class: 'problem-line', id: `${id}-problem`, text: field.problem ?? '' })
  const control = controlOf(field, {
    id, 'aria-describedby': `${field.hint ? `${id}-hint ` : ''}${id}-problem`,
    'aria-invalid': field.problem ? 'true' : null, 'aria-required': field.required ? 'true' : null,
  })
  const say = (/** @type {string} */ words) => {
    problem.textContent = words
    if (words) control.setAttribute('aria-invalid', 'true')
    else control.removeAttribute('aria-invalid')
    return !words
  }
  const value = () => {
    const typed = control.value.trim()
    return field.type === 'number' && typed && !Number.isNaN(readNumber(typed)) ? String(readNumber(typed)) : typed
  }
  return {
    id: field.id, label: field.label, control, value,
    told: () => (control.tagName === 'SELECT' ? value() && control.selectedOptions[0].textContent : value()),
    check: () => {
      if (field.required && !value()) return say(t(field.type === 'choice' ? 'form.choose' : 'form.missing'))
      if (field.type === 'number' && value() && Number.isNaN(readNumber(value()))) return say(t('number.missing'))
      return say('')
    },
    node: el('div', { class: 'field' },
      el('label', { for: id }, el('span', { text: field.label }),
        el('span', { class: 'need', text: ` (${t(field.required ? 'form.required' : 'form.optional')})` })),
      field.hint && el('p', { class: 'fine', id: `${id}-hint`, text: field.hint }),
      control, problem),
  }
}

/** @param {any} field @param {Record<string, any>} props */
function controlOf(field, props) {
  const value = field.value ?? ''
  if (field.type === 'choice') {
    return el('select', props, el('option', { value: '', text: t('form.pick') }),
      ...(field.choices ?? []).map((/** @type {any} */ choice) =>
        el('option', { value: choice.value, text: choice.label, selected: choice.value === value })))
  }
  if (field.type === 'long-text') {
    const area = el('textarea', { ...props, rows: 3, maxlength: 5000 })
    area.value = value
    return area
  }
  return el('input', {
    ...props, type: field.type === 'date' ? 'date' : 'text', value, maxlength: 5000, autocomplete: 'off',
    inputmode: field.type === 'number' ? 'decimal' : null,
  })
}
