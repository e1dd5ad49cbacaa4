import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Person, ReportHead, ReportList } from '../../contract/index.ts'
import { formatDate, reportWords, templatesFor, words } from '../../picture/index.ts'
import { Field } from '../parts/field.tsx'
import { Trouble } from '../parts/form.tsx'
import { Going } from '../parts/link.tsx'
import { Problem } from '../parts/notice.tsx'
import { Folders, type Shelf } from '../parts/report/folders.tsx'
import { ReportRow } from '../parts/report/report-row.tsx'
import { type ReportPageParts, templateAddress } from '../parts/report/telling.ts'
import { ChartSkeleton } from '../parts/skeleton.tsx'
import { getReports, recallReport, removeReport } from '../report-api.ts'

const said = reportWords.list
const few = 6

interface ListPageParts extends ReportPageParts {
  readonly person: Person
}

/** Reports of one's own, those that others have shared, and those that come with the product. Every change can be undone. */
export function ReportListPage({ person, csrf, tell }: ListPageParts) {
  const client = useQueryClient()
  const key = ['reports', person.id, person.role]
  const reports = useQuery({ queryKey: key, queryFn: getReports, staleTime: 0 })
  const acting = useMutation({
    mutationFn: ({ act }: Act) => act(),
    onSuccess: (list, { told, undo }) => {
      client.setQueryData(key, list)
      tell(undo === null ? null : { told, undo: () => acting.mutate({ act: undo, told: '', undo: null }) })
    },
  })
  return (
    <div className="stack reports">
      <header className="page-head">
        <h1>{words.pages.reports}</h1>
        <p>{said.lead}</p>
      </header>
      <Trouble problem={acting.error} title={said.actProblem} />
      {reports.isError ? <Problem problem={reports.error} retry={() => reports.refetch()} /> : null}
      {reports.isPending ? <ChartSkeleton height={200} /> : null}
      {reports.data === undefined ? null : <Lists list={reports.data} csrf={csrf} act={acting.mutate} />}
      <Templates person={person} />
      {reports.data === undefined ? null : <Removed list={reports.data} csrf={csrf} act={acting.mutate} />}
    </div>
  )
}

/** `undo` null: what takes something back is not itself taken back. */
export interface Act {
  readonly act: () => Promise<ReportList>
  readonly told: string
  readonly undo: (() => Promise<ReportList>) | null
}

interface ListsParts {
  readonly list: ReportList
  readonly csrf: string
  readonly act: (act: Act) => void
}

function Lists({ list, csrf, act }: ListsParts) {
  const [search, setSearch] = useState('')
  const [shelf, setShelf] = useState<Shelf>('all')
  const wanted = search.trim().toLocaleLowerCase('sv')
  const found = list.reports.filter((report) => isOn(report, shelf) && isNamed(report, wanted))
  const own = found.filter(({ may }) => may === 'own')
  const shared = found.filter(({ may }) => may !== 'own')
  const none = list.reports.length > 0 && found.length === 0
  const row = (report: ReportHead) => <ReportRow key={report.id} report={report} folders={list.folders} csrf={csrf} act={act} />
  return (
    <>
      <div className="report-tools">
        <Going href="/rapporter/ny" className="button primary">
          {said.make}
        </Going>
        {list.reports.length > few ? (
          <Field label={said.search} name="search" value={search} change={setSearch} autoComplete="off" required={false} />
        ) : null}
      </div>
      <Folders list={list} shelf={shelf} choose={setShelf} csrf={csrf} act={act} />
      {none ? <p className="no-match">{said.noMatch}</p> : null}
      {none || (shelf !== 'all' && own.length === 0) ? null : (
        <section className="card">
          <h2>{said.own}</h2>
          {own.length === 0 ? <p>{said.emptyOwn}</p> : <ul className="rows">{own.map(row)}</ul>}
        </section>
      )}
      {none || (shelf !== 'all' && shared.length === 0) ? null : (
        <section className="card">
          <h2>{said.shared}</h2>
          {shared.length === 0 ? <p>{said.emptyShared}</p> : <ul className="rows">{shared.map(row)}</ul>}
        </section>
      )}
    </>
  )
}

const isOn = ({ folder, favourite }: ReportHead, shelf: Shelf): boolean =>
  shelf === 'all' || (shelf === 'favourites' ? favourite : folder === shelf.folder)
const isNamed = ({ title, owner }: ReportHead, wanted: string): boolean =>
  [title, owner.name].some((text) => text.toLocaleLowerCase('sv').includes(wanted))

function Templates({ person }: { readonly person: Person }) {
  return (
    <section>
      <header className="section-head">
        <h2>{said.templates}</h2>
        <p>{said.templatesLead}</p>
      </header>
      <ul className="templates">
        {templatesFor(person).map(({ id, title, about }) => (
          <li key={id}>
            <Going href={templateAddress(id)} className="card template">
              <span className="template-title">{title}</span>
              <span className="quiet">{about}</span>
            </Going>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Removed({ list: { removed }, csrf, act }: ListsParts) {
  if (removed.length === 0) return null
  return (
    <details className="card">
      <summary>{said.removed(removed.length)}</summary>
      <p className="quiet">{said.removedLead}</p>
      <ul className="rows">
        {removed.map(({ id, title, leavesAt }) => (
          <li key={id} className="row">
            <div>
              <p className="row-name">{title}</p>
              <p className="quiet">{said.leaves(formatDate(leavesAt))}</p>
            </div>
            <Button
              className="button"
              aria-label={said.recallOf(title)}
              onPress={() =>
                act({ act: () => recallReport(id, csrf), told: said.wasRecalled(title), undo: () => removeReport(id, csrf) })
              }
            >
              {said.recall}
            </Button>
          </li>
        ))}
      </ul>
    </details>
  )
}
