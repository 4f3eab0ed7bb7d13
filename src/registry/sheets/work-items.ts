import type { EntryBefore, StoredAgency } from '../changed-rows.ts'
import { entryColumns, winnerColumns, type StoredEntry, type StoredWinner } from '../rows.ts'
import { eachInTurn } from './limits.ts'
import type { AgencyWork } from './plan-agencies.ts'
import type { EntryWork } from './plan-entries.ts'
import type { Work } from './plan-file.ts'
import type { WinnerWork } from './plan-winners.ts'

/** A value as both engines take it. */
export type Value = string | number | null

/** One row as it would be written. Made with the plan, so that writing many takes no time to think. */
export interface WorkItem<Before> {
  /** The row before, for the audit; null where it is added. Of an entry, no more than what becomes different. */
  readonly before: Before | null
  /** Everything that the file decides of the row. */
  readonly columns: Readonly<Record<string, Value>>
}

export type EntryItem = WorkItem<EntryBefore>
export type WinnerItem = WorkItem<StoredWinner>
export type AgencyItem = WorkItem<StoredAgency>
export type Item = EntryItem | WinnerItem | AgencyItem

/** The rows that a plan would write, in the order of the file. */
export function itemsOf(work: Work): Promise<readonly Item[]> {
  switch (work.kind) {
    case 'entries':
      return eachInTurn<typeof work.items[number], Item>(work.items, entryItem)
    case 'winners':
      return eachInTurn<typeof work.items[number], Item>(work.items, winnerItem)
    case 'agencies':
      return eachInTurn<typeof work.items[number], Item>(work.items, agencyItem)
  }
}

function entryItem({ before, draft, standing }: EntryWork): EntryItem {
  const columns: Record<string, Value> = { ...entryColumns(draft), ...standing }
  return { before: before && entryBefore(before, columns), columns }
}

function entryBefore(row: StoredEntry, columns: Readonly<Record<string, Value>>): EntryBefore {
  const { id, revision, body_key, restored, restored_at } = row
  const different = Object.entries(row).filter(([column, value]) => Object.hasOwn(columns, column) && columns[column] !== value)
  return {
    ...Object.fromEntries(different), id, revision, body_key,
    ...(restored_at === null ? {} : { restored, restored_at }),
  }
}

const winnerItem = ({ before, winner }: WinnerWork): WinnerItem => ({ before, columns: { ...winnerColumns(winner) } })

const agencyItem = ({ before, agency }: AgencyWork): AgencyItem => ({ before, columns: { ...agency, name: before?.name ?? agency.name } })
