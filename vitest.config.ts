import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // Real servers, a real PostgreSQL and a real browser start inside tests; a busy machine needs room.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    globalSetup: ['test/support/global-postgres.ts'],
    pool: 'forks',
  },
})
