import { importFile } from './registry.ts'

/**
 * `lertrat agencies import`: the same for a list of agencies, such as the official list of local
 * governments. Other files are refused.
 *
 * @throws CodedError where a setting of the environment is wrong
 */
export function importAgencies(
  options: { readonly file: string; readonly apply?: boolean; readonly round?: number }, environment: NodeJS.ProcessEnv,
): Promise<void> {
  return importFile({ ...options, only: 'agencies' }, environment)
}
