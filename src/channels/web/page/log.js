/** Draws the turns. What has not changed stays as it is, so that fields keep text and focus. */
import { el, icon, inLanguage, t } from './dom.js'
import { ageCard } from './question.js'
import { replyCard } from './replies.js'

/**
 * @param {HTMLElement} root
 * @param {import('./actions.js').Page & { edit: (turn: import('./store.js').Turn) => void }} page
 */
export function createLog(root, page) {
  /** @type {Map<string, { node: HTMLElement, drawn: string }>} */
  const shown = new Map()

  /**
   * @param {import('./store.js').Chat} chat
   * @returns {HTMLElement[]} turns of this drawing whose replies are new
   */
  function draw(chat) {
    /** @type {HTMLElement[]} */
    const arrived = []
    const ids = new Set(chat.turns.map((turn) => turn.id))
    for (const [id, { node }] of shown) {
      if (ids.has(id)) continue
      node.remove()
      shown.delete(id)
    }
    chat.turns.forEach((turn, at) => {
      const drawn = turn.state
      const before = shown.get(turn.id)
      if (before?.drawn === drawn) return
      const node = before?.node ?? el('div', { class: 'turn', 'data-turn': turn.id })
      node.dataset.state = turn.state
      node.replaceChildren(...inLanguage(turn.lang, () => partsOf(turn)))
      node.lang = turn.lang
      shown.set(turn.id, { node, drawn })
      if (root.children[at] !== node) root.insertBefore(node, root.children[at] ?? null)
      if (before && turn.state === 'done' && before.drawn === 'pending') arrived.push(node)
    })
    age(chat)
    return arrived
  }

  /** @param {import('./store.js').Turn} turn */
  function partsOf(turn) {
    const parts = []
    if (turn.notice) parts.push(el('p', { class: 'notice', text: t(turn.notice) }))
    if (turn.shown) {
      parts.push(el('div', { class: 'bubble' },
        el('span', { class: 'unseen', text: `${t('you')}: ` }),
        el('span', { class: 'words', text: turn.shown })))
    }
    if (turn.state === 'pending') {
      if (turn.shown) {
        parts.push(el('p', { class: 'state' }, icon('clock'),
          el('span', { class: 'when-online', text: t('turn.sending') }),
          el('span', { class: 'when-offline', text: t('turn.waiting') })))
      }
      parts.push(el('div', { class: 'typing' }, el('i'), el('i'), el('i'),
        el('span', { class: 'unseen', text: t('turn.typing') })))
    }
    if (turn.state === 'failed') {
      parts.push(el('div', { class: 'state is-failed', role: 'alert' }, icon('alert'),
        el('span', { text: `${t('turn.failed')}: ${turn.error?.message || t('turn.refused')}` }),
        turn.say && 'text' in turn.say && turn.shown
          && el('button', { type: 'button', class: 'quiet', on: { click: () => page.edit(turn) } },
            icon('edit'), el('span', { text: t('turn.edit') }))))
    }
    for (const [at, reply] of (turn.replies ?? []).entries()) {
      parts.push(replyCard(reply, page, turn, at))
    }
    return parts
  }

  /** Quiets the questions that a newer one has followed, and marks what was chosen. */
  function age(/** @type {import('./store.js').Chat} */ chat) {
    const asks = (/** @type {import('./store.js').Turn} */ turn) =>
      turn.replies?.some((reply) => ['question', 'verdict', 'form'].includes(reply.kind))
    const last = chat.turns.findLast(asks)
    const taken = chat.turns.filter((turn) => turn.state !== 'failed')
    const chosen = new Set(taken.flatMap((turn) => (turn.say && 'choice' in turn.say ? [turn.say.choice] : [])))
    const olderIds = new Set(chat.turns.slice(0, last ? chat.turns.indexOf(last) : 0).map((turn) => turn.id))
    for (const card of root.querySelectorAll('.card')) {
      const older = olderIds.has(/** @type {HTMLElement} */ (card.closest('.turn'))?.dataset.turn ?? '')
      if (card.matches('.question')) ageCard(/** @type {HTMLElement} */ (card), { past: older, chosen })
      else card.classList.toggle('is-past', older)
    }
  }

  return { draw }
}
