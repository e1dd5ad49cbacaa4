import { Button } from 'react-aria-components/Button'
import type { Report } from '../../../contract/index.ts'
import { exploreWords, reportWords } from '../../../picture/index.ts'
import { Going } from '../link.tsx'
import { OldVersion } from '../old-version.tsx'
import { addressOf } from './telling.ts'
import type { ReadPage } from './use-read-page.ts'
import { useReading } from './use-reading.ts'

const said = reportWords.reading

interface ThenAndNowParts extends Pick<ReadPage, 'read' | 'held' | 'latest'> {
  /** null: a template */
  readonly report: Report | null
}

/** What a link holds fast and the page of today does not: figures of an earlier version, and the report as it was. */
export function ThenAndNow({ report, held: { version, edition }, read, latest }: ThenAndNowParts) {
  const { answers, gone } = useReading(read)
  const first = answers.find((told) => told !== null && !(told instanceof Error))
  const old =
    version !== null && version !== read.catalogue.generation && first != null && !(first instanceof Error) ? first : null
  const changed = report !== null && edition !== null && edition !== report.version
  if (gone === null && old === null && !changed) return null
  return (
    <div className="stack report-then">
      {gone === null ? null : (
        <div className="card sparse" role="status">
          <p>{gone}</p>
          <Button className="button" onPress={latest}>
            {exploreWords.latest}
          </Button>
        </div>
      )}
      {old === null ? null : <OldVersion answer={old} leave={latest} />}
      {changed ? (
        <p className="told">
          {said.changedSince}{' '}
          {report.may === 'read' ? null : (
            <Going href={`${addressOf(report.id, 'versioner')}?version=${edition}`}>{said.seeThen}</Going>
          )}
        </p>
      ) : null}
    </div>
  )
}
