import { PasswordInput } from '@mantine/core'
import type { FieldOverride, FieldProps } from '#ui/form/field.ts'

/** A password: hidden, shown on request, filled by password managers. It is never kept as a draft: give such forms no `draft`. */
const passwordField =
  (autoComplete: 'current-password' | 'new-password') =>
  ({ spec, id, value, change, blur, error, disabled }: FieldProps) => (
    <PasswordInput
      id={id}
      label={spec.label}
      description={spec.help}
      error={error}
      required={spec.required}
      disabled={disabled}
      autoComplete={autoComplete}
      value={typeof value === 'string' ? value : ''}
      onChange={event => change(event.currentTarget.value)}
      onBlur={blur}
      visibilityToggleButtonProps={{ 'aria-label': 'Hiện hoặc ẩn mật khẩu', 'aria-hidden': false, tabIndex: 0 }}
    />
  )

export const presentPassword: FieldOverride = { render: passwordField('current-password') }
export const newPassword: FieldOverride = { render: passwordField('new-password') }
