import type { Request } from 'express'

export type Language = 'th' | 'en'

/** The language a request asks for by `Accept-Language`; Thai where it asks for neither. */
export function languageOf(request: Request): Language {
  return request.acceptsLanguages('th', 'en') === 'en' ? 'en' : 'th'
}
