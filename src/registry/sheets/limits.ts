/** What a file may hold. Generous for a list of entries, and small enough that no file can exhaust the service. */
export const LIMITS = {
  /** Bytes of the file as it is sent. */
  fileBytes: 10 * 1024 * 1024,
  /** Parts inside an .xlsx file. */
  parts: 500,
  /** Bytes of all parts together once unpacked. */
  unpackedBytes: 100 * 1024 * 1024,
  /** How many times larger than its packed form a part may become, past `ratioFreeBytes`. */
  ratio: 250,
  /** A small part may be packed as tightly as it likes. */
  ratioFreeBytes: 1024 * 1024,
  /** Rows below the headers. */
  rows: 50_000,
  columns: 60,
  /** Characters of one cell. */
  cellCharacters: 5_000,
  /** Distinct texts of a workbook: every cell of the largest sheet. */
  sharedTexts: 50_001 * 60,
} as const

/** How many rows or cells are worked through before others get their turn. */
export const STRIDE = 200

/** Lets everybody else in the process have their turn. */
export function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}

/** Makes something of each of many, and lets others have their turn in between. */
export async function eachInTurn<T, Made>(items: readonly T[], make: (item: T) => Made): Promise<Made[]> {
  const made: Made[] = []
  for (const item of items) {
    made.push(make(item))
    if (made.length % STRIDE === 0) await breath()
  }
  return made
}
