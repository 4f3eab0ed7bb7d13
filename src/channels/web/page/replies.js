/** The card of a reply; those of messages and summaries themselves. */
import { actionButton, actionRow } from './actions.js'
import { imageCard, listCard } from './desk.js'
import { el, icon, t } from './dom.js'
import { formCard } from './form.js'
import { questionCard } from './question.js'
import { verdictCard } from './verdict.js'

/** A link of the service's own. Any other address is left out: it is not ours to send people there. */
function ownLink(/** @type {any} */ link) {
  if (!link?.href) return null
  let url
  try { url = new URL(String(link.href), location.origin) } catch { return null }
  if (url.origin !== location.origin) return null
  return el('p', {}, el('a', { class: 'link', href: url.href, target: '_blank', rel: 'noopener' },
    icon('page'), el('span', { text: link.label })))
}

/** @param {any} reply @param {import('./actions.js').Page} page @param {string} from */
function messageCard(reply, page, from) {
  const tone = ['note', 'problem'].includes(reply.tone) ? reply.tone : 'plain'
  return el('article', { class: `card message ${tone}` },
    el('p', { class: 'speech' },
      tone === 'problem' ? icon('alert') : tone === 'note' ? icon('info') : null,
      el('span', { class: 'unseen', text: `${t('bot')}: ` }),
      el('span', { class: 'words', text: reply.text })),
    ownLink(reply.link),
    actionRow(reply.actions, page, from))
}

/** @param {any} reply @param {import('./actions.js').Page} page @param {string} from @param {string} id */
function summaryCard(reply, page, from, id) {
  const rows = reply.answers.map((/** @type {any} */ row) => el('tr', {},
    el('th', { scope: 'row', text: row.question }),
    el('td', { text: row.answer }),
    el('td', {}, actionButton(row.change, page, from, {
      words: t('summary.change'),
      label: t('summary.change-of', { question: row.question }),
    }))))
  return el('article', { class: 'card summary', 'aria-labelledby': id },
    el('h2', { id, tabindex: '-1', 'data-focus': true, text: reply.title }),
    rows.length > 0 && el('table', {},
      el('thead', {}, el('tr', {},
        el('th', { scope: 'col', text: t('summary.question') }),
        el('th', { scope: 'col', text: t('summary.answer') }),
        el('th', { scope: 'col' }, el('span', { class: 'unseen', text: t('summary.change') })))),
      el('tbody', {}, ...rows)),
    rows.length === 0 && el('p', { class: 'words', text: reply.text }),
    actionRow(reply.actions, page, from))
}

/**
 * The card of a reply. A kind that this page doesn't know, or a reply that lacks a part, still shows
 * its text.
 * @param {any} reply
 * @param {import('./actions.js').Page} page
 * @param {import('./store.js').Turn} turn the turn it came with
 * @param {number} at its place among the turn's replies
 * @returns {HTMLElement}
 */
export function replyCard(reply, page, turn, at) {
  const id = `r-${turn.id}-${at}`
  try {
    if (reply.kind === 'question') return questionCard(reply, page, turn, id)
    if (reply.kind === 'verdict') return verdictCard(reply, page, turn.id, id)
    if (reply.kind === 'summary') return summaryCard(reply, page, turn.id, id)
    if (reply.kind === 'list') return listCard(reply, page, turn.id, id)
    if (reply.kind === 'form') return formCard(reply, page, turn, id)
    if (reply.kind === 'image') return imageCard(reply, page, turn.id, id)
    return messageCard(reply, page, turn.id)
  } catch {
    return messageCard({ text: String(reply?.text ?? '') }, page, turn.id)
  }
}
