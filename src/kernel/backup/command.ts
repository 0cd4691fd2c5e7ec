import { resolve } from 'node:path'
import { invalid } from '../errors.ts'
import { formatNumber, formatSize } from '../i18n/formats.ts'
import type { Command } from '../module.ts'
import { backUp } from './back-up.ts'
import { partsOf, readManifest, type Manifest } from './manifest.ts'
import { openSource, openTarget } from './open.ts'
import { restore, shownMoment } from './restore.ts'

/** What both commands answer with --json. */
const shortly = (manifest: Manifest) => ({
  takenAt: manifest.takenAt,
  version: manifest.version,
  tables: manifest.tables.length,
  rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0),
  files: manifest.files.length,
  bytes: partsOf(manifest).reduce((sum, part) => sum + part.bytes, 0),
  missing: manifest.missing,
  audit: manifest.audit,
})

/** `backup DIR`: beside a running platform or without it. */
export const backupCommand: Command = {
  name: 'backup',
  summary: 'Sao lưu cơ sở dữ liệu và tệp vào một thư mục mới, kể cả khi mọi người đang làm việc',
  arguments: [{ name: 'thư mục', summary: 'Thư mục mới để chứa bản sao lưu' }],
  options: [{ flags: '--allow-missing', summary: 'Vẫn sao lưu khi kho lưu trữ đã mất một số tệp đính kèm' }],
  needsPlatform: false,
  async run({ arguments: [directory], options, out, progress }) {
    const source = await openSource(progress)
    try {
      const allowMissing = options['allowMissing'] === true
      const { folder, manifest } = await backUp(source, { directory: directory!, allowMissing, progress })
      const result = { folder, ...shortly(manifest) }
      out(
        `Đã sao lưu vào ${folder}: ${result.tables} bảng, ${formatNumber(result.rows)} dòng, ${formatNumber(result.files)} tệp, ${formatSize(result.bytes)}.`,
      )
      if (manifest.audit.end) out(`Cuối sổ nhật ký: ${manifest.audit.end.sequence}:${manifest.audit.end.hash}`)
      if (manifest.audit.faults > 0)
        out(`CẢNH BÁO: sổ nhật ký đang có ${manifest.audit.faults} chỗ sai; hãy chạy lệnh audit verify và báo người phụ trách.`)
      if (manifest.missing.length > 0) out(`Thiếu ${manifest.missing.length} tệp: ${manifest.missing.join('; ')}.`)
      out('Thư mục này chứa dữ liệu cá nhân và khóa bí mật: hãy cất ở máy khác, chỉ người phụ trách được đọc.')
      return result
    } finally {
      await source.close()
    }
  },
}

/** `restore DIR`: into an empty platform that does not run. */
export const restoreCommand: Command = {
  name: 'restore',
  summary: 'Khôi phục một bản sao lưu vào nơi còn trống (DATA_DIR hoặc DATABASE_URL) khi Lan Tỏa không chạy ở đó',
  arguments: [{ name: 'thư mục', summary: 'Thư mục do lệnh backup tạo ra' }],
  options: [
    {
      flags: '--replace <số dòng>',
      summary: 'Bỏ dữ liệu đang có; để xác nhận, nêu số dòng nhật ký sẽ mất như lệnh này báo khi từ chối',
    },
  ],
  needsPlatform: false,
  async run({ arguments: [directory], options, out, progress }) {
    const replace = confirmed(options['replace'])
    // A wrong folder is told before a database is started.
    await readManifest(resolve(directory!))
    const target = await openTarget(progress)
    try {
      const { manifest, newer, notices } = await restore(target, {
        directory: directory!,
        progress,
        ...(replace === undefined ? {} : { replace }),
      })
      const result = { place: target.place, ...shortly(manifest), newerSteps: newer, notices }
      out(
        `Đã khôi phục vào ${target.place} dữ liệu lúc ${shownMoment(manifest.takenAt)}: ${formatNumber(result.rows)} dòng, ${formatNumber(result.files)} tệp, đã đối chiếu từng bảng.`,
      )
      if (manifest.audit.faults === 0)
        out(`Sổ nhật ký nguyên vẹn: ${formatNumber(manifest.audit.entries)} dòng, nối liền tới dòng cuối.`)
      if (newer > 0) out(`Đã đưa cơ sở dữ liệu lên dạng mới nhất (thêm ${newer} bước).`)
      for (const notice of notices) out(notice)
      out('Bây giờ có thể chạy npm start.')
      return result
    } finally {
      await target.close()
    }
  },
}

function confirmed(given: unknown): number | undefined {
  if (given === undefined) return undefined
  const digits = String(given).replaceAll('.', '')
  if (!/^\d+$/.test(digits))
    throw invalid(undefined, {
      fields: [{ path: 'replace', message: 'Cần một con số: số dòng nhật ký đang có ở nơi khôi phục' }],
    })
  return Number(digits)
}
