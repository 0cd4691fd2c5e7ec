import type { Cast } from './cast.ts'
import type { Happening, Play } from './stage.ts'

/** Targets by the code of their measure: `2026-1`. */
export type TargetIds = ReadonlyMap<string, string>
type Piece = { code: string; kind: 'document' | 'training'; after: number; title: string; quantity?: number; remark: string }

/** What the province itself brings about, so many days after the first day. */
const pieces: readonly Piece[] = [
  {
    code: '2026-2',
    kind: 'document',
    after: 215,
    title: 'Chương trình đào tạo, bồi dưỡng về khoa học, công nghệ và đổi mới sáng tạo cho từng nhóm đối tượng',
    remark: 'Ban hành chương trình đào tạo, bồi dưỡng.',
  },
  {
    code: '2026-1',
    kind: 'document',
    after: 272,
    title: 'Danh sách thành viên mạng lưới truyền thông khoa học, công nghệ và chuyển đổi số',
    remark: 'Công bố danh sách thành viên mạng lưới.',
  },
  {
    code: '2026-2',
    kind: 'training',
    after: 310,
    title: 'Lớp bồi dưỡng sáng tạo khoa học, kỹ thuật cho học sinh trung học phổ thông',
    quantity: 64,
    remark: 'Mở lớp đầu tiên theo chương trình.',
  },
  {
    code: '2026-4',
    kind: 'document',
    after: 452,
    title: 'Kế hoạch phủ sóng truyền thông tại các làng đồng bào dân tộc thiểu số, vùng sâu, vùng xa',
    remark: 'Ban hành kế hoạch phủ sóng, chậm hơn dự kiến do chờ khảo sát hạ tầng.',
  },
]

/** Tasks of research with public money that can be looked up and were told about, of all that there are. */
const stated = [
  { after: 180, numerator: 41, denominator: 96 },
  { after: 300, numerator: 63, denominator: 104 },
  { after: 430, numerator: 82, denominator: 111 },
]

/** The milestones of the second year, and the one number that the office states by hand; each with its paper. */
export function milestones(play: Play, cast: Cast, targetIds: TargetIds): Happening[] {
  return [
    ...pieces.flatMap(({ code, after, remark, ...piece }) =>
      proven(play, cast, targetIds.get(code), { ...piece, after }, (targetId, on) => annotate(play, cast, targetId, on, remark)),
    ),
    ...stated.flatMap(({ after, ...figures }) =>
      proven(
        play,
        cast,
        targetIds.get('2026-3'),
        {
          kind: 'document',
          after,
          title: `Danh mục nhiệm vụ khoa học và công nghệ đã công bố, cập nhật lần ${after > 400 ? 3 : after > 200 ? 2 : 1}`,
        },
        (targetId, on, evidenceId) =>
          play.stage.perform(cast.office, 'measurement.state', {
            targetId,
            on,
            ...figures,
            text: 'Đối chiếu danh mục nhiệm vụ của tỉnh với hệ thống thông tin khoa học và công nghệ và các bài đã đăng.',
            evidenceId,
          }),
      ),
    ),
  ]
}

/** Each writing that urges whoever is late leaves a word in the history of the target that it is about. */
export const remarksOnUrging = (play: Play, cast: Cast, targetId: string | undefined, urged: readonly Happening[]): Happening[] =>
  targetId === undefined
    ? []
    : urged.map(({ at }) => ({
        at: `${at.slice(0, 10)}T09:20`,
        what: 'chú thích',
        act: () => annotate(play, cast, targetId, at.slice(0, 10), 'Đôn đốc bằng văn bản các cơ quan còn chậm.'),
      }))

const annotate = ({ stage }: Play, cast: Cast, targetId: string, on: string, text: string) =>
  stage.perform(cast.office, 'measurement.annotate', { targetId, on, text })

/** A paper of the office’s agency that brings a target forward: claimed by its officer, verified by another person, then `act`. */
function proven(
  { stage, days }: Play,
  cast: Cast,
  targetId: string | undefined,
  { after, kind, title, quantity = 1 }: Pick<Piece, 'kind' | 'after' | 'title' | 'quantity'>,
  act: (targetId: string, on: string, evidenceId: string) => Promise<unknown>,
): Happening[] {
  const on = days.after(days.from, after)?.slice(0, 10)
  if (!on || targetId === undefined) return []
  let claimed: { id: string; version: number } | undefined
  return [
    {
      at: `${on}T15:20`,
      what: 'mốc của chỉ tiêu',
      act: async () => {
        claimed = await stage.perform(cast.host.officer, 'evidence.claim', {
          agencyId: cast.host.agency.id,
          targetIds: [targetId],
          kind,
          title,
          happenedOn: on,
          quantity,
          note: 'Bản ký số lưu tại Sở (dữ liệu minh họa).',
        })
      },
    },
    {
      at: `${on}T16:40`,
      what: 'xác nhận mốc của chỉ tiêu',
      act: async () => {
        if (!claimed) return
        await stage.perform(cast.colleague, 'evidence.verify_many', { items: [{ id: claimed.id, version: claimed.version }] })
        await act(targetId, on, claimed.id)
      },
    },
  ]
}
