import { useMemo } from 'react'
import { qrCode } from './qr.ts'

/** Dark on white in both schemes, with the quiet zone that scanners need. Who cannot see it has the link and the key beside it. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => {
    const rows = qrCode(text)
    return {
      size: rows.length + 8,
      path: rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x + 4} ${y + 4}h1v1h-1z`] : []))).join(''),
    }
  }, [text])
  return (
    <svg viewBox={`0 0 ${size} ${size}`} width="240" height="240" role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  )
}
