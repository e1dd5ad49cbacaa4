import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Catalogue, Person, ReadingChoice, Report } from '../../contract/index.ts'
import { exportWords, formatDate, reportWords, words } from '../../picture/index.ts'
import { getCatalogue } from '../api.ts'
import { Trouble } from '../parts/form.tsx'
import { Going } from '../parts/link.tsx'
import { Problem } from '../parts/notice.tsx'
import { Blocks } from '../parts/report/blocks.tsx'
import { type Draft, draftKey, dropDraft, keepDraft, keptDraft } from '../parts/report/draft.ts'
import { targetsOf } from '../parts/report/note-target.ts'
import { ReportNotes } from '../parts/report/notes.tsx'
import { Pickers } from '../parts/report/pickers.tsx'
import { TakeReport, ToFiles } from '../parts/report/take-report.tsx'
import { addressOf, type ReportPageParts } from '../parts/report/telling.ts'
import { ThenAndNow } from '../parts/report/then-and-now.tsx'
import { useReadPage } from '../parts/report/use-read-page.ts'
import type { ReadAt } from '../parts/report/use-reading.ts'
import { MirrorSkeleton } from '../parts/skeleton.tsx'
import { go } from '../place.ts'
import { createReport, getReport, removeReport } from '../report-api.ts'

const said = reportWords.reading

export interface OneReportParts extends ReportPageParts {
  readonly id: string
  readonly person: Person
}

/** A report read: every figure in it is the reader's own, asked for now. */
export function ReportReadPage(parts: OneReportParts) {
  const { id, person, csrf } = parts
  const catalogue = useQuery({ queryKey: ['catalogue', person.id], queryFn: getCatalogue })
  const report = useQuery({ queryKey: ['report', id, person.role], queryFn: () => getReport(id, csrf), staleTime: 0 })
  const problem = report.error ?? catalogue.error
  if (problem !== null) {
    const again = (): void => {
      void catalogue.refetch()
      void report.refetch()
    }
    return (
      <>
        <header className="page-head">
          <h1>{words.pages.reports}</h1>
        </header>
        <Problem problem={problem} retry={again} />
      </>
    )
  }
  if (catalogue.data === undefined || report.data === undefined) return <MirrorSkeleton />
  return <Reading {...parts} report={report.data} catalogue={catalogue.data} />
}

interface ReadingParts extends OneReportParts {
  readonly report: Report
  readonly catalogue: Catalogue
}

function Reading({ report, catalogue, person, csrf, tell }: ReadingParts) {
  const { content } = report
  const { read, held, search, turn, latest } = useReadPage({ content, catalogue, person, csrf, tell })
  const { choice } = read
  const draft = useKeptDraft(report, person)
  const see = (next: ReadingChoice): void => turn(next, reportWords.noting.seeing)
  const noting = { report, role: person.role, catalogue, choice, csrf, tell, see }
  const there = new Set(content.blocks.map(({ block }) => block.id))
  const gone = [...new Set(report.notes.flatMap(({ block }) => (block === null || there.has(block) ? [] : [block])))]
  useTitle(content.title)
  return (
    <>
      <Going href="/rapporter" className="back">
        {said.back}
      </Going>
      <header className="page-head report-head">
        <h1>{content.title}</h1>
        {content.lead === null || content.lead === '' ? null : <p>{content.lead}</p>}
        <p className="quiet">{said.by(report.owner.name, formatDate(report.changedAt))}</p>
      </header>
      <Pickers choice={choice} catalogue={catalogue} change={turn} />
      <ThenAndNow report={report} held={held} read={read} latest={latest} />
      <Unsaved report={report} draft={draft} tell={tell} />
      <Acts report={report} csrf={csrf} tell={tell} search={search} read={read} />
      {content.blocks.length === 0 ? (
        <section className="card">
          <h2>{said.empty}</h2>
          <p>{report.may === 'read' ? said.emptyTheirs : said.emptyOwn}</p>
        </section>
      ) : (
        <>
          <Blocks
            {...read}
            widen={choice.unit === null ? null : () => turn({ ...choice, unit: null }, said.turned(said.unit, said.municipality))}
            under={(block, answer) =>
              block.kind === 'question' ? (
                <ReportNotes
                  {...noting}
                  block={block.id}
                  targets={answer === null || answer instanceof Error ? [] : targetsOf(block.view, answer, catalogue)}
                />
              ) : null
            }
          />
          <TakeReport
            {...read}
            path={addressOf(report.id)}
            edition={report.version}
            remarks={[
              ...(draft.kept === null ? [] : [exportWords.savedOnly]),
              ...(report.notes.length === 0 ? [] : [exportWords.withoutNotes]),
            ]}
          />
        </>
      )}
      <section className="card report-whole" aria-labelledby="report-notes">
        <h2 id="report-notes">{reportWords.noting.toWhole}</h2>
        <ReportNotes {...noting} block={null} targets={[]} />
        {gone.length === 0 ? null : (
          <>
            <h3>{reportWords.noting.gone}</h3>
            {gone.map((block) => (
              <ReportNotes key={block} {...noting} block={block} targets={[]} closed />
            ))}
          </>
        )}
      </section>
    </>
  )
}

