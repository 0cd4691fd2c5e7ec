import type { Chance } from '../rules.ts'

/** Names as they are borne in the province: Kinh, Jrai, Bahnar. None is meant to be a living person. */
const kinhFamilies = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Huỳnh',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Phan',
  'Trương',
  'Lương',
  'Đinh',
  'Mai',
]
const kinhWomen = [
  'Thị Thu Hằng',
  'Thị Mỹ Linh',
  'Thị Ngọc Trâm',
  'Thị Kim Oanh',
  'Thị Hồng Nhung',
  'Thị Bích Thảo',
  'Thùy Dương',
  'Thị Lan Anh',
  'Thị Diễm My',
  'Khánh Vy',
]
const kinhMen = [
  'Văn Hùng',
  'Minh Tuấn',
  'Quốc Việt',
  'Đình Phúc',
  'Hữu Nghĩa',
  'Thanh Sơn',
  'Công Danh',
  'Xuân Trường',
  'Đức Mạnh',
  'Anh Kiệt',
  'Trọng Nhân',
  'Bảo Long',
]
const jraiFamilies = ['Rơ Châm', 'Siu', 'Kpă', 'Ksor', 'Rah Lan', 'Nay', 'Rmah', 'Puih']
const jraiWomen = ['H’Nga', 'H’Biên', 'H’Uyên', 'H’Mrâo', 'H’Lý', 'H’Doan']
const jraiMen = ['Thơk', 'Hyâo', 'Blưng', 'Tuân', 'Wân', 'Khăm']
const bahnarWomen = ['Thị Hlới', 'Y Blưn', 'Thị Phyơi', 'Y Hơn']
const bahnarMen = ['A Thái', 'Văn Bông', 'Klưp', 'Yưh', 'Hmưnh']

/** Communes on the plateau have officers of the peoples who live there; the coast and the city have fewer. */
export function personName(chance: Chance, place: { plateau: boolean }): string {
  const woman = chance.happens(0.5)
  const people = place.plateau ? chance.next() : 0
  if (people > 0.72) return `${chance.oneOf(jraiFamilies)} ${chance.oneOf(woman ? jraiWomen : jraiMen)}`
  if (people > 0.52) return `Đinh ${chance.oneOf(woman ? bahnarWomen : bahnarMen)}`
  return `${chance.oneOf(kinhFamilies)} ${chance.oneOf(woman ? kinhWomen : kinhMen)}`
}
