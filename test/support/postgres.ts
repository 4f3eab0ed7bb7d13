import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import type {} from './global-postgres.ts'

/** An empty database of the shared PostgreSQL, to be dropped when its suite is over. */
export interface FreshDatabase {
  readonly url: string
  drop(): Promise<void>
}

/** Starts PostgreSQL where it does not run yet, and makes an empty database in it. */
export async function freshPostgres(): Promise<FreshDatabase> {
  const response = await fetch(inject('postgresStarter'))
  const base = await response.text()
  if (!response.ok) throw new Error(base)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await run(base, `create database ${name}`)
  const url = new URL(base)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(base, `drop database ${name} with (force)`) }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
