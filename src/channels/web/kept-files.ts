import { Router } from 'express'
import { CodedError } from '../../database/coded-error.ts'
import type { KeptFile } from '../../registry/kept-files.ts'
import { get } from './pages.ts'

/** What a browser may show itself; anything else, SVG among it, could run something, and is saved. */
const SHOWN: ReadonlySet<string> = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp'])

/** The file behind a token, while it lives. */
export type FindKeptFile = (token: string) => Promise<KeptFile | undefined>

/** The pages of kept files, for whoever has their address. */
export function keptFileRoutes(find: FindKeptFile): Router {
  const router = Router()
  get(router, '/files/:token', async (request, response) => {
    const token = request.params['token']
    const file = typeof token === 'string' && token.length <= 200 ? await find(token) : undefined
    if (file === undefined) throw new CodedError('unknown-file')
    const shown = SHOWN.has(file.type)
    response.set({
      'Cache-Control': 'private, no-store',
      'X-Robots-Tag': 'noindex',
      'X-Content-Type-Options': 'nosniff',
      'Content-Disposition': dispositionOf(shown ? 'inline' : 'attachment', file.name),
      'Content-Type': file.type,
      // Apps of the platforms show a picture on pages of their own.
      ...(shown ? { 'Cross-Origin-Resource-Policy': 'cross-origin' } : {}),
    })
    response.send(Buffer.from(file.bytes))
  })
  return router
}

/**
 * A `Content-Disposition` by RFC 6266: the name in ASCII for old programs, and by RFC 5987 for all
 * others.
 *
 * @example dispositionOf('attachment', 'ก.csv') // attachment; filename="_.csv"; filename*=UTF-8''%E0%B8%81.csv
 */
export function dispositionOf(kind: 'inline' | 'attachment', name: string): string {
  const plain = name.toWellFormed().replaceAll(/[\p{Cc}\p{Cf}\\/]/gu, '_')
  const ascii = plain.replaceAll(/[^\x20-\x7e]|["%]/gu, '_')
  const encoded = encodeURIComponent(plain).replaceAll(/['()*!]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
