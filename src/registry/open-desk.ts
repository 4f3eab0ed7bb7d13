import { createAgencyBook } from './agency-book.ts'
import { createAuditTrail } from './audit-trail.ts'
import type { Desk } from './desk.ts'
import type { DeskParts } from './desk-parts.ts'
import { createEntryBook } from './entry-book.ts'
import { keepFile } from './kept-files.ts'
import { createMilestoneBook } from './milestone-book.ts'
import { overviewOf } from './overview.ts'
import { createRulingBook } from './ruling-book.ts'
import { createSheets } from './sheets/index.ts'
import { createStaff } from './staff.ts'
import { createWinnerBook } from './winner-book.ts'

/**
 * Everything that one coordinator can do in one turn, inside the turn's transaction.
 *
 * @param parts whose desk it is, over what, and when. Whoever calls it has made sure who it is.
 */
export function openDesk(parts: DeskParts): Desk {
  const entries = createEntryBook(parts)
  const winners = createWinnerBook(parts)
  return {
    who: parts.coordinator,
    round: parts.rulebook.round,
    entries,
    winners,
    rulings: createRulingBook(parts),
    milestones: createMilestoneBook(parts),
    audit: createAuditTrail(parts),
    staff: createStaff(parts),
    sheets: createSheets(parts, { entries, winners }),
    agencies: createAgencyBook(parts),
    overview: () => overviewOf(parts),
    keepFile: (file) => keepFile(parts.transaction, file, parts),
  }
}
