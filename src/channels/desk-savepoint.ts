import { sql } from 'kysely'
import type { DeskDoor } from '../registry/desk.ts'
import type { SchemaTransaction } from '../database/database.ts'

/**
 * A door whose desk can be taken back: where a dialog fails after it has changed something, the turn
 * can still be committed with an apology, and nothing else of it.
 *
 * @returns the door, and what takes back all that was changed through it.
 */
export function rescuable(door: DeskDoor, transaction: SchemaTransaction): { readonly door: DeskDoor; undo(): Promise<void> } {
  let begun: Promise<unknown> | undefined
  const begin = () => (begun ??= sql`savepoint desk`.execute(transaction))
  return {
    door: {
      enter: async () => {
        await begin()
        return door.enter()
      },
      redeem: async (code) => {
        await begin()
        return door.redeem(code)
      },
    },
    undo: async () => {
      if (begun) await sql`rollback to savepoint desk`.execute(transaction)
    },
  }
}
