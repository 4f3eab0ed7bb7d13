import type { CaseResult, Outcome } from '../rules/index.ts'

/** Conditions come out in few ways and are shared between cases, so each is written once. */
const written = new WeakMap<Outcome, string>()

/**
 * A result as one line of JSON, the same as `JSON.stringify` gives but for letters beyond ASCII,
 * which are escaped: a line of plain bytes is put together and written several times as fast.
 */
export function renderCaseResult({ awards, next }: CaseResult): string {
  let line = '{"awards":['
  for (let i = 0; i < awards.length; i++) {
    const { id, status, eligibleFrom, missing, conditions } = awards[i] as CaseResult['awards'][number]
    line += `${i === 0 ? '' : ','}{"id":"${id}","status":"${status}"`
    if (eligibleFrom !== undefined) line += `,"eligibleFrom":"${eligibleFrom}"`
    line += missing.length === 0 ? ',"missing":[]' : `,"missing":["${missing.join('","')}"]`
    line += ',"conditions":['
    for (let c = 0; c < conditions.length; c++) {
      const outcome = conditions[c] as Outcome
      let text = written.get(outcome)
      if (text === undefined) written.set(outcome, (text = ascii(JSON.stringify(outcome))))
      line += c === 0 ? text : `,${text}`
    }
    line += ']}'
  }
  return `${line}],"next":${next === null ? 'null' : `"${next}"`}}`
}

function ascii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}
