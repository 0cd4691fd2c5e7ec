import type { Command } from '#kernel/module.ts'
import type { TurnRow } from './contract.ts'

type Platform = NonNullable<Parameters<Command['run']>[0]['platform']>

/**
 * Tasks of adopted plans; with an agency, a year or `--late` the turns of those who hold them. Each row is a task as `tasks` answers
 * it, with `agency`, `role`, `status`, `due` and `daysLate` of the turn; of a task as a whole the status is null and `standing`
 * counts its leads by status.
 */
const tasksListCommand: Command = {
  name: 'tasks list',
  summary: 'Liệt kê nhiệm vụ của các kế hoạch đã thông qua, hoặc việc của một cơ quan với trạng thái',
  options: [
    { flags: '--plan <mã>', summary: 'Chỉ một kế hoạch' },
    { flags: '--section <mục>', summary: 'Mục và mọi điểm dưới nó, ví dụ III.1' },
    { flags: '--q <chữ>', summary: 'Tìm theo nội dung, có dấu hoặc không dấu' },
    { flags: '--agency <mã hoặc tên>', summary: 'Việc của một cơ quan' },
    { flags: '--late', summary: 'Chỉ việc quá hạn' },
    { flags: '--year <năm>', summary: 'Của năm nào; mặc định là năm nay' },
  ],
  needsPlatform: true,
  async run({ platform, options, out }) {
    const given = (name: string) => options[name] as string | undefined
    const filters = { plan: given('plan'), section: given('section'), q: given('q') }
    const tasks = await tasksOf(platform!, filters)
    const late = options['late'] === true
    if (given('agency') === undefined && given('year') === undefined && !late) {
      const standing = await standingsOf(platform!)
      for (const task of tasks)
        out(`${String(task.number).padStart(3)}  ${task.section.padEnd(10)} ${task.leads.join('; ')}: ${task.text}`)
      return tasks.map(task => ({ ...task, status: null, daysLate: null, standing: standing.get(task.id) ?? {} }))
    }
    const { errors, list, agencyByCode, statusNames } = await parts()
    const named = given('agency')
    const agency =
      named === undefined ? undefined : ((await agencyByCode(platform!.db, named)) ?? (await byName(platform!, named)))
    if (named !== undefined && !agency) throw errors.noSuchAgency({ name: named })
    const turns: TurnRow[] = []
    for (let page = 1; ; page++) {
      const answer = await list.run(await asSystem(platform!), {
        ...filters,
        ...(agency ? { agency: agency.id } : { role: 'lead' }),
        ...(given('year') === undefined ? {} : { year: given('year') }),
        late,
        page,
        pageSize: 200,
      })
      turns.push(...answer.items)
      if (answer.items.length === 0 || turns.length >= answer.total) break
    }
    const byId = new Map(tasks.map(task => [task.id, task]))
    for (const turn of turns)
      out(
        `${String(turn.task.number).padStart(3)}  ${turn.task.section.padEnd(10)} ${(turn.due ?? '').padEnd(11)} ${statusNames[turn.status]}${turn.daysLate ? ` ${turn.daysLate} ngày` : ''} · ${turn.agency.name}: ${turn.task.text}`,
      )
    return turns.map(turn => ({
      ...(byId.get(turn.task.id) ?? turn.task),
      assignmentId: turn.assignmentId,
      year: turn.year,
      agency: turn.agency,
      role: turn.role,
      status: turn.status,
      due: turn.due,
      daysLate: turn.daysLate,
    }))
  },
}

async function tasksOf(
  platform: Platform,
  filters: { plan?: string | undefined; section?: string | undefined; q?: string | undefined },
) {
  const [{ allTasks }, { today }] = await Promise.all([import('#modules/programme/index.ts'), import('#kernel/clock.ts')])
  return allTasks(platform.db, { ...filters, ended: false }, today(platform.clock).toString())
}

/** How many leads of each task stand where, this year. */
async function standingsOf(platform: Platform): Promise<Map<string, Record<string, number>>> {
  const [{ countByTask }, { today }] = await Promise.all([import('./queries/turns.ts'), import('#kernel/clock.ts')])
  const day = today(platform.clock)
  const counts = new Map<string, Record<string, number>>()
  for (const { taskId, status, count } of await countByTask(platform.db, day.year, day.toString()))
    counts.set(taskId, { ...counts.get(taskId), [status]: count })
  return counts
}

/** The agency that carries the name, else the one whose name is nearest. */
async function byName(platform: Platform, name: string): Promise<{ id: string } | undefined> {
  const { resolveName } = await import('#modules/agencies/index.ts')
  const found = (await resolveName(platform.db, name)).filter(one => one.type === 'agency')
  return found.find(one => one.exact) ?? found[0]
}

async function parts() {
  const [errors, { list }, { agencyByCode }, { statusNames }] = await Promise.all([
    import('./errors.ts'),
    import('./operations/turns.ts'),
    import('#modules/agencies/index.ts'),
    import('./contract.ts'),
  ])
  return { errors, list, agencyByCode, statusNames }
}

async function asSystem(platform: Platform) {
  const [{ systemActor }, { newId }] = await Promise.all([import('#kernel/actor.ts'), import('#kernel/id.ts')])
  return { platform, actor: systemActor, requestId: newId() }
}

export const commands: readonly Command[] = [tasksListCommand]
