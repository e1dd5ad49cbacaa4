import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Answer, Catalogue, Person, Query, Status, View } from '../../contract/index.ts'
import type { Grid } from '../../picture/index.ts'
import {
  cellText,
  formatDate,
  formatMargin,
  formatNumber,
  formOf,
  gridsOf,
  inSentence,
  isShown,
  sayGrid,
  sayTile,
  sparkline,
  words,
} from '../../picture/index.ts'
import { ask, getCatalogue, getStatus, type Refusal } from '../api.ts'
import { firstChoice, labelOf, membersOf, ownSchool, suited } from '../choice.ts'
import { writeChoice } from '../choice-address.ts'
import { drawing } from '../parts/drawing.tsx'
import { Chart } from '../parts/fetched.ts'
import { Legend } from '../parts/legend.tsx'
import { Going } from '../parts/link.tsx'
import { Problem } from '../parts/notice.tsx'
import { Picker } from '../parts/picker.tsx'
import { ChartSkeleton, MirrorSkeleton } from '../parts/skeleton.tsx'
import { useWhy } from '../parts/why.tsx'
import { go, usePlace } from '../place.ts'
import { choiceOf, pupilsIn, sexesView, startQuestions, type Tile, tilesOf } from '../start-questions.ts'

interface StartParts {
  readonly person: Person
  readonly csrf: string
}

const say = words.start

/** The first screen: the own unit's handful of figures. */
export function StartPage({ person, csrf }: StartParts) {
  const catalogue = useQuery({ queryKey: ['catalogue', person.id], queryFn: getCatalogue })
  if (catalogue.isError) {
    return (
      <>
        <header className="page-head">
          <h1>{say.page}</h1>
        </header>
        <Problem problem={catalogue.error} retry={() => catalogue.refetch()} />
      </>
    )
  }
  if (catalogue.isPending) return <Waiting />
  return <Start person={person} csrf={csrf} catalogue={catalogue.data} />
}

function Waiting() {
  return (
    <div aria-busy="true">
      <h1 className="visually-hidden">{say.page}</h1>
      <p className="visually-hidden">{words.states.loading}</p>
      <MirrorSkeleton />
    </div>
  )
}

function Start({ person, csrf, catalogue }: StartParts & { readonly catalogue: Catalogue }) {
  const place = usePlace()
  const asked = place.searchParams.get('enhet')
  const school = asked === 'alla' ? null : (asked ?? ownSchool(person))
  const queries = startQuestions(school, catalogue)
  const answers = useQuery({ queryKey: ['start', person.id, queries], queryFn: ({ signal }) => ask(queries, csrf, signal) })
  const name =
    school === null
      ? (membersOf(catalogue, 'municipality')[0]?.label ?? words.municipality)
      : labelOf(catalogue, 'school', school)
  return (
    <>
      <header className="page-head">
        <h1>{say.page}</h1>
        <p>{answers.data === undefined ? name : leadOf(name, queries, answers.data)}</p>
      </header>
      <Units person={person} catalogue={catalogue} school={school} />
      {answers.isError ? <Problem problem={answers.error} retry={() => answers.refetch()} /> : null}
      {answers.isPending ? <MirrorSkeleton /> : null}
      {answers.data === undefined ? null : <Mirror {...{ person, catalogue, school, queries }} answers={answers.data} />}
    </>
  )
}

function leadOf(name: string, queries: readonly Query[], answers: readonly (Answer | Refusal)[]): string {
  const pupils = pupilsIn(queries, answers)
  const year = tilesOf(queries, answers)[0]?.year ?? pupils?.keys.schoolYear
  if (year === undefined) return name
  return say.lead(name, isShown(pupils) ? say.pupils(formatNumber(pupils.value)) : null, year)
}

/** Only for those who have several units, or all of them. */
function Units({
  person,
  catalogue,
  school,
}: Pick<StartParts, 'person'> & { readonly catalogue: Catalogue; readonly school: string | null }) {
  const own = person.role === 'principal' ? person.scope : []
  const schools = membersOf(catalogue, 'school').filter(({ id }) => own.length === 0 || own.includes(id))
  if (schools.length < 2 || person.role === 'teacher' || (person.role === 'principal' && own.length < 2)) return null
  const all = own.length === 0 ? [{ id: 'alla', label: words.filters.allSchools }] : []
  const chosen = school ?? 'alla'
  return (
    <div className="filters">
      <Picker
        label={say.unit}
        value={school === null ? words.filters.allSchools : labelOf(catalogue, 'school', school)}
        options={[...all, ...schools.map(({ id, label }) => ({ id, label }))]}
        chosen={[chosen]}
        most={1}
        choose={([id]) => {
          if (id !== undefined && id !== chosen) go(`/?enhet=${id}`)
        }}
      />
    </div>
  )
}

interface MirrorParts {
  readonly person: Person
  readonly catalogue: Catalogue
  readonly school: string | null
  readonly queries: readonly Query[]
  readonly answers: readonly (Answer | Refusal)[]
}

function Mirror(parts: MirrorParts) {
  const { person, queries, answers } = parts
  const tiles = tilesOf(queries, answers)
  const status = useQuery({ queryKey: ['status'], queryFn: getStatus })
  const refused = answers.find((answer) => answer instanceof Error)
  return (
    <div className="stack">
      {tiles.length > 0 ? null : (
        <section className="card">
          <h2>{say.empty}</h2>
          <p>
            {refused instanceof Error && answers.every((answer) => answer instanceof Error) ? refused.message : say.emptyText}
          </p>
        </section>
      )}
      {status.data === undefined ? null : <News person={person} status={status.data} />}
      {tiles.length === 0 ? null : (
        <section aria-label={say.figures} className="tiles">
          {tiles.map((tile) => (
            <TileCard key={tile.id} {...parts} tile={tile} />
          ))}
        </section>
      )}
      <Sexes {...parts} />
      {status.data === undefined ? null : <Freshness status={status.data} />}
    </div>
  )
}

