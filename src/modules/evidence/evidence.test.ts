import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Client } from '#test/kit.ts'
import { nobody } from '../programme/cast.test-kit.ts'
import { evidenceKindNames } from './contract.ts'
import { evidenceCast, type EvidenceCast } from './evidence.test-kit.ts'
import { evidence } from './tables.ts'

let cast: EvidenceCast
beforeAll(async () => {
  cast = await evidenceCast()
})
afterAll(() => cast.stage.close())

describe('an officer of a commune', () => {
  it('claims something done, and it hangs in the chain from the clause to the target', async () => {
    const { status, body } = await cast.communeOfficer.post('evidence', cast.facts({ quantity: 3, unit: 'tin, bài' }))
    expect(status).toBe(200)
    expect(body).toMatchObject({ state: 'claimed', version: 1 })
    const piece = await cast.seen(body.id, cast.communeOfficer)
    expect(piece).toMatchObject({
      agency: { name: 'UBND xã Ia Grai' },
      quantity: 3,
      claimedByName: 'Rơ Châm H’Lan',
      assignments: [
        {
          assignmentId: cast.held.get(1),
          task: { number: 1, section: 'III.1.a' },
          clause: { anchor: 'III.1.a-1', current: true },
        },
      ],
      history: [{ operation: 'evidence.claim', by: 'Rơ Châm H’Lan' }],
      may: { edit: true, withdraw: true, verify: false, reject: false, link: true },
    })
    expect(await cast.tally(cast.held.get(1)!, 2026)).toMatchObject({ claimed: 1, verified: 0, firstOn: '2026-02-03' })
    expect(await cast.tally(cast.held.get(1)!, 0)).toMatchObject({ claimed: 1 })
  })

  it('is told in words what cannot be evidence, and nothing is kept', async () => {
    const before = await cast.stage.platform.db.$count(evidence)
    const refused = async (more: Record<string, unknown>) => (await cast.communeOfficer.post('evidence', cast.facts(more))).body
    expect(await refused({ happenedOn: '2026-02-06' })).toMatchObject({
      code: 'invalid',
      fields: [{ path: 'happenedOn', message: expect.stringContaining('tương lai') }],
    })
    for (const address of [
      'http://127.0.0.1/a',
      'http://192.168.1.10/bao-cao',
      'http://0x7f000001/',
      'http://2130706433/',
      'http://0177.0.0.1/',
      'http://[::ffff:10.0.0.1]/',
      'http://may-chu/',
      'http://intranet.lan/',
      'http://localhost:3000/',
    ])
      expect(await refused({ address }), address).toMatchObject({
        fields: [{ path: 'address', message: expect.stringContaining(address.includes('3000') ? 'cổng' : 'nội bộ') }],
      })
    expect(await refused({ address: 'https://an:matkhau@iagrai.gialai.gov.vn/' })).toMatchObject({
      fields: [{ path: 'address', message: expect.stringContaining('mật khẩu') }],
    })
    expect(await refused({ address: 'file:///etc/passwd' })).toMatchObject({ fields: [{ path: 'address' }] })
    expect(await refused({ address: null })).toMatchObject({ fields: [{ path: 'address' }] })
    expect(await refused({ title: 'abc', quantity: -1 })).toMatchObject({ fields: [{ path: 'title' }, { path: 'quantity' }] })
    expect(await refused({ assignmentIds: [cast.others] })).toMatchObject({
      fields: [{ path: 'assignmentIds', message: expect.stringContaining('không được giao') }],
    })
    expect(await refused({ assignmentIds: [nobody] })).toMatchObject({ fields: [{ path: 'assignmentIds' }] })
    expect(await refused({ targetIds: [nobody] })).toMatchObject({ fields: [{ path: 'targetIds' }] })
    expect(await cast.stage.platform.db.$count(evidence)).toBe(before)
  })

  it('claims for no other agency; a viewer and a stranger claim nothing', async () => {
    expect((await cast.communeOfficer.post('evidence', cast.facts({ agencyId: cast.ward.id, assignmentIds: [] }))).status).toBe(
      403,
    )
    expect((await cast.viewer.post('evidence', cast.facts())).status).toBe(403)
    expect((await cast.administrator.post('evidence', cast.facts())).status).toBe(403)
    expect((await cast.stranger.post('evidence', cast.facts())).status).toBe(401)
  })

  it('cannot claim the same page twice, however its address is written, and is shown the first', async () => {
    const first = await cast.claimed({ address: 'https://www.iagrai.gialai.gov.vn/bai-viet/?id=7&utm_source=zalo' })
    const again = await cast.communeOfficer.post(
      'evidence',
      cast.facts({ address: 'http://iagrai.gialai.gov.vn/bai-viet?id=7#dau' }),
    )
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'evidence.duplicate', seeAlso: { href: `/lam-viec/minh-chung/${first.id}` } },
    })
    const neighbour = await cast.claimed(
      { agencyId: cast.ward.id, assignmentIds: [cast.others], address: 'https://iagrai.gialai.gov.vn/bai-viet?id=7' },
      cast.neighbour,
    )
    expect((await cast.seen(first.id)).twins).toMatchObject([{ id: neighbour.id, agency: 'UBND phường Pleiku' }])
    expect((await cast.seen(first.id, cast.communeOfficer)).twins).toEqual([])
    await cast.communeOfficer.post(`evidence/${first.id}/withdrawal`, { version: 1, reason: 'Ghi nhận nhầm bài khác' })
    expect(
      (await cast.communeOfficer.post('evidence', cast.facts({ address: 'https://iagrai.gialai.gov.vn/bai-viet?id=7' }))).status,
    ).toBe(200)
  })

  it('claims the same page once even when pressing twice at the same moment', async () => {
    const same = cast.facts({ address: 'https://iagrai.gialai.gov.vn/hai-lan' })
    const answers = await Promise.all([cast.communeOfficer.post('evidence', same), cast.communeOfficer.post('evidence', same)])
    expect(answers.map(answer => answer.status).toSorted()).toEqual([200, 409])
  })

  it('sends a photo with the claim; it opens for those who may see the claim, and the same photo is no second proof', async () => {
    const photo = Uint8Array.from(
      Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'),
    )
    const fields = {
      agencyId: cast.commune.id,
      kind: 'event',
      title: 'Hội nghị quán triệt tại hội trường xã',
      happenedOn: '2026-01-20',
      quantity: '85',
      unit: 'người',
      assignmentIds: `${cast.held.get(1)},${cast.held.get(2) ?? cast.held.get(1)}`,
      targetIds: '',
      address: '',
      note: '',
    }
    const send = () => cast.communeOfficer.upload('evidence', { name: 'ảnh hội nghị.png', bytes: photo }, fields)
    const { status, body } = await send()
    expect(status).toBe(200)
    const piece = await cast.seen(body.id)
    expect(piece).toMatchObject({ quantity: 85, address: null, note: null, file: { kind: 'png', name: 'ảnh hội nghị.png' } })
    const opened = await cast.office.request(`evidence/${body.id}/file`)
    expect(opened.headers.get('content-type')).toBe('image/png')
    expect((await cast.neighbour.get(`evidence/${body.id}/file`)).status).toBe(403)
    expect((await cast.stranger.get(`evidence/${body.id}/file`)).status).toBe(401)
    expect(await send()).toMatchObject({ status: 409, body: { code: 'evidence.duplicate' } })
    expect(
      await cast.communeOfficer.upload('evidence', { name: 'chay.exe', bytes: new Uint8Array([0x4d, 0x5a, 0, 0, 1]) }, fields),
    ).toMatchObject({ status: 415 })
    const bare = await cast.claimed()
    expect((await cast.office.get(`evidence/${bare.id}/file`)).status).toBe(404)
  })

  it('mends a claim, also one that was rejected: then it waits again', async () => {
    const piece = await cast.claimed()
    const change = { version: 1, title: 'Bài đã sửa tên cho đúng' }
    expect((await cast.neighbour.patch(`evidence/${piece.id}`, change)).status).toBe(403)
    expect((await cast.office.patch(`evidence/${piece.id}`, change)).status).toBe(403)
    expect((await cast.stranger.patch(`evidence/${piece.id}`, change)).status).toBe(401)
    expect((await cast.communeOfficer.patch(`evidence/${nobody}`, change)).status).toBe(404)
    expect((await cast.communeOfficer.patch(`evidence/${piece.id}`, { version: 1, happenedOn: '2027-01-01' })).status).toBe(422)
    expect(await cast.communeOfficer.patch(`evidence/${piece.id}`, change)).toMatchObject({ status: 200, body: { version: 2 } })
    expect(await cast.communeOfficer.patch(`evidence/${piece.id}`, { version: 1, title: 'Tên do người khác sửa' })).toMatchObject(
      {
        status: 409,
        body: { code: 'conflict' },
      },
    )
    await cast.office.post(`evidence/${piece.id}/rejection`, { version: 2, reason: 'Bài không nói về nhiệm vụ này' })
    expect(await cast.tally(cast.held.get(1)!, 2026)).toMatchObject({ rejected: 1 })
    expect(await cast.seen(piece.id, cast.communeOfficer)).toMatchObject({
      state: 'rejected',
      stateReason: 'Bài không nói về nhiệm vụ này',
      stateByName: 'Trần Văn Phòng',
      may: { edit: true },
    })
    const mended = await cast.communeOfficer.patch(`evidence/${piece.id}`, { version: 3, happenedOn: '2025-12-30' })
    expect(mended).toMatchObject({ status: 200, body: { state: 'claimed', version: 4 } })
    expect(await cast.tally(cast.held.get(1)!, 2026)).toMatchObject({ rejected: 0 })
    expect(await cast.tally(cast.held.get(1)!, 2025)).toMatchObject({ claimed: 1, firstOn: '2025-12-30' })
    expect((await cast.communeOfficer.patch(`evidence/${piece.id}`, { version: 4, address: null })).status).toBe(422)
  })

  it('withdraws a claim with a reason; nobody else does', async () => {
    const piece = await cast.claimed()
    const reason = { version: 1, reason: 'Trùng với minh chứng khác' }
    expect((await cast.neighbour.post(`evidence/${piece.id}/withdrawal`, reason)).status).toBe(403)
    expect((await cast.office.post(`evidence/${piece.id}/withdrawal`, reason)).status).toBe(403)
    expect((await cast.stranger.post(`evidence/${piece.id}/withdrawal`, reason)).status).toBe(401)
    expect((await cast.communeOfficer.post(`evidence/${piece.id}/withdrawal`, { version: 1, reason: '' })).status).toBe(422)
    expect((await cast.communeLeader.post(`evidence/${piece.id}/withdrawal`, reason)).status).toBe(200)
    expect(await cast.communeOfficer.post(`evidence/${piece.id}/withdrawal`, { ...reason, version: 2 })).toMatchObject({
      status: 409,
      body: { code: 'evidence.wrong_state' },
    })
    expect((await cast.seen(piece.id)).history[0]).toMatchObject({ operation: 'evidence.withdraw', reason: reason.reason })
  })
})

