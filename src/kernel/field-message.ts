import type { z } from 'zod'
import type { Locale } from './errors.ts'
import { formatNumber } from './i18n/formats.ts'

type Issue = Parameters<z.core.$ZodErrorMap>[0]

/**
 * What is wrong with a field, in words for people: what to do, never what a parser expected. A message written in the contract
 * itself goes first. Given to zod with each check, in forms and at the server: `schema.safeParse(input, { error: fieldMessage('vi') })`.
 */
export const fieldMessage =
  (locale: Locale): ((issue: Issue) => string) =>
  issue =>
    locale === 'vi' ? vietnamese(issue) : english(issue)

const isMissing = (issue: Issue) => issue.input === undefined || issue.input === null || issue.input === ''

function vietnamese(issue: Issue): string {
  const number = (value: number | bigint) => formatNumber(Number(value), 'vi')
  switch (issue.code) {
    case 'invalid_type':
      if (isMissing(issue)) return 'Chưa nhập mục này'
      return issue.expected === 'number' || issue.expected === 'int'
        ? 'Phải là số, ví dụ 1.250 hoặc 12,5'
        : 'Nội dung chưa đúng dạng'
    case 'too_small':
      if (issue.origin === 'string')
        return Number(issue.minimum) <= 1 ? 'Chưa nhập mục này' : `Cần ít nhất ${number(issue.minimum)} ký tự`
      if (issue.origin === 'array')
        return Number(issue.minimum) <= 1 ? 'Chưa chọn mục nào' : `Cần ít nhất ${number(issue.minimum)} mục`
      return issue.inclusive === false ? `Phải lớn hơn ${number(issue.minimum)}` : `Không được nhỏ hơn ${number(issue.minimum)}`
    case 'too_big':
      if (issue.origin === 'string') return `Không quá ${number(issue.maximum)} ký tự`
      if (issue.origin === 'array') return `Không quá ${number(issue.maximum)} mục`
      return issue.inclusive === false ? `Phải nhỏ hơn ${number(issue.maximum)}` : `Không được lớn hơn ${number(issue.maximum)}`
    case 'invalid_format':
      if (isMissing(issue)) return 'Chưa nhập mục này'
      if (issue.format === 'email') return 'Địa chỉ thư điện tử chưa đúng, ví dụ ten@gialai.gov.vn'
      if (issue.format === 'url') return 'Địa chỉ trang chưa đúng, ví dụ https://gialai.gov.vn'
      if (issue.format === 'date') return 'Ngày chưa đúng, hãy gõ ngày/tháng/năm, ví dụ 15/06/2026'
      if (issue.format === 'uuid') return 'Hãy chọn trong danh sách'
      return 'Chưa đúng dạng yêu cầu'
    case 'invalid_value':
      return isMissing(issue) ? 'Chưa chọn mục này' : 'Hãy chọn trong danh sách'
    case 'not_multiple_of':
      return `Phải là bội số của ${number(issue.divisor)}`
    case 'unrecognized_keys':
      return 'Có mục không dùng ở đây'
    default:
      return isMissing(issue) ? 'Chưa nhập mục này' : 'Nội dung chưa đúng'
  }
}

function english(issue: Issue): string {
  const number = (value: number | bigint) => formatNumber(Number(value), 'en')
  switch (issue.code) {
    case 'invalid_type':
      if (isMissing(issue)) return 'Please fill this in'
      return issue.expected === 'number' || issue.expected === 'int'
        ? 'Must be a number, such as 1250 or 12.5'
        : 'Not in the right form'
    case 'too_small':
      if (issue.origin === 'string')
        return Number(issue.minimum) <= 1 ? 'Please fill this in' : `At least ${number(issue.minimum)} characters`
      if (issue.origin === 'array')
        return Number(issue.minimum) <= 1 ? 'Choose at least one' : `At least ${number(issue.minimum)}`
      return issue.inclusive === false
        ? `Must be more than ${number(issue.minimum)}`
        : `Must be at least ${number(issue.minimum)}`
    case 'too_big':
      if (issue.origin === 'string') return `At most ${number(issue.maximum)} characters`
      if (issue.origin === 'array') return `At most ${number(issue.maximum)}`
      return issue.inclusive === false ? `Must be less than ${number(issue.maximum)}` : `Must be at most ${number(issue.maximum)}`
    case 'invalid_format':
      if (isMissing(issue)) return 'Please fill this in'
      if (issue.format === 'email') return 'Not an e-mail address, such as name@gialai.gov.vn'
      if (issue.format === 'url') return 'Not an address, such as https://gialai.gov.vn'
      if (issue.format === 'date') return 'Not a date; type day/month/year, such as 15/06/2026'
      if (issue.format === 'uuid') return 'Please choose from the list'
      return 'Not in the form asked for'
    case 'invalid_value':
      return isMissing(issue) ? 'Please choose' : 'Please choose from the list'
    case 'not_multiple_of':
      return `Must be a multiple of ${number(issue.divisor)}`
    case 'unrecognized_keys':
      return 'Something here is not used'
    default:
      return isMissing(issue) ? 'Please fill this in' : 'Not right yet'
  }
}
