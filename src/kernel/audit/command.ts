import { defineError, invalid } from '../errors.ts'
import type { Command } from '../module.ts'
import { verifyAudit, type Anchor, type Verdict } from './verify.ts'

export const auditBroken = defineError<{ count: number }>('audit_broken', 500, {
  vi: 'Sổ nhật ký KHÔNG còn nguyên vẹn: có {count} chỗ sai. Không có gì bị thay đổi thêm; hãy giữ nguyên cơ sở dữ liệu, đối chiếu với bản sao lưu và báo người phụ trách an toàn thông tin.',
  en: 'The audit is NOT intact: {count} faults. Nothing was changed; keep the database as it is, compare it with the backup and tell whoever answers for security.',
})

const faultWords: Record<Verdict['faults'][number]['kind'], string> = {
  changed: 'nội dung đã bị sửa sau khi ghi',
  missing: 'bị xóa khỏi sổ',
  cut: 'bị cắt khỏi cuối sổ',
}
const shownFaults = 50

/** `audit verify`: says whether the audit is whole. Ends in `audit_broken`, with the verdict as `current`, where it is not. */
export const verifyAuditCommand: Command = {
  name: 'audit verify',
  summary: 'Kiểm tra sổ nhật ký còn nguyên vẹn: không dòng nào bị sửa, xóa hay cắt bỏ',
  options: [
    {
      flags: '--anchor <number:hash>',
      summary: 'Số và mã cuối sổ đã chép lại từ lần kiểm tra trước, để phát hiện cả việc làm lại toàn bộ sổ',
    },
  ],
  needsPlatform: true,
  async run({ platform, options, out }) {
    const anchor = anchorOf(options.anchor)
    // One moment of the database, so that what people write meanwhile is not taken for a fault.
    const verdict = await platform!.db.transaction(tx => verifyAudit(tx, { anchor }), {
      isolationLevel: 'repeatable read',
      accessMode: 'read only',
    })
    const { entries, end, faults } = verdict
    for (const fault of faults.slice(0, shownFaults)) out(`Dòng số ${fault.sequence}: ${faultWords[fault.kind]}.`)
    if (faults.length > shownFaults) out(`… và ${faults.length - shownFaults} chỗ nữa.`)
    if (faults.length > 0) throw auditBroken({ count: faults.length }, { current: verdict })
    if (!end) {
      out('Sổ nhật ký chưa có dòng nào.')
      return verdict
    }
    out(`Sổ nhật ký nguyên vẹn: ${entries.toLocaleString('vi-VN')} dòng, không dòng nào bị sửa, xóa hay cắt bỏ.`)
    out(`Cuối sổ: ${end.sequence}:${end.hash}`)
    out('Hãy chép dòng “Cuối sổ” vào nơi khác; lần sau kiểm tra với --anchor để biết cả khi toàn bộ sổ bị làm lại.')
    return verdict
  },
}

function anchorOf(given: unknown): Anchor | undefined {
  if (given === undefined) return undefined
  const [, sequence, hash] = /^(\d+):([0-9a-f]{64})$/.exec(String(given)) ?? []
  if (!sequence || !hash)
    throw invalid(undefined, { fields: [{ path: 'anchor', message: 'Cần có dạng số:mã, ví dụ 1200:4be1…' }] })
  return { sequence: Number(sequence), hash }
}
