import { comparable } from '../rules/index.ts'
import type { Scope } from './desk.ts'

/** The key of the one body that a scope is limited to; undefined: everything. */
export function bodyKeyOf(scope: Scope): string | undefined {
  return scope.kind === 'all' ? undefined : comparable(scope.body)
}

/** Whether what counts for a body is in a scope. `key`: the body in comparable form. */
export function covers(scope: Scope, key: string | null): boolean {
  return scope.kind === 'all' || (key !== null && comparable(scope.body) === key)
}
