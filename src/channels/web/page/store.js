/**
 * What the page remembers: the conversation's token and its turns, in this browser's storage, so
 * that a reload, a lost connection or a second tab neither loses nor doubles anything.
 *
 * A turn holds what the person said together with what came back. Replies are set on the turn once,
 * by its id, which is why the same answer arriving twice can never show twice.
 *
 * @typedef {{ token: string, values: Record<string, string> }} Form
 * @typedef {{ file: string, tab: string, at: number }} Sheet a file; its bytes are kept elsewhere
 * @typedef {{ text: string } | { choice: string } | { choices: string[] } | { form: Form } | Sheet} Say
 * @typedef {object} Turn
 * @property {string} id sent with the message; the server answers the same id with the same replies
 * @property {string} lang language of the page when it was said
 * @property {Say} [say] absent on a notice of the page itself
 * @property {string} [shown] the person's bubble; absent where nothing is shown
 * @property {string} [from] id of the turn whose question it answers
 * @property {'pending' | 'done' | 'failed'} state
 * @property {any[]} [replies] as typed in the server's replies
 * @property {{ code: string, message: string }} [error]
 * @property {'confirmed' | 'tapped'} [erase] it asks for the person's data to be deleted
 * @property {string} [notice] key of a text
 * @typedef {{ conversation: string | null, desk?: boolean, turns: Turn[] }} Chat `desk`: it is a
 *   coordinator's, who may send files
 */

const KEY = 'lertrat.chat'
const MOST_ITEMS = 200

/** Storage may be switched off (private windows, policies): then the page remembers until it closes. */
const memory = new Map()
const box = {
  get: (/** @type {string} */ key) => {
    if (memory.has(key)) return memory.get(key)
    try { return localStorage.getItem(key) } catch { return null }
  },
  set: (/** @type {string} */ key, /** @type {string} */ value) => {
    let local
    try { local = localStorage } catch { memory.set(key, value); return }
    local.setItem(key, value)
    memory.delete(key)
  },
  drop: (/** @type {string} */ key) => {
    memory.delete(key)
    try { localStorage.removeItem(key) } catch { /* nothing was kept there */ }
  },
}

/** @type {Set<(chat: Chat) => void>} */
const followers = new Set()

/**
 * The chat as it is stored now. Anything unreadable counts as nothing.
 * @returns {Chat}
 */
export function readChat() {
  try {
    const chat = JSON.parse(box.get(KEY) ?? 'null')
    const isTurn = (/** @type {any} */ turn) => typeof turn?.id === 'string'
    return {
      conversation: typeof chat?.conversation === 'string' ? chat.conversation : null,
      desk: chat?.desk === true,
      turns: Array.isArray(chat?.turns) ? chat.turns.filter(isTurn) : [],
    }
  } catch {
    return { conversation: null, turns: [] }
  }
}

/** How many bubbles and cards a turn shows. @param {Turn} turn */
const itemsOf = (turn) => (turn.shown ? 1 : 0) + (turn.replies?.length ?? 0) + (turn.notice ? 1 : 0)

/** Drops the oldest finished turn; false where all that is left still has to be sent. @param {Chat} chat */
function dropOldest(chat) {
  const index = chat.turns.findIndex((turn, at) => turn.state !== 'pending' && at < chat.turns.length - 1)
  if (index < 0) return false
  chat.turns.splice(index, 1)
  return true
}

/**
 * Changes the chat. It is read afresh and written back in one go, so that two tabs build on each
 * other's changes instead of overwriting them.
 * @param {(chat: Chat) => void} change
 * @returns {Chat} the chat afterwards
 */
export function updateChat(change) {
  const chat = readChat()
  change(chat)
  let items = chat.turns.reduce((sum, turn) => sum + itemsOf(turn), 0)
  while (items > MOST_ITEMS) {
    const before = chat.turns.reduce((sum, turn) => sum + itemsOf(turn), 0)
    if (!dropOldest(chat)) break
    items -= before - chat.turns.reduce((sum, turn) => sum + itemsOf(turn), 0)
  }
  for (;;) {
    try {
      box.set(KEY, JSON.stringify(chat))
      break
    } catch {
      // The storage is full: older turns make room. With none left, memory has to do.
      if (dropOldest(chat)) continue
      memory.set(KEY, JSON.stringify(chat))
      break
    }
  }
  for (const follow of followers) follow(chat)
  return chat
}

/** Forgets everything this browser knows of the person. */
export function eraseChat() {
  box.drop(KEY)
  try { sessionStorage.removeItem('lertrat.draft') } catch { /* nothing was kept there */ }
}

/**
 * Calls back after each change, of this tab or another.
 * @param {(chat: Chat) => void} follow
 * @param {() => void} erased another tab erased everything
 */
export function followChat(follow, erased) {
  followers.add(follow)
  addEventListener('storage', (event) => {
    if (event.key === null || (event.key === KEY && event.newValue === null)) erased()
    else if (event.key === KEY) follow(readChat())
  })
}

/** @returns {string} `th` or `en` */
export const readLanguage = () => (box.get('lertrat.language') === 'en' ? 'en' : 'th')

/** @param {string} code */
export function keepLanguage(code) {
  try { box.set('lertrat.language', code) } catch { /* a full storage costs no more than the choice */ }
}

/** The unsent text of this tab. @returns {string} */
export function readDraft() {
  try { return sessionStorage.getItem('lertrat.draft') ?? '' } catch { return '' }
}

/** @param {string} text */
export function keepDraft(text) {
  try { sessionStorage.setItem('lertrat.draft', text) } catch { /* it still stands in the box */ }
}

/**
 * A new id. `crypto.randomUUID` is missing on plain http, where the page may well be served inside
 * an agency's network.
 * @returns {string} a version 4 UUID
 */
export function newId() {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6] & 0x0f) | 0x40
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
