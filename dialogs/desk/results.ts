import type { Reply } from '../../src/conversation/replies.ts'
import { comparable } from '../../src/rules/index.ts'
import { deskWords } from '../../src/thai/lexicon/desk.ts'
import type { Level } from '../../src/registry/desk.ts'
import { shortSource } from '../sources.ts'
import { confirm, type Confirmed } from './confirm.ts'
import { say, tell, type DeskScene } from './desk-scene.ts'
import { listEntries } from './entries.ts'
import { entryName, entryShort, numbered, word } from './entry-words.ts'
import { refused } from './refusals.ts'

const levels: readonly Level[] = ['excellent', 'good', 'none']

/** Records what an entry won; without a level, the levels are buttons. */
export async function recordResult(at: DeskScene, about: string): Promise<readonly Reply[]> {
  if (at.desk.who.scope.kind !== 'all') return [refused(at, { ok: false, code: 'not-allowed' })]
  const number = numbered(about)
  if (!number) return listEntries(at, about)
  const entry = await at.desk.entries.get(number.id)
  if (!entry) return [refused(at, { ok: false, code: 'unknown' })]
  const name = entryName(at, entry)
  if (entry.state !== 'registered') return [tell(at, word(at, 'result.not-registered', { name }), [{ deed: 'entry', about: String(entry.id) }, { deed: 'menu' }], { tone: 'problem' })]
  const level = readLevel(number.rest)
  if (level === undefined) {
    return [tell(at, [word(at, 'result.which', { name }), ...entryShort(at, entry)].join('\n'), [
      ...levels.map((one) => ({ deed: 'result', about: `${entry.id} ${one}`, label: `level-${one}` })),
      ...(entry.level === null ? [] : [{ deed: 'result', about: `${entry.id} ${cleared}`, label: 'level-clear' }]),
      { deed: 'entry', about: String(entry.id) },
    ])]
  }
  if (level === (entry.level ?? cleared)) return [refused(at, { ok: false, code: 'nothing-to-do' })]
  const summary = [level === cleared ? word(at, 'result.clear', { name }) : word(at, 'result.summary', { name, level: word(at, `levels.${level}`) }), ...entryShort(at, entry)].join('\n')
  return confirm(at, { task: 'result', summary, about: { id: String(entry.id), revision: String(entry.revision), level } })
}

/** What takes a result back, in a button. */
const cleared = 'clear'

function readLevel(words: string): Level | typeof cleared | undefined {
  if (words === cleared) return cleared
  if (deskWords.none.test(words)) return 'none'
  if (deskWords.excellent.test(words)) return 'excellent'
  return deskWords.good.test(words) ? 'good' : undefined
}

/** Records the level; says so where the body has ดีเด่น in every branch by it. */
export const levelRecorded: Confirmed = async (at, { id = '', revision, level = '' }) => {
  const before = await at.desk.overview()
  const recorded = await at.desk.entries.setLevel(Number(id), levels.find((one) => one === level) ?? null, revision === undefined ? {} : { revision: Number(revision) })
  if (!recorded.ok) return [refused(at, recorded)]
  const { entry } = recorded
  const after = await at.desk.overview()
  const name = entryName(at, entry)
  const holds = (bodies: readonly string[]): boolean => bodies.some((body) => comparable(body) === comparable(entry.countsAs))
  const grand = holds(after.grandExcellence)
  const lines = [
    entry.level === null ? word(at, 'result.cleared', { name }) : word(at, 'result.done', { name, level: word(at, `levels.${entry.level}`) }),
    ...(grand && !holds(before.grandExcellence) ? [word(at, 'result.grand', { body: entry.countsAs, source: grandSource(at) })] : []),
    ...(!grand && holds(before.grandExcellence) ? [word(at, 'result.grand-lost', { body: entry.countsAs })] : []),
    say(at, 'undo-hint'),
  ]
  return [tell(at, lines.join('\n'), [
    { deed: 'undo', about: String(recorded.audit) }, { deed: 'entry', about: String(entry.id) }, ...(grand ? [{ deed: 'grand' }] : []), { deed: 'menu' },
  ], { tone: 'note' })]
}

/** The bodies with ดีเด่น in every branch this round, by the results recorded so far. */
export async function tellGrandExcellence(at: DeskScene): Promise<readonly Reply[]> {
  if (at.desk.who.scope.kind !== 'all') return [refused(at, { ok: false, code: 'not-allowed' })]
  const { grandExcellence } = await at.desk.overview()
  const lines = [
    word(at, 'grand.title', { round: at.desk.round }),
    ...(grandExcellence.length === 0 ? [word(at, 'grand.none')] : grandExcellence.map((body) => `• ${body}`)),
    word(at, 'grand.source', { source: grandSource(at) }),
  ]
  return [tell(at, lines.join('\n'), [{ deed: 'overview' }, { deed: 'menu' }])]
}

function grandSource({ scene }: DeskScene): string {
  const derived = scene.rules.rulebook.awards.find(({ stated }) => stated === 'derived')
  return shortSource(scene, derived?.source.slice(0, 1) ?? [])
}
