import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'react-aria-components/Button'
import type { Report, Share, SharedWith, ShareRight } from '../../contract/index.ts'
import { reportWords } from '../../picture/index.ts'
import { getCatalogue } from '../api.ts'
import { Trouble } from '../parts/form.tsx'
import { Going } from '../parts/link.tsx'
import { Problem } from '../parts/notice.tsx'
import { Picker } from '../parts/picker.tsx'
import { Preview } from '../parts/report/preview.tsx'
import { ShareAdder } from '../parts/report/share-adder.tsx'
import { addressOf } from '../parts/report/telling.ts'
import { ChartSkeleton } from '../parts/skeleton.tsx'
import { getReport, shareReport } from '../report-api.ts'
import type { OneReportParts } from './report-read.tsx'

const said = reportWords.sharing

interface Sharing {
  readonly shared: SharedWith
  readonly may: ShareRight | null
  readonly told: string
  /** what it was before; undefined for what takes something back */
  readonly before?: ShareRight | null
}

/** With whom a report is shared, and what they would see of it. */
export function ReportSharePage({ id, person, csrf, tell }: OneReportParts) {
  const client = useQueryClient()
  const key = ['report', id, person.role]
  const report = useQuery({ queryKey: key, queryFn: () => getReport(id, csrf), staleTime: 0 })
  const catalogue = useQuery({ queryKey: ['catalogue', person.id], queryFn: getCatalogue })
  const sharing = useMutation({
    mutationFn: ({ shared, may }: Sharing) => shareReport(id, shared, may, csrf),
    onSuccess: (after, { shared, told, before }) => {
      client.setQueryData(key, after)
      void client.invalidateQueries({ queryKey: ['reports'] })
      tell(before === undefined ? null : { told, undo: () => sharing.mutate({ shared, may: before, told: '' }) })
    },
  })
  const problem = report.error ?? catalogue.error
  return (
    <div className="stack report-share">
      <Going href={addressOf(id)} className="back">
        {reportWords.editing.toReport}
      </Going>
      <header className="page-head">
        <h1>{said.page}</h1>
        {report.data === undefined ? null : <p>{report.data.title}</p>}
      </header>
      <p>{said.lead}</p>
      <Trouble problem={sharing.error} title={said.problem} />
      {problem === null ? null : (
        <Problem problem={problem} retry={() => void Promise.all([report.refetch(), catalogue.refetch()])} />
      )}
      {problem === null && (report.data === undefined || catalogue.data === undefined) ? <ChartSkeleton height={200} /> : null}
      {report.data === undefined || catalogue.data === undefined ? null : (
        <>
          {report.data.may === 'own' ? <Shares report={report.data} share={sharing.mutate} /> : null}
          {report.data.may === 'own' ? (
            <ShareAdder
              report={report.data}
              csrf={csrf}
              share={(shared, name) => sharing.mutate({ shared, may: 'read', told: said.shared(name), before: null })}
            />
          ) : null}
          <Preview report={report.data} catalogue={catalogue.data} csrf={csrf} />
        </>
      )}
    </div>
  )
}

interface SharesParts {
  readonly report: Report
  readonly share: (sharing: Sharing) => void
}

function Shares({ report: { shares }, share }: SharesParts) {
  return (
    <section className="card">
      <h2>{said.now}</h2>
      {shares.length === 0 ? <p>{said.nobody}</p> : null}
      <ul className="rows">
        {shares.map((one) => (
          <ShareRow key={JSON.stringify(one.with)} one={one} share={share} />
        ))}
      </ul>
    </section>
  )
}

const rights = Object.entries(said.may) as readonly [ShareRight, string][]

function ShareRow({ one: { with: shared, name, may }, share }: { readonly one: Share } & Pick<SharesParts, 'share'>) {
  return (
    <li className="row">
      <div>
        <p className="row-name">{name}</p>
      </div>
      <div className="share-acts">
        <Picker
          label={said.right}
          value={said.may[may]}
          options={rights.map(([id, label]) => ({ id, label }))}
          chosen={[may]}
          most={1}
          choose={([id]) => {
            const next = rights.find(([right]) => right === id)?.[0]
            if (next !== undefined && next !== may)
              share({ shared, may: next, told: said.changed(name, said.may[next]), before: may })
          }}
        />
        <Button
          className="button"
          aria-label={said.stopWith(name)}
          onPress={() => share({ shared, may: null, told: said.stopped(name), before: may })}
        >
          {said.stop}
        </Button>
      </div>
    </li>
  )
}
