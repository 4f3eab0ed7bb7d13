/** Cards of a coordinator's desk: lists of the registry, and pictures with their words. */
import { actionButton, actionRow } from './actions.js'
import { el, icon, t } from './dom.js'

/** @type {Record<string, any>} */
const TONE_ICONS = { good: 'check', bad: 'cross', waiting: 'clock', plain: 'minus' }

/** @param {any} reply @param {import('./actions.js').Page} page @param {string} from @param {string} id */
export function listCard(reply, page, from, id) {
  const { number, of, total } = reply.page ?? {}
  return el('article', { class: 'card list', 'aria-labelledby': id },
    el('h2', { id, tabindex: '-1', 'data-focus': true, text: reply.title }),
    of > 1 && el('p', { class: 'fine', text: t('list.page', { number, of, total }) }),
    reply.items.length > 0
      ? el('ul', { class: 'items', 'aria-live': 'off' }, ...reply.items.map((/** @type {any} */ item) => itemRow(item, page, from)))
      : el('p', { class: 'words', text: reply.text }),
    actionRow(reply.actions, page, from))
}

/** @param {any} item @param {import('./actions.js').Page} page @param {string} from */
function itemRow(item, page, from) {
  const tone = item.status?.tone in TONE_ICONS ? item.status.tone : 'plain'
  return el('li', { class: `item is-${tone}` },
    el('div', { class: 'item-top' },
      el('h3', { text: item.title }),
      item.status && el('p', { class: 'status' }, icon(TONE_ICONS[tone]), el('span', { text: item.status.label }))),
    ...item.lines.map((/** @type {string} */ line) => el('p', { class: 'item-line', text: line })),
    item.actions?.length > 0 && el('div', { class: 'actions', role: 'group', 'aria-label': item.title },
      ...item.actions.map((/** @type {any} */ action) =>
        actionButton(action, page, from, { label: `${action.label}: ${item.title}` }))))
}

/** @param {any} reply @param {import('./actions.js').Page} page @param {string} from @param {string} id */
export function imageCard(reply, page, from, id) {
  const picture = pictureOf(reply)
  const words = el('p', { class: 'words', text: reply.text })
  return el('article', { class: 'card picture', 'aria-labelledby': id },
    el('h2', { id, tabindex: '-1', 'data-focus': true, text: reply.title }),
    picture
      ? el('figure', {}, picture, el('details', {},
        el('summary', {}, icon('list'), el('span', { text: t('image.words') })), words))
      : words,
    actionRow(reply.actions, page, from))
}

/** The picture itself, of this service alone; a picture that has expired gives way to its words. @param {any} reply */
function pictureOf(reply) {
  if (!reply.href) return null
  const url = new URL(String(reply.href), location.origin)
  if (url.origin !== location.origin) return null
  const image = el('img', { src: url.href, alt: reply.title, width: reply.width, height: reply.height })
  image.addEventListener('error', () => {
    const details = image.parentElement?.querySelector('details')
    if (details) details.open = true
    image.replaceWith(el('p', { class: 'fine', text: t('image.gone') }))
  })
  return image
}
