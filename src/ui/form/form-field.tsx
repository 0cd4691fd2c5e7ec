import { Checkbox, MultiSelect, NativeSelect, Select, Textarea, TextInput, type OptionsFilter } from '@mantine/core'
import { ranked } from '../match.ts'
import { useKitTexts } from '../texts.ts'
import { DateField } from './date-field.tsx'
import type { FieldProps } from './field.ts'
import { NumberField } from './number-field.tsx'
import styles from './form.module.css'

/** More choices than this are searched, with or without marks, instead of scrolled through. */
const searchedFrom = 13

/** The input that fits a field's kind. Shown values are never rewritten while somebody types. */
export function FormField(field: FieldProps) {
  const texts = useKitTexts()
  const { spec, id, value, change, blur, error, disabled } = field
  const frame = { id, label: spec.label, description: spec.help, error, required: spec.required, disabled, onBlur: blur }
  const words = typeof value === 'string' ? value : ''
  const list = Array.isArray(value) ? value.map(String) : []
  const options = [...(spec.options ?? [])]

  switch (spec.kind) {
    case 'hidden':
      return null
    case 'custom':
      return spec.render?.(field)
    case 'text':
      return (
        <TextInput
          {...frame}
          type={spec.format ?? 'text'}
          value={words}
          placeholder={spec.placeholder}
          autoComplete={spec.autoComplete ?? 'off'}
          onChange={event => change(event.currentTarget.value)}
        />
      )
    case 'multiline':
      return (
        <Textarea
          {...frame}
          autosize
          minRows={3}
          maxRows={16}
          value={words}
          placeholder={spec.placeholder}
          onChange={event => change(event.currentTarget.value)}
        />
      )
    case 'number':
      return (
        <NumberField
          {...{ id, label: spec.label, description: spec.help, error, required: spec.required, disabled, value, change, blur }}
          {...(spec.unit === undefined ? {} : { unit: spec.unit })}
          {...(spec.placeholder === undefined ? {} : { placeholder: spec.placeholder })}
        />
      )
    case 'date':
      return (
        <DateField
          {...{ id, label: spec.label, description: spec.help, error, required: spec.required, disabled, change, blur }}
          value={words}
        />
      )
    case 'boolean':
      return (
        <Checkbox
          id={id}
          label={spec.label}
          description={spec.help}
          error={error}
          disabled={disabled}
          checked={value === true}
          onChange={event => change(event.currentTarget.checked)}
          onBlur={blur}
        />
      )
    case 'choice':
      if (options.length < searchedFrom)
        return (
          <NativeSelect
            {...frame}
            value={words}
            onChange={event => change(event.currentTarget.value)}
            data={[{ value: '', label: spec.required ? texts.choose : `— ${texts.none} —` }, ...options]}
          />
        )
      return (
        <Select
          {...frame}
          searchable
          clearable={!spec.required}
          allowDeselect={false}
          data={options}
          filter={withoutMarks}
          value={words === '' ? null : words}
          placeholder={spec.placeholder ?? texts.choose}
          nothingFoundMessage={texts.nothingFound}
          onChange={next => change(next ?? '')}
        />
      )
    case 'choices':
      if (options.length < 9)
        return (
          <Checkbox.Group
            id={id}
            label={spec.label}
            description={spec.help}
            error={error}
            required={spec.required}
            value={list}
            onChange={next => change(next)}
            labelElement="div"
          >
            <div className={styles['choices']}>
              {options.map(option => (
                <Checkbox
                  key={option.value}
                  value={option.value}
                  label={option.label}
                  description={option.description}
                  disabled={disabled}
                />
              ))}
            </div>
          </Checkbox.Group>
        )
      return (
        <MultiSelect
          {...frame}
          searchable
          data={options}
          filter={withoutMarks}
          value={list}
          placeholder={list.length === 0 ? (spec.placeholder ?? texts.choose) : undefined}
          nothingFoundMessage={texts.nothingFound}
          onChange={next => change(next)}
        />
      )
    case 'lines':
      return (
        <Textarea
          {...frame}
          autosize
          minRows={2}
          maxRows={12}
          value={list.join('\n')}
          placeholder={spec.placeholder}
          onChange={event => change(event.currentTarget.value === '' ? [] : event.currentTarget.value.split('\n'))}
          onBlur={() => {
            change(list.map(line => line.trim()).filter(line => line !== ''))
            blur()
          }}
        />
      )
  }
}

const withoutMarks: OptionsFilter = ({ options, search, limit }) =>
  ranked(options, search, option => ('label' in option ? String(option.label) : '')).slice(0, Math.min(limit, 100))
