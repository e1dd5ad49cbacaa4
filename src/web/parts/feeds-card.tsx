import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { FeedState, Feeds } from '../../contract/index.ts'
import { feedWords, formatInstant } from '../../picture/index.ts'
import { cancelRun, getFeeds, setFeed } from '../feed-api.ts'
import { FeedLine } from './feed-line.tsx'
import { Trouble } from './form.tsx'
import { Problem } from './notice.tsx'
import { RunList } from './run-list.tsx'
import { ChartSkeleton } from './skeleton.tsx'
import { type Change, Toast } from './toast.tsx'

const said = feedWords
const whileRunning = 1000
const otherwise = 15_000

/** What a coordinator needs to see in ten seconds: all is well, or what is not; then each source, and what has happened. */
export function FeedsCard({ csrf }: { readonly csrf: string }) {
  const client = useQueryClient()
  const feeds = useQuery({
    queryKey: ['feeds'],
    queryFn: getFeeds,
    staleTime: 0,
    refetchInterval: ({ state: { data } }) => ((data?.running ?? null) === null ? otherwise : whileRunning),
  })
  const [change, setChange] = useState<Change | null>(null)
  const show = (data: Feeds): void => void client.setQueryData(['feeds'], data)
  const undoing = useMutation({
    mutationFn: ({ source, at, everyDays }: FeedState) => setFeed({ source, at, everyDays }, csrf),
    onSuccess: show,
  })
  // a load that has ended is in the list of loads, and may have made other figures
  const ended = feeds.data?.runs.find(({ outcome }) => outcome !== null)?.id
  useEffect(() => {
    if (ended === undefined) return
    for (const key of ['status', 'loads', 'versions']) void client.invalidateQueries({ queryKey: [key] })
  }, [client, ended])
  if (feeds.isError) return <Problem problem={feeds.error} title={said.loadProblem} retry={() => feeds.refetch()} />
  if (feeds.data === undefined) return <ChartSkeleton height={320} />
  const { feeds: all, running, troubles, runs } = feeds.data
  return (
    <>
      <Sum feeds={feeds.data} />
      {running === null ? null : <Running running={running} feeds={all} csrf={csrf} show={show} />}
      <section className="card">
        <h2>{said.heading}</h2>
        {all.some(({ folder }) => folder !== '') ? null : <p className="quiet">{said.demo}</p>}
        <Trouble problem={undoing.error} title={said.planProblem} />
        <ul className="rows">
          {all.map((feed) => (
            <FeedLine
              key={feed.source}
              feed={feed}
              troubles={troubles.filter(({ source }) => source === feed.source)}
              busy={running !== null}
              csrf={csrf}
              show={show}
              changed={(data, before) => {
                show(data)
                setChange({ told: said.saved(before.label), undo: () => undoing.mutate(before) })
              }}
            />
          ))}
        </ul>
      </section>
      <RunList runs={runs} feeds={all} />
      <Toast change={change} close={() => setChange(null)} />
    </>
  )
}

function Sum({ feeds: { feeds, troubles } }: { readonly feeds: Feeds }) {
  if (troubles.length > 0)
    return (
      <section className="card notice attention">
        <h2>{said.troubles(troubles.length)}</h2>
        <ul className="remarks">
          {troubles.map(({ kind, source, text }) => (
            <li key={kind + source}>{text}</li>
          ))}
        </ul>
      </section>
    )
  const began = feeds.some(({ loadedAt }) => loadedAt !== null)
  return (
    <section className="say">
      <h2>{began ? said.allWell : said.nothingYet}</h2>
      <p>{began ? said.allWellText : said.nothingYetText}</p>
    </section>
  )
}

interface RunningParts {
  readonly running: NonNullable<Feeds['running']>
  readonly feeds: readonly FeedState[]
  readonly csrf: string
  readonly show: (feeds: Feeds) => void
}

function Running({ running: { id, source, since, files, usually }, feeds, csrf, show }: RunningParts) {
  const stopping = useMutation({ mutationFn: () => cancelRun(id, csrf), onSuccess: show })
  const label = feeds.find((feed) => feed.source === source)?.label ?? source
  const passed = Date.now() - Date.parse(since)
  return (
    <section className="card">
      <h2>{said.running(label, files)}</h2>
      {/* never full before it is: what it usually took is no promise */}
      <progress
        className="progress"
        aria-label={said.running(label, files)}
        {...(usually === null ? {} : { max: 1, value: Math.min(passed / usually, 0.95) })}
      />
      <p role="status">
        {said.began(formatInstant(since))} {usually === null ? said.firstTime : said.usually(Math.round(usually / 1000))}
      </p>
      <Trouble problem={stopping.error} title={said.stopProblem} />
      <div className="actions">
        <Button className="button" onPress={() => stopping.mutate()}>
          {said.stop}
        </Button>
      </div>
    </section>
  )
}
