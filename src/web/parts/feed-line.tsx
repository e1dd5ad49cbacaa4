import { useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { FeedState, Feeds, Trouble as FeedTrouble } from '../../contract/index.ts'
import { feedWords, formatInstant, formatNumber } from '../../picture/index.ts'
import { runNow, setFeed } from '../feed-api.ts'
import { AddFiles } from './add-files.tsx'
import { Fact } from './fact.tsx'
import { Form, Trouble } from './form.tsx'
import { Choice } from './lines.tsx'

const said = feedWords

interface FeedParts {
  readonly feed: FeedState
  readonly troubles: readonly FeedTrouble[]
  /** something is being loaded, this or another */
  readonly busy: boolean
  readonly csrf: string
  readonly show: (feeds: Feeds) => void
  readonly changed: (feeds: Feeds, before: FeedState) => void
}

/** One source: how it stands in a word and in figures, files to add, and when it is loaded. */
export function FeedLine({ feed, troubles, busy, csrf, show, changed }: FeedParts) {
  const [open, setOpen] = useState<'add' | 'plan' | null>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const running = useMutation({ mutationFn: () => runNow(feed.source, csrf), onSuccess: show })
  const close = (): void => {
    setOpen(null)
    opener.current?.focus()
  }
  const toggle = (part: 'add' | 'plan'): void => setOpen(open === part ? null : part)
  return (
    <li className="row kept feed">
      <div className="feed-head">
        <h3>{feed.label}</h3>
        <Standing feed={feed} troubles={troubles} />
      </div>
      <Facts feed={feed} />
      {feed.folder === '' ? null : (
        <div className="actions feed-actions">
          {feed.waiting.length === 0 ? null : (
            <Button
              className="button primary"
              aria-label={said.runOf(feed.label)}
              isDisabled={busy}
              onPress={() => running.mutate()}
            >
              {said.run}
            </Button>
          )}
          <Button
            ref={open === 'add' ? opener : undefined}
            className="button"
            aria-expanded={open === 'add'}
            aria-label={said.addTo(feed.label)}
            onPress={() => toggle('add')}
          >
            {said.add}
          </Button>
          <Button
            ref={open === 'plan' ? opener : undefined}
            className="button"
            aria-expanded={open === 'plan'}
            aria-label={said.changeOf(feed.label)}
            onPress={() => toggle('plan')}
          >
            {said.change}
          </Button>
        </div>
      )}
      <Trouble problem={running.error} title={said.runProblem} />
      {open === 'add' ? <AddFiles feed={feed} csrf={csrf} show={show} /> : null}
      {open === 'plan' ? (
        <PlanForm
          feed={feed}
          csrf={csrf}
          changed={(feeds) => {
            close()
            changed(feeds, feed)
          }}
          cancel={close}
        />
      ) : null}
    </li>
  )
}

function Standing({ feed, troubles }: Pick<FeedParts, 'feed' | 'troubles'>) {
  const [worst] = troubles
  const kind = worst?.kind ?? (feed.loadedAt === null ? 'never' : 'well')
  return <span className={worst === undefined ? 'status' : 'status stopped'}>{said.state[kind]}</span>
}

function Facts({ feed }: Pick<FeedParts, 'feed'>) {
  const { facts } = said
  const all: readonly (readonly [string, string])[] = [
    [facts.loaded, feed.loadedAt === null ? said.never : formatInstant(feed.loadedAt)],
    ...(feed.rows === null ? [] : [[facts.rows, formatNumber(feed.rows)] as const]),
    ...(feed.rows === null ? [] : [[facts.remarks, feed.remarks === 0 ? said.noRemarks : formatNumber(feed.remarks)] as const]),
    [facts.next, feed.next === null ? said.whenFilesCome : formatInstant(feed.next)],
    ...(feed.waiting.length === 0 ? [] : [[facts.waiting, said.waiting(feed.waiting.length)] as const]),
  ]
  return (
    <dl className="facts kept-facts">
      {all.map(([name, value]) => (
        <Fact key={name} name={name} value={value} />
      ))}
    </dl>
  )
}

/** Half hours: finer than a night needs, and few enough for a list. */
const times = Array.from(
  { length: 48 },
  (_, half) => `${String(Math.floor(half / 2)).padStart(2, '0')}:${half % 2 === 0 ? '00' : '30'}`,
)
const spans = [1, 7, 31, 185, 366]
const none = ''

interface PlanParts {
  readonly feed: FeedState
  readonly csrf: string
  readonly changed: (feeds: Feeds) => void
  readonly cancel: () => void
}

function PlanForm({ feed, csrf, changed, cancel }: PlanParts) {
  const [at, setAt] = useState(feed.at ?? none)
  const [every, setEvery] = useState(feed.everyDays === null ? none : String(feed.everyDays))
  const setting = useMutation({
    mutationFn: () =>
      setFeed({ source: feed.source, at: at === none ? null : at, everyDays: every === none ? null : Number(every) }, csrf),
    onSuccess: changed,
  })
  // what has been set by other means stays among the choices
  const shownTimes = feed.at === null || times.includes(feed.at) ? times : [...times, feed.at].sort()
  const shownSpans = feed.everyDays === null || spans.includes(feed.everyDays) ? spans : [...spans, feed.everyDays]
  return (
    <div className="row-changes">
      <Form
        label={said.changeOf(feed.label)}
        submit={said.save}
        primary={false}
        sending={setting.isPending}
        problem={setting.error}
        problemTitle={said.planProblem}
        send={() => setting.mutate()}
        beside={
          <Button className="button" onPress={cancel}>
            {said.cancel}
          </Button>
        }
      >
        <Choice
          label={said.at}
          value={at}
          options={[[none, said.whenFilesCome], ...shownTimes.map((time) => [time, said.atTime(time)] as const)]}
          change={setAt}
        />
        <Choice
          label={said.every}
          value={every}
          options={[[none, said.noWaiting], ...shownSpans.map((days) => [String(days), said.everyDays(days)] as const)]}
          change={setEvery}
        />
      </Form>
    </div>
  )
}
