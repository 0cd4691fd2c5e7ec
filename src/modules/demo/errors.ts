import { defineError } from '#kernel/errors.ts'

export const realWorkStands = defineError<{ what: string }>('demo.real_work', 409, {
  vi: 'Trên nền tảng đã có công việc thật ({what}) nên không nạp dữ liệu minh họa: hai thứ sẽ lẫn vào nhau. Chưa thay đổi gì; hãy dùng một bản cài đặt riêng để trình diễn.',
  en: 'There is real work on this platform ({what}); made-up data would mix with it. Nothing was changed; use a separate installation for showing.',
})
export const alreadyStands = defineError('demo.stands', 409, {
  vi: 'Dữ liệu minh họa đang có sẵn trên nền tảng. Chưa thay đổi gì; muốn nạp lại, hãy xóa dữ liệu minh họa trước.',
  en: 'Made-up data stands here already. Nothing was changed; wipe it first to load it anew.',
})
export const nothingStands = defineError('demo.nothing', 409, {
  vi: 'Không có dữ liệu minh họa nào để xóa. Chưa thay đổi gì.',
  en: 'There is no made-up data to wipe. Nothing was changed.',
})
export const stillWriting = defineError('demo.writing', 409, {
  vi: 'Dữ liệu minh họa đang được nạp. Chưa xóa gì; hãy đợi nạp xong rồi xóa.',
  en: 'Made-up data is being loaded. Nothing was wiped; wait until it is there.',
})