describe('the programme office', () => {
  it('verifies, takes the verdict back, rejects with a reason', async () => {
    const piece = await cast.claimed()
    expect((await cast.communeLeader.post(`evidence/${piece.id}/verification`, { version: 1 })).status).toBe(403)
    expect((await cast.administrator.post(`evidence/${piece.id}/verification`, { version: 1 })).status).toBe(403)
    expect((await cast.stranger.post(`evidence/${piece.id}/verification`, { version: 1 })).status).toBe(401)
    expect((await cast.office.post(`evidence/${nobody}/verification`, { version: 1 })).status).toBe(404)
    expect((await cast.office.post(`evidence/${piece.id}/verification`, {})).status).toBe(422)
    expect(await cast.verify(piece)).toMatchObject({ status: 200, body: { state: 'verified', version: 2 } })
    expect((await cast.tally(cast.held.get(1)!, 2026))!.lastVerifiedOn).toBe('2026-02-03')
    expect(await cast.verify({ ...piece, version: 2 })).toMatchObject({ status: 409, body: { code: 'evidence.wrong_state' } })
    const reason = { version: 2, reason: 'Xem lại theo đề nghị của cơ quan' }
    expect((await cast.communeOfficer.post(`evidence/${piece.id}/reopening`, reason)).status).toBe(403)
    expect((await cast.stranger.post(`evidence/${piece.id}/reopening`, reason)).status).toBe(401)
    expect((await cast.office.post(`evidence/${piece.id}/reopening`, { version: 2, reason: 'x' })).status).toBe(422)
    expect((await cast.office.post(`evidence/${piece.id}/reopening`, reason)).body).toMatchObject({ state: 'claimed' })
    const why = { version: 3, reason: 'Không mở được địa chỉ' }
    expect((await cast.communeOfficer.post(`evidence/${piece.id}/rejection`, why)).status).toBe(403)
    expect((await cast.stranger.post(`evidence/${piece.id}/rejection`, why)).status).toBe(401)
    expect((await cast.office.post(`evidence/${piece.id}/rejection`, { version: 3 })).status).toBe(422)
    expect((await cast.office.post(`evidence/${piece.id}/rejection`, why)).body).toMatchObject({ state: 'rejected' })
    expect(
      (await cast.seen(piece.id)).history.map((step: { operation: string; reason: string | null }) => step.operation),
    ).toEqual(['evidence.reject', 'evidence.reopen', 'evidence.verify', 'evidence.claim'])
  })

  it('never judges what the same person claimed, on whosever behalf', async () => {
    const piece = await cast.claimed({}, cast.office)
    expect(await cast.verify(piece)).toMatchObject({ status: 403, body: { code: 'evidence.own_claim' } })
    expect(
      await cast.office.post(`evidence/${piece.id}/rejection`, { version: 1, reason: 'Tự xem lại thấy chưa đúng' }),
    ).toMatchObject({ status: 403, body: { code: 'evidence.own_claim' } })
    expect((await cast.seen(piece.id)).may).toMatchObject({ verify: false, reject: false, edit: true, withdraw: true })
    expect((await cast.verify(piece, cast.colleague)).status).toBe(200)
  })

  it('verifies many at once and hears which could not be, and why', async () => {
    const [one, two, own] = [await cast.claimed(), await cast.claimed(), await cast.claimed({}, cast.office)]
    await cast.verify(two, cast.colleague)
    const items = [one, two, own, { id: nobody, version: 1 }].map(({ id, version }) => ({ id, version }))
    expect((await cast.communeOfficer.post('evidence/verifications', { items })).status).toBe(403)
    expect((await cast.stranger.post('evidence/verifications', { items })).status).toBe(401)
    expect((await cast.office.post('evidence/verifications', { items: [] })).status).toBe(422)
    const { body } = await cast.office.post('evidence/verifications', { items })
    expect(body.verified).toBe(1)
    expect(body.refused.map((each: { id: string; code: string }) => [each.id, each.code])).toEqual([
      [two.id, 'conflict'],
      [own.id, 'evidence.own_claim'],
      [nobody, 'not_found'],
    ])
    expect((await cast.seen(one.id)).state).toBe('verified')
  })

  it('gives one verdict when two colleagues decide at the same moment', async () => {
    const piece = await cast.claimed()
    const [a, b] = await Promise.all([
      cast.verify(piece),
      cast.colleague.post(`evidence/${piece.id}/rejection`, { version: 1, reason: 'Chưa đúng nhiệm vụ' }),
    ])
    expect([a.status, b.status].toSorted()).toEqual([200, 409])
  })

  it('mends links at any time, the agency while its claim waits; the last link stays', async () => {
    const piece = await cast.claimed()
    const second = cast.held.get(2) ?? [...cast.held.values()][1]!
    const link = (by: Client, body: object) => by.post(`evidence/${piece.id}/links`, { ...body })
    expect((await link(cast.neighbour, { assignmentId: second })).status).toBe(403)
    expect((await link(cast.stranger, { assignmentId: second })).status).toBe(401)
    expect((await link(cast.communeOfficer, {})).status).toBe(422)
    expect((await link(cast.communeOfficer, { assignmentId: cast.others })).status).toBe(422)
    expect((await link(cast.communeOfficer, { assignmentId: second })).status).toBe(200)
    expect((await cast.tally(second, 2026))!.claimed).toBeGreaterThan(0)
    const before = (await cast.tally(second, 2026))!.claimed
    const { assignments } = await cast.seen(piece.id)
    const [first, other] = assignments.map((one: { linkId: string }) => one.linkId)
    const unlink = (by: Client, linkId: string) => by.delete(`evidence/${piece.id}/links/${linkId}`)
    expect((await unlink(cast.neighbour, other)).status).toBe(403)
    expect((await unlink(cast.stranger, other)).status).toBe(401)
    expect((await unlink(cast.communeOfficer, nobody)).status).toBe(404)
    await cast.verify(piece)
    expect((await unlink(cast.communeOfficer, other)).status).toBe(409)
    expect((await unlink(cast.office, other)).status).toBe(204)
    expect((await cast.tally(second, 2026))?.claimed ?? 0).toBe(before - 1)
    expect(await unlink(cast.office, first)).toMatchObject({ status: 409, body: { code: 'evidence.last_link' } })
  })
})

it('has a name and a unit for every kind', () => {
  expect(Object.values(evidenceKindNames).every(name => name.length > 3)).toBe(true)
})
