/** Characters that no document may hold, and line breaks, which would end a heading or a label. */
const breaks = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufffe\uffff]+|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g

function oneLine(text: string): string {
  return text.replace(breaks, ' ').trim()
}

/**
 * Text that stands in Markdown as it is, whatever it holds: no markup, no HTML, no table cell's end.
 *
 * @example markdown('a | b <i>') // 'a \\| b &lt;i&gt;'
 */
export function markdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]#|~!$^]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/^(\d{1,9})([.)])/, '$1\\$2')
    .replace(/^[-+=:]/, '\\$&')
    // An address that stands bare would become a link.
    .replace(/:(?=\/\/)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.')
}

/** An id in Markdown; ids hold no backtick, but a name might. */
export function code(text: string): string {
  return `\`${oneLine(text).replace(/[`|]/g, "'")}\``
}

/**
 * Text as a Mermaid label between double quotes: what Mermaid would take for syntax stands as an
 * entity code.
 *
 * @example mermaidLabel('say "hi"') // 'say #34;hi#34;'
 */
export function mermaidLabel(text: string): string {
  return oneLine(text).replace(/["#<>&;:`\\%{}[\]|*_~$]/g, (character) => `#${character.charCodeAt(0)};`)
}

/** Text between the tags or in an attribute of XML. */
export function xml(text: string): string {
  return oneLine(text).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
