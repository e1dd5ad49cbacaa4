import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Catalogue, Report, ReportContent } from '../../contract/index.ts'
import { reportWords } from '../../picture/index.ts'
import { getCatalogue } from '../api.ts'
import { Field } from '../parts/field.tsx'
import { Lines } from '../parts/lines.tsx'
import { Going } from '../parts/link.tsx'
import { Problem } from '../parts/notice.tsx'
import { BlockList } from '../parts/report/block-list.tsx'
import { Conflict } from '../parts/report/conflict.tsx'
import { draftKey, useDraft } from '../parts/report/draft.ts'
import { OpensWith } from '../parts/report/opens-with.tsx'
import { addressOf } from '../parts/report/telling.ts'
import { useSaving } from '../parts/report/use-saving.ts'
import { MirrorSkeleton } from '../parts/skeleton.tsx'
import { getReport } from '../report-api.ts'
import type { OneReportParts } from './report-read.tsx'

const said = reportWords.editing
const empty: ReportContent = { title: '', lead: null, period: null, unit: 'own', blocks: [] }

/** A report changed, or (`id` null) begun. Nothing is sent before it is saved; what is not saved stays in the browser. */
export function ReportEditPage(parts: Omit<OneReportParts, 'id'> & { readonly id: string | null }) {
  const { id, person, csrf } = parts
  const catalogue = useQuery({ queryKey: ['catalogue', person.id], queryFn: getCatalogue })
  const report = useQuery({
    queryKey: ['report', id, person.role],
    queryFn: () => (id === null ? null : getReport(id, csrf)),
    staleTime: 0,
  })
  const problem = report.error ?? catalogue.error
  if (problem !== null) {
    return (
      <>
        <header className="page-head">
          <h1>{said.page}</h1>
        </header>
        <Problem problem={problem} retry={() => void Promise.all([report.refetch(), catalogue.refetch()])} />
      </>
    )
  }
  if (catalogue.data === undefined || report.data === undefined || !report.isFetchedAfterMount) return <MirrorSkeleton />
  return <Editor {...parts} report={report.data} catalogue={catalogue.data} />
}

interface EditorParts extends Omit<OneReportParts, 'id'> {
  readonly report: Report | null
  readonly catalogue: Catalogue
}

function Editor({ report, catalogue, person, csrf, tell }: EditorParts) {
  const key = draftKey(person.id, report?.id ?? 'new')
  // what the page was opened with: a version that comes while one changes is met when one saves
  const [start] = useState(() => ({ base: report?.version ?? null, content: report?.content ?? empty }))
  const draft = useDraft(key, start)
  const { content } = draft
  const { saving, send } = useSaving({ report, role: person.role, csrf, tell, key, draft })
  const [needs, setNeeds] = useState<string | null>(null)
  const put = (next: ReportContent, told: string | null, about: string | null = null): void => {
    draft.change(next, about)
    setNeeds(null)
    tell(told === null ? null : { told, undo: draft.undo })
  }
  const save = (): void => {
    const problem = problemIn(content)
    setNeeds(problem)
    if (problem === null) send('save')
  }
  const changed = JSON.stringify(content) !== JSON.stringify(start.content)
  return (
    <div className="stack report-edit">
      <Going href={report === null ? '/rapporter' : addressOf(report.id)} className="back">
        {report === null ? reportWords.reading.back : said.toReport}
      </Going>
      <header className="page-head">
        <h1>{report === null ? said.make : said.page}</h1>
      </header>
      <Field
        label={said.title}
        name="report-title"
        value={content.title}
        autoComplete="off"
        change={(title) => put({ ...content, title: title.slice(0, 200) }, null, 'title')}
        first={report === null}
      />
      <Lines
        label={said.lead}
        value={content.lead ?? ''}
        change={(lead) => put({ ...content, lead: lead === '' ? null : lead.slice(0, 1000) }, null, 'lead')}
        hint={said.leadHint}
        rows={2}
        optional
      />
      <OpensWith content={content} catalogue={catalogue} change={(next) => put(next, said.changes.opens)} />
      <BlockList content={content} catalogue={catalogue} person={person} csrf={csrf} put={put} />
      <Conflict problem={saving.error} send={send} sending={saving.isPending} />
      <div className="save-bar">
        <p role="status">{needs ?? (changed ? said.unsaved : said.allSaved)}</p>
        <Button className="button" isDisabled={!draft.canUndo} onPress={draft.undo}>
          {said.undo}
        </Button>
        <Button className="button primary" isDisabled={saving.isPending} onPress={save}>
          {said.save}
        </Button>
      </div>
    </div>
  )
}

/** What must be mended before it can be saved, in Swedish. */
function problemIn({ title, blocks }: ReportContent): string | null {
  if (title.trim() === '') return said.needsTitle
  const at = blocks.findIndex(({ block }) => block.kind === 'heading' && block.text.trim() === '')
  return at < 0 ? null : said.needsHeading(at + 1)
}
