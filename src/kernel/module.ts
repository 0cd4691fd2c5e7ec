import type { z } from 'zod'
import type { Actor } from './actor.ts'
import type { DutySource } from './duties.ts'
import type { Call, Operation } from './operation.ts'
import type { Reader } from './db/client.ts'
import type { Page, Section } from './http/page.ts'
import type { Platform } from './platform.ts'

/** What a module contributes. Lists, no logic: reading the manifests is reading the product. */
export type Module = {
  /** Folder, first part of operation names: `agencies`. */
  name: string
  title: string
  operations: readonly Operation[]
  jobs?: readonly Job[]
  reactions?: readonly Reaction[]
  /** Public pages, rendered on the server. */
  pages?: readonly Page[]
  /** What it adds to the pages of modules before it. */
  sections?: readonly Section[]
  search?: readonly SearchSource[]
  /** What people must do, for the one inbox and its mail. */
  duties?: readonly DutySource[]
  commands?: readonly Command[]
  /** A sentence that stands above every screen and page while it holds: that what is shown is made up, say. */
  notice?: (db: Reader) => Promise<string | undefined>
  /** Which of its tables a made-up year fills, and its wiping empties. */
  work?: Work
  /** First-run data; must be safe to run again. Runs in the order of modules. */
  seed?: (call: Call, options: { demo: boolean }) => Promise<void>
}

/** Names of tables. Registers and real people are in none of them. */
export type Work = {
  /** What people did. A made-up year begins only where these are empty. */
  doings?: readonly string[]
  /** What the platform left while they did it: letters told, values kept. */
  traces?: readonly string[]
  /** The plan and what hangs on its text; emptied only where the plan itself came with the made-up year. */
  plan?: readonly string[]
  /** What the province knows of itself beside the work: numbers of residents. Filled only where all are empty, and only then emptied. */
  lists?: readonly string[]
}

export type Job<D = unknown> = {
  /** Queue name: `module.noun`. */
  name: string
  data: z.ZodType<D>
  /** Five-field cron in Asia/Ho_Chi_Minh for recurring work. */
  cron?: string
  /** Five times where not stated; then it lies among the dead letters. */
  retryLimit?: number
  /** Before the first retry, doubled each time up to an hour; five seconds where not stated. */
  retryDelaySeconds?: number
  /** A run longer than this is taken for dead and tried again; five minutes where not stated. */
  expireInSeconds?: number
  /**
   * For long work that must go on soon after its process was killed: so long (ten or more) without a sign of life and it is taken
   * up again. Not for work that keeps the processor to itself: it could not give the sign.
   */
  heartbeatSeconds?: number
  run(call: Call, data: D): Promise<void>
}
export const job = <D>(definition: Job<D>): Job => definition as unknown as Job

/**
 * What a module does when another module's event arrives. Runs at least once: must be safe to run again.
 * With `queue` the payload becomes the data of that job, exactly one for each event.
 */
export type Reaction = { event: string; name: string } & (
  | { run(call: Call, payload: Record<string, unknown>): Promise<void>; queue?: undefined }
  | { queue: string; run?: undefined }
)

export type SearchHit = { kind: string; title: string; excerpt: string; href: string; rank: number }
/** Finds a module's things by text, with and without marks; must itself apply what the actor may see. */
export type SearchSource = {
  kind: string
  title: string
  find(db: Reader, actor: Actor | null, text: string, limit: number): Promise<SearchHit[]>
}

export type Command = {
  /** As typed: `plan read`. */
  name: string
  summary: string
  arguments?: { name: string; summary: string; optional?: boolean }[]
  options?: { flags: string; summary: string }[]
  /** False for commands that work on files alone and must start without a database. */
  needsPlatform: boolean
  /** Prints through `out`; what it returns is printed as JSON when --json is given. */
  run(input: {
    platform: Platform | null
    arguments: string[]
    options: Record<string, unknown>
    out(line: string): void
    progress(line: string): void
  }): Promise<unknown>
}
