/** The sign: a point from which waves go out. */
export function Sign({ size = 30 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <g fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round">
        <path d="M9.5 24a9 9 0 0 1 0-16M22.5 8a9 9 0 0 1 0 16" opacity=".55" />
        <path d="M12.8 20a5 5 0 0 1 0-8M19.2 12a5 5 0 0 1 0 8" />
      </g>
      <circle cx="16" cy="16" r="2.6" fill="#e0815a" />
    </svg>
  )
}
