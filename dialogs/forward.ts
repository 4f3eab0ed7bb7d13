import { answerText, dateText } from '../src/conversation/formats.ts'
import type { Reply, VerdictReply } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import type { Language } from '../src/conversation/session.ts'
import { note } from './proceed.ts'
import { tellVerdict } from './verdict.ts'

/** What a printable page holds: the verdict as it was told, with the answers behind it. */
export interface KeptResult {
  readonly language: Language
  readonly round: number
  readonly heading: string
  readonly asOf: string
  readonly answers: readonly { readonly question: string; readonly answer: string }[]
  readonly verdict: Pick<VerdictReply, 'title' | 'disclaimer' | 'groups'>
}

/** A short text to forward, and a page to print. */
export function keepResult(scene: Scene): readonly Reply[] {
  const { words, session, world } = scene
  const verdict = tellVerdict(scene)
  const name = session.answers[scene.rules.rulebook.who.name]
  const heading = scene.say('forward.title', { round: words.rule('round') })
  const text = [
    heading,
    ...(typeof name === 'string' ? [scene.say('forward.agency', { agency: name })] : []),
    ...verdict.groups.flatMap((group) => ['', group.title, ...group.cards.map((card) => scene.say('verdict.line', { award: card.name, headline: card.headline }))]),
    ...(verdict.groups.length === 0 ? ['', scene.say('verdict.none')] : []),
    '',
    verdict.disclaimer,
  ].join('\n')
  const kept: KeptResult = {
    language: session.language,
    round: session.round,
    heading,
    asOf: dateText(world.today, session.language),
    answers: Object.entries(scene.facts).flatMap(([id, value]) => {
      const fact = scene.fact(id)
      return fact?.asked ? [{ question: scene.short(id), answer: answerText(fact, value, words) }] : []
    }),
    verdict: { title: verdict.title, disclaimer: verdict.disclaimer, groups: verdict.groups },
  }
  const href = world.keep?.(kept)
  return [
    note(text),
    note([scene.say('forward.ready'), ...(href === undefined ? [] : [scene.say('forward.link-note')])].join('\n'), {
      tone: 'note',
      ...(href === undefined ? {} : { link: { label: scene.say('forward.link'), href } }),
      actions: [scene.action('verdict'), scene.action('summary')],
    }),
  ]
}
