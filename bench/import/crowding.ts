/**
 * How many times longer than by itself something takes just now, because of what else runs on this machine:
 * by the clock, as against the processor's time that it needs.
 */
export function crowding(): number {
  const begun = { clock: performance.now(), work: busy() }
  while (busy() - begun.work < 100);
  return Math.max(1, (performance.now() - begun.clock) / (busy() - begun.work))
}

function busy(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
