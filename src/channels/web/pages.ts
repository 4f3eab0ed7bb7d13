import { Router } from 'express'
import type { Request, RequestHandler, Response } from 'express'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { CodedError } from '../../database/coded-error.ts'
import { methodNotAllowed } from './method.ts'

const PAGE = fileURLToPath(new URL('./page/', import.meta.url))
const LOCALES = fileURLToPath(new URL('../../../locales/', import.meta.url))
const FONTS = dirname(
  createRequire(import.meta.url).resolve('@fontsource/sarabun/files/sarabun-thai-400-normal.woff2'),
)

const FONT = /^sarabun-(thai|latin)-(400|600|700)-normal\.woff2$/
const TEXTS = /^(th|en)\.json$/

/** Asked again each time, and answered 304 by the ETag: a new version shows at once. */
const CHECK_AGAIN = 'no-cache'
/** The fonts change their names when they change. */
const FOR_A_YEAR = 'public, max-age=31536000, immutable'

/** The web page, its texts and its fonts, all of the service's own origin. */
export function pageRoutes(): Router {
  const router = Router()
  get(router, '/', (_request, response, next) => send(response, PAGE, 'index.html', CHECK_AGAIN, next))
  get(router, '/web/page/*file', (request, response, next) =>
    send(response, PAGE, segments(request, 'file').join('/'), CHECK_AGAIN, next))
  get(router, '/web/texts/:file', (request, response, next) => {
    const language = TEXTS.exec(segments(request, 'file')[0] ?? '')?.[1]
    if (language === undefined) next(new CodedError('not-found'))
    else send(response, LOCALES, join(language, 'web.json'), CHECK_AGAIN, next)
  })
  get(router, '/web/fonts/:file', (request, response, next) => {
    const file = segments(request, 'file')[0] ?? ''
    if (FONT.test(file)) send(response, FONTS, file, FOR_A_YEAR, next)
    else next(new CodedError('not-found'))
  })
  return router
}

/** A route for GET and HEAD alone. */
export function get(router: Router, path: string, ...handlers: RequestHandler[]): void {
  router.route(path).get(...handlers).all(methodNotAllowed('GET', 'HEAD'))
}

function segments(request: Request, name: string): string[] {
  const value = request.params[name]
  return value === undefined ? [] : [value].flat()
}

/** Streams a file below a folder with its type, ETag and ranges; a name that leads out of it is not found. */
function send(
  response: Response, root: string, file: string, cache: string, next: (error: unknown) => void,
): void {
  const headers = { 'Cache-Control': cache }
  response.sendFile(file, { root, dotfiles: 'ignore', cacheControl: false, headers }, (error: Error | undefined) => {
    // A client that left in the middle needs no answer, and a begun answer cannot become another one.
    if (error === undefined || response.headersSent) return
    response.removeHeader('Cache-Control')
    next(new CodedError('not-found', { cause: error }))
  })
}
