import { defineError } from '#kernel/errors.ts'

export const realWorkStands = defineError<{ what: string }>('demo.real_work', 409, {
  vi: 'Trên nền tảng đã có công việc thật ({what}) nên không nạp dữ liệu minh họa: hai thứ sẽ lẫn vào nhau. Chưa thay đổi gì; hãy dùng một bản cài đặt riêng để trình diễn.',
  en: 'There is real work on this platform ({what}); made-up data would mix with it. Nothing was changed; use a separate installation for showing.',
})
export const noRegister = defineError('demo.no_register', 409, {
  vi: 'Chưa có danh mục cơ quan nên không có ai để làm việc trong năm minh họa. Chưa thay đổi gì; hãy nạp danh mục cơ quan (lần chạy “npm start” đầu tiên tự nạp) rồi thử lại.',
  en: 'There is no register of agencies, so nobody could work in the made-up year. Nothing was changed; load the register (the first “npm start” does) and try again.',
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
