import { rulebookJsonSchema } from '../rules/index.ts'

/** `lertrat schema`: the shape of a rulebook as JSON Schema. */
export function printSchema(): void {
  process.stdout.write(`${JSON.stringify(rulebookJsonSchema(), null, 2)}\n`)
}
