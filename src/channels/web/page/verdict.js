/** The verdict: each award with its status in words, colour and icon, its reasons and their sources. */
import { actionRow } from './actions.js'
import { el, icon, t } from './dom.js'
import { verdictTools } from './tools.js'

/** @type {Record<string, any>} */
const STATUS_ICONS = {
  eligible: 'check', ineligible: 'cross', open: 'question', unsettled: 'scales', unstated: 'page',
  'not-a-match': 'minus', derived: 'star',
}
/** @type {Record<string, any>} */
const RESULT_ICONS = { met: 'check', unmet: 'cross', unknown: 'question', unsettled: 'scales' }

/** More awards than this, and what is met already folds away. */
const MANY_CARDS = 3

/**
 * @param {any} reply
 * @param {import('./actions.js').Page} page
 * @param {string} from id of the turn it came with
 * @param {string} id for its heading
 * @returns {HTMLElement}
 */
export function verdictCard(reply, page, from, id) {
  const brief = reply.groups.flatMap((/** @type {any} */ group) => group.cards).length > MANY_CARDS
  const groups = reply.groups.map((/** @type {any} */ group, /** @type {number} */ at) =>
    el('section', { class: 'group', 'aria-labelledby': `${id}-g${at}` },
      el('h3', { id: `${id}-g${at}`, tabindex: '-1' },
        el('span', { text: group.title }), ' ', el('span', { class: 'count', text: group.cards.length })),
      el('div', { class: 'cards', 'aria-live': 'off' },
        ...group.cards.map((/** @type {any} */ card) => awardCard(card, page, from, brief)))))
  const card = el('article', { class: brief ? 'card verdict many-awards' : 'card verdict', 'aria-labelledby': id },
    el('h2', { id, tabindex: '-1', 'data-focus': true, text: reply.title }),
    el('p', { class: 'disclaimer' }, icon('info'), el('span', { text: reply.disclaimer })),
    reply.groups.length > 1 && contents(reply.groups, groups),
    reply.groups.length === 0 && el('p', { class: 'words', text: reply.text }))
  card.append(verdictTools(reply, card, page), ...groups)
  const actions = actionRow(reply.actions, page, from)
  if (actions) card.append(actions)
  card.append(el('p', { class: 'print-only' }))
  return card
}

/**
 * Buttons that lead to each group: a verdict is long.
 * @param {any[]} groups
 * @param {HTMLElement[]} sections
 */
function contents(groups, sections) {
  return el('nav', { class: 'contents', 'aria-label': t('verdict.contents') }, ...groups.map((group, at) =>
    el('button', {
      type: 'button',
      class: `chip ${statusOf(group.cards)}`,
      on: {
        click: () => {
          const heading = sections[at]?.querySelector('h3')
          heading?.scrollIntoView({ block: 'start' })
          heading?.focus({ preventScroll: true })
        },
      },
    }, el('span', { text: group.title }), ' ', el('span', { class: 'count', text: group.cards.length }))))
}

/** The status all cards share, as a class; '' where they differ. @param {any[]} cards */
function statusOf(cards) {
  const first = cards[0]?.status
  return first in STATUS_ICONS && cards.every((card) => card.status === first) ? `is-${first}` : ''
}

/**
 * @param {any} card
 * @param {import('./actions.js').Page} page
 * @param {string} from
 * @param {boolean} brief whether it stands among many: what needs no action folds away
 */
function awardCard(card, page, from, brief) {
  const status = card.status in STATUS_ICONS ? card.status : 'unstated'
  // What stands in the way is read first; what is met already folds away, unless it is all there is
  // to read.
  const met = card.reasons.filter((/** @type {any} */ reason) => reason.result === 'met')
  const rest = card.reasons.filter((/** @type {any} */ reason) => reason.result !== 'met')
  return el('section', { class: `award is-${status}`, 'data-award': card.award },
    el('div', { class: 'award-top' },
      el('p', { class: 'status' }, icon(STATUS_ICONS[status]), el('span', { text: card.statusLabel })),
      el('p', { class: 'branch', text: card.branch })),
    el('h4', { text: card.name }),
    el('p', { class: 'headline', text: card.headline }),
    rest.length > 0 && reasonList(rest),
    met.length > 0 && (rest.length > 0 || brief
      ? fold(t('verdict.met', { count: met.length }), 'check', reasonList(met))
      : reasonList(met)),
    card.notes.length > 0 && (brief
      ? fold(t('verdict.notes', { count: card.notes.length }), 'info', statements(card.notes))
      : el('div', { class: 'notes' },
        el('p', { class: 'small-title', text: t('verdict.notes', { count: card.notes.length }) }),
        statements(card.notes))),
    card.evidence.length > 0
      && fold(t('verdict.evidence', { count: card.evidence.length }), 'list',
        statements(card.evidence, 'checklist')),
    actionRow(card.actions, page, from))
}

/** @param {any[]} reasons */
const reasonList = (reasons) => el('ul', { class: 'reasons' }, ...reasons.map((reason) =>
  el('li', { class: `reason is-${reason.result in RESULT_ICONS ? reason.result : 'unknown'}` },
    icon(RESULT_ICONS[reason.result] ?? 'question'),
    el('div', {},
      el('p', { class: 'demand' },
        el('span', { class: 'result', text: reason.resultLabel }), ' ', el('span', { text: reason.text })),
      reason.answer && el('p', { class: 'answer', text: reason.answer }),
      reason.remark && el('p', { class: 'remark', text: reason.remark }),
      reason.changes.length > 0 && el('div', { class: 'changes' },
        el('p', { class: 'key', text: t('verdict.changes') }),
        el('ul', {}, ...reason.changes.map((/** @type {string} */ change) => el('li', { text: change })))),
      sources(reason.source)))))

/** @param {any[]} list @param {string} [kind] */
const statements = (list, kind = 'plain-list') => el('ul', { class: kind },
  ...list.map((one) => el('li', {}, el('p', { text: one.text }), sources(one.source))))

/** The lines of the document, in its own language. @param {any[]} source */
function sources(source) {
  if (!source?.length) return null
  return fold(source.length === 1 ? source[0].label : t('verdict.source', { count: source.length }), 'page',
    ...source.map((line) => el('figure', {},
      source.length > 1 && el('figcaption', { text: line.label }),
      el('blockquote', { lang: 'th', text: line.quote }))))
}

/** @param {string} words @param {any} name of an icon @param {...Node} parts */
const fold = (words, name, ...parts) => el('details', {},
  el('summary', {}, icon(name), el('span', { text: words })), ...parts)
