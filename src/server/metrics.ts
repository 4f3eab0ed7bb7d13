import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { DeliveryMetrics } from '../delivery/attempt.ts'

/** What is counted, without anything about any person. */
export interface Metrics {
  http(labels: { method: string; route: string; status: number }): void
  turn(labels: { channel: string; outcome: string }, seconds: number): void
  /** An event of a platform was read: what kind it was and what came of it. */
  event(labels: { channel: string; kind: string; outcome: string }): void
  readonly deliveries: DeliveryMetrics
  /** All metrics in the Prometheus text format. */
  text(): Promise<string>
  readonly contentType: string
}

/**
 * @param setAside how many events are set aside just now, by channel; asked when the metrics are read
 */
export function createMetrics(setAside?: () => Promise<ReadonlyMap<string, number>>): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const requests = new Counter({
    name: 'lertrat_http_requests_total',
    help: 'HTTP requests by method, route and status',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  })
  const turns = new Counter({
    name: 'lertrat_turns_total',
    help: 'Turns of conversations by channel and outcome',
    labelNames: ['channel', 'outcome'],
    registers: [registry],
  })
  const turnSeconds = new Histogram({
    name: 'lertrat_turn_duration_seconds',
    help: 'Time from a checked message to its committed replies',
    labelNames: ['channel'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const events = new Counter({
    name: 'lertrat_events_total',
    help: 'Events that platforms told of, by channel, kind and outcome',
    labelNames: ['channel', 'kind', 'outcome'],
    registers: [registry],
  })
  const attempts = new Counter({
    name: 'lertrat_delivery_attempts_total',
    help: 'Calls to platforms by channel, method and outcome',
    labelNames: ['channel', 'method', 'outcome'],
    registers: [registry],
  })
  const attemptSeconds = new Histogram({
    name: 'lertrat_delivery_attempt_duration_seconds',
    help: 'Time of a call to a platform',
    labelNames: ['channel'],
    buckets: [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [registry],
  })
  const settled = new Counter({
    name: 'lertrat_deliveries_total',
    help: 'Deliveries that are over, by channel, kind and state: sent, failed or uncertain',
    labelNames: ['channel', 'kind', 'state'],
    registers: [registry],
  })
  const waiting = new Gauge({
    name: 'lertrat_deliveries_waiting',
    help: 'Deliveries that are not over yet',
    labelNames: ['channel'],
    registers: [registry],
  })
  if (setAside !== undefined) new Gauge({
    name: 'lertrat_events_set_aside',
    help: 'Events that are tried no more, because each ended the process twice; see `lertrat events`',
    labelNames: ['channel'],
    registers: [registry],
    async collect() {
      this.reset()
      // While the database is away the rest is still told.
      const counts = await setAside().catch(() => new Map<string, number>())
      for (const [channel, count] of counts) this.set({ channel }, count)
    },
  })
  return {
    event: (labels) => events.inc(labels),
    deliveries: {
      attempted: ({ channel, method, outcome }, seconds) => {
        attempts.inc({ channel, method, outcome })
        attemptSeconds.observe({ channel }, seconds)
      },
      settled: ({ channel, kind, state }) => settled.inc({ channel, kind, state }),
      waiting: (channel, deliveries) => waiting.set({ channel }, deliveries),
    },
    http: (labels) => requests.inc(labels),
    turn: ({ channel, outcome }, seconds) => {
      turns.inc({ channel, outcome })
      turnSeconds.observe({ channel }, seconds)
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
