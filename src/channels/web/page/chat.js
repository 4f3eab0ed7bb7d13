/** The page itself: its header, composer and menu, and what joins storage, sending and drawing. */
import { loadTexts, pageLanguage, speak, t } from './dom.js'
import { holdFile, listenForFiles, MOST_MEGABYTES } from './files.js'
import { createLog } from './log.js'
import {
  eraseChat, followChat, keepDraft, keepLanguage, newId, readChat, readDraft, readLanguage, updateChat,
} from './store.js'
import { preparePrinting } from './tools.js'
import { createTransport } from './transport.js'

const MOST_CHARACTERS = 5000

/** @param {string} id @returns {any} */
const byId = (id) => document.getElementById(id)
const box = byId('say')
const root = byId('log')

/** True once everything was deleted, until the person starts anew. */
let erased = false

/** Says something in the status line. @param {string} text */
function tell(text) {
  byId('toast').textContent = text
  clearTimeout(tell.timer)
  tell.timer = setTimeout(() => { byId('toast').textContent = '' }, 5000)
}
/** @type {any} */
tell.timer = 0

/** Puts text back into the box, before what stands there. @param {string} text */
function fillBox(text) {
  if (!text) return
  box.value = [text, box.value].filter(Boolean).join('\n').slice(0, MOST_CHARACTERS)
  keepDraft(box.value)
  fitBox()
}

/** The box grows with its text, up to what the style sheet allows. */
function fitBox() {
  box.style.height = 'auto'
  box.style.height = `${box.scrollHeight}px`
}

const page = {
  tell,
  /**
   * Says something to the bot. Stored first, sent then.
   * @param {import('./store.js').Say} say
   * @param {{ shown?: string, from?: string, erase?: 'confirmed' | 'tapped', does?: string }} [about]
   * @param {File} [file] that it sends, in the place of `say`
   * @returns {boolean} false where the same answer is already on its way
   */
  send(say, { shown, from, erase, does } = {}, file) {
    const chat = readChat()
    const waiting = chat.turns.filter((turn) => turn.state === 'pending')
    const tokens = waiting.map((turn) => (turn.say && 'choice' in turn.say ? turn.say.choice : undefined))
    const sameTap = 'choice' in say && tokens.includes(say.choice)
    const sameQuestion = from !== undefined && does === undefined && waiting.some((turn) => turn.from === from)
    if (sameTap || sameQuestion) return false
    startAgain()
    const id = newId()
    const sent = file ? holdFile(id, file) : say
    updateChat((now) => {
      now.turns.push({
        id, lang: pageLanguage(), say: sent, state: 'pending',
        ...(shown === undefined ? {} : { shown }),
        ...(from === undefined ? {} : { from }),
        ...(erase ? { erase } : {}),
      })
    })
    root.lastElementChild?.scrollIntoView({ block: 'end' })
    transport.kick()
    return true
  },
  edit(/** @type {any} */ turn) {
    updateChat((chat) => { chat.turns = chat.turns.filter((one) => one.id !== turn.id) })
    fillBox(turn.say.text)
    box.focus()
  },
}

const log = createLog(root, page)
const transport = createTransport({
  hello: (lang) => ({ text: t('say.hello', {}, lang) }),
  onConnection(connection) {
    const banner = byId('banner')
    const words = connection === 'ok' ? '' : t(`banner.${connection}`)
    banner.hidden = words === ''
    if (banner.textContent !== words) banner.textContent = words
    document.body.classList.toggle('is-offline', connection !== 'ok')
  },
  onAnswer: afterAnswer,
  onEnded: (unsent) => fillBox(unsent.join('\n')),
})

/** Where reading a reply begins: at what the person said, where that is short. @param {Element} card */
function startOf(card) {
  const before = card.previousElementSibling
  return before?.matches('.bubble') && before.clientHeight < 110 ? before : card
}

/** Draws, and brings new replies into view from their start. @param {import('./store.js').Chat} chat */
function show(chat) {
  byId('attach').hidden = erased || !chat.desk
  if (erased) return
  byId('intro').hidden = chat.turns.filter((turn) => turn.shown).length > 0
  const [arrived] = log.draw(chat)
  const card = arrived?.querySelector('.card')
  // The greeting needs no scrolling: the page is read from its top.
  if (!card || !chat.turns.some((turn) => turn.shown)) return
  startOf(card).scrollIntoView({ block: 'start' })
  // Someone in the composer or in another field goes on typing; the log reads the reply aloud to them.
  const at = document.activeElement
  const typing = at instanceof HTMLElement && at.matches('textarea, input, select') && !arrived?.contains(at)
  const heading = arrived?.querySelector('[data-focus]')
  if (!typing && heading instanceof HTMLElement && document.hasFocus()) heading.focus({ preventScroll: true })
}

