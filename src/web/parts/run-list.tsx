import type { FeedState, Run } from '../../contract/index.ts'
import { feedWords, formatInstant, words } from '../../picture/index.ts'

const said = feedWords

/** What has happened by itself and by hand, newest first. */
export function RunList({ runs, feeds }: { readonly runs: readonly Run[]; readonly feeds: readonly FeedState[] }) {
  const labels = new Map(feeds.map(({ source, label }) => [source as string, label]))
  return (
    <section className="card">
      <h2>{said.happened}</h2>
      {runs.length === 0 ? (
        <p className="quiet">{said.nothingHappened}</p>
      ) : (
        <ul className="rows">
          {runs.map((run) => (
            <RunLine key={run.id} run={run} label={labels.get(run.source) ?? run.source} />
          ))}
        </ul>
      )}
    </section>
  )
}

function RunLine({
  run: { beganAt, cause, outcome, load, files, problem },
  label,
}: {
  readonly run: Run
  readonly label: string
}) {
  const bad = outcome === 'stopped' || outcome === 'failed'
  return (
    <li className="row run">
      <div>
        <strong>{label}</strong> <span className="quiet">{said.causes[cause]}</span>
        <span className="when">{formatInstant(beganAt)}</span>
      </div>
      <div className="run-told">
        <span className={bad ? 'status stopped' : 'status'}>{outcome === null ? said.underWay : said.outcomes[outcome]}</span>{' '}
        {load === null ? null : <span className="quiet">{said.load(load)}</span>}
        {files.length === 0 ? null : <p className="quiet run-files">{words.list(files)}</p>}
        {problem === null ? null : <p>{problem}</p>}
      </div>
    </li>
  )
}
