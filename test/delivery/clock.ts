/** A clock that stands still until a test moves it to the next thing that is to happen. */
export class Clock {
  #time: number
  #alarms: { at: number; run: () => void }[] = []

  constructor(start: string) {
    this.#time = Date.parse(start)
  }

  readonly now = (): Date => new Date(this.#time)
  readonly time = (): number => this.#time

  readonly after = (milliseconds: number, run: () => void): (() => void) => {
    const alarm = { at: this.#time + milliseconds, run }
    this.#alarms.push(alarm)
    return () => {
      this.#alarms = this.#alarms.filter((other) => other !== alarm)
    }
  }

  pass(milliseconds: number): void {
    this.#time += milliseconds
  }

  /** Goes to the next alarm and rings it. */
  next(): void {
    const first = this.#alarms.toSorted((one, other) => one.at - other.at)[0]
    if (first === undefined) throw new Error('nothing is to happen')
    this.#alarms = this.#alarms.filter((other) => other !== first)
    this.#time = Math.max(this.#time, first.at)
    first.run()
  }
}
