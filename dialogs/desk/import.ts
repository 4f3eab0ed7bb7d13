import type { Input } from '../../src/conversation/input.ts'
import type { Reply } from '../../src/conversation/replies.ts'
import type { FileRefusal, ImportLine, ImportPlan } from '../../src/registry/desk.ts'
import { confirm, type Confirmed } from './confirm.ts'
import { say, tell, updateDesk, type DeskScene } from './desk-scene.ts'

/** So many lines of a plan are shown, the refused ones first. */
const shown = 12

/** Says how a file is imported. */
export function inviteFile(at: DeskScene): readonly Reply[] {
  return [tell(at, say(at, 'import.invite'), [{ deed: 'export' }, { deed: 'menu' }])]
}

/** A file that was sent: what it would do, and nothing done yet. */
export async function takeFile(at: DeskScene, file: Extract<Input, { kind: 'file' }>): Promise<readonly Reply[]> {
  updateDesk(at.scene, { form: undefined, confirming: undefined })
  const planned = await at.desk.sheets.plan({ name: file.name, bytes: file.bytes })
  return planned.ok ? propose(at, planned.id, file.name, planned.plan) : [refuse(at, planned)]
}

function propose(at: DeskScene, id: string, name: string, plan: ImportPlan): readonly Reply[] {
  const { counts } = plan
  const text = [say(at, `import.title.${plan.kind}`, { name }), say(at, 'import.counts', { ...counts }), ...planLines(at, plan)].join('\n')
  if (counts.refuse > 0) return [tell(at, `${text}\n\n${say(at, 'import.refused')}`, [{ deed: 'menu' }], { tone: 'problem' })]
  if (counts.add + counts.change === 0) return [tell(at, `${text}\n\n${say(at, 'import.nothing')}`, [{ deed: 'menu' }], { tone: 'note' })]
  return confirm(at, { task: 'import', summary: text, about: { id, name }, label: 'apply' })
}

function planLines(at: DeskScene, { lines }: ImportPlan): readonly string[] {
  const telling = lines.filter(({ does }) => does !== 'same')
  const refusedFirst = [...telling.filter(({ does }) => does === 'refuse'), ...telling.filter(({ does }) => does !== 'refuse')]
  const more = refusedFirst.length - shown
  return [...refusedFirst.slice(0, shown).map((line) => planLine(at, line)), ...(more > 0 ? [say(at, 'import.more', { number: more })] : [])]
}

function planLine(at: DeskScene, { line, does, what, problem }: ImportLine): string {
  const why = problem === undefined ? '' : at.scene.words.say(`sheets:problems.${problem.code}`, problem.values)
  return say(at, `import.line.${does}`, { line, what, why })
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
