import { type ReactNode, useId } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Answer, Catalogue, View } from '../../../contract/index.ts'
import type { Panel } from '../../../picture/index.ts'
import { formOf, gridsOf, reportWords, sayFollowed, sayGrid, sayYears, words } from '../../../picture/index.ts'
import { Refusal } from '../../api.ts'
import { measureOf } from '../../choice.ts'
import { Chart } from '../fetched.ts'
import { Legend } from '../legend.tsx'
import { Notes } from '../notes.tsx'
import { Origin } from '../origin.tsx'
import { PivotTable } from '../pivot-table.tsx'
import { ChartSkeleton } from '../skeleton.tsx'
import { useWhy, type Why } from '../why.tsx'
import type { Told } from './use-answers.ts'

const said = reportWords.reading

interface QuestionFigureParts {
  readonly view: View
  readonly title: string
  readonly answer: Told
  readonly catalogue: Catalogue
  /** what the question is about where its rows do not say it */
  readonly place: string
  /** of the title; the parts under it follow */
  readonly level: 2 | 3
  readonly wide: boolean
  /** whether the table lies open from the start */
  readonly tableOpen: boolean
  readonly again: () => void
  readonly children?: ReactNode
}

/** One question of a report: what it says, the picture, the same figures, where they come from. Refused, it is told in its place. */
export function QuestionFigure({ title, answer, level, wide, children, ...parts }: QuestionFigureParts) {
  const id = useId()
  const Title = `h${level}` as const
  return (
    <section className={wide ? 'card figure wide' : 'card figure'} aria-labelledby={id} aria-busy={answer === null}>
      <Title id={id}>{title}</Title>
      {answer === null ? <ChartSkeleton height={220} /> : null}
      {answer instanceof Error ? <Closed problem={answer} again={parts.again} /> : null}
      {answer === null || answer instanceof Error ? null : <Figures {...parts} title={title} answer={answer} />}
      {children}
    </section>
  )
}

function Closed({ problem, again }: { readonly problem: Error; readonly again: () => void }) {
  const refused = problem instanceof Refusal
  return (
    <div className="closed-part">
      <p className="closed-title">{refused ? said.refused : said.failed}</p>
      <p>{refused ? problem.message : words.states.unreachable}</p>
      {refused ? null : (
        <Button className="link-button" onPress={again}>
          {words.states.retry}
        </Button>
      )}
    </div>
  )
}

interface FiguresParts extends Pick<QuestionFigureParts, 'view' | 'title' | 'catalogue' | 'place' | 'tableOpen'> {
  readonly answer: Answer
}

function Figures({ view, answer, title, catalogue, place, tableOpen }: FiguresParts) {
  const panels = gridsOf(view, answer, place).filter(({ grid }) => grid.rows.length > 0)
  const measure = measureOf(catalogue, view.query.measures[0] ?? '')
  const { why, sheet } = useWhy(answer, () => null)
  const followed = sayFollowed(view.query, answer)
  if (panels.length === 0) return <p>{[...followed, words.sentence.noData].join(' ')}</p>
  return (
    <>
      {panels.map((panel, at) => (
        <PanelFigure
          key={panel.id}
          view={view}
          panel={panel}
          title={panels.length > 1 ? panel.title : title}
          several={panels.length > 1}
          tableOpen={tableOpen}
          before={at === 0 ? followed : []}
          why={why}
        />
      ))}
      {sheet}
      {measure === null ? null : <Origin answer={answer} measure={measure} />}
    </>
  )
}

interface PanelParts {
  readonly view: View
  readonly panel: Panel
  readonly title: string
  readonly several: boolean
  readonly tableOpen: boolean
  /** what is said before what the panel says */
  readonly before: readonly string[]
  readonly why: Why
}

function PanelFigure({ view, panel, title, several, tableOpen, before, why }: PanelParts) {
  const { grid } = panel
  const form = formOf(view, grid)
  const sentences = [...before, ...(grid.spec.time === 'rows' ? sayYears(grid) : sayGrid(grid))]
  return (
    <div className="panel">
      {several ? <p className="panel-title">{title}</p> : null}
      <div className="says">
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </div>
      <div className="shows">
        {form === 'table' ? null : (
          <div className="picture">
            <Legend grid={grid} form={form} />
            <Chart form={form} grid={grid} title={title} why={why} meanwhile={<ChartSkeleton height={220} />} />
          </div>
        )}
        <details className="same" open={tableOpen || form === 'table'}>
          <summary>{said.table}</summary>
          <PivotTable panels={[panel]} title={title} ask={why.ask} order={view.order} reorder={null} />
          <Notes grids={[grid]} />
        </details>
      </div>
    </div>
  )
}
