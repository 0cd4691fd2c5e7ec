import { defineError } from '../errors.ts'

/** What a person at the terminal is told: what happened, that nothing was lost, what to do. */
export const folderInUse = defineError<{ folder: string }>('backup_folder_in_use', 409, {
  vi: 'Thư mục {folder} đã có nội dung nên không ghi bản sao lưu vào đó. Không có gì bị thay đổi; hãy nêu một thư mục mới.',
  en: 'The folder {folder} is not empty, so no backup was written there. Nothing was changed; name a new folder.',
})
export const backupUnderWay = defineError<{ folder: string }>('backup_under_way', 409, {
  vi: 'Một lần sao lưu khác đang ghi vào {folder}. Không có gì bị thay đổi; hãy đợi lần đó xong hoặc nêu thư mục khác.',
  en: 'Another backup is writing to {folder}. Nothing was changed; wait for it or name another folder.',
})
export const cannotWriteBackup = defineError<{ folder: string; cause: string }>('backup_not_written', 500, {
  vi: 'Không ghi được bản sao lưu vào {folder}: {cause}. Dữ liệu đang dùng vẫn còn nguyên, phần ghi dở đã được dọn. Hãy chọn ổ đĩa còn chỗ và có quyền ghi rồi chạy lại.',
  en: 'The backup could not be written to {folder}: {cause}. The data in use is intact and what was half written is removed. Choose a disk with space that may be written, then run again.',
})
export const nothingToBackUp = defineError<{ place: string }>('backup_nothing_there', 404, {
  vi: 'Ở {place} chưa có dữ liệu Lan Tỏa nào để sao lưu. Hãy kiểm tra DATA_DIR hoặc DATABASE_URL rồi chạy lại.',
  en: 'There is no data of Lan Tỏa at {place} to back up. Check DATA_DIR or DATABASE_URL, then run again.',
})
export const filesMissing = defineError<{ count: number; names: string }>('backup_files_missing', 409, {
  vi: 'Kho lưu trữ thiếu hoặc hỏng {count} tệp đính kèm ({names}), nên bản sao lưu sẽ không đủ và chưa được tạo. Dữ liệu đang dùng không bị thay đổi. Hãy khôi phục các tệp đó; nếu chấp nhận thiếu, chạy lại với --allow-missing.',
  en: '{count} attached files are missing or damaged in the storage ({names}); the backup would not be whole and was not made. The data in use is unchanged. Restore those files, or run again with --allow-missing to go without them.',
})
export const notABackup = defineError<{ folder: string }>('backup_not_one', 404, {
  vi: 'Thư mục {folder} không phải là bản sao lưu trọn vẹn của Lan Tỏa (không có manifest.json). Không có gì bị thay đổi; hãy kiểm tra lại đường dẫn.',
  en: 'The folder {folder} is no whole backup of Lan Tỏa (it has no manifest.json). Nothing was changed; check the path.',
})
export const backupDamaged = defineError<{ folder: string; parts: string }>('backup_damaged', 422, {
  vi: 'Bản sao lưu {folder} đã bị hỏng hoặc thiếu: {parts}. Chưa khôi phục gì và không có gì bị thay đổi; hãy lấy lại bản sao lưu này từ nơi cất giữ khác, hoặc dùng bản khác.',
  en: 'The backup {folder} is damaged or not whole: {parts}. Nothing was restored and nothing was changed; fetch it again from where it is kept, or use another one.',
})
export const backupOfOther = defineError<{ version: string }>('backup_of_other_version', 409, {
  vi: 'Bản sao lưu này do một bản Lan Tỏa khác (phiên bản {version}, mới hơn hoặc bản thử) tạo ra. Chưa khôi phục gì; hãy dùng đúng phiên bản đó hoặc bản mới hơn.',
  en: 'This backup was made by another Lan Tỏa (version {version}, newer or a trial). Nothing was restored; use that version or a newer one.',
})
export const targetInUse = defineError<{ place: string }>('backup_target_in_use', 409, {
  vi: 'Lan Tỏa đang chạy trên {place}. Chưa khôi phục gì; hãy dừng Lan Tỏa ở đó rồi chạy lại.',
  en: 'Lan Tỏa is running on {place}. Nothing was restored; stop it there, then run again.',
})
export const targetNotEmpty = defineError<{ place: string; persons: number; entries: number }>('backup_target_not_empty', 409, {
  vi: 'Ở {place} đang có dữ liệu: {persons} tài khoản, {entries} dòng nhật ký. Chưa khôi phục gì và không có gì bị thay đổi. Hãy khôi phục vào một nơi trống (đổi DATA_DIR hoặc DATABASE_URL). Nếu chắc chắn muốn bỏ toàn bộ dữ liệu ở đây, chạy lại với --replace {entries}.',
  en: 'There is data at {place}: {persons} accounts, {entries} audit entries. Nothing was restored and nothing was changed. Restore to an empty place (set DATA_DIR or DATABASE_URL). If all that lies here is really to go, run again with --replace {entries}.',
})
export const restoreFailed = defineError<{ place: string; cause: string }>('backup_not_restored', 500, {
  vi: 'Không khôi phục được vào {place}: {cause}. Cơ sở dữ liệu ở đó vẫn như trước khi chạy, bản sao lưu không bị đụng tới. Hãy khắc phục nguyên nhân rồi chạy lại.',
  en: 'It could not be restored to {place}: {cause}. The database there is as it was before, and the backup is untouched. Mend the cause, then run again.',
})
export const unreachable = defineError<{ place: string; cause: string }>('backup_database_unreachable', 503, {
  vi: 'Không kết nối được cơ sở dữ liệu {place}: {cause}. Không có gì bị thay đổi; hãy kiểm tra DATABASE_URL và máy chủ cơ sở dữ liệu rồi chạy lại.',
  en: 'The database {place} cannot be reached: {cause}. Nothing was changed; check DATABASE_URL and the database server, then run again.',
})
