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
export type Drained = { done: number; failed: { queue: string; error: string }[] }
export type Jobs = {
  /**
   * @param options.key only one waiting job with this key at a time; a second is dropped.
   * @throws Error for a queue that no module declares, or for data that its schema refuses.
   */
  send(queue: string, data: Record<string, unknown>, options?: { key?: string; startAfterSeconds?: number }): Promise<void>
  /**
   * Begins to work: queues of all modules, cron, outbox. Without it (role web) jobs are only sent.
   * @param options.alone nobody else can be working, because the database server was started by and for this process: what was
   *   under way before that is given back at once, as a try that failed, instead of waiting for its time to run out.
   */
  start(options?: { alone?: boolean }): Promise<void>
  /** Waits for what is under way, at most four seconds; what was cut short is taken up again later. */
  stop(): Promise<void>
  /**
   * Runs everything that waits, in this process, until nothing does: for tests and the CLI.
   * What fails is kept for a later try and told in the answer.
   * @param options.early also what waits for its hour, retries included.
   */
  drain(options?: { early?: boolean }): Promise<Drained>
  /** Newest first, the dead letters among them. */
  states(limit: number): Promise<JobState[]>
  /** Whether this process works (not only sends). */
  running(): boolean
}
