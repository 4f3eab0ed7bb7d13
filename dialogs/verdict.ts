import { buddhist, dateText } from '../src/conversation/formats.ts'
import type { Action, Status, VerdictCard, VerdictReply } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import { awardCard } from './card.ts'
import { shortSource } from './sources.ts'

/** Matches first, then what is not eligible; what doesn't fit only on request. */
const order: readonly Status[] = ['eligible', 'unstated', 'unsettled', 'open', 'ineligible']

/**
 * The verdict of the answers as they stand: every award's status with its reasons, and that it is
 * guidance.
 *
 * @param options.others whether the awards that don't fit are shown, instead of those that do.
 */
export function tellVerdict(scene: Scene, options: { readonly others?: boolean } = {}): VerdictReply {
  const { evaluation, session } = scene
  const { focus } = session
  const shown = options.others ? (['not-a-match', 'derived'] as const) : focus === undefined ? order : [...order, 'not-a-match' as const]
  const cards = scene.rules.awards.flatMap((award, i) => {
    const status = evaluation.awards[i]?.status
    const wanted = status !== undefined && (shown as readonly Status[]).includes(status) && (focus === undefined || options.others || award.id === focus)
    return wanted ? [awardCard(scene, award.definition)] : []
  })
  const groups = shown
    .map((status) => ({ title: scene.say(`groups.${status}`), cards: cards.filter((card) => card.status === status) }))
    .filter((group) => group.cards.length > 0)
  const title = focus === undefined ? scene.say('verdict.title') : scene.say('verdict.title-focus', { award: scene.award(focus) })
  const disclaimer = [
    scene.say('verdict.disclaimer'),
    scene.say('verdict.as-of', { date: dateText(scene.world.today, session.language) }),
    // A verdict on a round that is over must not sound like an invitation.
    ...(Number(scene.world.today.slice(0, 4)) + buddhist > session.round ? [scene.say('verdict.round-past', { round: session.round })] : []),
  ].join(' ')
  return {
    kind: 'verdict',
    awards: evaluation.awards,
    title,
    disclaimer,
    groups,
    actions: actionsOf(scene, options.others === true),
    text: verdictText(scene, title, disclaimer, groups, options.others === true),
  }
}

function actionsOf(scene: Scene, others: boolean): readonly Action[] {
  const open = scene.next !== null
  return [
    ...(open ? [scene.action('resume')] : []),
    scene.action('forward'),
    scene.action('summary'),
    ...(others ? [scene.action('verdict')] : [scene.action('more', { label: 'others' })]),
    ...(scene.session.focus === undefined ? [] : [scene.action('other', { about: 'all-awards', label: 'all-awards' })]),
    scene.action('restart'),
    scene.action('language'),
  ]
}

/** What a person without the cards reads. */
function verdictText(
  scene: Scene,
  title: string,
  disclaimer: string,
  groups: readonly { readonly title: string; readonly cards: readonly VerdictCard[] }[],
  others: boolean,
): string {
  const lines = [title]
  if (scene.next !== null) lines.push(scene.say('verdict.not-asked'))
  for (const group of groups) {
    lines.push('', group.title)
    for (const card of group.cards) lines.push(scene.say('verdict.line', { award: card.name, headline: card.headline }))
  }
  if (groups.length === 0) lines.push('', scene.say('verdict.none'))
  const derived = scene.rules.awards.find((award) => award.definition.stated === 'derived')
  if (derived && !others && scene.session.focus === undefined) {
    const source = derived.definition.source.slice(0, 1)
    lines.push('', scene.words.maybeRule('awards', derived.id, 'remark') ?? scene.say('verdict.grand', { source: shortSource(scene, source) }))
  }
  lines.push('', disclaimer, scene.say('verdict.next'))
  return lines.join('\n')
}
