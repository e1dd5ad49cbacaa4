import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'react-aria-components/Button'
import type { Report, ReportVersions } from '../../contract/index.ts'
import { formatInstant, openingChoice, reportWords } from '../../picture/index.ts'
import { getCatalogue } from '../api.ts'
import { Trouble } from '../parts/form.tsx'
import { Going } from '../parts/link.tsx'
import { Problem } from '../parts/notice.tsx'
import { Blocks } from '../parts/report/blocks.tsx'
import { addressOf } from '../parts/report/telling.ts'
import { ChartSkeleton } from '../parts/skeleton.tsx'
import { usePlace } from '../place.ts'
import { getReport, getVersion, getVersions, restoreReport } from '../report-api.ts'
import type { OneReportParts } from './report-read.tsx'

const said = reportWords.versions

/** What a report has been: each version can be looked at, with the figures of today, and taken up again as a new one. */
export function ReportVersionsPage(parts: OneReportParts) {
  const { id, person, csrf, tell } = parts
  const client = useQueryClient()
  const looked = Number(usePlace().searchParams.get('version') ?? 0)
  const report = useQuery({ queryKey: ['report', id, person.role], queryFn: () => getReport(id, csrf), staleTime: 0 })
  const versions = useQuery({ queryKey: ['reportVersions', id], queryFn: () => getVersions(id, csrf), staleTime: 0 })
  const restoring = useMutation({
    mutationFn: ({ base, version }: { readonly base: number; readonly version: number; readonly undo: boolean }) =>
      restoreReport(id, base, version, csrf),
    onSuccess: (after, { base, version, undo }) => {
      client.setQueryData(['report', id, person.role], after)
      void client.invalidateQueries({ queryKey: ['reportVersions', id] })
      void client.invalidateQueries({ queryKey: ['reports'] })
      const back = (): void => restoring.mutate({ base: after.version, version: base, undo: true })
      tell(undo ? null : { told: said.restored(version), undo: back })
    },
  })
  const problem = report.error ?? versions.error
  return (
    <div className="stack report-versions">
      <Going href={addressOf(id)} className="back">
        {reportWords.editing.toReport}
      </Going>
      <header className="page-head">
        <h1>{said.page}</h1>
        <p>{said.lead}</p>
      </header>
      <Trouble problem={restoring.error} title={said.restoreProblem} />
      {problem === null ? null : (
        <Problem problem={problem} retry={() => void Promise.all([report.refetch(), versions.refetch()])} />
      )}
      {problem === null && (report.data === undefined || versions.data === undefined) ? <ChartSkeleton height={200} /> : null}
      {report.data === undefined || versions.data === undefined ? null : (
        <List
          report={report.data}
          versions={versions.data.versions}
          looked={looked}
          restore={(base, version) => restoring.mutate({ base, version, undo: false })}
        />
      )}
      {looked > 0 ? <Looked key={looked} {...parts} version={looked} /> : null}
    </div>
  )
}

interface ListParts {
  readonly report: Report
  readonly versions: ReportVersions['versions']
  readonly looked: number
  readonly restore: (base: number, version: number) => void
}

function List({ report, versions, looked, restore }: ListParts) {
  return (
    <ul className="rows card">
      {versions.map(({ version, title, at, by, from }) => (
        <li key={version} className="row">
          <div>
            <p className="row-name">
              {`${said.version(version)} `}
              {version === report.version ? <span className="status">{said.current}</span> : null}
            </p>
            <p>{title}</p>
            <p className="quiet">
              {[said.by(by.name, formatInstant(at)), from === null ? null : said.from(from)]
                .filter((part) => part !== null)
                .join(' · ')}
            </p>
          </div>
          <div className="share-acts">
            <Going
              href={`${addressOf(report.id, 'versioner')}?version=${version}`}
              className="button"
              current={version === looked}
              label={said.lookAt(version)}
            >
              {said.look}
            </Going>
            {version === report.version ? null : (
              <Button className="button" aria-label={said.restoreOf(version)} onPress={() => restore(report.version, version)}>
                {said.restore}
              </Button>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Looked({ id, person, csrf, version }: OneReportParts & { readonly version: number }) {
  const catalogue = useQuery({ queryKey: ['catalogue', person.id], queryFn: getCatalogue })
  // a version never changes
  const content = useQuery({
    queryKey: ['reportVersion', id, version],
    queryFn: () => getVersion(id, version, csrf),
    staleTime: Number.POSITIVE_INFINITY,
  })
  const problem = content.error ?? catalogue.error
  if (problem !== null)
    return <Problem problem={problem} retry={() => void Promise.all([content.refetch(), catalogue.refetch()])} />
  if (content.data === undefined || catalogue.data === undefined) return <ChartSkeleton height={200} />
  return (
    <section className="stack">
      <header className="section-head">
        <p className="quiet">{said.looking(version)}</p>
        <h2>{content.data.title}</h2>
        <p>{content.data.lead}</p>
      </header>
      <Blocks
        content={content.data}
        choice={openingChoice(content.data, person)}
        version={null}
        catalogue={catalogue.data}
        person={person}
        csrf={csrf}
        widen={null}
      />
    </section>
  )
}
