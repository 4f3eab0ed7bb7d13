/** Personal columns of one row, such as the contact of an entry. */
export type PersonalColumns = Readonly<Record<string, string>>
/** Personal columns by the place of their row in a change; `0` for a change of one. */
export type PersonalRows = Readonly<Record<string, PersonalColumns>>

const PERSONAL = ['contact', 'nominee'] as const

type Row = Readonly<Record<string, unknown>>

/**
 * Takes what is personal out of one side of a change, so that it can be erased while the audit stands. A
 * row names the columns that were taken out (`personal`); texts to search in, which hold them as well, are made anew
 * from a row and left out.
 *
 * @param side an entry, or a change of many as `ChangedRows`; anything else holds nothing personal
 *
 * @example
 * splitPersonal({ id: 1, contact: 'สมชาย', nominee: null })
 * // { side: { id: 1, nominee: null, personal: ['contact'] }, personal: { 0: { contact: 'สมชาย' } } }
 */
export function splitPersonal(side: unknown): { readonly side: unknown; readonly personal: PersonalRows | undefined } {
  const personal: Record<string, PersonalColumns> = {}
  const split = (row: Row, place: number): Row => {
    const taken: Record<string, string> = {}
    for (const column of PERSONAL) {
      const value = row[column]
      if (typeof value === 'string') taken[column] = value
    }
    const { search: _search, ...rest } = row
    if (Object.keys(taken).length === 0) return rest
    personal[place] = taken
    return { ...Object.fromEntries(Object.entries(rest).filter(([column]) => !Object.hasOwn(taken, column))), personal: Object.keys(taken) }
  }
  if (!isRow(side)) return { side, personal: undefined }
  const whole = isMany(side)
    ? { ...side, rows: side.rows.map((row, place) => (isRow(row) && ('search' in row || PERSONAL.some((column) => column in row)) ? split(row, place) : row)) }
    : PERSONAL.some((column) => column in side) ? split(side, 0) : side
  return { side: whole, personal: Object.keys(personal).length === 0 ? undefined : personal }
}

/**
 * Takes what is personal out of both sides of a change. Of a change of one, a column that it left alone is not kept of
 * the side before: an undo then leaves it as it is, also where the other side's was erased since.
 */
export function splitChange(before: unknown, after: unknown): { readonly before: ReturnType<typeof splitPersonal>; readonly after: ReturnType<typeof splitPersonal> } {
  if (!isRow(before) || !isRow(after) || isMany(after)) return { before: splitPersonal(before), after: splitPersonal(after) }
  const alone = PERSONAL.filter((column) => typeof before[column] === 'string' && before[column] === after[column])
  const rest = Object.fromEntries(Object.entries(before).filter(([column]) => !alone.some((one) => one === column)))
  const split = splitPersonal(alone.length === 0 ? before : rest)
  // A row without any of these columns is still one of an entry.
  const { search: _search, ...side } = isRow(split.side) ? split.side : {}
  return { before: { ...split, side: alone.length === 0 ? split.side : side }, after: splitPersonal(after) }
}

/**
 * Puts back what was taken out, as far as it is still there: a column that was erased is null.
 *
 * @param personal as `splitPersonal` gave it; undefined where it was erased
 */
export function joinPersonal(side: unknown, personal: PersonalRows | undefined): unknown {
  const join = (row: Row, place: number): Row => {
    const { personal: columns, ...rest } = row
    if (!Array.isArray(columns)) return row
    return { ...rest, ...Object.fromEntries(columns.map((column: string) => [column, personal?.[place]?.[column] ?? null])) }
  }
  if (!isRow(side)) return side
  return isMany(side) ? { ...side, rows: side.rows.map((row, place) => (isRow(row) ? join(row, place) : row)) } : join(side, 0)
}

/** Whether a side names columns that `personal` no longer has. */
export function isErased(side: unknown, personal: PersonalRows | undefined): boolean {
  const lacks = (row: unknown, place: number): boolean =>
    isRow(row) && Array.isArray(row['personal']) && row['personal'].some((column: string) => personal?.[place]?.[column] === undefined)
  return isRow(side) && (isMany(side) ? side.rows.some(lacks) : lacks(side, 0))
}

const isRow = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value)
const isMany = (side: Row): side is Row & { readonly rows: readonly unknown[] } => side['kind'] === 'entries' && Array.isArray(side['rows'])
