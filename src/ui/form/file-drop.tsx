import { Button } from '@mantine/core'
import { useId, useRef, useState, type DragEvent } from 'react'
import { Notice } from '../feedback/notice.tsx'
import { ProgressNotice } from '../feedback/progress-notice.tsx'
import { Icon } from '../icon.tsx'
import { formatNumber, useLocale, type Locale } from '../locale.tsx'
import { useKitTexts } from '../texts.ts'
import styles from './file-drop.module.css'

/** 1,5 MB. */
export const formatSize = (bytes: number, locale: Locale): string => {
  const [value, unit] = bytes < 1000 ? [bytes, 'B'] : bytes < 1_000_000 ? [bytes / 1000, 'kB'] : [bytes / 1_000_000, 'MB']
  return `${formatNumber(value, locale, { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`
}

export type FileLimits = {
  /** Endings with their dot: `['.docx', '.pdf']`. */
  endings: readonly string[]
  /** Bytes. */
  largest: number
}
type Refusal = { kind: 'type' | 'size' | 'empty'; file: File }

/** Why a file is not even sent. */
export function refusalOf(file: File, limits: FileLimits): Refusal | undefined {
  const name = file.name.toLowerCase()
  if (!limits.endings.some(ending => name.endsWith(ending))) return { kind: 'type', file }
  if (file.size > limits.largest) return { kind: 'size', file }
  if (file.size === 0) return { kind: 'empty', file }
  return undefined
}

/**
 * A place for files: drag, or choose with mouse, thumb or keyboard. Says what it takes before one tries; refuses the wrong kind and the
 * too large in words. Sends nothing itself: `take` gets the good files, `progress` (0 to 100, or 'working' while the server is at it) shows how it goes.
 */
export function FileDrop(props: {
  label: string
  limits: FileLimits
  multiple?: boolean
  take(files: File[]): void
  progress?: number | 'working' | undefined
  /** What is being sent or worked on. */
  current?: string | undefined
  detail?: string | undefined
  disabled?: boolean
}) {
  const texts = useKitTexts()
  const locale = useLocale()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const [refused, setRefused] = useState<Refusal[]>([])
  const types = props.limits.endings.join(', ')

  const offer = (list: FileList | null) => {
    const files = [...(list ?? [])].slice(0, props.multiple ? undefined : 1)
    const bad = files.flatMap(file => refusalOf(file, props.limits) ?? [])
    setRefused(bad)
    const good = files.filter(file => !bad.some(refusal => refusal.file === file))
    if (good.length > 0) props.take(good)
  }
  const onDrop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    if (!props.disabled && props.progress === undefined) offer(event.dataTransfer.files)
  }
  const say = ({ kind, file }: Refusal) =>
    kind === 'type'
      ? texts.fileWrongType(file.name, types)
      : kind === 'empty'
        ? texts.fileEmpty(file.name)
        : texts.fileTooLarge(file.name, formatSize(file.size, locale), formatSize(props.limits.largest, locale))

  return (
    <div className={styles['wrap']}>
      <div
        className={styles['drop']}
        data-over={over || undefined}
        onDragOver={event => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={onDrop}
      >
        {props.progress === undefined ? (
          <>
            <span className={styles['icon']}>
              <Icon name="upload" size={26} />
            </span>
            <p className={styles['label']}>{props.label}</p>
            <div className={styles['row']}>
              <span className={styles['dropWords']}>{over ? texts.dropNow : texts.dropHere}</span>
              <Button
                variant="default"
                disabled={props.disabled ?? false}
                onClick={() => input.current?.click()}
                aria-describedby={id}
              >
                {props.multiple ? texts.chooseFiles : texts.chooseFile}
              </Button>
            </div>
            <p id={id} className={styles['hint']}>
              {texts.fileTypes(types)}, {texts.fileLimit(formatSize(props.limits.largest, locale))}
            </p>
          </>
        ) : (
          <div className={styles['progress']}>
            <ProgressNotice
              label={props.current ? texts.fileSending(props.current) : texts.loading}
              value={props.progress === 'working' ? undefined : props.progress}
              detail={props.detail}
            />
          </div>
        )}
        <input
          ref={input}
          type="file"
          hidden
          accept={props.limits.endings.join(',')}
          multiple={props.multiple ?? false}
          onChange={event => {
            offer(event.currentTarget.files)
            // The same file, mended and saved again, must be taken again.
            event.currentTarget.value = ''
          }}
        />
      </div>
      {refused.map(refusal => (
        <Notice key={refusal.file.name} tone="danger" live>
          {say(refusal)}
        </Notice>
      ))}
    </div>
  )
}
