import { z } from 'zod'
import { type Actor, isSystem } from './actor.ts'
import { type Write, writing } from './audit/write.ts'
import type { Clock } from './clock.ts'
import type { Reader } from './db/client.ts'
import { AppError, conflict, forbidden, invalid, notFound, unauthenticated, type FieldError } from './errors.ts'
import { fieldMessage } from './field-message.ts'
import type { Platform } from './platform.ts'

/** One call of an operation: who, on which platform, under which request. HTTP, jobs, the CLI, the seed and tests all make one. */
export type Call = { platform: Platform; actor: Actor | null; requestId: string }

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
export type Address<M extends Method = Method> = `${M} /${string}`

/** `anyone` must be written out; `signedIn` is anyone with an account; a rule gets the record that `load` found (never without load). */
export type Rule<R, I> = (actor: Actor, record: R, input: I) => boolean

type Scope = { platform: Platform; db: Reader; clock: Clock; requestId: string }

type Definition<I extends z.ZodType, O extends z.ZodType, R> = {
  /** Wire, audit, log and metric name: `module.verb`. */
  name: string
  /** What it does, in Vietnamese, for the API description and the audit. */
  summary: string
  input: I
  output: O
  /** Finds the record it is about; undefined answers not_found. */
  load?: (scope: Scope, input: z.output<I>) => Promise<R | undefined>
  /** Largest body in bytes; 1 MB where not stated. */
  bodyLimit?: number
}
type ForAnyone = { allow: 'anyone' }
type ForKnown<R, I> = { allow: 'signedIn' | Rule<NoInfer<R>, I> }
type Reads<I extends z.ZodType, O extends z.ZodType, R, M> = Definition<I, O, R> & {
  reads: Address<'GET'>
  run: (scope: Scope & { record: NoInfer<R>; me: M }, input: z.output<I>) => Promise<z.input<O>>
}
type Writes<I extends z.ZodType, O extends z.ZodType, R, M> = Definition<I, O, R> & {
  writes: Address<'POST' | 'PUT' | 'PATCH' | 'DELETE'>
  run: (scope: Scope & { write: Write; record: NoInfer<R>; me: M }, input: z.output<I>) => Promise<z.input<O>>
}

// oxlint-disable-next-line typescript/no-explicit-any -- operations of all shapes live in one list
export type Operation<I = any, O = any> = {
  name: string
  summary: string
  address: Address
  writes: boolean
  public: boolean
  input: z.ZodType
  output: z.ZodType
  bodyLimit: number
  run(call: Call, input: I): Promise<O>
}

/**
 * One thing that the platform can do. There is no operation without `allow`; the order is: known? valid? found? allowed? then run.
 * What it answers is cut to the contract, so that a column added later never leaks by itself. */
export function operation<I extends z.ZodType, O extends z.ZodType, R = never>(
  definition: Reads<I, O, R, Actor> & ForKnown<R, z.output<I>>,
): Operation<z.input<I>, z.output<O>>
export function operation<I extends z.ZodType, O extends z.ZodType, R = never>(
  definition: Writes<I, O, R, Actor> & ForKnown<R, z.output<I>>,
): Operation<z.input<I>, z.output<O>>
export function operation<I extends z.ZodType, O extends z.ZodType, R = never>(
  definition: Reads<I, O, R, Actor | null> & ForAnyone,
): Operation<z.input<I>, z.output<O>>
export function operation<I extends z.ZodType, O extends z.ZodType, R = never>(
  definition: Writes<I, O, R, Actor | null> & ForAnyone,
): Operation<z.input<I>, z.output<O>>
export function operation<I extends z.ZodType, O extends z.ZodType, R>(
  definition: (Reads<I, O, R, never> | Writes<I, O, R, never>) & (ForAnyone | ForKnown<R, z.output<I>>),
): Operation<z.input<I>, z.output<O>> {
  const writes = 'writes' in definition
  return {
    name: definition.name,
    summary: definition.summary,
    address: writes ? definition.writes : definition.reads,
    writes,
    public: definition.allow === 'anyone',
    input: definition.input,
    output: definition.output,
    bodyLimit: definition.bodyLimit ?? 1_000_000,
    async run(call, raw) {
      // A stranger learns nothing from the order of refusals: who they are comes before what exists.
      if (definition.allow !== 'anyone' && !call.actor) throw unauthenticated()
      const parsed = definition.input.safeParse(raw, { error: inWords })
      if (!parsed.success) throw invalid(undefined, { fields: fieldErrors(parsed.error) })
      const input = parsed.data
      const { platform } = call
      const scope = { platform, clock: platform.clock, requestId: call.requestId }
      const admit = async (db: Reader) => {
        const record = definition.load ? await definition.load({ ...scope, db }, input) : undefined
        if (definition.load && record === undefined) throw notFound()
        const { allow } = definition
        if (typeof allow === 'function' && !isSystem(call.actor!) && !allow(call.actor!, record as R, input)) throw forbidden()
        return record as R
      }
      if (!('writes' in definition)) {
        const record = await admit(platform.db)
        return definition.output.parse(
          await definition.run({ ...scope, db: platform.db, record, me: call.actor as never }, input),
        )
      }
      const actor: Actor = { ...(call.actor ?? { id: 'anonymous', name: 'Khách', email: '', grants: [] }) }
      const done = writing(
        { db: platform.db, actor, clock: platform.clock, operation: definition.name, requestId: call.requestId },
        async (write, tx) => {
          const record = await admit(tx)
          const { allow } = definition
          // The audit reads this copy when it is sealed: by then it is known on whose behalf.
          if (typeof allow === 'function') actor.name = nameInAudit(actor, candidate => allow(candidate, record as R, input))
          return definition.output.parse(
            await definition.run({ ...scope, db: tx, write, record, me: call.actor as never }, input),
          )
        },
      )
      return done.catch((error: unknown) => {
        throw withinContract(error, definition.input)
      })
    },
  }
}

/** A conflict shows the present record only as far as the operation speaks of it: what may be sent may be seen. */
function withinContract(error: unknown, input: z.ZodType): unknown {
  if (!(error instanceof AppError) || error.code !== 'conflict' || !(input instanceof z.ZodObject)) return error
  const shown = (record: unknown) =>
    record && typeof record === 'object'
      ? Object.fromEntries(Object.entries(record).filter(([name]) => name === 'version' || name in input.shape))
      : record
  const { current, changes, ...extras } = error.extras
  return conflict(undefined, {
    ...extras,
    current: shown(current),
    changes: Array.isArray(changes) ? changes.map(change => ({ ...change, before: shown(change.before) })) : changes,
  })
}

/** "X (thay Y)" where X acts on a right that is held for Y, who is away; X's own rights come first. */
function nameInAudit(actor: Actor, admits: (candidate: Actor) => boolean): string {
  const own = actor.grants.filter(grant => !grant.delegatedBy)
  if (own.length === actor.grants.length || admits({ ...actor, grants: own })) return actor.name
  const lent = actor.grants.filter(grant => grant.delegatedBy)
  const used = lent.find(grant =>
    admits({ ...actor, grants: [...own, ...lent.filter(other => other.delegatedBy?.id === grant.delegatedBy?.id)] }),
  )
  return `${actor.name} (thay ${(used ?? lent[0])?.delegatedBy?.name})`
}

/** Errors of fields are always told in Vietnamese: a program has their paths. */
const inWords = fieldMessage('vi')

const fieldErrors = (error: z.ZodError): FieldError[] =>
  error.issues.map(issue => ({ path: issue.path.join('.'), message: issue.message }))
