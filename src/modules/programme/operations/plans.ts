import { and, eq, isNull } from 'drizzle-orm'
import { attachmentAnswer, attachmentById } from '#kernel/attachments/attachments.ts'
import { today } from '#kernel/clock.ts'
import type { Reader } from '#kernel/db/client.ts'
import { notFound } from '#kernel/errors.ts'
import { operation } from '#kernel/operation.ts'
import * as contract from '../contract.ts'
import * as policy from '../policy.ts'
import {
  clausesOf,
  editionsOf,
  goalTree,
  listPlans,
  numbersByClause,
  planByCode,
  planCounts,
  reportingRulesOf,
  responsibilitiesOf,
  targetsOf,
  type PlanRow,
} from '../queries/plans.ts'
import { taskBriefs } from '../queries/tasks.ts'
import { responsibilities, targets, tasks } from '../tables.ts'

const byCode = ({ db }: { db: Reader }, { code }: { code: string }) => planByCode(db, code)
const thisEdition = (plan: PlanRow, edition: number | undefined): number => {
  if (edition !== undefined && edition > plan.edition) throw notFound()
  return edition ?? plan.edition
}

export const list = operation({
  name: 'programme.plans',
  summary: 'Các kế hoạch đã thông qua',
  reads: 'GET /plans',
  input: contract.ListPlans,
  output: contract.PlanList,
  allow: 'anyone',
  run: ({ db }, input) => listPlans(db, input),
})

export const get = operation({
  name: 'programme.plan',
  summary: 'Một kế hoạch: căn cứ, trách nhiệm, chế độ báo cáo, các lần ban hành',
  reads: 'GET /plans/:code',
  input: contract.GetPlan,
  output: contract.PlanDetail,
  load: byCode,
  allow: 'anyone',
  run: async ({ db, clock, record: plan, me }) => {
    const day = today(clock).toString()
    const [counts, editions, duties, rules, file] = await Promise.all([
      planCounts(db, plan.id, day),
      editionsOf(db, plan.id),
      responsibilitiesOf(db, plan.id),
      reportingRulesOf(db, plan.id, day),
      plan.attachmentId ? attachmentById(db, plan.attachmentId) : undefined,
    ])
    return {
      ...plan,
      ...counts,
      signer: { name: plan.signerName, position: plan.signerPosition, authority: plan.signerAuthority },
      responsibilities: duties,
      reportingRules: rules,
      editions: editions.map(edition => ({ ...edition, adoptedBy: me && edition.adoptedBy })),
      file: file ? { name: file.name, size: file.size } : null,
      may: { amend: me !== null && policy.canUpload(me), assign: me !== null && policy.canAssign(me) },
    }
  },
})

export const file = operation({
  name: 'programme.plan_file',
  summary: 'Văn bản gốc của kế hoạch',
  reads: 'GET /plans/:code/file',
  input: contract.GetPlan,
  output: contract.PlanFile,
  load: async ({ db }, { code }) => {
    const plan = await planByCode(db, code)
    return plan?.attachmentId ? attachmentById(db, plan.attachmentId) : undefined
  },
  allow: 'anyone',
  run: ({ platform, record: attachment }) => attachmentAnswer(platform, attachment, { inline: true }),
})

export const clauses = operation({
  name: 'programme.clauses',
  summary: 'Toàn văn kế hoạch theo mục, khoản, điểm, kèm nhiệm vụ và chỉ tiêu ở từng đoạn',
  reads: 'GET /plans/:code/clauses',
  input: contract.GetClauses,
  output: contract.ClauseList,
  load: byCode,
  allow: 'anyone',
  run: async ({ db, record: plan }, input) => {
    const edition = thisEdition(plan, input.edition)
    const [rows, taskNumbers, targetNumbers] = await Promise.all([
      clausesOf(db, plan.id, edition),
      numbersByClause(db, tasks, plan.id),
      numbersByClause(db, targets, plan.id),
    ])
    return {
      edition,
      items: rows.map(row => ({
        ...row,
        tasks: taskNumbers.get(row.id) ?? [],
        targets: targetNumbers.get(row.id) ?? [],
      })),
    }
  },
})

export const clause = operation({
  name: 'programme.clause',
  summary: 'Một đoạn của kế hoạch và những gì giao từ đó',
  reads: 'GET /plans/:code/clauses/:anchor',
  input: contract.GetClause,
  output: contract.ClauseDetail,
  load: async ({ db }, { code, anchor, edition: wanted }) => {
    const plan = await planByCode(db, code)
    if (!plan) return undefined
    const edition = thisEdition(plan, wanted)
    const all = await clausesOf(db, plan.id, edition)
    const index = all.findIndex(each => each.anchor === anchor)
    return all[index] && { plan, edition, all, index, here: all[index] }
  },
  allow: 'anyone',
  run: async ({ db, clock, record: { plan, edition, all, index, here } }) => {
    const byId = new Map(all.map(each => [each.id, each]))
    const ancestors = []
    for (let up = here.parentId; up; up = byId.get(up)?.parentId ?? null) ancestors.unshift(byId.get(up)!)
    const [ofTasks, ofTargets, duties] = await Promise.all([
      taskBriefs(db, and(eq(tasks.clauseId, here.id), isNull(tasks.endedOn)), today(clock).toString()),
      targetsOf(db, and(eq(targets.clauseId, here.id), isNull(targets.endedOn))),
      responsibilitiesOf(db, plan.id, eq(responsibilities.clauseId, here.id)),
    ])
    return {
      ...here,
      edition,
      ancestors,
      children: all.filter(each => each.parentId === here.id),
      tasks: ofTasks,
      targets: ofTargets,
      responsibilities: duties,
      previous: all[index - 1]?.anchor ?? null,
      next: all[index + 1]?.anchor ?? null,
    }
  },
})

export const tree = operation({
  name: 'programme.tree',
  summary: 'Cây mục tiêu → chỉ tiêu → nhiệm vụ → việc giao',
  reads: 'GET /plans/:code/tree',
  input: contract.GetPlan,
  output: contract.GoalTree,
  load: byCode,
  allow: 'anyone',
  run: async ({ db, clock, record: plan, me }) => ({
    ...(await goalTree(db, plan.id, today(clock).toString())),
    may: { link: me !== null && policy.canLink(me) },
  }),
})
