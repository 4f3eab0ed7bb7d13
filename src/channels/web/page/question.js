/** Cards that ask: buttons, tick boxes, a number, a date; plain text uses the composer. */
import { actionRow } from './actions.js'
import { el, icon, t } from './dom.js'
import { dateForm } from './date.js'
import { numberForm } from './number.js'

/**
 * @param {any} reply
 * @param {import('./actions.js').Page} page
 * @param {import('./store.js').Turn} turn the turn it came with
 * @param {string} id for its heading
 * @returns {HTMLElement}
 */
export function questionCard(reply, page, turn, id) {
  const prompt = el('h2', { id, tabindex: '-1', 'data-focus': true, text: reply.prompt ?? reply.text })
  const send = (/** @type {any} */ say, /** @type {string} */ shown, /** @type {any} */ more = {}) =>
    page.send(say, { shown, from: turn.id, ...more })
  return el('article', { class: 'card question', 'data-type': reply.type, 'aria-labelledby': id },
    reply.topic && el('p', { class: 'topic', text: reply.topic }),
    answerPart(reply, prompt, send, turn, id),
    el('p', { class: 'past-note fine', text: t('question.past'), hidden: true }),
    progressPart(reply.progress),
    actionRow(reply.actions, page, turn.id))
}

/**
 * The prompt with the means to answer it.
 * @param {any} reply
 * @param {HTMLElement} prompt
 * @param {(say: any, shown: string, more?: any) => boolean} send
 * @param {import('./store.js').Turn} turn
 * @param {string} id
 */
function answerPart(reply, prompt, send, turn, id) {
  const hint = reply.hint && el('p', { class: 'hint', id: `${id}-hint`, text: reply.hint })
  const group = (/** @type {any[]} */ ...parts) =>
    el('fieldset', { 'aria-describedby': hint ? `${id}-hint` : null }, el('legend', {}, prompt), hint, ...parts)
  if (reply.type === 'choices' && reply.choices?.length) return group(tickForm(reply, send, id))
  if (reply.choices?.length) return group(choiceList(reply, send, turn))
  if (reply.type === 'number') return group(numberForm(reply, send, id))
  if (reply.type === 'date') return group(dateForm(reply, send, id))
  return el('div', {}, prompt, hint)
}

/** @param {any} reply @param {any} send @param {import('./store.js').Turn} turn */
function choiceList(reply, send, turn) {
  const short = reply.type === 'yes-no' || (reply.choices.length === 2 && reply.choices.every(isShort))
  const many = reply.choices.length > 6 && reply.choices.every(isShort)
  const look = short ? 'choices pair' : many ? 'choices many' : 'choices'
  return el('ul', { class: look }, ...reply.choices.map((/** @type {any} */ choice) =>
    el('li', {}, el('button', {
      type: 'button',
      class: reply.current !== undefined && reply.current === choice.value ? 'choice current' : 'choice',
      'data-token': choice.choice,
      on: {
        click: () =>
          send({ choice: choice.choice }, choice.label, erasing(turn, choice) ? { erase: 'tapped' } : {}),
      },
    },
    el('span', { class: 'mark' }, icon('check')),
    el('span', {},
      el('span', { class: 'label', text: choice.label }),
      reply.current !== undefined && reply.current === choice.value
        && el('span', { class: 'tag', text: t('question.current') }),
      el('span', { class: 'unseen chosen-note', text: ` (${t('question.chosen')})`, hidden: true }),
      choice.hint && el('span', { class: 'choice-hint', text: choice.hint }))))))
}

const isShort = (/** @type {any} */ choice) => choice.label.length <= 24 && !choice.hint

/** Yes to the question whether everything shall be deleted. */
const erasing = (/** @type {import('./store.js').Turn} */ turn, /** @type {any} */ choice) =>
  Boolean(turn.erase) && [true, 'yes', 'true', 'delete'].includes(choice.value)

/** @param {any} reply @param {any} send @param {string} id */
function tickForm(reply, send, id) {
  const ticked = new Set(Array.isArray(reply.current) ? reply.current : [])
  const boxes = reply.choices.map((/** @type {any} */ choice, /** @type {number} */ at) => el('input', {
    type: 'checkbox', id: `${id}-${at}`, value: choice.value, checked: ticked.has(choice.value),
    'aria-describedby': choice.hint ? `${id}-${at}-hint` : null,
  }))
  const button = el('button', { type: 'submit', class: 'main-button' })
  const names = { done: t('question.done'), none: t('question.none') }
  const name = () => {
    const some = boxes.some((/** @type {any} */ box) => box.checked)
    button.classList.toggle('second', !some)
    button.textContent = some ? names.done : names.none
  }
  const form = el('form', {
    class: 'ticks',
    on: {
      change: name,
      submit: (/** @type {Event} */ event) => {
        event.preventDefault()
        const chosen = reply.choices.filter((/** @type {any} */ _, /** @type {number} */ at) => boxes[at].checked)
        send({ choices: chosen.map((/** @type {any} */ choice) => choice.value) },
          chosen.map((/** @type {any} */ choice) => choice.label).join('\n') || names.none)
      },
    },
  },
  !reply.hint && el('p', { class: 'fine', text: t('question.tick') }),
  el('ul', { class: 'choices' }, ...reply.choices.map((/** @type {any} */ choice, /** @type {number} */ at) =>
    el('li', { class: 'tick' }, boxes[at],
      el('label', { for: `${id}-${at}` },
        el('span', { class: 'label', text: choice.label }),
        choice.hint && el('span', { class: 'choice-hint', id: `${id}-${at}-hint`, text: choice.hint }))))),
  button)
  name()
  return form
}

/** @param {any} progress */
function progressPart(progress) {
  if (!progress) return null
  const all = Math.max(progress.answered + progress.leftAtMost, 1)
  return el('div', { class: 'progress' },
    el('progress', { max: all, value: progress.answered, 'aria-label': t('question.progress') }),
    el('span', { text: progress.text }))
}

/**
 * Makes a card look and work as an older one: its buttons stay (the server answers an old one
 * kindly), but fields without a token of their own would be taken for the answer to a newer
 * question, and are switched off.
 * @param {HTMLElement} card
 * @param {{ past: boolean, chosen: Set<string> }} how
 */
export function ageCard(card, { past, chosen }) {
  card.classList.toggle('is-past', past)
  const form = card.querySelector('form')
  for (const field of form?.querySelectorAll('input, select, textarea, button') ?? []) {
    /** @type {any} */ (field).disabled = past
  }
  const note = card.querySelector('.past-note')
  if (note) /** @type {HTMLElement} */ (note).hidden = !(past && form)
  for (const button of card.querySelectorAll('.choice')) {
    const on = past && chosen.has(/** @type {HTMLElement} */ (button).dataset.token ?? '')
    button.classList.toggle('is-chosen', on)
    const word = button.querySelector('.chosen-note')
    if (word) /** @type {HTMLElement} */ (word).hidden = !on
  }
}