function TileCard({ tile, school, person, catalogue }: MirrorParts & { readonly tile: Tile }) {
  const { head, cells } = tile
  const now = cells.at(-1) ?? null
  const told = sayTile(tile)
  const subject = tile.subject === null ? null : labelOf(catalogue, 'subject', tile.subject)
  const label = subject === null ? head.label : `${head.label} · ${subject}`
  const name = tile.stageYear === null ? label : say.stage(label, tile.stageYear)
  const choice = suited(choiceOf(tile, school, firstChoice(catalogue, person)), catalogue)
  const margin = isShown(now) && now.low !== null && now.high !== null ? formatMargin(head, now.value, now.low, now.high) : null
  return (
    <article className="card tile">
      <h2>
        <Going href={writeChoice(choice, catalogue, person)}>{name}</Going>
      </h2>
      <p className="tile-value">
        {cellText(head, now)}
        {margin === null ? null : <small>{margin}</small>}
      </p>
      {drawing(sparkline(cells, 190, 46))}
      <p className="tile-words">
        {told.word === '' ? null : <b className={`tone-${told.tone}`}>{told.word} </b>}
        {told.rest} <span className="quiet">{told.beside}</span>
      </p>
    </article>
  )
}

// Of as many rows there is room for a picture on the first screen; more are told in words.
const fewRows = 6

/** Girls and boys by subject: what a mean does not show. */
function Sexes(parts: MirrorParts) {
  const { catalogue, school, queries, answers } = parts
  for (const stageYear of ['9', '6']) {
    const view = sexesView(school, stageYear, catalogue)
    const at = queries.findIndex((query) => JSON.stringify(query) === JSON.stringify(view?.query))
    const answer = answers[at]
    if (view === null || answer === undefined || answer instanceof Error) continue
    const grid = gridsOf(view, answer, school === null ? words.municipality : labelOf(catalogue, 'school', school))[0]?.grid
    if (grid?.rows.some(({ cells }) => cells.some(isShown)) === true) {
      return <SexesCard {...parts} view={view} answer={answer} grid={grid} stageYear={stageYear} />
    }
  }
  return null
}

interface SexesParts extends MirrorParts {
  readonly view: View
  readonly answer: Answer
  readonly grid: Grid
  readonly stageYear: string
}

function SexesCard({ person, catalogue, school, view, answer, grid, stageYear }: SexesParts) {
  const { why, sheet } = useWhy(answer, () => null)
  const year = answer.cells.find(isShown)?.keys.schoolYear
  const choice = suited(
    {
      ...firstChoice(catalogue, person),
      measures: ['gradePoints'],
      by: [view.rows ?? 'subject', 'sex'],
      ...(year === undefined ? {} : { period: { kind: 'year', year } }),
      filters: { ...(school === null ? {} : { school: [school] }), stageYear: [stageYear] },
    },
    catalogue,
  )
  const title = say.stage(say.sexes, stageYear)
  const form = formOf(view, grid)
  return (
    <section className="card sexes">
      <div>
        <h2 ref={why.landing} tabIndex={-1}>
          {title}
        </h2>
        <p className="quiet">{say.sexesLead}</p>
        {sayGrid(grid).map((sentence) => (
          <p key={sentence} className="finding">
            {sentence}
          </p>
        ))}
        <p>
          <Going href={writeChoice(choice, catalogue, person)}>{say.sexesLook}</Going>
        </p>
      </div>
      {grid.rows.length > fewRows || form === 'table' ? null : (
        <div>
          <Legend grid={grid} form={form} />
          <Chart form={form} grid={grid} title={title} why={why} meanwhile={<ChartSkeleton height={160} />} />
        </div>
      )}
      {sheet}
    </section>
  )
}

function Freshness({ status }: { readonly status: Status }) {
  return (
    <section className="fresh" aria-labelledby="fresh">
      <header className="section-head row">
        <h2 id="fresh">{say.fresh}</h2>
        <Going href="/data">{say.data}</Going>
      </header>
      <ul>
        {status.sources.map(({ source, label, loadedAt }) => (
          <li key={source}>
            <b>{label}</b> {say.loaded(formatDate(loadedAt.slice(0, 10)))}
          </li>
        ))}
      </ul>
    </section>
  )
}

const seenKey = (person: string): string => `skolspegel:seen:${person}`

/** What has been loaded since this browser last showed this page to the person; nothing of it leaves the browser. */
function News({ person, status }: { readonly person: Person; readonly status: Status }) {
  const [before] = useState(() => window.localStorage.getItem(seenKey(person.id)))
  useEffect(() => window.localStorage.setItem(seenKey(person.id), new Date().toISOString()), [person.id])
  if (before === null) return <p className="told">{say.first}</p>
  const names = status.sources.filter(({ loadedAt }) => loadedAt > before).map(({ label }) => inSentence(label))
  return names.length === 0 ? null : (
    <p className="told">
      <b>{say.news}.</b> {say.newSince(formatDate(before.slice(0, 10)), names)}
    </p>
  )
}
