/** Something that can be timed: one run decides `size` cases and gives a number that depends on the work. */
export interface Contender {
  readonly name: string
  readonly size: number
  run(): number | Promise<number>
}

export interface Measured {
  readonly name: string
  /** A case, median of the rounds. */
  readonly microseconds: number
  /** Processor time of a case over all threads, median of the rounds: other work on the machine hardly shows in it. */
  readonly processor: number
  /** How many times as long as the first contender, median of the rounds; the same by processor time. */
  readonly timesFirst: number
  readonly timesFirstProcessor: number
}

const warmUp = 1_000
const slice = 250
const count = 11

/**
 * Times contenders in turns, round by round, so that whatever else the machine does hits them alike.
 */
export async function rounds(contenders: readonly Contender[]): Promise<Measured[]> {
  for (const contender of contenders) await time(contender, warmUp)
  const times = contenders.map((): Slice[] => [])
  for (let round = 0; round < count; round++) {
    for (const [i, contender] of contenders.entries()) times[i]?.push(await time(contender, slice))
  }
  return contenders.map(({ name }, i) => {
    const own = times[i] ?? []
    const ratio = (of: keyof Slice): number => median(own.map((value, round) => value[of] / (times[0]?.[round]?.[of] ?? Number.NaN)))
    return {
      name,
      microseconds: median(own.map(({ passed }) => passed)),
      processor: median(own.map(({ used }) => used)),
      timesFirst: ratio('passed'),
      timesFirstProcessor: ratio('used'),
    }
  })
}

/** Microseconds a case: by the clock, and of processors. */
interface Slice {
  readonly passed: number
  readonly used: number
}

/** Decides cases for at least so many milliseconds. */
async function time({ run, size }: Contender, milliseconds: number): Promise<Slice> {
  globalThis.gc?.()
  const before = process.cpuUsage()
  const start = performance.now()
  let runs = 0
  let seen = 0
  let passed = 0
  do {
    seen += await run()
    runs++
    passed = performance.now() - start
  } while (passed < milliseconds)
  const { user, system } = process.cpuUsage(before)
  if (seen === 0) throw new Error('nothing was decided')
  return { passed: (passed * 1000) / (runs * size), used: (user + system) / (runs * size) }
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? upper)) / 2
}
