import { dateText } from '../src/conversation/formats.ts'
import type { Status, VerdictCard } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import { explainAward, type AwardExplanation, type RulebookAward } from '../src/rules/index.ts'
import { changeTexts, reasonView } from './reasons.ts'
import { sourceViews } from './sources.ts'

/** One award of the verdict as a person reads it. */
export function awardCard(scene: Scene, award: RulebookAward): VerdictCard {
  const explanation = explainAward(scene.rules, scene.evaluation, award.id) as AwardExplanation
  const { status } = explanation
  const { rulebook } = scene.rules
  const notes = rulebook.notes.filter((note) => award.notes.includes(note.id))
  const doubts = rulebook.doubts.filter((doubt) => award.doubts.includes(doubt.id))
  const evidence = rulebook.evidence.filter((item) => award.evidence.includes(item.id))
  const unsaid = status === 'not-a-match' ? [] : award.unsaid
  return {
    award: award.id,
    name: scene.award(award.id),
    branch: scene.words.rule('branches', award.branch, 'name'),
    status,
    statusLabel: scene.say(`status.${status}`),
    headline: headline(scene, award, explanation, status),
    reasons: explanation.conditions.map((condition) => reasonView(scene, condition)),
    notes: [
      ...(status === 'not-a-match'
        ? changeTexts(scene, explanation.fitChanges).map((text) => ({ text: `${scene.say('why-not.fit')}: ${text}`, source: sourceViews(scene, award.source) }))
        : [{ text: scene.words.maybeRule('awards', award.id, 'definition') ?? scene.say('why-not.definition'), source: sourceViews(scene, award.source) }]),
      ...notes.map((note) => ({ text: scene.words.rule('notes', note.id), source: sourceViews(scene, note.source) })),
      ...doubts.map((doubt) => ({ text: scene.words.rule('doubts', doubt.id), source: sourceViews(scene, doubt.source) })),
      ...unsaid.map((id) => ({ text: scene.words.rule('unsaid', id), source: [] })),
    ],
    evidence: evidence.map((item) => ({ text: scene.words.rule('evidence', item.id), source: sourceViews(scene, item.source) })),
    actions: [scene.action('why-not', { about: award.id, label: 'detail' })],
  }
}

/** The status in one sentence, with its main reason. */
function headline(scene: Scene, award: RulebookAward, explanation: AwardExplanation, status: Status): string {
  const comma = scene.say('comma')
  const conditions = (result: string): string =>
    explanation.conditions
      .filter((condition) => condition.result === result)
      .map((condition) => scene.words.rule('conditions', condition.id, 'required'))
      .join(comma)
  switch (status) {
    case 'ineligible': {
      const values = { conditions: conditions('unmet') }
      return explanation.eligibleFrom === undefined
        ? scene.say('headline.ineligible', values)
        : scene.say('headline.ineligible-until', { ...values, date: dateText(explanation.eligibleFrom, scene.session.language) })
    }
    case 'unsettled':
      return scene.say('headline.unsettled', { conditions: conditions('unsettled') })
    case 'open': {
      const missing = explanation.missing.map((fact) => scene.short(fact))
      const notKnown = explanation.notKnown.map((fact) => scene.short(fact)).join(comma)
      if (missing.length === 0) return scene.say('headline.open-unknown', { facts: notKnown })
      const said = scene.say('headline.open', { facts: missing.join(comma) })
      return notKnown === '' ? said : `${said} ${scene.say('headline.also-unknown', { facts: notKnown })}`
    }
    case 'eligible': {
      const said = scene.say('headline.eligible')
      // Where the document states less than it should, "all that it states" must not sound like all.
      const [unsaid] = award.stated === 'partly' ? award.unsaid : []
      return unsaid === undefined ? said : `${said} (${scene.words.rule('unsaid', unsaid)})`
    }
    default:
      return scene.say(`headline.${status}`)
  }
}
