/** Work for later, in the same PostgreSQL: retried, dead-lettered, visible. */
export type JobState = {
  id: string
  queue: string
  state: string
  createdOn: string
  startedOn: string | null
  completedOn: string | null
  retryCount: number
  error: string | null
}
export type Jobs = {
  /** @param options.key only one waiting job with this key at a time. */
  send(queue: string, data: Record<string, unknown>, options?: { key?: string; startAfterSeconds?: number }): Promise<void>
  /** Begins to work: queues of all modules, cron, outbox. */
  start(): Promise<void>
  /** Waits for what is under way, at most ten seconds. */
  stop(): Promise<void>
  /** Runs everything that waits, in this process, until nothing does: for tests and the CLI. */
  drain(): Promise<void>
  states(limit: number): Promise<JobState[]>
}
