import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client'

/** What is counted, without anything about any person. */
export interface Metrics {
  http(labels: { method: string; route: string; status: number }): void
  turn(labels: { channel: string; outcome: string }, seconds: number): void
  /** All metrics in the Prometheus text format. */
  text(): Promise<string>
  readonly contentType: string
}

export function createMetrics(): Metrics {
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
  return {
    http: (labels) => requests.inc(labels),
    turn: ({ channel, outcome }, seconds) => {
      turns.inc({ channel, outcome })
      turnSeconds.observe({ channel }, seconds)
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  }
}