function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} – ${words.product}`
  }, [title])
}

interface KeptDraft {
  readonly kept: Draft | null
  readonly put: (draft: Draft) => void
  readonly drop: () => void
}

/** What was begun and not saved of a report that one may change. */
function useKeptDraft(report: Report, person: Person): KeptDraft {
  const key = draftKey(person.id, report.id)
  const [kept, setKept] = useState(() => (report.may === 'read' ? null : keptDraft(key)))
  return {
    kept,
    put: (draft) => {
      keepDraft(key, draft)
      setKept(draft)
    },
    drop: () => {
      dropDraft(key)
      setKept(null)
    },
  }
}

/** Changes that were begun and not saved are not lost, and not in the way. */
function Unsaved({
  report,
  draft: { kept, put, drop },
  tell,
}: Pick<ReadingParts, 'report' | 'tell'> & { readonly draft: KeptDraft }) {
  if (kept === null) return null
  return (
    <div className="card sparse">
      <p>{said.draft}</p>
      <Going href={addressOf(report.id, 'andra')} className="button">
        {said.resume}
      </Going>
      <Button
        className="button"
        onPress={() => {
          drop()
          tell({ told: said.dropped, undo: () => put(kept) })
        }}
      >
        {said.drop}
      </Button>
    </div>
  )
}

interface ActsParts extends ReportPageParts {
  readonly report: Report
  readonly read: ReadAt
  /** what the report is read for, which the presentation keeps */
  readonly search: string
}

function Acts({ report: { id, may, content }, csrf, tell, search, read }: ActsParts) {
  const client = useQueryClient()
  const forget = (): void => void client.invalidateQueries({ queryKey: ['reports'] })
  const copying = useMutation({
    mutationFn: () => createReport({ ...content, title: reportWords.list.copyOf(content.title).slice(0, 200) }, csrf),
    onSuccess: (copy) => {
      forget()
      go(addressOf(copy.id))
      const undo = (): void => {
        void removeReport(copy.id, csrf).then(forget)
        go(addressOf(id))
      }
      tell({ told: reportWords.list.copied(content.title), undo })
    },
  })
  return (
    <>
      <Trouble problem={copying.error} title={reportWords.editing.problem} />
      <div className="actions report-acts">
        {may === 'read' ? null : (
          <Going href={addressOf(id, 'andra')} className="button primary">
            {said.change}
          </Going>
        )}
        {may === 'own' ? (
          <Going href={addressOf(id, 'dela')} className="button">
            {said.share}
          </Going>
        ) : null}
        {may === 'read' ? null : (
          <Going href={addressOf(id, 'versioner')} className="button">
            {said.versions}
          </Going>
        )}
        {content.blocks.length === 0 ? null : (
          <Button
            className="button"
            onPress={() => {
              // only a press may ask for it, and where it is refused the presentation fills the window
              document.documentElement.requestFullscreen?.().catch(() => undefined)
              go(addressOf(id, 'visa') + search)
            }}
          >
            {said.present}
          </Button>
        )}
        {content.blocks.length === 0 ? null : <ToFiles {...read} />}
        <Button className="button" isDisabled={copying.isPending} onPress={() => copying.mutate()}>
          {said.copy}
        </Button>
      </div>
    </>
  )
}
