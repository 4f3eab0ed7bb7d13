import { agencyConfirmed, agencyDismissed, askAgencies, confirmAgency, dismissAgency } from './agencies.ts'
import { tellAudit } from './audit.ts'
import { objectedForm } from './change-forms.ts'
import { checkAgency, checkForm } from './check.ts'
import type { Confirmed } from './confirm.ts'
import { correctForm, correctEntry, entryCorrected } from './correct.ts'
import type { DeskDeed } from './desk-scene.ts'
import { tellDoubts } from './doubts.ts'
import { listEntries, searchEntries, searchForm, tellEntry } from './entries.ts'
import { offerExport, writeExport } from './export.ts'
import type { FormTask } from './form.ts'
import { beginFullCheck } from './full-check.ts'
import { importApplied, inviteFile } from './import.ts'
import { showMenu } from './menu.ts'
import { milestoneForm, milestoneRemoved, milestoneSet, removeMilestone, setMilestone, tellMilestones } from './milestones.ts'
import { tellOverview } from './overview.ts'
import { entryRegistered, registerEntry, registerForm, reinstateEntry, entryReinstated, overrideForm, overrideObjections } from './register.ts'
import { levelRecorded, recordResult, tellGrandExcellence } from './results.ts'
import { askRuling, revokeRuling, rulingForm, rulingRevoked, rulingSettled, tellRulings } from './rulings.ts'
import { invite, inviteForm, inviteConfirmed, memberRemoved, removeMember, tellStaff } from './staff.ts'
import { changeUndone, undoChange } from './undo.ts'
import { addWinner, listWinners, removeWinner, winnerAdded, winnerForm, winnerRemoved } from './winners.ts'
import { entryWithdrawn, withdrawEntry, withdrawForm } from './withdraw.ts'

/** Every deed of the desk, under the name that buttons and commands have for it. */
export const deskDeeds: Readonly<Record<string, DeskDeed>> = {
  menu: showMenu,
  check: checkAgency,
  'full-check': beginFullCheck,
  entries: listEntries,
  search: searchEntries,
  entry: tellEntry,
  register: registerEntry,
  override: overrideObjections,
  correct: correctEntry,
  withdraw: withdrawEntry,
  reinstate: reinstateEntry,
  result: recordResult,
  grand: tellGrandExcellence,
  winners: listWinners,
  'add-winner': addWinner,
  'remove-winner': removeWinner,
  doubts: tellDoubts,
  rule: askRuling,
  rulings: tellRulings,
  'revoke-ruling': revokeRuling,
  milestones: tellMilestones,
  'set-milestone': setMilestone,
  'remove-milestone': removeMilestone,
  overview: tellOverview,
  staff: tellStaff,
  invite,
  'remove-member': removeMember,
  audit: tellAudit,
  undo: undoChange,
  import: inviteFile,
  export: offerExport,
  'write-export': writeExport,
  agencies: askAgencies,
  'confirm-agency': confirmAgency,
  'dismiss-agency': dismissAgency,
}

/** Every form, under the name that the session keeps while it is filled. */
export const deskForms: Readonly<Record<string, FormTask>> = {
  check: checkForm,
  search: searchForm,
  register: registerForm,
  objected: objectedForm,
  override: overrideForm,
  correct: correctForm,
  withdraw: withdrawForm,
  winner: winnerForm,
  ruling: rulingForm,
  milestone: milestoneForm,
  invite: inviteForm,
}

/** What is carried out after a yes. */
export const deskConfirmed: Readonly<Record<string, Confirmed>> = {
  register: entryRegistered,
  reinstate: entryReinstated,
  correct: entryCorrected,
  withdraw: entryWithdrawn,
  result: levelRecorded,
  winner: winnerAdded,
  'remove-winner': winnerRemoved,
  ruling: rulingSettled,
  'revoke-ruling': rulingRevoked,
  milestone: milestoneSet,
  'remove-milestone': milestoneRemoved,
  invite: inviteConfirmed,
  'remove-member': memberRemoved,
  import: importApplied,
  undo: changeUndone,
  'confirm-agency': agencyConfirmed,
  'dismiss-agency': agencyDismissed,
}