/** @param {import('./store.js').Turn} turn */
function afterAnswer(turn) {
  const replies = turn.replies ?? []
  const question = replies.find((reply) => reply.kind === 'question')
  // A question that is about no fact is about the deleting itself.
  const asksBack = question !== undefined && question.fact === undefined
  if (question?.type === 'text' && typeof question.current === 'string' && !box.value) fillBox(question.current)
  if (!turn.erase) return
  const [further, ...others] = replies.flatMap((reply) => reply.actions ?? []).filter((action) => action.does === 'delete')
  if (further && others.length === 0 && turn.erase === 'confirmed') {
    // The person has confirmed it on this page; the bot need not ask once more, unless it asks where.
    page.send({ choice: further.choice }, { erase: 'tapped', does: 'delete' })
  } else if (!further && !asksBack && !replies.some((reply) => reply.tone === 'problem')) {
    forget(replies.map((reply) => String(reply.text)).join('\n'))
  }
}

/**
 * Everything is deleted: nothing is kept, and nothing is sent before the person wants it.
 * @param {string} words what the bot said of it
 */
function forget(words) {
  erased = true
  eraseChat()
  log.draw({ conversation: null, turns: [] })
  box.value = ''
  fitBox()
  const note = document.createElement('div')
  note.className = 'card erased'
  const text = document.createElement('p')
  text.className = 'words'
  text.textContent = words || t('notice.erased')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'main-button'
  button.textContent = t('notice.start')
  button.addEventListener('click', open)
  note.append(text, button)
  root.replaceChildren(note)
  byId('intro').hidden = true
  byId('attach').hidden = true
  button.focus()
}

function startAgain() {
  if (!erased) return
  erased = false
  root.replaceChildren()
}

/** Greets the bot where nothing was said yet, and goes on with whatever still has to be sent. */
function open() {
  startAgain()
  updateChat((chat) => {
    if (chat.turns.length > 0) return
    chat.turns.push({ id: newId(), lang: pageLanguage(), say: { text: t('say.hello') }, state: 'pending' })
  })
  transport.kick()
}

/** Changes the page's own words. @param {string} code */
function switchTo(code) {
  speak(code)
  keepLanguage(code)
  if (erased) forget('')
}

/** What the header's buttons do. @type {Record<string, () => void>} */
const does = {
  answers: () => { page.send({ text: t('say.answers') }, { shown: t('say.answers') }) },
  restart: () => { page.send({ text: t('say.restart') }, { shown: t('say.restart') }) },
  language: () => {
    switchTo(t('language.code'))
    if (!erased) page.send({ text: t('say.language') }, { shown: t('say.language') })
  },
  erase: () => byId('erase').showModal(),
}

/** @param {boolean} isOpen */
function openMenu(isOpen) {
  byId('menu').hidden = !isOpen
  byId('menu-button').setAttribute('aria-expanded', String(isOpen))
}

function say() {
  const text = box.value.trim()
  if (!text) return
  // Typing a language's name switches the bot; the page follows.
  for (const code of ['th', 'en']) {
    const name = t('say.language', {}, code)
    if (code !== pageLanguage() && text.toLowerCase() === name.toLowerCase()) switchTo(code)
  }
  page.send({ text }, { shown: text })
  box.value = ''
  keepDraft('')
  fitBox()
}

/** Sends a file, where it is none that the server would refuse for its size. @param {File} file */
function sendFile(file) {
  if (file.size === 0) tell(t('file.empty'))
  else if (file.size > MOST_MEGABYTES * 1024 * 1024) tell(t('file.too-large', { megabytes: MOST_MEGABYTES }))
  else page.send({ text: '' }, { shown: t('file.sent', { name: file.name }) }, file)
}

function listen() {
  listenForFiles({ button: byId('attach'), picker: byId('file'), allowed: () => !byId('attach').hidden, take: sendFile })
  for (const button of document.querySelectorAll('[data-does]')) {
    button.addEventListener('click', () => {
      openMenu(false)
      does[/** @type {HTMLElement} */ (button).dataset.does ?? '']?.()
    })
  }
  byId('menu-button').addEventListener('click', () => openMenu(byId('menu').hidden))
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || byId('menu').hidden) return
    openMenu(false)
    byId('menu-button').focus()
  })
  addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || !event.target.closest('.menu')) openMenu(false)
  })
  byId('erase').addEventListener('close', () => {
    if (byId('erase').returnValue === 'erase') {
      page.send({ text: t('say.erase') }, { shown: t('say.erase'), erase: 'confirmed' })
    }
    byId('erase').returnValue = ''
  })
  byId('composer').addEventListener('submit', (/** @type {Event} */ event) => { event.preventDefault(); say() })
  box.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    // While an input method composes, Enter belongs to it.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    say()
  })
  box.addEventListener('input', () => {
    keepDraft(box.value)
    fitBox()
    if (box.value.length >= MOST_CHARACTERS) tell(t('composer.full', { max: MOST_CHARACTERS }))
  })
}

await loadTexts()
speak(readLanguage())
box.value = readDraft()
fitBox()
listen()
preparePrinting()
followChat(show, () => { if (!erased) forget('') })
show(readChat())
if (readChat().turns.some((turn) => turn.shown)) {
  const last = root.lastElementChild
  const card = last?.querySelector('.card')
  if (card) startOf(card).scrollIntoView({ block: 'start' })
  else last?.scrollIntoView({ block: 'end' })
}
root.setAttribute('aria-busy', 'false')
document.body.dataset.ready = 'yes'
open()
