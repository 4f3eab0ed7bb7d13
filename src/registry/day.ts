/** Bangkok is seven hours ahead of UTC all year. */
const AHEAD = 7 * 3_600_000

/** The day in Bangkok at a moment, as `YYYY-MM-DD`. */
export function dayInBangkok(at: Date): string {
  return new Date(at.getTime() + AHEAD).toISOString().slice(0, 10)
}
