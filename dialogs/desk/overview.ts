import type { Reply } from '../../src/conversation/replies.ts'
import { drawBars } from '../../src/pictures/bars.ts'
import type { Overview } from '../../src/registry/desk.ts'
import { button, say, type DeskScene } from './desk-scene.ts'
import { conditionText } from './doubts.ts'
import { scopeText } from './menu.ts'

/** The round at a glance: entries by branch and award, and what most often stood in the way, as a chart and in words. */
export async function tellOverview(at: DeskScene): Promise<readonly Reply[]> {
  const overview = await at.desk.overview()
  const title = say(at, 'overview.title', { round: at.desk.round, scope: scopeText(at) })
  const picture = await drawBars({ title, groups: groups(at, overview) })
  const href = await at.desk.keepFile({ name: `overview-${at.desk.round}.png`, type: 'image/png', bytes: picture.bytes })
  return [{
    kind: 'image', title, text: inWords(at, overview, title), href, width: picture.width, height: picture.height,
    actions: ['entries', ...(at.desk.who.scope.kind === 'all' ? ['grand'] : []), 'doubts', 'menu'].map((deed) => button(at, { deed })),
  }]
}

function groups(at: DeskScene, { byBranch, byAward, reasons }: Overview) {
  const { scene } = at
  return [
    { title: say(at, 'overview.by-branch'), bars: byBranch.map(({ branch, entries }) => ({ label: scene.words.rule('branches', branch, 'name'), value: entries })) },
    { title: say(at, 'overview.by-award'), bars: byAward.map(({ award, entries }) => ({ label: scene.award(award), value: entries })) },
    { title: reasonsTitle(at), bars: reasons.slice(0, 5).map(({ award, condition, times }) => ({ label: `${conditionText(at, condition)} (${scene.award(award)})`, value: times })) },
  ].filter(({ bars }) => bars.length > 0)
}

function inWords(at: DeskScene, overview: Overview, title: string): string {
  const { scene } = at
  const entered = overview.byAward.filter(({ entries }) => entries > 0)
  return [
    title,
    say(at, 'overview.total', { entries: overview.entries }),
    '', say(at, 'overview.by-branch'),
    ...overview.byBranch.map(({ branch, entries }) => say(at, 'overview.line', { what: scene.words.rule('branches', branch, 'name'), number: entries })),
    ...(entered.length > 0 ? ['', say(at, 'overview.by-award')] : []),
    ...entered.map(({ award, entries }) => say(at, 'overview.line', { what: scene.award(award), number: entries })),
    '',
    ...(overview.reasons.length === 0 ? [at.desk.who.scope.kind === 'all' ? say(at, 'overview.no-reasons') : say(at, 'overview.no-reasons-of', { body: at.desk.who.scope.body })] : [
      reasonsTitle(at),
      ...overview.reasons.map(({ award, condition, times }) => say(at, 'overview.reason', { award: scene.award(award), condition: conditionText(at, condition), times })),
    ]),
  ].join('\n')
}

/** Whose checks are counted. */
function reasonsTitle(at: DeskScene): string {
  const { scope } = at.desk.who
  return scope.kind === 'all' ? say(at, 'overview.reasons') : say(at, 'overview.reasons-of', { body: scope.body })
}
