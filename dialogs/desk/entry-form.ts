import { awardNames } from '../../src/conversation/award-names.ts'
import { labelOf } from '../../src/conversation/formats.ts'
import { findAward } from '../../src/conversation/understanding/index.ts'
import type { EntryDraft, EntryRecord } from '../../src/registry/desk.ts'
import { normalise, tidy } from '../../src/thai/normalise.ts'
import { say, type DeskScene } from './desk-scene.ts'
import { fieldLabel, fieldLine, word } from './entry-words.ts'
import type { FieldReading, TaskField } from './form.ts'
import { agencyOf, inScope, nameIn, readAgency, typedValue } from './naming.ts'

/** What is filled in of an entry, by field, as texts. */
export type EntryValues = Readonly<Record<string, string>>

/** The fields of an entry in the order in which they are asked for; `nominee` and `kind` only where they matter. */
export const entryFieldNames = ['agency', 'kind', 'award', 'title', 'area', 'nominee', 'partners', 'contact'] as const

/**
 * The fields of an entry.
 *
 * @param values what is filled in so far.
 * @param before what stands in it already, when an entry is corrected.
 */
export function entryFields(at: DeskScene, values: EntryValues, before: EntryValues = {}): readonly TaskField[] {
  const known = { ...before, ...values }
  const fields: TaskField[] = [agencyField(at)]
  if (known['agency'] !== undefined && agencyOf(at, known['agency']).kind === undefined) fields.push(kindField(at, agencyOf(at, known['agency']).name))
  fields.push(awardField(at), plain(at, 'title', true), plain(at, 'area', false))
  if (namesNominee(at, known['award'])) fields.push(plain(at, 'nominee', true))
  fields.push(plain(at, 'partners', false), plain(at, 'contact', false))
  return fields.map((field) => (field.id in before ? { ...field, present: before[field.id] as string } : field))
}

function plain(at: DeskScene, id: string, required: boolean): TaskField {
  return {
    id, type: id === 'partners' ? 'long-text' : 'text', required, label: fieldLabel(at, id), prompt: word(at, `ask.${id}`),
    read: (typed) => readText(at, id, typed, id === 'title' ? longestTitle : longestText),
  }
}

/** What the registry keeps of a title, and of any other text. */
const longestTitle = 300
const longestText = 200

/** A text without what is invisible; the field is told where it is too long. */
export function readText(at: DeskScene, field: string, typed: string, longest = longestText): FieldReading {
  const text = tidy(typed.toWellFormed().replace(/\r?\n/gu, field === 'partners' ? ', ' : ' '))
  if (text === '') return { problem: say(at, 'form.required', { field: fieldLabel(at, field) }) }
  const parts = field === 'partners' ? partnersOf(text) : [text]
  const fits = parts.length <= mostPartners && parts.every((part) => [...part].length <= longest)
  return fits ? { value: text } : { problem: say(at, 'form.too-long', { field: fieldLabel(at, field), most: longest }) }
}

const mostPartners = 50

/** An agency, read through the directory. Also for winners. */
export function agencyField(at: DeskScene): TaskField {
  return {
    id: 'agency', type: 'text', required: true, label: fieldLabel(at, 'agency'), prompt: word(at, 'ask.agency'), shown: nameIn,
    certain(typed) {
      const reading = readAgency(at, typed)
      return 'agency' in reading && reading.sure
    },
    read(typed): FieldReading {
      const fitting = readText(at, 'agency', typed)
      if ('problem' in fitting) return fitting
      if (!/\p{L}/u.test(fitting.value)) return { problem: word(at, 'agency.no-name') }
      const reading = readAgency(at, fitting.value)
      if ('choices' in reading) return { problem: word(at, reading.place ? 'agency.which-place' : 'agency.which'), choices: reading.choices }
      const agency = 'agency' in reading ? reading.agency : agencyOf(at, typedValue(fitting.value))
      return inScope(at, agency.countsAs) ? { value: agency.value } : { problem: word(at, 'agency.outside', { name: agency.name }) }
    },
  }
}

/** What kind of body an agency is that the directory doesn't have. */
export function kindField(at: DeskScene, name: string): TaskField {
  const { scene } = at
  const fact = scene.rules.rulebook.who.kind ?? ''
  const choices = (scene.fact(fact)?.values ?? []).map((value) => ({ value, label: labelOf(fact, value, scene.words) }))
  return { id: 'kind', type: 'choice', required: true, choices, label: fieldLabel(at, 'kind'), prompt: word(at, 'ask.kind', { name }), read: (typed) => chosen(at, 'kind', choices, typed) }
}

