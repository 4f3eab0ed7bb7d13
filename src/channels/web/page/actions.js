/** The quiet buttons that every reply can carry: back, why, don't know, summary … */
import { el, icon, t } from './dom.js'

/**
 * What a card may do.
 * @typedef {{ shown?: string, from?: string, erase?: 'tapped', does?: string }} About
 * @typedef {object} Page
 * @property {(say: import('./store.js').Say, about?: About) => boolean} send
 * @property {(text: string) => void} tell says something in the status line, aloud too
 */

/** Icons for what an action does. @type {Record<string, any>} */
const ACTION_ICONS = {
  unknown: 'question', back: 'back', why: 'info', 'why-not': 'info', summary: 'list', restart: 'restart',
  help: 'info', verdict: 'star', change: 'edit', forward: 'forward', evidence: 'page',
  delete: 'bin', start: 'forward', resume: 'forward',
}

/**
 * A row of quiet buttons.
 * @param {readonly any[] | undefined} actions
 * @param {Page} page
 * @param {string} from id of the turn the reply came with
 */
export function actionRow(actions, page, from) {
  // The header's switch changes the bot's language and the page's together, and is always in reach.
  const rest = actions?.filter((action) => action.does !== 'language') ?? []
  if (rest.length === 0) return null
  return el('div', { class: 'actions', role: 'group', 'aria-label': t('question.actions') },
    ...rest.map((action) => actionButton(action, page, from)))
}

/**
 * @param {any} action
 * @param {Page} page
 * @param {string} from
 * @param {{ words?: string, label?: string }} [names] other words than the action's own; a name for
 *   those who hear the button alone
 */
export function actionButton(action, page, from, { words = action.label, label } = {}) {
  const name = ACTION_ICONS[action.does]
  return el('button', {
    type: 'button',
    class: ['primary', 'danger'].includes(action.tone) ? `quiet ${action.tone}` : 'quiet',
    'data-token': action.choice,
    'data-action': action.does,
    'aria-label': label,
    on: {
      click: () => page.send({ choice: action.choice }, {
        shown: label ?? action.label,
        from,
        does: action.does,
        ...(action.does === 'delete' ? { erase: /** @type {const} */ ('tapped') } : {}),
      }),
    },
  }, name && icon(name), el('span', { text: words }))
}
