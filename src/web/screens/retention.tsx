import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { RetentionClass, RetentionReport, RetentionState, Session } from '../../contract/index.ts'
import { retentionWords, words } from '../../picture/index.ts'
import { Trouble } from '../parts/form.tsx'
import { Problem } from '../parts/notice.tsx'
import { RetentionClassLine } from '../parts/retention-class.tsx'
import { ApplyRetention, amountOf, RetentionOutcome, RunningRetention } from '../parts/retention-run.tsx'
import { ChartSkeleton } from '../parts/skeleton.tsx'
import { type Change, Toast } from '../parts/toast.tsx'
import { getRetention, setRetentionPeriod } from '../retention-api.ts'

const said = retentionWords
const everySecond = 1000

/** The coordinator's page of what is older than it may be kept: told first, and let go once that is confirmed. */
export function RetentionPage({ session: { csrf } }: { readonly session: Session }) {
  const client = useQueryClient()
  const retention = useQuery({
    queryKey: ['retention'],
    queryFn: getRetention,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => ((data?.running ?? null) === null ? false : everySecond),
  })
  const [begun, setBegun] = useState(false)
  const [change, setChange] = useState<Change | null>(null)
  const show = (state: RetentionState): void => void client.setQueryData(['retention'], state)
  const undoing = useMutation({
    mutationFn: ({ name, months }: { readonly name: RetentionClass; readonly months: number }) =>
      setRetentionPeriod(name, months, csrf),
    onSuccess: show,
  })
  // a run that took rows away made another version of the figures
  const doneAt = retention.data?.done?.at
  useEffect(() => {
    if (doneAt !== undefined) client.invalidateQueries({ queryKey: ['status'] })
  }, [client, doneAt])
  return (
    <div className="stack account">
      <header className="page-head">
        <h1>{words.pages.retention}</h1>
        <p>{said.lead}</p>
      </header>
      {retention.isError ? (
        <Problem problem={retention.error} title={said.loadProblem} retry={() => retention.refetch()} />
      ) : null}
      {retention.isPending ? <ChartSkeleton height={320} /> : null}
      <Trouble problem={undoing.error} title={said.periodProblem} />
      {retention.data === undefined ? null : (
        <Stands
          state={retention.data}
          csrf={csrf}
          own={begun}
          begun={(state) => {
            setBegun(true)
            show(state)
          }}
          changed={(state, { class: name, label, months: before }, months) => {
            show(state)
            setChange({ told: said.changed(label, months), undo: () => undoing.mutate({ name, months: before }) })
          }}
        />
      )}
      <Toast change={change} close={() => setChange(null)} />
    </div>
  )
}

interface StandsParts {
  readonly state: RetentionState
  readonly csrf: string
  readonly own: boolean
  readonly begun: (state: RetentionState) => void
  readonly changed: (state: RetentionState, kept: RetentionState['classes'][number], months: number) => void
}

function Stands({ state: { classes, report, running, done, problem }, csrf, own, begun, changed }: StandsParts) {
  return (
    <>
      <RetentionOutcome done={done} problem={problem} />
      {running === null ? null : <RunningRetention running={running} own={own} />}
      {report === null ? null : <Past report={report} />}
      <section className="card">
        <h2>{said.classes}</h2>
        <ul className="rows">
          {classes.map((kept) => (
            <RetentionClassLine
              key={kept.class}
              kept={kept}
              part={report?.parts.find((part) => part.class === kept.class) ?? null}
              csrf={csrf}
              changed={changed}
            />
          ))}
        </ul>
      </section>
      {report === null || amountOf(report).none ? null : <ApplyRetention csrf={csrf} begun={begun} />}
    </>
  )
}

function Past({ report }: { readonly report: RetentionReport }) {
  const { rows, files, none } = amountOf(report)
  return (
    <section className="say" aria-label={words.pages.retention}>
      <p>{none ? said.nonePast : said.past(rows, files)}</p>
    </section>
  )
}
