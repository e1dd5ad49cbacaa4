import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Version, VersionChanges, Versions } from '../../contract/index.ts'
import { formatInstant, formatNumber, versionWords, words } from '../../picture/index.ts'
import { compareVersions, getVersions, rollback } from '../version-api.ts'
import { Trouble } from './form.tsx'
import { Problem } from './notice.tsx'
import { ChartSkeleton } from './skeleton.tsx'
import { type Change, Toast } from './toast.tsx'

const said = versionWords

/** The versions that are kept: what tells each from the one shown, and going back to it. */
export function VersionsCard({ csrf }: { readonly csrf: string }) {
  const client = useQueryClient()
  const versions = useQuery({ queryKey: ['versions'], queryFn: getVersions, staleTime: 0 })
  const [change, setChange] = useState<Change | null>(null)
  const show = (data: Versions): void => {
    client.setQueryData(['versions'], data)
    void client.invalidateQueries({ queryKey: ['status'] })
  }
  const undoing = useMutation({ mutationFn: (generation: number) => rollback(generation, csrf), onSuccess: show })
  const all = versions.data?.versions ?? []
  const current = all.find((version) => version.current)?.generation ?? null
  return (
    <section className="card">
      <h2>{said.heading}</h2>
      <p className="quiet">{said.lead}</p>
      {versions.isError ? <Problem problem={versions.error} title={said.problem} retry={() => versions.refetch()} /> : null}
      {versions.isPending ? <ChartSkeleton height={120} /> : null}
      {versions.data !== undefined && all.length === 0 ? <p>{said.none}</p> : null}
      <Trouble problem={undoing.error} title={said.backProblem} />
      <ul className="rows">
        {all.map((version) => (
          <VersionLine
            key={version.generation}
            version={version}
            current={current}
            csrf={csrf}
            gone={(data) => {
              show(data)
              if (current !== null) setChange({ told: said.done(version.generation), undo: () => undoing.mutate(current) })
            }}
          />
        ))}
      </ul>
      <Toast change={change} close={() => setChange(null)} />
    </section>
  )
}

interface LineParts {
  readonly version: Version
  readonly current: number | null
  readonly csrf: string
  readonly gone: (versions: Versions) => void
}

function VersionLine({ version, current, csrf, gone }: LineParts) {
  const { generation } = version
  const [open, setOpen] = useState<'compare' | 'back' | null>(null)
  const going = useMutation({
    mutationFn: () => rollback(generation, csrf),
    onSuccess: (versions) => {
      setOpen(null)
      gone(versions)
    },
  })
  return (
    <li className="row kept feed">
      <div className="feed-head">
        <h3>{said.version(generation)}</h3>
        {version.current ? <span className="status">{said.current}</span> : null}
      </div>
      <p className="quiet kept-facts">
        {formatInstant(version.madeAt)}, {causeOf(version)}
      </p>
      {version.current || current === null ? null : (
        <div className="actions feed-actions">
          <Button
            className="button"
            aria-expanded={open === 'compare'}
            aria-label={said.compareOf(generation)}
            onPress={() => setOpen(open === 'compare' ? null : 'compare')}
          >
            {said.compare}
          </Button>
          <Button
            className="button"
            aria-expanded={open === 'back'}
            aria-label={said.backTo(generation)}
            onPress={() => setOpen(open === 'back' ? null : 'back')}
          >
            {said.back}
          </Button>
        </div>
      )}
      <Trouble problem={going.error} title={said.backProblem} />
      {open === 'compare' && current !== null ? <Differences from={current} to={generation} csrf={csrf} /> : null}
      {open === 'back' ? (
        <div className="row-changes">
          <p>{said.sure(generation)}</p>
          <div className="actions">
            <Button className="button" isDisabled={going.isPending} onPress={() => going.mutate()}>
              {said.confirm(generation)}
            </Button>
            <Button className="button" onPress={() => setOpen(null)}>
              {said.cancel}
            </Button>
          </div>
        </div>
      ) : null}
    </li>
  )
}

const causeOf = ({ cause, load, source }: Version): string =>
  cause === 'load' ? said.causes.load(load ?? 0, words.sources[source ?? ''] ?? source ?? '') : said.causes[cause]

function Differences({ from, to, csrf }: { readonly from: number; readonly to: number; readonly csrf: string }) {
  const changes = useQuery({ queryKey: ['versions', from, to], queryFn: () => compareVersions(from, to, csrf) })
  return (
    <div className="row-changes">
      {changes.isError ? <Problem problem={changes.error} title={said.compareProblem} retry={() => changes.refetch()} /> : null}
      {changes.isPending ? <ChartSkeleton height={80} /> : null}
      {changes.data === undefined ? null : <Told changes={changes.data} />}
    </div>
  )
}

function Told({ changes: { from, to, sources, scopes, more } }: { readonly changes: VersionChanges }) {
  const other = sources.filter(({ filesAdded, filesRemoved }) => filesAdded + filesRemoved > 0)
  if (other.length === 0) return <p>{said.same}</p>
  return (
    <>
      <p>{said.differs(from, to)}</p>
      <ul className="remarks">
        {other.map(({ label, filesAdded, filesRemoved, rowsBefore, rowsAfter }) => (
          <li key={label}>
            <strong>{label}</strong>: {said.files(filesAdded, filesRemoved)};{' '}
            {said.rows(formatNumber(rowsBefore), formatNumber(rowsAfter))}
          </li>
        ))}
        {scopes.map(({ label, school, schoolYears, change }) => (
          <li key={[label, school, change].join()} className="quiet">
            {label}, {school}, {said.years(schoolYears[0] ?? '', schoolYears.at(-1) ?? '', schoolYears.length)}:{' '}
            {said.changes[change]}
          </li>
        ))}
      </ul>
      {more === 0 ? null : <p className="quiet">{said.more(formatNumber(more))}</p>}
    </>
  )
}
