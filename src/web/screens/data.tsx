import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Loads, Session, Status } from '../../contract/index.ts'
import { formatDate, formatInstant, formatNumber, words } from '../../picture/index.ts'
import { getLoads, getStatus } from '../api.ts'
import { FeedsCard } from '../parts/feeds-card.tsx'
import { HeldRows } from '../parts/held-rows.tsx'
import { MailCard } from '../parts/mail-card.tsx'
import { Problem } from '../parts/notice.tsx'
import { ChartSkeleton } from '../parts/skeleton.tsx'
import { VersionsCard } from '../parts/versions-card.tsx'

/** What has been read in and how the checks went. Loads are the coordinator's; the others see how fresh the figures are. */
export function DataPage({ session: { person, csrf } }: { readonly session: Session }) {
  const coordinator = person?.role === 'coordinator'
  const status = useQuery({ queryKey: ['status'], queryFn: getStatus })
  return (
    <div className="stack">
      <header className="page-head">
        <h1>{words.data.heading}</h1>
        <p>{words.data.lead}</p>
      </header>
      {coordinator ? <FeedsCard csrf={csrf} /> : null}
      {coordinator ? null : (
        <section className="card">
          <h2>{words.data.freshness}</h2>
          {status.isError ? <Problem problem={status.error} retry={() => status.refetch()} /> : null}
          {status.isPending ? <ChartSkeleton height={60} /> : null}
          {status.data === undefined ? null : <Freshness status={status.data} />}
        </section>
      )}
      {coordinator ? <VersionsCard csrf={csrf} /> : null}
      {coordinator ? <LoadsCard csrf={csrf} /> : null}
      {coordinator ? <MailCard csrf={csrf} /> : null}
      {coordinator ? (
        <section className="say">
          <h2>{words.data.noFiguresTitle}</h2>
          <p>{words.data.noFigures}</p>
        </section>
      ) : null}
    </div>
  )
}

function Freshness({ status }: { readonly status: Status }) {
  if (status.sources.length === 0) return <p>{words.data.empty}</p>
  return (
    <>
      <ul className="fresh">
        {status.sources.map(({ source, label, loadedAt }) => (
          <li key={source}>
            {label} <span>{words.data.loadedAt(formatDate(loadedAt))}</span>
          </li>
        ))}
      </ul>
      {status.asOf === null ? null : <p className="notes">{words.mirror.asOf(formatInstant(status.asOf))}</p>}
    </>
  )
}

function LoadsCard({ csrf }: { readonly csrf: string }) {
  const loads = useQuery({ queryKey: ['loads'], queryFn: getLoads })
  return (
    <section className="card">
      <h2>{words.data.loads}</h2>
      {loads.isError ? <Problem problem={loads.error} retry={() => loads.refetch()} /> : null}
      {loads.isPending ? <ChartSkeleton height={200} /> : null}
      {loads.data === undefined ? null : loads.data.loads.length === 0 ? (
        <p>{words.data.empty}</p>
      ) : (
        <LoadsTable loads={loads.data.loads} csrf={csrf} />
      )}
    </section>
  )
}

type Load = Loads['loads'][number]
const few = 20

function LoadsTable({ loads, csrf }: { readonly loads: readonly Load[]; readonly csrf: string }) {
  const [all, setAll] = useState(false)
  const latestFirst = [...loads].sort((a, b) => b.load - a.load)
  const sum = (part: 'read' | 'rejected'): string => formatNumber(loads.reduce((total, { rows }) => total + rows[part], 0))
  return (
    <>
      <p className="quiet">{words.data.summary(loads.length, sum('read'), sum('rejected'))}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard */}
      <section className="scroll loads" aria-label={words.data.loads} tabIndex={0}>
        <table className="left stacked">
          <LoadsHead />
          <tbody>
            {(all ? latestFirst : latestFirst.slice(0, few)).map((load) => (
              <LoadRow key={load.load} load={load} csrf={csrf} />
            ))}
          </tbody>
        </table>
      </section>
      {loads.length > few ? (
        <Button className="link-button" onPress={() => setAll(!all)}>
          {all ? words.data.showFewer : words.data.showAll(loads.length)}
        </Button>
      ) : null}
    </>
  )
}

function LoadsHead() {
  return (
    <thead>
      <tr>
        <th scope="col">{words.data.load}</th>
        <th scope="col">{words.data.source}</th>
        <th scope="col" className="number">
          {words.data.read}
        </th>
        <th scope="col" className="number">
          {words.data.accepted}
        </th>
        <th scope="col" className="number">
          {words.data.held}
        </th>
        <th scope="col">{words.data.outcome}</th>
        <th scope="col">{words.data.remarks}</th>
      </tr>
    </thead>
  )
}

function LoadRow({ load, csrf }: { readonly load: Load; readonly csrf: string }) {
  const remarks = load.checks.filter(({ count }) => count > 0)
  return (
    <tr>
      <th scope="row">
        {load.load} <span className="when">{formatInstant(load.at)}</span>
      </th>
      <td data-label={words.data.source}>{words.sources[load.source] ?? load.source}</td>
      <td data-label={words.data.read} className="number">
        {formatNumber(load.rows.read)}
      </td>
      <td data-label={words.data.accepted} className="number">
        {formatNumber(load.rows.accepted)}
      </td>
      <td data-label={words.data.held} className="number">
        {formatNumber(load.rows.rejected)}
      </td>
      <td data-label={words.data.outcome}>
        <span>
          <span className={`status ${load.status}`}>{words.data.statuses[load.status]}</span>
        </span>
      </td>
      <td data-label={words.data.remarks}>
        {remarks.length === 0 ? (
          <span className="quiet">{words.data.allPassed(load.checks.length)}</span>
        ) : (
          <ul className="remarks">
            {remarks.map(({ check, message }) => (
              <li key={check}>{message}</li>
            ))}
          </ul>
        )}
        {load.rows.rejected === 0 ? null : <HeldRows load={load.load} count={load.rows.rejected} csrf={csrf} />}
      </td>
    </tr>
  )
}
