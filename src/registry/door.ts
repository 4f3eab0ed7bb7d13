import type { Directory } from '../agencies/index.ts'
import type { Engine } from '../database/database.ts'
import type { Rulebook } from '../rules/index.ts'
import type { DeskDoor } from './desk.ts'
import type { Outside } from './desk-parts.ts'
import { redeemCode } from './joining.ts'
import type { Speaker } from './joining.ts'
import { openDesk } from './open-desk.ts'
import { identityOf, personOf } from './people.ts'
import { activeRole, coordinatorOf } from './roles.ts'

export { joinByAllowList } from './joining.ts'
export type { Speaker } from './joining.ts'

export interface DoorParts extends Speaker {
  readonly engine: Engine
  readonly rulebook: Rulebook
  readonly directory: Directory
  readonly outside?: Outside | undefined
  readonly conversationId?: string | undefined
  readonly randomToken: () => string
  readonly randomUuid: () => string
}

/**
 * The way to a desk, in one turn of one person. Nothing is remembered from turn to turn: whoever was
 * removed has no desk in their next one.
 *
 * @example
 * const desk = await createDoor(parts).enter()
 * if (desk === undefined) await createDoor(parts).redeem('7K2M-QX8R-0ZTB-5N4C')
 */
export function createDoor(parts: DoorParts): DeskDoor {
  const { transaction, at, identity, engine, rulebook, directory, outside, conversationId, randomToken, randomUuid } = parts
  return {
    async enter() {
      const role = await activeRole(transaction, await personOf(transaction, identityOf(identity.channel, identity.id)))
      if (role === undefined) return undefined
      const coordinator = coordinatorOf(role)
      const actor = { coordinatorId: role.id, name: role.name, channel: identity.channel }
      return openDesk({ transaction, engine, rulebook, coordinator, actor, at, directory, outside, conversationId, randomToken, randomUuid })
    },
    redeem: (code) => redeemCode({ transaction, at, identity }, code),
  }
}
