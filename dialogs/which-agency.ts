import type { Agency, Ask, Match } from '../src/agencies/index.ts'
import type { Choice, Reply } from '../src/conversation/replies.ts'
import type { Scene } from '../src/conversation/scene.ts'
import { answerToken, longestToken } from '../src/conversation/tokens.ts'
import { understand } from '../src/conversation/understanding/index.ts'
import type { RulebookFact } from '../src/rules/index.ts'
import { fold, tidy } from '../src/thai/normalise.ts'

/** The facts of 2564 and of any round that tell who applies, by their part in the rulebook. */
export function who(scene: Scene): { readonly name: string; readonly countsAs: string | undefined; readonly kind: RulebookFact | undefined } {
  const { name, 'counts-as': countsAs } = scene.rules.rulebook.who
  return { name, countsAs, kind: scene.fact(scene.rules.rulebook.who.kind ?? '') }
}

/** What a name leaves open: which of these agencies, or where one lies that the directory lacks. */
export interface OpenName {
  readonly agencies: readonly Agency[]
  readonly ask?: Ask | undefined
  /** The agency that lacks its district alone. */
  readonly lacking?: Agency
}

const localGovernment = 'local-government'

/** Parts a name from the body it enters for, in the value of a button. */
export const bodyMark = ' → '

/** Marks a name that the person insists on, in the value of a button. */
export const asTyped = '='

/** What of a match the person is asked first; undefined where it is one agency, or none. */
export function leftOpen(match: Match): OpenName | undefined {
  if ('choices' in match) return { agencies: match.choices, ask: match.ask }
  if (!('agency' in match) || match.provisional !== true) return undefined
  const { kind, province, district } = match.agency
  const lacks = kind === localGovernment && province !== undefined && district === undefined
  return lacks ? { agencies: [], ask: 'district', lacking: match.agency } : undefined
}

/** Whether a match is a local government of which only the place may be open. */
export function namesLocal(match: Match): boolean {
  if ('agency' in match) return match.provisional === true && match.agency.kind === localGovernment
  return 'choices' in match && asksPlace(match.ask) && match.choices.every(({ kind }) => kind === localGovernment)
}

/** Whether a match is that, or one office of which only the place or the body is open. */
export function namesOne(match: Match): boolean {
  if (namesLocal(match) || !('choices' in match)) return namesLocal(match)
  return match.ask === 'body' ? oneOffice(match.choices) : match.ask === 'province' && match.choices.length === 1
}

/** One office that may enter under several bodies; namesakes are told apart by their names. */
export function oneOffice(agencies: readonly Agency[]): boolean {
  return agencies.length > 1 && agencies.every((agency) => agency.name === agencies[0]?.name)
}

export function asksPlace(ask: Ask | undefined): ask is 'province' | 'district' {
  return ask === 'province' || ask === 'district'
}

/** The name that several agencies, or none that is listed, were offered for. */
export function typedBefore(scene: Scene): string | undefined {
  return scene.session.offered?.find((value) => value.startsWith(asTyped))?.slice(asTyped.length)
}

/** What is open of the name that was typed before; undefined where nothing was offered. */
export function openBefore(scene: Scene): (OpenName & { readonly typed: string }) | undefined {
  const typed = typedBefore(scene)
  if (typed === undefined || scene.session.asked !== who(scene).name) return undefined
  const open = likelyNames(scene, typed) ?? leftOpen(scene.world.directory.match(typed))
  return open && { ...open, typed }
}

/** Which local governments a bare name may be of, listed or not, where the person told that it is of one. */
export function likelyNames(scene: Scene, typed: string): OpenName | undefined {
  const { kind } = who(scene)
  if (kind === undefined || scene.session.answers[kind.id] !== localGovernment) return undefined
  const { directory } = scene.world
  const likely = directory.localNames(typed).map((name): Agency => ({ name, kind: localGovernment, countsAs: name, short: [] }))
  const match = directory.match(typed)
  if (likely.length === 0 || ('agency' in match && match.sure)) return undefined
  const listed = ('agency' in match ? [match.agency] : 'choices' in match ? match.choices : []).filter((agency) => agency.kind === localGovernment)
  return { agencies: [...listed, ...likely], ask: 'name' }
}

