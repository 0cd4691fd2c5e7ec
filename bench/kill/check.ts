import pg from 'pg'
import { verifyAudit } from '#kernel/audit/verify.ts'
import { connect } from '#kernel/db/client.ts'
import type { Diary } from './work.ts'

/** What became of everything: nothing acknowledged may be missing, nothing may be there in part or twice. */
export async function checkEverything(
  url: string,
  diary: Diary,
): Promise<{ lost: string[]; half: string[]; entries: number; faults: number }> {
  const { pool, db, close } = connect(url, { poolSize: 4 })
  const lost: string[] = []
  const half: string[] = []
  const setOf = async (text: string) => new Set((await rowsOf<{ mark: string }>(pool, text)).map(row => row.mark))
  try {
    const there = {
      evidence: await setOf("select id || ' ' || title as mark from evidence where title like 'bench %'"),
      note: await setOf("select text as mark from progress_note where text like 'bench %'"),
      view: await setOf("select name as mark from saved_view where name like 'bench %'"),
    }
    const agencies = new Map(
      (await rowsOf<{ id: string; version: number }>(pool, 'select id, version from agency')).map(row => [row.id, row.version]),
    )
    for (const one of diary.acknowledged) {
      if (
        one.kind === 'agency'
          ? (agencies.get(one.id) ?? 0) >= one.version
          : there[one.kind].has(one.kind === 'evidence' ? `${one.id} ${one.mark}` : one.mark)
      )
        continue
      lost.push(`${one.kind} ${one.mark}`)
    }
    // A claim is a piece, its link, its place in the tally, its line in the audit and its event: all of them or none.
    const claims = `select e.id from evidence e where e.title like 'bench %'`
    const questions: [string, string][] = [
      ['không có liên kết', `${claims} and (select count(*) from evidence_link l where l.evidence_id = e.id) <> 1`],
      [
        'không có nhật ký',
        `${claims} and (select count(*) from audit_entry a where a.changes @> jsonb_build_array(jsonb_build_object('id', e.id::text, 'kind', 'insert', 'entity', 'evidence'))) <> 1`,
      ],
      [
        'ghi hai lần',
        `select min(e.id::text) as id from evidence e where title like 'bench %' group by title having count(*) > 1`,
      ],
      [
        'ghi chú ghi hai lần',
        `select min(id::text) as id from progress_note where text like 'bench %' group by text having count(*) > 1`,
      ],
      [
        'ghi chú không có nhật ký',
        `select n.id from progress_note n where text like 'bench %' and not exists (select from audit_entry a
         where a.changes @> jsonb_build_array(jsonb_build_object('id', n.id::text, 'kind', 'insert')))`,
      ],
      [
        'số đếm sai',
        `select t.assignment_id as id from evidence_tally t where t.year = 0 and t.claimed <> (select count(*)
         from evidence_link l join evidence e on e.id = l.evidence_id where l.assignment_id = t.assignment_id and e.state = 'claimed')`,
      ],
      [
        'nhật ký kể điều không có',
        `select c->>'id' as id from audit_entry a, jsonb_array_elements(a.changes) c
         where c->>'kind' = 'insert' and c->>'entity' = 'evidence' and not exists (select from evidence e where e.id::text = c->>'id')`,
      ],
      [
        'phiên bản cơ quan khác lịch sử',
        `select a.id from agency a where a.version - 1 <>
         (select count(*) from revision r where r.entity = 'agency' and r.entity_id = a.id)`,
      ],
    ]
    for (const [what, text] of questions)
      for (const { id } of await rowsOf<{ id: string }>(pool, text)) half.push(`${what}: ${id}`)
    const { entries, faults } = await verifyAudit(db)
    return { lost, half, entries, faults: faults.length }
  } finally {
    await close()
  }
}

const rowsOf = async <Row extends pg.QueryResultRow>(pool: pg.Pool, text: string): Promise<Row[]> =>
  (await pool.query<Row>(text)).rows
