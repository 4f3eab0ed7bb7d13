import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { webRates } from '../../../src/channels/web/limits.ts'
import { startCounting } from '../../support/counting-app.ts'

let app: Awaited<ReturnType<typeof startCounting>>
let conversation: string
beforeAll(async () => {
  app = await startCounting({ rates: { ...webRates, addressConversations: [], conversations: [] } })
  conversation = await app.client.conversation()
})
afterAll(() => app.server.close())

const anyText = fc.string({ unit: 'binary', maxLength: 600 }).filter((text) => text !== 'fail')
/** Bodies close to good ones: known fields with odd values. */
const nearly = fc.record(
  {
    conversation: fc.oneof(fc.constant(''), fc.constant('x'), fc.jsonValue()),
    text: fc.oneof(anyText, fc.jsonValue()),
    choice: fc.oneof(anyText, fc.jsonValue()),
    choices: fc.oneof(fc.array(anyText), fc.jsonValue()),
    form: fc.oneof(fc.record({ token: anyText, values: fc.dictionary(fc.oneof(fc.string(), fc.constant('title')), fc.oneof(anyText, fc.jsonValue())) }), fc.jsonValue()),
    id: fc.oneof(fc.string(), fc.jsonValue()),
    ['__proto__']: fc.jsonValue(),
  },
  { requiredKeys: [] },
)

test('whatever the body, the answer is a reply or a coded refusal', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('/web/messages', '/web/conversations'),
      fc.oneof(
        fc.jsonValue().map((value) => JSON.stringify(value)),
        nearly.map((body) => JSON.stringify(body)),
        nearly.map((body) => JSON.stringify({ ...body, conversation })),
        fc.string({ unit: 'binary' }),
      ),
      async (path, body) => {
        const response = await app.client.post(path, body)
        const answer = (await response.json()) as { error?: { code: unknown; message: unknown } }
        expect(response.status).toBeLessThan(500)
        if (!response.ok) {
          expect(answer.error?.code).toMatch(/^[a-z-]+$/)
          expect(answer.error?.message).toMatch(/\S/)
        }
      },
    ),
    { numRuns: 400 },
  )
})
