import { SheetRefusal } from './refusal.ts'

/** What is told of an XML document, in its order. Names come without their namespace prefix. */
export interface XmlListener {
  /** `attributes` is the raw text behind the name; read it with `attribute`. */
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

/** Reads a document in portions, so that a large one does not hold up everybody else. */
export interface XmlReader {
  /** Reads up to so many tags; false once the document has ended. */
  read(tags: number): boolean
}

/**
 * Reads the XML of a workbook: elements, texts, the five named entities and numbered characters.
 * Anything by which a document could reach out or blow itself up (a document type, entities of its
 * own) is refused.
 *
 * @throws SheetRefusal `file-broken`, `file-xml-tricks`
 */
export function readXml(bytes: Uint8Array, listener: XmlListener): XmlReader {
  const xml = decoded(bytes)
  const length = xml.length
  let at = 0
  let depth = 0

  const tag = (): void => {
    const second = xml.charCodeAt(at + 1)
    if (second === EXCLAMATION) return declaration()
    if (second === QUESTION) return void (at = behind('?>', at))
    const end = tagEnd(xml, at)
    if (second === SLASH) {
      depth--
      if (depth < 0) throw new SheetRefusal('file-broken')
      listener.close(local(xml.slice(at + 2, end).trimEnd()))
    } else {
      const empty = xml.charCodeAt(end - 1) === SLASH
      const inside = xml.slice(at + 1, empty ? end - 1 : end)
      const space = inside.search(/\s/)
      const name = local(space < 0 ? inside : inside.slice(0, space))
      listener.open(name, space < 0 ? '' : inside.slice(space))
      if (empty) listener.close(name)
      else depth++
    }
    at = end + 1
  }
  const declaration = (): void => {
    if (xml.startsWith('<!--', at)) at = behind('-->', at + 4)
    else if (xml.startsWith('<![CDATA[', at)) {
      const end = behind(']]>', at)
      listener.text(xml.slice(at + 9, end - 3))
      at = end
    } else throw new SheetRefusal('file-xml-tricks')
  }
  const behind = (mark: string, from: number): number => {
    const found = xml.indexOf(mark, from)
    if (found < 0) throw new SheetRefusal('file-broken')
    return found + mark.length
  }

  return {
    read(tags) {
      for (let count = 0; count < tags; count++) {
        const next = xml.indexOf('<', at)
        if (next < 0) {
          if (depth !== 0 || xml.slice(at).trim() !== '') throw new SheetRefusal('file-broken')
          at = length
          return false
        }
        if (next > at) listener.text(withoutEntities(xml.slice(at, next)))
        at = next
        tag()
      }
      return true
    },
  }
}

const EXCLAMATION = 33
const SLASH = 47
const QUESTION = 63
const QUOTE = 34
const APOSTROPHE = 39

/** Where a tag ends; a `>` inside a quoted attribute doesn't end it. */
function tagEnd(xml: string, start: number): number {
  const end = xml.indexOf('>', start)
  if (end < 0) throw new SheetRefusal('file-broken')
  let quote = 0
  for (let at = start; at < xml.length; at++) {
    const character = xml.charCodeAt(at)
    if (quote !== 0) {
      if (character === quote) quote = 0
    } else if (character === QUOTE || character === APOSTROPHE) quote = character
    else if (character === 62) return at
  }
  throw new SheetRefusal('file-broken')
}

function decoded(bytes: Uint8Array): string {
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) ? 'utf-16le' : (bytes[0] === 0xfe && bytes[1] === 0xff) ? 'utf-16be' : undefined
  try {
    return new TextDecoder(utf16 ?? 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new SheetRefusal('file-broken')
  }
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon < 0 ? name : name.slice(colon + 1)
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function withoutEntities(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&([^;&]{0,12})(;?)/g, (_whole, name: string, mark: string) => {
    if (mark === '') throw new SheetRefusal('file-broken')
    const number = /^#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))$/i.exec(name)
    if (number !== null) {
      const point = number[1] !== undefined ? Number.parseInt(number[1], 16) : Number(number[2])
      if (point > 0x10ffff || point === 0) throw new SheetRefusal('file-broken')
      return String.fromCodePoint(point)
    }
    const character = Object.hasOwn(named, name) ? named[name] : undefined
    if (character === undefined) throw new SheetRefusal('file-xml-tricks')
    return character
  })
}

/**
 * The value of an attribute, by its name without a prefix; undefined where there is none.
 *
 * @example attribute(' r="B2" t="s"', 't') // 's'
 */
export function attribute(attributes: string, name: string): string | undefined {
  if (attributes === '') return undefined
  const expression = expressions.get(name) ?? new RegExp(`\\s(?:[\\w.-]+:)?${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`)
  expressions.set(name, expression)
  const found = expression.exec(attributes)
  return found === null ? undefined : withoutEntities(found[1] ?? found[2] ?? '')
}

const expressions = new Map<string, RegExp>()
