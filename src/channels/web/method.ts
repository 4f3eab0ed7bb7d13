import type { RequestHandler } from 'express'
import { CodedError } from '../../database/coded-error.ts'

/** Refuses every method but those, which it names in `Allow`. */
export function methodNotAllowed(...methods: string[]): RequestHandler {
  return (_request, response, next) => {
    response.set('Allow', methods.join(', '))
    next(new CodedError('method-not-allowed', { values: { methods: methods.join(', ') } }))
  }
}
