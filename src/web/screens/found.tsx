import { memo } from 'react'
import type { Answer, Catalogue, Person, View } from '../../contract/index.ts'
import type { Grid, Panel } from '../../picture/index.ts'
import { exploreWords, formOf, gridsOf, mostLooks, sayFollowed, sayGrid, sayYears, words } from '../../picture/index.ts'
import type { Refusal } from '../api.ts'
import type { Choice } from '../choice.ts'
import { knows, labelOf, measureOf, membersOf, only, suited } from '../choice.ts'
import { writeChoice } from '../choice-address.ts'
import type { Narrow } from '../parts/chart.tsx'
import { Elsewhere } from '../parts/elsewhere.tsx'
import { Chart } from '../parts/fetched.ts'
import { FollowWays } from '../parts/follow-ways.tsx'
import { later } from '../parts/later.tsx'
import { Legend } from '../parts/legend.tsx'
import { Notes } from '../parts/notes.tsx'
import { OldVersion } from '../parts/old-version.tsx'
import { Onwards } from '../parts/onwards.tsx'
import { Origin } from '../parts/origin.tsx'
import { PivotTable } from '../parts/pivot-table.tsx'
import { memberName } from '../parts/question-bar.tsx'
import { Say } from '../parts/say.tsx'
import { ChartSkeleton } from '../parts/skeleton.tsx'
import type { Why } from '../parts/why.tsx'
import { useWhy } from '../parts/why.tsx'
import { WhyLink } from '../parts/why-link.tsx'
import { widerChoice } from '../wider-choice.ts'
import { placeOf } from './explore.tsx'
import { TakeAlong } from './take-along.tsx'

// there is something to draw as soon as the answer has come
Chart.begin()
const SaveToReport = later(async () => (await import('../parts/save-to-report.tsx')).SaveToReport)

interface Asked<A> {
  readonly view: View
  readonly answer: A
}

export interface FoundParts {
  readonly main: Asked<Answer>
  /** a refusal is told in its place; null when the choice has no years to follow */
  readonly years: Asked<Answer | Refusal> | null
  readonly choice: Choice
  readonly catalogue: Catalogue
  readonly person: Person
  readonly csrf: string
  readonly change: (next: Choice, told: string) => void
}

const say = exploreWords

/** What was found: sentence, pictures, tables, origin; then the same over ten years; then what one can do. */
export const Found = memo(function Found(parts: FoundParts) {
  const { main, choice, catalogue, csrf, change } = parts
  const place = placeOf(choice, catalogue)
  const panels = gridsOf(main.view, main.answer, only(choice, 'school') === null ? words.municipality : place)
  const filled = panels.filter(({ grid }) => grid.rows.length > 0)
  const [first] = filled
  const followed = sayFollowed(main.view.query, main.answer)
  if (first === undefined && choice.followed !== null) return <NobodyFollowed {...parts} sentences={followed} />
  if (first === undefined) {
    return (
      <div className="stack">
        {panels[0] === undefined ? null : <Say grid={panels[0].grid} />}
        <Elsewhere choice={choice} csrf={csrf} catalogue={catalogue} change={change} />
      </div>
    )
  }
  return (
    <div className="stack">
      {choice.generation === null || choice.generation === catalogue.generation ? null : (
        <OldVersion answer={main.answer} leave={() => change({ ...choice, generation: null }, say.latestShown)} />
      )}
      {filled.length === 1 ? <Say grid={first.grid} before={followed} /> : <SayMany panels={filled} before={followed} />}
      <Pictures {...parts} asked={main} panels={filled} />
      <Years {...parts} place={place} />
      <SaveToReport
        key={writeChoice(choice, catalogue, parts.person)}
        {...{ choice, catalogue, csrf }}
        person={parts.person}
        title={panelTitle(panels, first)}
      />
      <Onwards {...parts} />
      <TakeAlong {...parts} panels={filled} place={place} />
    </div>
  )
})

