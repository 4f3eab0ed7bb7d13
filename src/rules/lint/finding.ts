/** Whether a rulebook with the finding must not be used, or should only be looked at again. */
export type Severity = 'error' | 'warning'

/** Something in a rulebook that can never matter, never be decided or never be understood. */
export interface Finding {
  /** Stable, and the key of its sentences in `locales/<language>/lint.json`. */
  readonly code: string
  readonly severity: Severity
  /** The file that is to be mended. */
  readonly file: string
  /** The line in the rulebook file, from 1; 1 where a finding is about a file of texts. */
  readonly line: number
  /** The id of the rule in question (award, condition, fact …), or its path where it has none. */
  readonly rule: string
  /** The path of the place, such as `conditions.3.met.all.0`. */
  readonly path: string
  /** What the sentences name. */
  readonly details: Readonly<Record<string, string | number>>
}

/** A finding before it is known on which line of which file it stands. */
export interface Remark {
  readonly code: string
  readonly path: string
  readonly rule?: string
  readonly details?: Readonly<Record<string, string | number>>
  /** The file of texts, where the finding is about one. */
  readonly file?: string
}

/** Findings that leave a rulebook usable; every other code is an error. */
const warnings: ReadonlySet<string> = new Set([
  'fit-always-met', 'condition-always-met', 'condition-never-settled', 'part-always-met', 'part-never-met',
  'part-never-matters', 'reading-never-applies', 'readings-never-differ', 'when-ignored', 'too-many-cases',
  'condition-without-wins', 'win-round-too-late', 'unused-condition', 'unused-fact', 'unused-value',
  'values-not-told-apart', 'unused-evidence', 'unused-notes', 'unused-doubts', 'unused-unsaid', 'unused-topic',
  'unused-branch', 'unasked-fact-decides', 'setting-without-effect', 'derived-with-conditions',
  'stated-without-conditions', 'condition-twice', 'source-for-nothing', 'ruling-overridden', 'rulings-out-of-order',
  'winner-too-late', 'milestone-year', 'milestones-out-of-order', 'text-left-over', 'thai-in-english', 'untranslated',
])

/** How grave a finding is. */
export function severityOf(code: string): Severity {
  return warnings.has(code) ? 'warning' : 'error'
}

/** A finding in words. */
export interface Description {
  readonly message: string
  /** What to do about it. */
  readonly mend: string
}

/**
 * Puts a finding into words.
 *
 * @param texts the content of `locales/<language>/lint.json`: `{ <code>: { message, mend } }`.
 * @returns the sentences; for a code that the texts lack, the sentences of `other`, else the code.
 * @example describe(finding, JSON.parse(readFileSync('locales/en/lint.json', 'utf8'))).message
 */
export function describe(finding: Finding, texts: unknown): Description {
  const own = field(texts, finding.code) ?? field(texts, 'other')
  const fill = (key: 'message' | 'mend'): string => {
    const text = field(own, key)
    const details: Readonly<Record<string, string | number>> = { rule: finding.rule, path: finding.path, code: finding.code, ...finding.details }
    if (typeof text !== 'string') return key === 'message' ? finding.code : ''
    return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(Object.hasOwn(details, name) ? details[name] : ''))
  }
  return { message: fill('message'), mend: fill('mend') }
}

/** A field of something that may be no object. */
export function field(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string, unknown>)[key] : undefined
}
