import type { ReactElement, ReactNode } from 'react'

/** Works without JavaScript: a plain GET form. */
export const SearchForm = ({ label, text, hint }: { label: string; text?: string; hint?: ReactNode }): ReactElement => (
  <search>
    <form className="field" action="/tim-kiem">
      <label htmlFor="q">{label}</label>
      <input id="q" name="q" type="search" defaultValue={text} required aria-describedby={hint ? 'q-hint' : undefined} />
      <button type="submit">Tìm</button>
      {hint && (
        <p id="q-hint" className="small soft field-hint">
          {hint}
        </p>
      )}
    </form>
  </search>
)
