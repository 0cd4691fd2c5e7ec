import type { ReactElement } from 'react'
import { today as todayOf } from '#kernel/clock.ts'
import type { Page } from '#kernel/http/page.ts'
import { Marked } from '#kernel/render/marked.tsx'
import { notesOf } from '#kernel/render/sections.tsx'
import { figureText } from '#kernel/render/words.tsx'
import { kindNames, kinds, type Kind } from '../contract.ts'
import { publicAgencies, type PublicAgency } from './queries.ts'

const path = '/co-quan'

/** Every agency that exists today, kind by kind; communes and wards as two long alphabetical lists. */
export const agenciesPage: Page = {
  path,
  query: ['q'],
  async render({ platform, query }) {
    const text = query.get('q') ?? ''
    const [all, notes] = await Promise.all([
      publicAgencies(platform.db, todayOf(platform.clock).toString(), text || undefined),
      notesOf(path, platform),
    ])
    // Bodies of the centre are in the register so that documents can be read; they hold no work of the province unless given some.
    const shown = all.filter(agency => agency.kind !== 'central' || notes(agency.code).length > 0)
    const groups = kinds
      .toSorted((a, b) => Number(isPlace(a)) - Number(isPlace(b)))
      .flatMap(kind => {
        const members = shown.filter(agency => agency.kind === kind)
        return members.length > 0 ? [{ kind, members }] : []
      })
    return {
      title: text ? `Cơ quan: “${text}”` : 'Cơ quan, đơn vị',
      description: 'Các sở, ban, ngành, cơ quan báo chí, trường học và xã, phường của tỉnh, mỗi nơi đang được giao việc gì.',
      crumbs: [],
      maxAge: text ? 0 : undefined,
      body: (
        <>
          <h1>Cơ quan, đơn vị</h1>
          <search>
            <form className="field" action={path}>
              <label htmlFor="ten">Tìm theo tên, kể cả tên viết tắt</label>
              <input id="ten" name="q" type="search" defaultValue={text} />
              <button type="submit">Tìm</button>
            </form>
          </search>
          {text && (
            <p className="soft">
              {shown.length === 0
                ? `Không có cơ quan nào tên như “${text}”.`
                : `${figureText(shown.length)} cơ quan có “${text}”.`}{' '}
              <a href={path}>Xem tất cả</a>
            </p>
          )}
          {!text && (
            <nav aria-label="Loại cơ quan" className="kinds">
              <ul className="plain">
                {groups.map(({ kind, members }) => (
                  <li key={kind}>
                    <a href={`#${kind}`}>{kindNames[kind]}</a> <span className="soft number">{members.length}</span>
                  </li>
                ))}
              </ul>
            </nav>
          )}
          {groups.map(({ kind, members }) => {
            const common = sharedNote(members, notes)
            return (
              <section key={kind} id={kind} className="block" aria-labelledby={`loai-${kind}`}>
                <h2 id={`loai-${kind}`}>
                  {kindNames[kind]} <span className="soft number">({members.length})</span>
                </h2>
                {common && <p>Mỗi nơi {common}.</p>}
                <ul className={isPlace(kind) ? 'register register-places plain' : 'register plain'}>
                  {members.map(agency => (
                    <Entry key={agency.code} agency={agency} text={text} notes={common ? [] : notes(agency.code)} />
                  ))}
                </ul>
              </section>
            )
          })}
        </>
      ),
    }
  },
  sitemap: async () => [{ path }],
}

const isPlace = (kind: Kind): boolean => kind === 'commune' || kind === 'ward'

/** What is true of every one of many is said once: 110 communes hold the same four tasks. */
function sharedNote(members: readonly PublicAgency[], notes: (code: string) => string[]): string | null {
  const said = new Set(members.map(member => notes(member.code).join(' · ')))
  return members.length > 3 && said.size === 1 ? [...said].join('') || null : null
}

/** Under the heading "UBND xã" the name of the commune is enough. */
const shortName = (agency: PublicAgency): string =>
  isPlace(agency.kind) ? agency.name.replace(/^(UBND|Ủy ban nhân dân) (xã|phường) /iu, '') : agency.name

const Entry = ({ agency, text, notes }: { agency: PublicAgency; text: string; notes: string[] }): ReactElement => (
  <li>
    <a href={`${path}/${agency.code}`}>
      <Marked text={shortName(agency)} query={text} />
    </a>
    {notes.length > 0 && <span className="register-note">{notes.join(' · ')}</span>}
  </li>
)
