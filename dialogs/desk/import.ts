import type { Input } from '../../src/conversation/input.ts'
import type { Reply } from '../../src/conversation/replies.ts'
import type { FileRefusal, ImportLine, ImportPlan } from '../../src/registry/desk.ts'
import { tidy } from '../../src/thai/normalise.ts'
import { confirm, type Confirmed } from './confirm.ts'
import { say, tell, updateDesk, type DeskScene } from './desk-scene.ts'
import { sourceOf } from './refusals.ts'

/** So many lines of a plan are shown, the refused ones first; of those more, for each has to be mended. */
const shown = 12
const refusedShown = 30

/** Says how a file is imported. */
export function inviteFile(at: DeskScene): readonly Reply[] {
  return [tell(at, say(at, 'import.invite'), [{ deed: 'export' }, { deed: 'menu' }])]
}

/** A file that was sent: what it would do, and nothing done yet. */
export async function takeFile(at: DeskScene, file: Extract<Input, { kind: 'file' }>): Promise<readonly Reply[]> {
  updateDesk(at.scene, { form: undefined, confirming: undefined })
  const name = tidy(file.name)
  const planned = await at.desk.sheets.plan({ name, bytes: file.bytes })
  return planned.ok ? propose(at, planned.id, name, planned.plan) : [refuse(at, planned)]
}

function propose(at: DeskScene, id: string, name: string, plan: ImportPlan): readonly Reply[] {
  const { counts } = plan
  const text = [say(at, `import.title.${plan.kind}`, { name }), say(at, 'import.counts', { ...counts }), ...planLines(at, plan)].join('\n')
  if (counts.refuse > 0) return [tell(at, `${text}\n\n${say(at, 'import.refused')}`, [{ deed: 'menu' }], { tone: 'problem' })]
  if (counts.add + counts.change === 0) return [tell(at, `${text}\n\n${say(at, 'import.nothing')}`, [{ deed: 'menu' }], { tone: 'note' })]
  return confirm(at, { task: 'import', summary: text, about: { id, name }, label: 'apply' })
}

function planLines(at: DeskScene, { lines, counts, remarks = [] }: ImportPlan): readonly string[] {
  const most = Math.min(Math.max(shown, counts.refuse), refusedShown)
  const telling = lines.filter(({ does }) => does !== 'same')
  const refusedFirst = [...telling.filter(({ does }) => does === 'refuse'), ...telling.filter(({ does }) => does !== 'refuse')]
  const more = refusedFirst.length - most
  return [
    ...refusedFirst.slice(0, most).map((line) => planLine(at, line)),
    ...(more > 0 ? [say(at, 'import.more', { number: more })] : []),
    // That nothing of the file is stored then is said below.
    ...remarks.filter(({ code }) => code !== 'all-or-nothing').map(({ code, values }) => at.scene.words.say(`sheets:remarks.${code}`, values)),
  ]
}

function planLine(at: DeskScene, { line, does, what, problem }: ImportLine): string {
  const why = problem === undefined ? '' : at.scene.words.say(`sheets:problems.${problem.code}`, inWords(at, problem.values))
  return say(at, `import.line.${does}`, { line, what, why })
}

type Values = NonNullable<ImportLine['problem']>['values']

/** A condition is named by what it demands and by its lines in the document. */
function inWords(at: DeskScene, values: Values): Values {
  const condition = values?.['condition']
  if (typeof condition !== 'string') return values
  const named = { condition: at.scene.words.rule('conditions', condition, 'required'), source: sourceOf(at, condition) }
  const { title } = values ?? {}
  return { ...values, condition: say(at, title === undefined ? 'import.condition' : 'import.condition-beside', { ...named, title }) }
}

function refuse(at: DeskScene, { code, values }: FileRefusal): Reply {
  return tell(at, at.scene.words.say(`sheets:refusals.${code}`, values), [{ deed: 'import' }, { deed: 'menu' }], { tone: 'problem' })
}

export const importApplied: Confirmed = async (at, { id = '', name = '' }) => {
  const applied = await at.desk.sheets.apply(id)
  if (applied.ok) {
    return [tell(at, `${say(at, 'import.done')}\n${say(at, 'import.counts', { ...applied.plan.counts })}`, [{ deed: 'undo', about: String(applied.audit) }, { deed: 'menu' }], { tone: 'note' })]
  }
  if ('plan' in applied) return [tell(at, say(at, 'import.changed'), [], { tone: 'problem' }), ...propose(at, id, name, applied.plan)]
  return [refuse(at, applied)]
}
