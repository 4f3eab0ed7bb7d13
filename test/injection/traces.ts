import { unseen } from './hostile.ts'

type Path = readonly (string | number)[]

/** Every text in what a platform was sent, with the keys that lead to it. */
function textsIn(sent: unknown, path: Path = []): readonly { readonly path: Path; readonly text: string }[] {
  if (typeof sent === 'string') return [{ path, text: sent }]
  if (typeof sent !== 'object' || sent === null) return []
  return Object.entries(sent).flatMap(([key, value]) => textsIn(value, [...path, key]))
}

/** Keys by which LINE or Teams would do more with a text than show it. */
const acting = /^(?:emojis|substitution|mention|mentioned|entities|sender|template)$/

/**
 * Whatever in messages to LINE or Teams would do something that we did not mean: an address that is not
 * ours, a key by which a text is more than a text, a line or a direction that a name brought along.
 *
 * @param own the service's own address
 */
export function foreignParts(sent: unknown, own: string): readonly string[] {
  return textsIn(sent).flatMap(({ path, text }) => {
    const key = path.findLast((part) => Number.isNaN(Number(part))) ?? ''
    const findings: string[] = []
    if (/^(?:uri|altUri|url|iconUrl|imageUrl|desktop|originalContentUrl)$/.test(String(key)) && new URL(text, own).origin !== new URL(own).origin) findings.push('foreign address')
    if (path.some((part) => acting.test(String(part)))) findings.push('acts')
    if (unseen.test(text.replaceAll('\n', ' '))) findings.push('unseen')
    return findings.map((finding) => `${finding}: ${path.join('.')} = ${JSON.stringify(text)}`)
  })
}

/**
 * Elements of a page that no text may make, to be evaluated there: those that run, load, or lead away
 * from this service, those of Markdown, and attributes that listen.
 *
 * @param within a selector
 * @param own the origin to which links and pictures may lead
 */
export const strangeElements = (within: string, own: string): string => `(() => {
  const findings = window.ran === undefined ? [] : ['a script ran']
  for (const node of document.querySelectorAll(${JSON.stringify(`${within} *`)})) {
    const leads = node.getAttribute('href') ?? node.getAttribute('src') ?? node.getAttribute('action') ?? node.getAttribute('formaction')
    const origin = leads === null ? '' : new URL(leads, ${JSON.stringify(own)}).origin
    const strange = /^(script|style|iframe|object|embed|base|meta|link|template|title|math|marquee|b|i|em|strong|del|s|code|pre|blockquote|hr|ol|at|g|use|image)$/i.test(node.localName)
      || (node.localName === 'a' && leads === null)
      || (leads !== null && origin !== ${JSON.stringify(own)})
      || [...node.attributes].some(({ name }) => name.startsWith('on') || name === 'srcdoc' || name === 'autofocus')
    if (strange) findings.push(node.outerHTML.slice(0, 300))
  }
  return findings
})()`

/** Lines of what is shown that hold something nobody sees. */
export const unseenLines = (shown: string): readonly string[] => shown.split('\n').filter((one) => unseen.test(one))

/** All that is read in messages, with the spaces that hold words together as plain ones. */
export const wordsIn = (sent: unknown): string =>
  textsIn(sent).filter(({ path }) => path.at(-1) === 'text').map(({ text }) => text.replaceAll('\u00A0', ' ')).join('\n')
