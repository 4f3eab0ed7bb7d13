import { fileURLToPath } from 'node:url'

/**
 * Where what can be made again is kept from one start to the next: beside the packages, in nobody
 * else's reach, and gone with the next installation. It need not be there, nor be writable.
 */
export const ownCache = fileURLToPath(new URL('../../node_modules/.cache/lertrat-guide', import.meta.url))
