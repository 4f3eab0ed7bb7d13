/**
 * How many letters to add, drop, replace or swap with their neighbour to make one text of another,
 * or `limit + 1` as soon as it is sure to be more.
 *
 * @param limit the largest distance of interest
 */
export function distance(a: string, b: string, limit: number): number {
  const far = limit + 1
  if (Math.abs(a.length - b.length) > limit) return far
  const width = b.length + 2
  let before = new Uint16Array(width).fill(far)
  let previous = new Uint16Array(width).fill(far)
  let current = new Uint16Array(width).fill(far)
  for (let column = 0; column <= Math.min(limit, b.length); column += 1) previous[column] = column
  for (let row = 1; row <= a.length; row += 1) {
    // Cells further from the diagonal than the limit can't be on a short enough way.
    const from = Math.max(1, row - limit)
    const to = Math.min(b.length, row + limit)
    current[from - 1] = from === 1 ? Math.min(row, far) : far
    let least = current[from - 1] ?? far
    const letter = a.charCodeAt(row - 1)
    for (let column = from; column <= to; column += 1) {
      const same = letter === b.charCodeAt(column - 1)
      let cost = (previous[column - 1] ?? far) + (same ? 0 : 1)
      cost = Math.min(cost, (previous[column] ?? far) + 1, (current[column - 1] ?? far) + 1)
      if (row > 1 && column > 1 && letter === b.charCodeAt(column - 2) && a.charCodeAt(row - 2) === b.charCodeAt(column - 1)) {
        cost = Math.min(cost, (before[column - 2] ?? far) + 1)
      }
      current[column] = Math.min(cost, far)
      if (cost < least) least = cost
    }
    if (to < b.length) current[to + 1] = far
    if (least > limit) return far
    const spare = before
    before = previous
    previous = current
    current = spare
  }
  return Math.min(previous[b.length] ?? far, far)
}

/**
 * The letters of a text as 32 marks, for `surelyFurther`.
 */
export function marks(text: string): number {
  let set = 0
  for (let index = 0; index < text.length; index += 1) set |= 1 << (text.charCodeAt(index) & 31)
  return set
}

/** Whether two texts, by their marks alone, are further apart than a limit: one change changes two marks at most. */
export function surelyFurther(a: number, b: number, limit: number): boolean {
  let differing = a ^ b
  let count = 0
  while (differing !== 0) {
    differing &= differing - 1
    count += 1
  }
  return count > 2 * limit
}
