import { createDirectory, createDirectoryGradually, type Agency, type Directory } from '../agencies/index.ts'

const joined = new WeakMap<readonly Agency[], Promise<Directory>>()

/**
 * The directory with the agencies that coordinators added; the same list gives the same directory. It is
 * made with pauses, since thousands may have been added.
 */
export function directoryWith(agencies: readonly Agency[]): Promise<Directory> {
  const own = createDirectory()
  if (agencies.length === 0) return Promise.resolve(own)
  let directory = joined.get(agencies)
  if (!directory) {
    const named = new Set(own.all().map(({ name }) => name))
    joined.set(agencies, (directory = createDirectoryGradually([...own.all(), ...agencies.filter(({ name }) => !named.has(name))])))
  }
  return directory
}
