import type { Rules } from '../rules.ts'
import { markdownOf } from './markdown.ts'
import { mermaidOf } from './mermaid.ts'
import { svgOf } from './svg.ts'
import { Words, type MapTexts } from './words.ts'

export type { MapTexts } from './words.ts'

/** A rulebook as people read it. */
export interface RuleMap {
  /** A page: branches, awards, conditions with their sources, questions, winners. */
  readonly markdown: string
  /** A Mermaid flowchart: branch → award → conditions → facts. */
  readonly mermaid: string
}

/**
 * Writes a rulebook down for people to read. The same rulebook and texts give the same page.
 *
 * @param texts the words in one language; what has none goes by its id.
 * @example renderMap(loadRules(2564), { rulebook: rulebookTexts, map: mapTexts }).markdown
 */
export function renderMap(rules: Rules, texts: MapTexts): RuleMap {
  const words = new Words(texts)
  return { markdown: markdownOf(rules, words), mermaid: mermaidOf(rules, words) }
}

/**
 * Draws a rulebook as a tree of branches, awards and conditions.
 *
 * @param texts as for `renderMap`.
 * @param language the BCP 47 tag of the texts, such as `th`.
 * @returns an SVG document that needs no style sheet, script or further file.
 * @example writeFileSync('map.svg', renderSvg(rules, texts, 'th'))
 */
export function renderSvg(rules: Rules, texts: MapTexts, language: string): string {
  return svgOf(rules, new Words(texts), language)
}
