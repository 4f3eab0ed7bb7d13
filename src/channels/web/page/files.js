/**
 * Files on their way. They are too large for the browser's storage, so that only the tab that was
 * given one can send it; a tab that was reloaded says that it has to be chosen again.
 */
import { newId } from './store.js'

export const MOST_MEGABYTES = 10
/** How long other tabs leave a file to its own tab, in milliseconds. */
const PATIENCE = 60_000

/** @type {Map<string, File>} */
const held = new Map()

/** This tab, also after a reload. */
function tab() {
  try {
    const known = sessionStorage.getItem('lertrat.tab') ?? newId()
    sessionStorage.setItem('lertrat.tab', known)
    return known
  } catch {
    return ''
  }
}

/**
 * Keeps a file until its turn is over.
 * @param {string} id of the turn
 * @param {File} file
 * @returns {{ file: string, tab: string, at: number }} what the turn says
 */
export function holdFile(id, file) {
  held.set(id, file)
  return { file: file.name, tab: tab(), at: Date.now() }
}

export const heldFile = (/** @type {string} */ id) => held.get(id)
export const dropFile = (/** @type {string} */ id) => { held.delete(id) }

/** Whether nobody can send this file any more. @param {{ tab: string, at: number }} say */
export const isLost = (say) => say.tab === tab() || Date.now() - say.at > PATIENCE

/**
 * The button and the dropping of files.
 * @param {{ button: HTMLElement, picker: HTMLInputElement, allowed: () => boolean, take: (file: File) => void }} options
 */
export function listenForFiles({ button, picker, allowed, take }) {
  button.addEventListener('click', () => picker.click())
  picker.addEventListener('change', () => {
    const [file] = picker.files ?? []
    if (file) take(file)
    // The same file may be chosen again.
    picker.value = ''
  })
  const over = (/** @type {boolean} */ isOver) => document.body.classList.toggle('is-dropping', isOver)
  const brings = (/** @type {DragEvent} */ event) => allowed() && event.dataTransfer?.types.includes('Files')
  addEventListener('dragover', (event) => {
    if (!brings(event)) return
    event.preventDefault()
    over(true)
  })
  addEventListener('dragleave', (event) => { if (!event.relatedTarget) over(false) })
  addEventListener('drop', (event) => {
    over(false)
    if (!brings(event)) return
    event.preventDefault()
    const [file] = event.dataTransfer?.files ?? []
    if (file) take(file)
  })
}
