import { lazy, Suspense } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Answer, Catalogue, ChartForm, MeasureDescription } from '../../contract/index.ts'
import type { Grid } from '../../picture/index.ts'
import { formOf, gridsOf, sayYears, words } from '../../picture/index.ts'
import type { Refusal } from '../api.ts'
import type { Choice } from '../choice.ts'
import { labelOf, layoutOf, membersOf, questionsOf, suited, viewOf } from '../choice.ts'
import { Elsewhere } from '../parts/elsewhere.tsx'
import { FiguresTable } from '../parts/figures-table.tsx'
import { Legend } from '../parts/legend.tsx'
import { Notes } from '../parts/notes.tsx'
import { Origin } from '../parts/origin.tsx'
import { Say } from '../parts/say.tsx'
import { ChartSkeleton } from '../parts/skeleton.tsx'
import { useWhy } from '../parts/why.tsx'
import { widerChoice } from '../wider-choice.ts'

const Chart = lazy(async () => ({ default: (await import('../parts/chart.tsx')).Chart }))

export interface ReadingParts {
  readonly csrf: string
  readonly now: Answer
  /** a refusal is told in its place; null when the choice has no years to follow */
  readonly years: Answer | Refusal | null
  readonly choice: Choice
  readonly measure: MeasureDescription
  readonly catalogue: Catalogue
  readonly change: (next: Choice, told: string) => void
}

/** One measure read: sentence, picture, table, origin; then the same over ten years; then what one can do. */
export function Reading(parts: ReadingParts) {
  const { now, choice, measure, catalogue } = parts
  const { rows } = layoutOf(choice)
  const [question] = questionsOf(choice, catalogue)
  const view = question === undefined ? null : viewOf(question, choice)
  const grid = view === null ? undefined : gridsOf(view, now, placeOf(parts))[0]?.grid
  if (view === null || grid === undefined) return null
  const title = rows === null ? measure.label : words.chart.titleBy(measure.label, words.dimension(rows).one)
  if (grid.rows.length === 0) {
    return (
      <div className="stack">
        <Say grid={grid} />
        <Elsewhere {...parts} />
      </div>
    )
  }
  return (
    <div className="stack">
      <Say grid={grid} />
      <Pair {...parts} answer={now} grid={grid} form={formOf(view, grid)} title={title} />
      <Years {...parts} />
      <Classes {...parts} />
    </div>
  )
}

const placeOf = ({ choice, catalogue }: ReadingParts): string =>
  choice.school === null ? words.municipality : labelOf(catalogue, 'school', choice.school)

function Years(parts: ReadingParts) {
  const { years, choice, measure, catalogue } = parts
  const [, question] = questionsOf(choice, catalogue)
  const view = question === undefined ? null : viewOf(question, choice, 'schoolYear')
  // the whole municipality over all its pupils is not held against itself
  const compares = choice.school !== null || layoutOf(choice).series !== null
  const grid =
    years === null || years instanceof Error || view === null
      ? null
      : (gridsOf(compares ? view : { ...view, against: [] }, years, placeOf(parts))[0]?.grid ?? null)
  const sentences =
    years === null ? [words.mirror.chooseSubject] : years instanceof Error ? [years.message] : grid === null ? [] : sayYears(grid)
  return (
    <>
      <header className="section-head">
        <h2>{words.mirror.years}</h2>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </header>
      {grid === null || view === null || years === null || years instanceof Error ? null : (
        <Pair
          {...parts}
          answer={years}
          grid={grid}
          form={formOf(view, grid)}
          title={words.chart.titleYears(
            measure.label,
            choice.school === null ? words.inMunicipality : words.atSchool(placeOf(parts)),
          )}
        />
      )}
    </>
  )
}

interface PairParts extends ReadingParts {
  readonly answer: Answer
  readonly grid: Grid
  readonly form: ChartForm
  readonly title: string
}

/** A picture and, beside or under it, the same figures as a table. */
function Pair({ answer, grid, form, title, measure, choice, catalogue, change }: PairParts) {
  const { why, sheet } = useWhy(answer, (cell) => {
    const wider = widerChoice(cell, choice, catalogue)
    return wider === null ? null : { what: wider.what, take: () => change(wider.next, words.withheld.shown(wider.what)) }
  })
  const empty = grid.rows.length === 0
  return (
    <div className="columns">
      <section className="card">
        <h2 ref={why.landing} tabIndex={-1}>
          {title}
        </h2>
        {empty ? <p>{words.chart.empty}</p> : null}
        {empty || form === 'table' ? null : (
          <>
            <Legend grid={grid} form={form} />
            <Suspense fallback={<ChartSkeleton height={300} />}>
              <Chart form={form} grid={grid} title={title} why={why} />
            </Suspense>
          </>
        )}
        <Origin answer={answer} measure={measure} />
      </section>
      {empty ? null : (
        <section className="card">
          <h2>{words.mirror.table}</h2>
          <FiguresTable grid={grid} title={title} ask={why.ask} />
          <Notes grid={grid} />
        </section>
      )}
      {sheet}
    </div>
  )
}

function Classes({ choice, measure, catalogue, change }: ReadingParts) {
  const classes = membersOf(catalogue, 'class').some(({ parent }) => parent === choice.school)
  if (choice.school === null || choice.by.includes('class') || !classes || !measure.dimensions.includes('class')) return null
  const school = labelOf(catalogue, 'school', choice.school)
  const next = suited({ ...choice, by: ['class', 'sex'] }, catalogue)
  return (
    <div className="actions">
      <Button
        className="button primary"
        onPress={() => change(next, words.filters.changed(words.filters.by, words.dimension('class').label.toLowerCase()))}
      >
        {words.mirror.classes(school)}
      </Button>
    </div>
  )
}
