import { lineText } from '../src/conversation/formats.ts'
import type { SourceView } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import type { Source } from '../src/rules/index.ts'

/** Source lines as a person reads them: where they stand, and the document's own words. */
export function sourceViews(scene: Scene, sources: readonly Source[]): readonly SourceView[] {
  return sources.map((source) => ({
    label: scene.say('source.label', { lines: lineText(source.lines) }),
    quote: source['reads-as'] === undefined ? source.quote : scene.say('source.reads-as', { quote: source.quote, reads: source['reads-as'] }),
  }))
}

/** The lines of several sources in short: "บรรทัด 77, 633". */
export function shortSource(scene: Scene, sources: readonly Source[]): string {
  return scene.say('source.short', { lines: lineText([...new Set(sources.flatMap((source) => source.lines))]) })
}