/** An award that may be applied for, by its name in either language, by what people call it, or by its number in the list. */
export function awardField(at: DeskScene): TaskField {
  const { scene } = at
  const offered = applicable(at)
  const choices = offered.map((id) => ({ value: id, label: scene.award(id) }))
  return {
    id: 'award', type: 'choice', required: true, choices, label: fieldLabel(at, 'award'), prompt: word(at, 'ask.award'),
    read(typed) {
      const named = findAward(typed, awardNames(scene.rules, scene.world.vocabulary)).filter((id) => offered.includes(id))
      const [only] = named
      const reading = chosen(at, 'award', choices, typed)
      if ('value' in reading) return reading
      if (only !== undefined && named.length === 1) return { value: only }
      return named.length > 1 ? { problem: word(at, 'award.which'), choices: choices.filter(({ value }) => named.includes(value)) } : reading
    },
  }
}

function chosen(at: DeskScene, field: string, choices: readonly { readonly label: string; readonly value: string }[], typed: string): FieldReading {
  const said = normalise(typed).toLowerCase()
  const choice = choices.find(({ value, label }, i) => value === typed || label.toLowerCase() === said || String(i + 1) === said)
  return choice ? { value: choice.value } : { problem: say(at, 'form.no-choice', { field: fieldLabel(at, field) }) }
}

/** Awards that somebody applies for; the derived one nobody does. */
export function applicable({ scene }: Pick<DeskScene, 'scene'>): readonly string[] {
  return scene.rules.awards.filter(({ definition }) => definition.stated !== 'derived').map(({ id }) => id)
}

/** Whether an award is for somebody whom the agency nominates: its conditions speak of a nominee. */
function namesNominee({ scene }: Pick<DeskScene, 'scene'>, award: string | undefined): boolean {
  return scene.rules.conditions.some((condition) => condition.award === award && condition.readings.some(({ met }) => met.facts.some((fact) => scene.rules.facts[fact]?.id.startsWith('nominee.'))))
}

/** What was filled in, as the registry takes it. */
export function draftOf(at: DeskScene, values: EntryValues): EntryDraft {
  const agency = agencyOf(at, values['agency'] ?? '')
  const kind = agency.kind ?? values['kind']
  const text = (field: string): string | null => (values[field] ?? '') || null
  return {
    award: values['award'] ?? '', agency: agency.name, countsAs: agency.countsAs, kind: kind === undefined || kind === '' ? null : kind, title: values['title'] ?? '',
    area: text('area'), partners: partnersOf(values['partners'] ?? ''), contact: text('contact'),
    nominee: namesNominee(at, values['award']) ? text('nominee') : null,
  }
}

/** Partners stand one a line, or parted by commas. */
function partnersOf(typed: string): readonly string[] {
  return typed.split(/[,;\n\u3001]/u).map((partner) => partner.trim()).filter((partner) => partner !== '')
}

/** An entry as its form holds it. */
export function valuesOf(at: DeskScene, entry: EntryRecord): EntryValues {
  const reading = readAgency(at, entry.agency === entry.countsAs ? entry.agency : `${entry.agency} → ${entry.countsAs}`)
  const known = 'agency' in reading && reading.agency.name === entry.agency && reading.agency.countsAs === entry.countsAs ? reading.agency.value : typedValue(entry.agency)
  return {
    agency: known, kind: entry.kind ?? '', award: entry.award, title: entry.title, area: entry.area ?? '', nominee: entry.nominee ?? '',
    partners: entry.partners.join(', '), contact: entry.contact ?? '',
  }
}

/** A draft as a person reads it: a line for each field that holds something. */
export function draftLines(at: DeskScene, draft: EntryDraft): readonly string[] {
  return entryFieldNames.flatMap((field) => {
    const value = draftText(at, draft, field)
    return value === '' ? [] : [fieldLine(at, field, value)]
  })
}

/** One field of a draft in words; empty where it holds nothing. */
export function draftText(at: DeskScene, draft: EntryDraft, field: (typeof entryFieldNames)[number]): string {
  const { scene } = at
  switch (field) {
    case 'agency':
      return draft.agency === draft.countsAs ? draft.agency : word(at, 'entry.agency-body', { agency: draft.agency, body: draft.countsAs })
    case 'award':
      return scene.award(draft.award)
    case 'kind':
      return draft.kind == null ? '' : labelOf(scene.rules.rulebook.who.kind ?? '', draft.kind, scene.words)
    case 'partners':
      return (draft.partners ?? []).join(scene.say('comma'))
    default:
      return draft[field] ?? ''
  }
}
