import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres-process.ts'
import type { PostgresProcess } from './postgres-process.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the address of a running PostgreSQL, starting it at the first request. */
    postgresStarter: string
  }
}

/**
 * One real PostgreSQL for the whole test run, started when the first suite asks for it. Test files
 * run in processes of their own, so they ask over HTTP on the loopback address.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let postgres: Promise<PostgresProcess> | undefined
  const server = createServer((_request, response) => {
    postgres ??= startPostgres()
    postgres.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    )
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  project.provide('postgresStarter', `http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
  return async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
    const running = await postgres?.catch(() => undefined)
    await running?.stop()
  }
}
