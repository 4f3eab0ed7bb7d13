export { describe, type Description, type Finding, type Severity } from './finding.ts'
export { lint } from './lint.ts'
export type { Texts } from './texts.ts'
