import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { startOnce } from '../support/started.ts'

const folder = mkdtempSync(join(tmpdir(), 'start-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('without LINE and Teams the service is small', async () => {
  // The first start compiles and keeps what it compiled.
  await startOnce(join(folder, 'first.db'))
  const starts = [await startOnce(join(folder, 'a.db')), await startOnce(join(folder, 'b.db'))]
  expect(Math.min(...starts.map(({ megabytes }) => megabytes))).toBeLessThan(140)
})
