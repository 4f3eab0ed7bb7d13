/**
 * Damerau-Levenshtein distance (optimal string alignment) of two short texts, as far as `limit`.
 *
 * @returns the distance, or `limit + 1` when it is larger
 */
export function editDistance(one: string, other: string, limit: number): number {
  if (one === other) return 0
  if (Math.abs(one.length - other.length) > limit) return limit + 1
  const width = other.length + 1
  let beforeLast = new Array<number>(width).fill(0)
  let last = Array.from({ length: width }, (_, index) => index)
  let current = new Array<number>(width).fill(0)
  for (let row = 1; row <= one.length; row++) {
    current[0] = row
    let smallest = row
    const code = one.charCodeAt(row - 1)
    for (let column = 1; column < width; column++) {
      const same = code === other.charCodeAt(column - 1)
      let best = Math.min((last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1))
      if (row > 1 && column > 1 && code === other.charCodeAt(column - 2)
        && one.charCodeAt(row - 2) === other.charCodeAt(column - 1)) {
        best = Math.min(best, (beforeLast[column - 2] ?? 0) + 1)
      }
      current[column] = best
      if (best < smallest) smallest = best
    }
    if (smallest > limit) return limit + 1
    const spare = beforeLast
    beforeLast = last
    last = current
    current = spare
  }
  return Math.min(last[width - 1] ?? 0, limit + 1)
}
