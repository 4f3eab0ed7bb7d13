import { Router } from 'express'
import type { Store } from '../../conversation/store.ts'
import { CodedError } from '../../database/coded-error.ts'
import { languageOf } from './language.ts'
import type { Language } from './language.ts'
import { get } from './pages.ts'

/** Renders a kept verdict as a whole HTML document. Styles by files: the policy allows no inline ones. */
export type RenderKept = (
  data: unknown,
  options: { readonly language: Language; readonly createdAt: string },
) => string

/** The page of a kept verdict, for whoever has its address. */
export function keptVerdictRoutes<S>(options: { store: Store<S>; renderKept: RenderKept }): Router {
  const { store, renderKept } = options
  const router = Router()
  get(router, '/verdicts/:token', async (request, response) => {
    const token = request.params['token']
    const kept = typeof token === 'string' ? await store.keptVerdict(token) : undefined
    if (kept === undefined) throw new CodedError('unknown-verdict')
    const html = renderKept(kept.data, { language: languageOf(request), createdAt: kept.createdAt })
    response.set({ 'Cache-Control': 'private, no-store', 'X-Robots-Tag': 'noindex' }).type('html').send(html)
  })
  return router
}
