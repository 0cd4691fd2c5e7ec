import { defineError } from '#kernel/errors.ts'

export const mapUnreadable = defineError('dashboards.map_unreadable', 422, {
  vi: 'Không đọc được tệp này như một bản đồ GeoJSON (FeatureCollection). Chưa lưu gì, bản đồ đang dùng vẫn giữ nguyên; hãy xuất lại bản đồ dạng GeoJSON, hệ tọa độ WGS 84, rồi nạp lại.',
  en: 'This file cannot be read as a GeoJSON FeatureCollection. Nothing was saved, the present map stays; export it again as GeoJSON in WGS 84.',
})
export const mapWithUnknownCodes = defineError<{ codes: string }>('dashboards.map_unknown_codes', 422, {
  vi: 'Bản đồ có vùng không khớp mã xã, phường nào của tỉnh: {codes}. Chưa lưu gì; hãy ghi mã đơn vị hành chính (Cục Thống kê) vào thuộc tính “code” của từng vùng rồi nạp lại.',
  en: 'The map has areas whose code is no commune of the province: {codes}. Nothing was saved; put the official code into “code” of each feature.',
})
export const mapOutside = defineError<{ name: string }>('dashboards.map_outside', 422, {
  vi: 'Vùng “{name}” có tọa độ nằm ngoài Việt Nam. Chưa lưu gì; hãy xuất lại bản đồ theo hệ tọa độ WGS 84 (kinh độ, vĩ độ), không phải VN-2000.',
  en: 'The area “{name}” has points outside Việt Nam. Nothing was saved; export the map in WGS 84 (longitude, latitude), not VN-2000.',
})
export const mapTwice = defineError<{ code: string }>('dashboards.map_code_twice', 422, {
  vi: 'Mã {code} có ở hai vùng của bản đồ. Chưa lưu gì; hãy gộp thành một vùng (MultiPolygon) rồi nạp lại.',
  en: 'The code {code} stands at two areas of the map. Nothing was saved; make them one MultiPolygon and try again.',
})
