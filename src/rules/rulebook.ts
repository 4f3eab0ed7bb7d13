import { z } from 'zod'
import { operators } from './operators/index.ts'

/** Ids stand in file names, locale keys and addresses. */
const id = z.string().regex(/^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/, 'an id is lower-case words joined by "-" or "."')

const sources = z
  .array(
    z.strictObject({
      lines: z.array(z.int().min(1)).min(1).describe('Lines of the source text'),
      quote: z.string().min(1).describe("The source's own words"),
      'reads-as': z.string().min(1).optional().describe('The right reading, where the source has an evident slip'),
      awards: z.array(id).min(1).optional().describe('Only for these awards; without it, for all'),
    }),
  )
  .min(1)

/** An expression: one operator's word with its parameters. Parameters are checked when it is compiled. */
const expression = z
  .partialRecord(z.enum([...operators.keys()] as [string, ...string[]]), z.unknown())
  .refine((value) => Object.keys(value).length === 1, 'an expression is exactly one operator with its parameters')
  .describe('One operator with its parameters')

const reading = z.strictObject({
  met: expression,
  when: expression.optional().describe('The reading is possible only where this is met'),
  lines: z.array(z.int().min(1)).optional().describe('The lines that speak for this reading'),
})

const condition = z
  .strictObject({
    id,
    met: expression.optional(),
    readings: z.record(z.string().min(1), reading).optional(),
    each: z.literal('earlier-win').optional().describe("Holds for each earlier win of the same award; the worst counts"),
    source: sources,
    doubts: z.array(id).optional(),
  })
  .refine((value) => (value.met === undefined) !== (value.readings === undefined), 'a condition has either `met` or `readings`')

const fact = z
  .strictObject({
    id,
    type: z.enum(['text', 'choice', 'choices', 'date', 'yes-no', 'number']),
    topic: id.optional(),
    asked: z.boolean().default(true).describe('false: nobody is asked; the agency directory fills it'),
    values: z.array(z.string().min(1)).min(2).optional(),
    min: z.number().optional(),
    max: z.number().optional(),
    integer: z.boolean().optional(),
    unit: id.optional(),
    given: z.boolean().optional().describe('What somebody is or has done: nobody is advised to change it'),
    past: z.boolean().optional().describe('A date that is expected to lie in the past'),
  })
  .refine((value) => (value.type === 'choice' || value.type === 'choices') === (value.values !== undefined), 'choices need `values`, and only they')
  .refine((value) => !value.asked || value.topic !== undefined, 'a fact that is asked needs a `topic`')

const award = z
  .strictObject({
    id,
    branch: z.union([id, z.literal('all')]),
    stated: z.enum(['none', 'partly', 'fully', 'derived']).describe('How far the source states conditions of its own for it'),
    fit: expression.optional(),
    conditions: z.array(id).default([]),
    source: sources,
    evidence: z.array(id).default([]),
    notes: z.array(id).default([]),
    doubts: z.array(id).default([]),
    unsaid: z.array(id).default([]),
  })
  .refine((value) => (value.stated === 'derived') === (value.fit === undefined), 'every award that is applied for needs a `fit`, a derived one has none')

const ruling = z.strictObject({
  condition: id,
  reading: z.string().min(1),
  by: z.string().min(1).describe('Who decided'),
  on: z.iso.date(),
  award: id.optional().describe('Only for this award; without it, for all'),
})

/** The shape of a rulebook file. What spans several parts of it is checked by `compile` and `lint`. */
export const rulebookSchema = z.strictObject({
  $schema: z.string().optional(),
  round: z.int().min(2500).max(2700).describe('The round, by Buddhist year'),
  source: z.strictObject({ title: z.string().min(1), publisher: z.string().min(1), lines: z.int().min(1) }),
  branches: z.array(z.strictObject({ id, source: sources })).min(1),
  topics: z.array(id).min(1).describe('Topics of questions; of equally useful questions, that of the earlier topic comes first'),
  who: z
    .strictObject({ name: id, 'counts-as': id.optional(), kind: id.optional() })
    .describe('The facts that the registry goes by, and the one that the agency directory fills with the kind'),
  facts: z.array(fact).min(1),
  conditions: z.array(condition),
  awards: z.array(award).min(1),
  evidence: z.array(z.strictObject({ id, source: sources })).default([]),
  notes: z
    .array(
      z.strictObject({
        id,
        general: z.boolean().optional().describe('Not about one award'),
        exclusion: z.strictObject({ award: id, 'sets-aside': z.array(id).min(1) }).optional(),
        source: sources,
      }),
    )
    .default([]),
  doubts: z.array(z.strictObject({ id, source: sources })).default([]),
  unsaid: z.array(z.strictObject({ id, general: z.boolean().optional() })).default([]),
  winners: z
    .array(
      z.strictObject({
        agency: z.string().min(1),
        awards: z.array(id).min(1),
        round: z.int().optional().describe('Absent where the source gives no year'),
        level: z.string().min(1).optional(),
        line: z.int().min(1),
      }),
    )
    .default([]),
  examples: z
    .array(
      z.strictObject({
        id,
        branch: id.optional(),
        award: id.optional(),
        agency: z.string().min(1),
        round: z.int().optional(),
        level: z.string().min(1).optional(),
        lines: z.array(z.int().min(1)).min(1),
      }),
    )
    .default([]),
  milestones: z
    .array(z.strictObject({ id, on: z.iso.date(), branch: id.optional() }))
    .default([])
    .describe('Dated events of the round; none where the source has none'),
  rulings: z.array(ruling).default([]),
})

export type Rulebook = z.infer<typeof rulebookSchema>
export type RulebookFact = Rulebook['facts'][number]
export type RulebookCondition = Rulebook['conditions'][number]
export type RulebookAward = Rulebook['awards'][number]
export type Source = Rulebook['branches'][number]['source'][number]
export type Ruling = Rulebook['rulings'][number]

/**
 * The shape of a rulebook as JSON Schema (draft 2020-12), for editors that check YAML while it is
 * typed.
 */
export function rulebookJsonSchema(): Record<string, unknown> {
  const { $schema, ...schema } = z.toJSONSchema(rulebookSchema, { io: 'input', unrepresentable: 'any' })
  const parameters: Record<string, unknown> = {}
  for (const [word, operator] of operators) {
    const { $schema: _, ...shape } = z.toJSONSchema(operator.parameters, { io: 'input', unrepresentable: 'any' })
    parameters[word] = { ...shape, description: operator.says }
  }
  return { $schema, title: 'Rulebook', ...schema, $defs: { ...(schema['$defs'] as object | undefined), operators: { properties: parameters } } }
}
