import type { Reply, VerdictCard } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import { awardCard } from './card.ts'
import { note } from './proceed.ts'

const marks = { met: '✓', unmet: '✗', unknown: '?', unsettled: '⚖' } as const

/** The reasons of one award in full: each condition with its result, and what would change it. */
export function explainAwardTo(scene: Scene, id: string): readonly Reply[] {
  const award = scene.rules.rulebook.awards.find((candidate) => candidate.id === id)
  if (!award) {
    const names = scene.rules.awards.map((candidate) => scene.award(candidate.id)).join(scene.say('comma'))
    return [note(scene.say('why-not.unknown-award', { awards: names }), { tone: 'problem' })]
  }
  const card = awardCard(scene, award)
  return [
    note(awardText(scene, card), {
      actions: [
        ...(card.evidence.length > 0 ? [scene.action('evidence', { about: id })] : []),
        ...(scene.session.asked === undefined ? [scene.action('verdict')] : [scene.action('resume')]),
        scene.action('summary'),
      ],
    }),
  ]
}

/** Asks which award is meant. */
export function whichAward(scene: Scene, awards: readonly string[] = scene.rules.awards.map((award) => award.id)): readonly Reply[] {
  const actions = awards.map((id) => ({ ...scene.action('why-not', { about: id, label: 'detail' }), label: scene.award(id) }))
  return [note(scene.say('why-not.which'), { actions })]
}

/** A card as text, whole. */
export function awardText(scene: Scene, card: VerdictCard): string {
  const lines = [card.name, `${card.statusLabel} — ${card.headline}`]
  if (card.reasons.length > 0 && card.status !== 'not-a-match') {
    lines.push('', scene.say('why-not.conditions'))
    for (const reason of card.reasons) {
      const source = reason.source.map((view) => view.label).join(scene.say('comma'))
      lines.push(scene.say('why-not.line', { mark: marks[reason.result], required: reason.text, result: reason.resultLabel, source }))
      for (const line of [reason.answer, reason.remark]) if (line !== undefined) lines.push(...line.split('\n').map((part) => `   ${part}`))
      const [first] = reason.source
      if (first && reason.result !== 'met') lines.push(`   “${first.quote}”`)
      for (const change of reason.changes) lines.push(`   → ${change}`)
    }
  }
  if (card.notes.length > 0) {
    lines.push('', scene.say('why-not.notes'))
    for (const [i, item] of card.notes.entries()) {
      const [first] = item.source
      lines.push(`• ${item.text}${first ? ` (${first.label})` : ''}`)
      // The first note is what the document says of the award itself; its words are the note.
      if (i === 0) for (const view of item.source) lines.push(`   “${view.quote}”`)
    }
  }
  return lines.join('\n')
}

/** The checklist of evidence for an award, or for every award that is not ruled out. */
export function tellEvidence(scene: Scene, id: string | undefined): readonly Reply[] {
  const open = scene.evaluation.awards.filter((award) => !['not-a-match', 'ineligible', 'derived'].includes(award.status))
  const wanted = id === undefined ? open.map((award) => award.id) : [id]
  const awards = scene.rules.rulebook.awards.filter((award) => wanted.includes(award.id))
  const texts = awards.flatMap((award) => {
    const { evidence, name } = awardCard(scene, award)
    if (evidence.length === 0) return id === undefined ? [] : [scene.say('evidence.none', { award: name })]
    return [
      [
        scene.say('evidence.title', { award: name }),
        ...evidence.map((item) => scene.say('evidence.line', { text: item.text, source: item.source.map((view) => view.label).join(scene.say('comma')) })),
      ].join('\n'),
    ]
  })
  if (texts.length === 0) texts.push(scene.say('verdict.none'))
  const actions = { actions: [...(scene.session.asked === undefined ? [scene.action('verdict')] : [scene.action('resume')]), scene.action('summary')] }
  return texts.map((text, i) => note(text, i === texts.length - 1 ? actions : {}))
}
