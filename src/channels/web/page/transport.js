/**
 * Sends what is pending, one message at a time and in order, until the server has taken it. The id
 * goes with every try, so trying again is always safe.
 */
import { t } from './dom.js'
import { dropFile, heldFile, isLost } from './files.js'
import { newId, readChat, updateChat } from './store.js'

const LONGEST_WAIT = 30_000
const TIME_LIMIT = 30_000
const FILE_TIME_LIMIT = 180_000

/**
 * @param {object} options
 * @param {(connection: 'ok' | 'offline' | 'trying') => void} options.onConnection
 * @param {(turn: import('./store.js').Turn) => void} options.onAnswer a turn got its replies
 * @param {(unsent: string[]) => void} options.onEnded the server no longer knows the conversation;
 *   texts that it never got
 * @param {(lang: string) => import('./store.js').Say} options.hello opens a new conversation
 * @returns {{ kick: () => void }} `kick` sends whatever is pending, at once
 */
export function createTransport({ onConnection, onAnswer, onEnded, hello }) {
  let running = false
  let again = false
  let failures = 0
  let renewed = false
  /** @type {null | (() => void)} */
  let wake = null

  /**
   * @param {string} path
   * @param {object} body
   * @param {Record<string, string>} [file] headers of a file, which is the body then
   * @returns {Promise<{ status: number, body: any, retryAfter: number }>} status 0: nobody answered
   */
  async function post(path, body, file) {
    const stop = new AbortController()
    const timer = setTimeout(() => stop.abort(), file ? FILE_TIME_LIMIT : TIME_LIMIT)
    try {
      const answer = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': file ? 'application/octet-stream' : 'application/json', ...file },
        body: file ? /** @type {Blob} */ (body) : JSON.stringify(body),
        credentials: 'same-origin',
        cache: 'no-store',
        signal: stop.signal,
      })
      const retryAfter = Number(answer.headers.get('retry-after')) || 0
      return { status: answer.status, body: await answer.json().catch(() => null), retryAfter }
    } catch {
      return { status: 0, body: null, retryAfter: 0 }
    } finally {
      clearTimeout(timer)
    }
  }

  /**
   * Sends the oldest pending turn.
   * @returns {Promise<'idle' | 'sent' | number>} a number: to be tried again, after that many
   *   milliseconds at least
   */
  async function step() {
    const chat = readChat()
    const turn = chat.turns.find((one) => one.state === 'pending')
    if (!turn) return 'idle'
    if (!chat.conversation) {
      const made = await post('/web/conversations', { language: turn.lang })
      const token = made.body?.conversation
      if (made.status < 200 || made.status > 299 || typeof token !== 'string') return made.retryAfter * 1000
      // Another tab may have been faster: then its conversation is the one.
      updateChat((now) => { now.conversation ??= token })
    }
    const conversation = readChat().conversation
    const { say } = turn
    const file = say && 'file' in say ? heldFile(turn.id) : undefined
    if (say && 'file' in say && !file) {
      if (!isLost(say)) {
        setTimeout(kick, 5000)
        return 'idle'
      }
      settle(turn.id, (now) => { now.state = 'failed'; now.error = { code: 'file-lost', message: t('file.lost', {}, turn.lang) } })
      return 'sent'
    }
    const { status, body, retryAfter } = file
      ? await post('/web/files', file, {
        'x-conversation': String(conversation), 'x-message-id': turn.id, 'x-file-name': encodeURIComponent(file.name.toWellFormed?.() ?? file.name),
      })
      : await post('/web/messages', { conversation, id: turn.id, ...say })
    const error = body?.error ?? body
    if (status === 200 && Array.isArray(body?.replies)) {
      settle(turn.id, (now) => { now.state = 'done'; now.replies = body.replies }, body.desk === true)
      dropFile(turn.id)
      const done = readChat().turns.find((one) => one.id === turn.id)
      renewed = false
      if (done) onAnswer(done)
      return 'sent'
    }
    if (status === 404 && error?.code === 'unknown-conversation') {
      // Twice in a row is a fault of the server's, and no reason to hurry.
      if (renewed) return 0
      renewed = true
      renew(conversation)
      return 'sent'
    }
    if (status >= 400 && status < 500 && ![408, 425, 429].includes(status)) {
      const message = typeof error?.message === 'string' ? error.message : ''
      const code = String(error?.code ?? status)
      settle(turn.id, (now) => { now.state = 'failed'; now.error = { code, message } })
      dropFile(turn.id)
      return 'sent'
    }
    return retryAfter * 1000
  }

  /** Changes a turn that is still pending, and what the server said of the desk. */
  function settle(/** @type {string} */ id, /** @type {(turn: import('./store.js').Turn) => void} */ change, /** @type {boolean} */ desk = readChat().desk === true) {
    updateChat((chat) => {
      chat.desk = desk
      const turn = chat.turns.find((one) => one.id === id && one.state === 'pending')
      if (turn) change(turn)
    })
  }

  /** A new conversation in the place of one that has ended. */
  function renew(/** @type {string | null} */ ended) {
    /** @type {string[]} */
    const unsent = []
    updateChat((chat) => {
      if (chat.conversation !== ended) return
      chat.conversation = null
      chat.desk = false
      const waiting = chat.turns.filter((turn) => turn.state === 'pending')
      for (const turn of waiting) if (turn.shown && turn.say && 'text' in turn.say) unsent.push(turn.say.text)
      chat.turns = chat.turns.filter((turn) => turn.state !== 'pending')
      const lang = waiting[0]?.lang ?? 'th'
      const notice = unsent.length > 0 ? 'notice.kept' : 'notice.ended'
      chat.turns.push({ id: newId(), lang, notice, state: 'done' })
      chat.turns.push({ id: newId(), lang, say: hello(lang), state: 'pending' })
    })
    onEnded(unsent)
  }

  /** One tab sends at a time, where the browser can arrange that; elsewhere the ids make it harmless. */
  const alone = (/** @type {() => Promise<any>} */ work) =>
    (navigator.locks ? navigator.locks.request('lertrat.send', work) : work())

  async function run() {
    if (running) return
    running = true
    for (;;) {
      again = false
      const result = await alone(step).catch(() => 0)
      if (result === 'idle') {
        if (again) continue
        break
      }
      if (result === 'sent') {
        failures = 0
        onConnection('ok')
        continue
      }
      failures += 1
      onConnection(navigator.onLine ? 'trying' : 'offline')
      const wait = Math.max(result, Math.min(1000 * 2 ** (failures - 1), LONGEST_WAIT))
      await new Promise((done) => {
        const timer = setTimeout(done, wait)
        wake = () => { clearTimeout(timer); done(undefined) }
      })
      wake = null
    }
    running = false
  }

  addEventListener('online', () => { onConnection('ok'); kick() })
  // A phone that slept may have missed both the timer and the network.
  document.addEventListener('visibilitychange', () => { if (!document.hidden) kick() })
  addEventListener('offline', () => onConnection('offline'))

  function kick() {
    again = true
    wake?.()
    void run()
  }

  return { kick }
}
