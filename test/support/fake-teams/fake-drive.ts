/** How an upload goes wrong: a status, or the connection ends without an answer. */
export type DriveFault = 429 | 500 | 503 | 404 | 'reset' | 'hang'

/** A person's OneDrive, as strictly as its own upload sessions: each takes one whole file, and nobody's token. */
export class FakeDrive {
  /** Uploads that came to a file, by the path of their session. */
  readonly files = new Map<string, Buffer>()
  /** How often each session was asked. */
  readonly attempts = new Map<string, number>()
  /** What a client must never do. */
  readonly violations: string[] = []
  readonly #faults: DriveFault[] = []
  readonly #sessions = new Set<string>()
  /** Told of an upload before it is answered. */
  onUpload: (path: string) => void = () => undefined

  /** Opens an upload session, as Teams does when a person allows a file; gives its path. */
  open(name: string): string {
    const path = `/drive/${this.#sessions.size + 1}/${encodeURIComponent(name)}`
    this.#sessions.add(path)
    return path
  }

  order(...faults: readonly DriveFault[]): void {
    this.#faults.push(...faults)
  }

  put(path: string, headers: Readonly<Record<string, unknown>>, bytes: Buffer): { readonly status: number; readonly headers?: Readonly<Record<string, string>> } | 'reset' | 'hang' {
    this.attempts.set(path, (this.attempts.get(path) ?? 0) + 1)
    if (headers['authorization'] !== undefined) this.violations.push('a token for the storage')
    if (headers['content-range'] !== `bytes 0-${bytes.byteLength - 1}/${bytes.byteLength}`) this.violations.push(`content-range ${String(headers['content-range'])}`)
    if (headers['content-length'] !== String(bytes.byteLength)) this.violations.push('content-length')
    this.onUpload(path)
    const fault = this.#faults.shift()
    if (fault === 'reset' || fault === 'hang') return fault
    if (fault !== undefined) return { status: fault, ...(fault === 429 ? { headers: { 'retry-after': '1' } } : {}) }
    // A session that has its file is over.
    if (!this.#sessions.has(path) || this.files.has(path)) return { status: 404 }
    this.files.set(path, bytes)
    return { status: 201 }
  }
}
