import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

/** Measurements that need the servers and databases of the tests. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: { include: ['bench/import.ts'], globalSetup: ['test/support/global-postgres.ts'], pool: 'forks' },
})