/** Asks which agency is meant, or where it lies, and keeps what was typed. That it is a local government is known by then. */
export function askWhich(scene: Scene, typed: string, { agencies, ask, lacking }: OpenName): Reply {
  const { name: id, kind } = who(scene)
  // Without its province a local government is none to choose.
  const known = agencies.filter((agency) => !(ask === 'province' && agency.kind === localGovernment && agency.province === undefined))
  const seen = known.slice(0, 10)
  const asks = oneOffice(seen) ? 'body' : ask === 'body' ? 'name' : ask
  const values = seen.map((agency) => (asks === 'body' ? `${agency.name}${bodyMark}${agency.countsAs}` : agency.name))
  const choices: Choice[] = seen.map((agency, i) => ({
    label: asks === 'body' ? agency.countsAs : agency.name,
    value: values[i] as string,
    choice: answerToken(scene.session, id, values[i] as string),
    ...(agency.parent === undefined || asks === 'body' ? {} : { hint: agency.parent }),
  }))
  const typedName = tidy(typed)
  const insisting = answerToken(scene.session, id, `${asTyped}${typedName}`)
  // A whole story is no name, and no button holds it.
  if (insisting.length <= longestToken) {
    choices.push({ label: scene.say(asks === 'district' ? 'actions.no-district' : 'actions.as-typed'), value: typedName, choice: insisting })
    values.push(`${asTyped}${typedName}`)
  }
  const name = lacking?.name ?? (known.length === 0 ? agencies[0]?.name : undefined) ?? typedName
  const prompt =
    asks === 'body' ? scene.say('which-agency-body')
    : asks === 'province' ? scene.say('which-agency-province', { name })
    : asks === 'district' ? scene.say(lacking ? 'which-district' : 'which-agency-district', { name })
    : scene.say('which-agency')
  const told = [...agencies, ...(lacking ? [lacking] : [])].every((agency) => agency.kind === localGovernment)
  if (told && kind?.values?.includes(localGovernment) === true && scene.session.answers[kind.id] == null) scene.answer({ [kind.id]: localGovernment })
  const changing = scene.session.asked === id ? scene.session.changing : undefined
  scene.update({ asked: id, changing, ticks: undefined, year: undefined, misses: 0, offered: values })
  return {
    kind: 'question', fact: id, type: 'text', prompt, choices,
    actions: [...(asks === 'district' ? [] : [scene.action('unknown', { about: id })]), scene.action('back')],
    text: [prompt, ...choices.map((choice, i) => scene.say('choose-number', { number: i + 1, label: choice.label }))].join('\n'),
  }
}

/** Which of the agencies to choose from is meant by its number or its very words. */
export function chosenExactly(scene: Scene, typed: string): string | undefined {
  const { offered = [] } = scene.session
  const said = fold(typed)
  const insists = [scene.words, scene.otherWords].flatMap((words) => [words.say('chat:actions.as-typed'), words.say('chat:actions.no-district')])
  const exact = offered.find((value) => (value.startsWith(asTyped) ? insists.some((text) => fold(text) === said) : fold(labelIn(value)) === said))
  return exact ?? (/^\d{1,2}$/.test(said) ? offered[Number(said) - 1] : undefined)
}

/** The same by a part of its words; a likeness to what was typed before is no insisting on it. */
export function chosenByLikeness(scene: Scene, typed: string): string | undefined {
  const choices = (scene.session.offered ?? []).flatMap((value) => (value.startsWith(asTyped) ? [] : [{ value, label: labelIn(value) }]))
  if (choices.length === 0) return undefined
  const meant = understand({ type: 'choice', choices, today: scene.world.today, typed })
  return 'value' in meant && typeof meant.value === 'string' ? meant.value : undefined
}

function labelIn(value: string): string {
  return value.split(bodyMark).at(-1) as string
}
