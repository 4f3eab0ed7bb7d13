import { RuleError } from '../rule-error.ts'
import type { Rulebook, RulebookCondition } from '../rulebook.ts'
import type { RulebookFile } from '../rulebooks.ts'
import { awardRemarks } from './awards.ts'
import { calendarRemarks } from './calendar.ts'
import { conditionRemarks, type ConditionParts, type ReadingParts } from './conditions.ts'
import { severityOf, type Finding, type Remark } from './finding.ts'
import { readPart, type Part } from './part.ts'
import { idAt, referenceRemarks, remarkOf, shapeRemarks } from './references.ts'
import { sourceRemarks } from './sources.ts'
import { textRemarks, type Texts } from './texts.ts'
import { unusedRemarks } from './unused.ts'

/**
 * Finds what is wrong in a rulebook, and what in it can never matter or never be decided. It never
 * throws, whatever the file holds.
 *
 * @param file as `readRulebookFile` gives it.
 * @param texts by language, the parsed `locales/<language>/rulebook-<round>.json`, or undefined
 *   where there is no such file; a language that is not named is not looked at.
 * @returns errors first, each kind in the order of the file.
 * @example lint(readRulebookFile('2565.yaml'), { th, en }).filter(({ severity }) => severity === 'error')
 */
export function lint(file: RulebookFile, texts: Texts): readonly Finding[] {
  const { rulebook, remarks } = shapeRemarks(file.data)
  const all = rulebook ? contentRemarks(rulebook, texts) : remarks
  const findings = all.map(({ code, path, rule, details = {}, file: own }): Finding => ({
    code,
    severity: severityOf(code),
    file: own ?? file.path,
    line: own === undefined ? file.lineOf(path) : 1,
    rule: printable(rule ?? idAt(file.data, path) ?? path),
    path: printable(path),
    details: Object.fromEntries(Object.entries(details).map(([key, value]) => [key, typeof value === 'string' ? printable(value) : value])),
  }))
  const grave = ({ severity }: Finding): number => (severity === 'error' ? 0 : 1)
  return findings.sort((one, other) => grave(one) - grave(other) || one.line - other.line)
}

/** Findings are printed in terminals, which obey control characters. */
function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ')
}

function contentRemarks(rulebook: Rulebook, texts: Texts): readonly Remark[] {
  const reader = new PartsReader(rulebook)
  const conditions = rulebook.conditions.map((definition, i) => {
    const award = rulebook.awards.find((each) => each.conditions.includes(definition.id))
    return reader.condition(definition, i, award?.id ?? '')
  })
  const awards = rulebook.awards.map((definition, i) => ({
    definition,
    path: `awards.${i}`,
    fit: definition.fit && reader.part(definition.fit, `awards.${i}.fit`, definition.id),
    conditions: definition.conditions.flatMap((id) => {
      const place = rulebook.conditions.findIndex((condition) => condition.id === id)
      const condition = rulebook.conditions[place]
      return (condition && reader.condition(condition, place, definition.id)) ?? []
    }),
  }))
  const sound = conditions.filter((condition) => condition !== undefined)
  const roots = [
    ...sound.flatMap(({ readings }) => readings.flatMap(({ met, when }) => (when ? [met, when] : [met]))),
    ...awards.flatMap(({ fit }) => fit ?? []),
  ]
  const broken = reader.remarks
  return [
    ...broken,
    ...referenceRemarks(rulebook, broken),
    ...sound.flatMap((condition) => conditionRemarks(rulebook, condition)),
    ...awards.flatMap((award) => awardRemarks(rulebook, award)),
    // While an expression is broken, nobody knows what it would look at.
    ...(broken.length === 0 ? unusedRemarks(rulebook, roots) : []),
    ...sourceRemarks(rulebook),
    ...calendarRemarks(rulebook),
    ...textRemarks(rulebook, texts),
  ]
}

/** Reads expressions, and keeps what keeps them from being read, each thing once. */
class PartsReader {
  readonly #rulebook: Rulebook
  readonly #remarks = new Map<string, Remark>()

  constructor(rulebook: Rulebook) {
    this.#rulebook = rulebook
  }

  get remarks(): readonly Remark[] {
    return [...this.#remarks.values()]
  }

  part(expression: unknown, path: string, award: string): Part | undefined {
    try {
      return readPart(this.#rulebook, expression, path, award)
    } catch (error) {
      if (!(error instanceof RuleError)) throw error
      const remark = remarkOf(this.#rulebook, error)
      this.#remarks.set(`${remark.code} ${remark.path}`, remark)
      return undefined
    }
  }

  condition(definition: RulebookCondition, place: number, award: string): ConditionParts | undefined {
    const path = `conditions.${place}`
    const readings: ReadingParts[] = []
    let sound = true
    for (const [name, reading] of Object.entries(definition.readings ?? { '': { met: definition.met, when: undefined } })) {
      const below = definition.readings ? `${path}.readings.${name}` : path
      const met = this.part(reading.met, `${below}.met`, award)
      const when = reading.when === undefined ? undefined : this.part(reading.when, `${below}.when`, award)
      if (met && (reading.when === undefined || when)) readings.push({ name, met, when })
      else sound = false
    }
    return sound && readings.length > 0 ? { definition, path, award, readings } : undefined
  }
}