/** Nobody was there at both times: said, with the times that somebody may have been. */
function NobodyFollowed({
  sentences,
  choice,
  catalogue,
  person,
  change,
}: FoundParts & { readonly sentences: readonly string[] }) {
  return (
    <div className="stack">
      <section className="say" aria-label={words.mirror.says}>
        <div className="say-words">
          {sentences.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </div>
      </section>
      <FollowWays {...{ choice, catalogue, person, change }} />
    </div>
  )
}

interface SayManyParts {
  readonly panels: readonly Panel[]
  /** what is said of all of them */
  readonly before: readonly string[]
}

// Nobody reads twenty sentences before the first picture.
const mostSaid = 5

/** One sentence a panel, so that none of them is lost among the others. */
function SayMany({ panels, before }: SayManyParts) {
  const said = panels.flatMap((panel) => {
    const [sentence] = sayGrid(panel.grid)
    return sentence === undefined ? [] : [{ id: panel.id, title: panelTitle(panels, panel), sentence }]
  })
  const first = said.length > mostSaid ? mostSaid - 1 : mostSaid
  const list = (sentences: typeof said) => (
    <ul>
      {sentences.map(({ id, title, sentence }) => (
        <li key={id}>
          <b>{title}:</b> {sentence}
        </li>
      ))}
    </ul>
  )
  return (
    <section className="say many" aria-label={words.mirror.says}>
      {before.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {list(said.slice(0, first))}
      {said.length > first ? (
        <details>
          <summary>{say.moreSentences(said.length - first)}</summary>
          {list(said.slice(first))}
        </details>
      ) : null}
    </section>
  )
}

interface PicturesParts extends FoundParts {
  readonly asked: Asked<Answer>
  readonly panels: readonly Panel[]
}

function Pictures(parts: PicturesParts) {
  const { panels } = parts
  const [only] = panels
  if (panels.length === 1 && only !== undefined) return <Pair {...parts} panel={only} title={titleOf(only, parts.choice)} />
  return <Multiples {...parts} />
}

/** Among panels of one measure the member is enough. */
const panelTitle = (panels: readonly Panel[], { title, member, grid }: Panel): string =>
  member !== null && new Set(panels.map((panel) => panel.grid.head.name)).size === 1 ? grid.spec.place : title

export function titleOf({ title, grid }: Panel, { followed }: Choice): string {
  const { rows } = grid.spec
  const by =
    rows === null || (followed !== null && rows === 'stageYear') ? title : words.chart.titleBy(title, words.dimension(rows).one)
  return followed === null ? by : words.cohort.titled(by)
}

/** Ways from a row or a hidden figure to another question. */
function useWays({ choice, catalogue, change, asked, main }: PicturesParts) {
  const { why, sheet } = useWhy(asked.answer, (cell) => {
    const wider = widerChoice(cell, choice, catalogue)
    return wider === null ? null : { what: wider.what, take: () => change(wider.next, words.withheld.shown(wider.what)) }
  })
  /** narrows the question to a row: a school opens its classes, everything else becomes an urval */
  const narrow = (dimension: string | null, id: string): (() => void) | null => {
    if (dimension === null || dimension === 'municipality') return null
    const what = memberName(catalogue, dimension, id)
    const next = narrowed(choice, catalogue, dimension, id)
    return next === null ? null : () => change(next, say.narrowed(what))
  }
  const { rows } = asked.view
  const { marked } = choice
  /** lifts a row of the question itself forward, or no longer; the years under it are another question */
  const lift = (id: string): void => {
    const name = rows === null || rows === 'sex' ? memberName(catalogue, 'sex', id) : labelOf(catalogue, rows, id)
    const lifted = !marked.includes(id)
    const next = lifted ? [...marked, id].slice(-mostMarked) : marked.filter((each) => each !== id)
    change({ ...choice, marked: next }, lifted ? words.lifting.lifted(name) : words.lifting.released(name))
  }
  return { why, sheet, narrow, lift: rows === null || asked !== main ? null : lift }
}
// as many as a view may hold
const mostMarked = 50

function narrowed(choice: Choice, catalogue: Catalogue, dimension: string, id: string): Choice | null {
  if (membersOf(catalogue, dimension).every((member) => member.id !== id)) return null
  const rest = choice.by.filter((name) => name !== dimension)
  // one time of the same pupils is not less of the question
  if (choice.followed !== null && dimension === 'stageYear') return null
  if (dimension === 'schoolYear') {
    const by = rest.length > 0 ? rest : ['school', 'sex']
    return suited({ ...choice, by, period: { kind: 'year', year: id }, form: null, marked: [] }, catalogue)
  }
  const finer = dimension === 'school' && knows(choice, catalogue, 'class') ? ['class'] : []
  const by = [...finer, ...rest.filter((name) => !finer.includes(name))]
  const filters = { ...choice.filters, [dimension]: [id] }
  const next = suited({ ...choice, by, filters, form: null, marked: [] }, catalogue)
  return writeless(next) === writeless(choice) ? null : next
}
const writeless = ({ by, filters }: Choice): string => JSON.stringify([by, filters])

/** A picture and, beside or under it, the same figures as a table. */
function Pair(parts: PicturesParts & { readonly panel: Panel; readonly title: string }) {
  const { asked, panel, title, catalogue } = parts
  const { why, sheet, narrow, lift } = useWays(parts)
  const { grid } = panel
  const form = formOf(asked.view, grid)
  const measure = measureOf(catalogue, grid.head.name)
  return (
    <div className={form === 'table' ? undefined : grid.series.length > mostLooks ? 'stack' : 'columns'}>
      {form === 'table' ? null : (
        <section className="card">
          <h2 ref={why.landing} tabIndex={-1}>
            {title}
          </h2>
          <Legend grid={grid} form={form} />
          <Chart
            form={form}
            grid={grid}
            title={title}
            why={why}
            narrow={narrow}
            lift={lift}
            meanwhile={<ChartSkeleton height={300} />}
          />
          {measure === null ? null : <Origin answer={asked.answer} measure={measure} />}
        </section>
      )}
      <section className="card">
        <h2>{form === 'table' ? title : words.mirror.table}</h2>
        <Table {...parts} panels={[panel]} title={title} ask={why.ask} narrow={narrow} lift={lift} />
        {form !== 'table' || measure === null ? null : <Origin answer={asked.answer} measure={measure} />}
      </section>
      {sheet}
    </div>
  )
}

/** Several pictures with the same scale, then all their figures in one table. */
function Multiples(parts: PicturesParts) {
  const { asked, panels, catalogue } = parts
  const { why, sheet, narrow, lift } = useWays(parts)
  const measures = [...new Set(panels.map(({ grid }) => grid.head.name))].flatMap((name) => measureOf(catalogue, name) ?? [])
  const drawn = panels.flatMap((panel) => {
    const form = formOf(asked.view, panel.grid)
    return form === 'table' ? [] : [{ ...panel, form }]
  })
  return (
    <div className="stack">
      {drawn.length === 0 ? null : (
        <section className="card">
          <h2 ref={why.landing} tabIndex={-1}>
            {measures.length > 1 ? say.panelsOfMany(drawn.length) : say.panels(drawn.length)}
          </h2>
          {drawn[0] === undefined ? null : <Legend grid={drawn[0].grid} form={drawn[0].form} many />}
          <div className="multiples">
            {drawn.map((panel) => (
              <section key={panel.id}>
                <h3>{panelTitle(panels, panel)}</h3>
                <Chart
                  form={panel.form}
                  grid={panel.grid}
                  title={panel.title}
                  why={why}
                  narrow={narrow}
                  lift={lift}
                  meanwhile={<ChartSkeleton height={200} />}
                />
              </section>
            ))}
          </div>
          {measures.map((measure, at) => (
            <Origin
              key={measure.name}
              answer={asked.answer}
              measure={measure}
              {...(measures.length > 1 ? { among: at === 0 ? 'first' : 'next' } : {})}
            />
          ))}
        </section>
      )}
      <section className="card">
        <h2>{words.mirror.table}</h2>
        <Table {...parts} title={words.mirror.table} ask={why.ask} narrow={narrow} lift={lift} />
      </section>
      {sheet}
    </div>
  )
}

interface TableParts extends PicturesParts {
  readonly title: string
  readonly ask: Why['ask']
  readonly narrow: Narrow
  readonly lift: ((id: string) => void) | null
}

/** The figures of the panels, and what their marks mean. */
function Table({ asked, panels, title, ask, narrow, lift, choice, change }: TableParts) {
  const reorder = (order: Choice['order']): void => change({ ...choice, order }, words.forms.reordered[order])
  return (
    <>
      <PivotTable {...{ panels, title, ask, narrow, lift, reorder }} order={choice.order} />
      <Notes grids={panels.map(({ grid }) => grid)} />
      <WhyLink query={asked.view.query} />
    </>
  )
}

function Years(parts: FoundParts & { readonly place: string }) {
  const { years, choice, place } = parts
  if (years === null) return null
  const { view, answer } = years
  const panels =
    answer instanceof Error ? [] : gridsOf(view, answer, only(choice, 'school') === null ? words.municipality : place)
  const [single] = panels
  const sentences = answer instanceof Error ? [answer.message] : panels.length === 1 && single ? sayYears(single.grid) : []
  return (
    <>
      <header className="section-head">
        <h2>{words.mirror.years}</h2>
        {sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
      </header>
      {answer instanceof Error || panels.length === 0 ? null : (
        <YearPictures {...parts} asked={{ view, answer }} panels={panels} />
      )}
    </>
  )
}

function YearPictures(parts: PicturesParts & { readonly place: string }) {
  const { panels, choice, place } = parts
  const [single] = panels
  const where = only(choice, 'school') === null ? words.inMunicipality : words.atSchool(place)
  if (panels.length === 1 && single !== undefined) {
    return isEmpty(single.grid) ? (
      <section className="card">
        <p>{words.chart.empty}</p>
      </section>
    ) : (
      <Pair {...parts} panel={single} title={words.chart.titleYears(single.title, where)} />
    )
  }
  return <Multiples {...parts} />
}
const isEmpty = ({ rows }: Grid): boolean => rows.length === 0
