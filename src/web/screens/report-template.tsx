import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'react-aria-components/Button'
import type { Catalogue, Person } from '../../contract/index.ts'
import { ownUnit, reportWords, stagesAsked, type Template } from '../../picture/index.ts'
import { ask, getCatalogue } from '../api.ts'
import { labelOf, measureOf, membersOf } from '../choice.ts'
import { Trouble } from '../parts/form.tsx'
import { Going } from '../parts/link.tsx'
import { Problem } from '../parts/notice.tsx'
import { Blocks } from '../parts/report/blocks.tsx'
import { Pickers } from '../parts/report/pickers.tsx'
import { TakeReport, ToFiles } from '../parts/report/take-report.tsx'
import { addressOf, type ReportPageParts, templateAddress } from '../parts/report/telling.ts'
import { ThenAndNow } from '../parts/report/then-and-now.tsx'
import { useReadPage } from '../parts/report/use-read-page.ts'
import { MirrorSkeleton } from '../parts/skeleton.tsx'
import { go } from '../place.ts'
import { createReport } from '../report-api.ts'

const said = reportWords.reading

interface TemplatePageParts extends ReportPageParts {
  readonly template: Template
  readonly person: Person
}

/** A report that comes with the product, read with one's own unit, and the way to make it one's own. */
export function TemplatePage(parts: TemplatePageParts) {
  const { template, person, csrf } = parts
  const catalogue = useQuery({ queryKey: ['catalogue', person.id], queryFn: getCatalogue })
  const stages = useQuery({
    queryKey: ['stages', person.id, person.role],
    queryFn: async ({ signal }) => {
      const query = stagesAsked(person)
      const [answer] = query === null ? [] : await ask([query], csrf, signal)
      if (answer instanceof Error) throw answer
      return answer?.cells.map(({ keys }) => keys.stageYear) ?? null
    },
  })
  const problem = catalogue.error ?? stages.error
  if (problem !== null) {
    const again = (): void => {
      void catalogue.refetch()
      void stages.refetch()
    }
    return (
      <>
        <header className="page-head">
          <h1>{template.title}</h1>
        </header>
        <Problem problem={problem} retry={again} />
      </>
    )
  }
  if (catalogue.data === undefined || stages.data === undefined) return <MirrorSkeleton />
  const here = template.stage === null || stages.data?.includes(template.stage) !== false
  return <Opened {...parts} catalogue={catalogue.data} here={here} />
}

interface OpenedParts extends TemplatePageParts {
  readonly catalogue: Catalogue
  /** whether the own unit has what the template is about */
  readonly here: boolean
}

function Opened({ template, person, csrf, tell, catalogue, here }: OpenedParts) {
  const client = useQueryClient()
  const tests = (measureOf(catalogue, 'testPoints')?.members?.subject ?? []).length > 0
  const content = template.contentFor(person, { here, years: membersOf(catalogue, 'schoolYear').length, tests })
  const { read, held, turn, latest } = useReadPage({ content, catalogue, person, csrf, tell })
  const { choice } = read
  const using = useMutation({
    mutationFn: () => createReport(content, csrf),
    onSuccess: (report) => {
      void client.invalidateQueries({ queryKey: ['reports'] })
      client.setQueryData(['report', report.id, person.role], report)
      go(addressOf(report.id, 'andra'))
    },
  })
  const unit = ownUnit(person)
  return (
    <>
      <Going href="/rapporter" className="back">
        {said.back}
      </Going>
      <header className="page-head report-head">
        <h1>{content.title}</h1>
        <p>{content.lead}</p>
      </header>
      <Pickers choice={choice} catalogue={catalogue} change={turn} />
      <ThenAndNow report={null} held={held} read={read} latest={latest} />
      {here || unit === null || template.stage === null ? null : (
        <p className="card sparse">{said.noStage(labelOf(catalogue, 'school', unit), template.stage)}</p>
      )}
      <Trouble problem={using.error} title={reportWords.editing.problem} />
      <div className="card template-bar">
        <p>{said.templateNote}</p>
        <ToFiles {...read} />
        <Button className="button primary" isDisabled={using.isPending} onPress={() => using.mutate()}>
          {said.use}
        </Button>
      </div>
      <Blocks
        {...read}
        widen={choice.unit === null ? null : () => turn({ ...choice, unit: null }, said.turned(said.unit, said.municipality))}
      />
      <TakeReport {...read} path={templateAddress(template.id)} edition={null} remarks={[]} />
    </>
  )
}
