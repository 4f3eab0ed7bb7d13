/**
 * Loaded before a server: its clock goes ahead of the real one by so many milliseconds (CLOCK_AHEAD), as
 * though the test had waited.
 */
const ahead = Number(process.env['CLOCK_AHEAD'] ?? 0)
const RealDate = Date
globalThis.Date = new Proxy(RealDate, {
  construct: (target, given: unknown[]) => Reflect.construct(target, given.length === 0 ? [RealDate.now() + ahead] : given) as Date,
  get: (target, key) => (key === 'now' ? () => RealDate.now() + ahead : Reflect.get(target, key) as unknown),
})
