import { answerText } from '../src/conversation/formats.ts'
import type { Reply, SummaryReply } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import type { RulebookFact } from '../src/rules/index.ts'
import { placeInList } from '../src/thai/lexicon/commands.ts'
import { fold } from '../src/thai/normalise.ts'
import { ask } from './ask.ts'
import { note, repeat } from './proceed.ts'

/** All answers, each with a button that changes it. */
export function tellSummary(scene: Scene): readonly Reply[] {
  const facts = answeredFacts(scene)
  const [first] = facts
  if (!first) return [note(scene.say('summary.empty')), ...repeat(scene)]
  const title = scene.say('summary.title')
  const answers = facts.map((fact) => ({
    fact: fact.id,
    question: scene.short(fact.id),
    answer: answerText(fact, scene.facts[fact.id], scene.words),
    change: scene.action('change', { about: fact.id }),
  }))
  const reply: SummaryReply = {
    kind: 'summary',
    title,
    answers,
    actions: [scene.action('resume'), scene.action('verdict'), scene.action('restart')],
    text: [
      title,
      ...answers.map((row, i) => scene.say('summary.row', { number: i + 1, short: row.question, answer: row.answer })),
      scene.say('summary.how', { example: scene.short(first.id) }),
    ].join('\n'),
  }
  return [reply]
}

/** Puts the question of an answer again, so that it can be changed. */
export function changeAnswer(scene: Scene, id: string): readonly Reply[] {
  const fact = scene.fact(id)
  if (!fact?.asked || !(id in scene.facts)) return tellSummary(scene)
  return [ask(scene, id, { changing: true })]
}

/** "แก้วันที่เริ่ม": finds the answer that is meant by the words of its question. */
export function changeByWords(scene: Scene, words: string): readonly Reply[] {
  const facts = answeredFacts(scene)
  const place = placeInList.exec(fold(words))?.[1]
  const byPlace = place === undefined ? undefined : facts[Number(place) - 1]
  if (byPlace) return changeAnswer(scene, byPlace.id)
  const wanted = fold(words).replaceAll(' ', '')
  const near = facts.filter((fact) =>
    [scene.words, scene.otherWords].some((language) => {
      const names = [language.rule('facts', fact.id, 'short'), language.rule('facts', fact.id, 'question')].map((name) => fold(name).replaceAll(' ', ''))
      return wanted.length >= 2 && names.some((name) => name.includes(wanted) || wanted.includes(name))
    }),
  )
  const [only, ...more] = near
  return only && more.length === 0 ? changeAnswer(scene, only.id) : tellSummary(scene)
}

/** One question back: the one before the present question, in the order in which they were answered. */
export function goBack(scene: Scene): readonly Reply[] {
  const { answered } = scene
  const { asked, changing } = scene.session
  const place = changing === true && asked !== undefined ? answered.indexOf(asked) : -1
  const here = place === -1 ? answered.length : place
  const before = answered[here - 1]
  if (before === undefined) return [note(scene.say('nothing-back')), ...repeat(scene)]
  return [ask(scene, before, { changing: true })]
}

/** Every answered fact that the person may change, in the rulebook's order of topics. */
function answeredFacts(scene: Scene): readonly RulebookFact[] {
  const { topics } = scene.rules.rulebook
  return topics.flatMap((topic) => scene.rules.facts.filter((fact) => fact.topic === topic && fact.asked && fact.id in scene.facts))
}
