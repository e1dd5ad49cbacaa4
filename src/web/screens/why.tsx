import { useQuery } from '@tanstack/react-query'
import type { Person, Session, Why, WhyAnswered } from '../../contract/index.ts'
import { whyWords, words } from '../../picture/index.ts'
import { getWhy, getWhyOf } from '../grant-api.ts'
import { Going } from '../parts/link.tsx'
import { Problem } from '../parts/notice.tsx'
import { RoleSwitch } from '../parts/role-switch.tsx'
import { ChartSkeleton } from '../parts/skeleton.tsx'
import { askedIn } from '../parts/why-link.tsx'
import { usePlace } from '../place.ts'

const said = whyWords

interface WhyParts {
  readonly session: Session
  readonly person: Person
}

/** ”Varför ser jag detta?”: each grant that opens something, with its reason, and what the rules close; or, of one question, rule by rule. */
export function WhyPage({ session, person }: WhyParts) {
  const asked = askedIn(usePlace().searchParams)
  return (
    <div className="stack">
      <header className="page-head">
        <h1>{words.pages.why}</h1>
        <p>{asked === undefined ? said.lead : said.questionLead}</p>
      </header>
      <RoleSwitch session={session} person={person} />
      {asked === undefined ? <Everything person={person} /> : null}
      {asked === null ? <Unreadable /> : null}
      {asked === undefined || asked === null ? null : <Asked session={session} person={person} query={asked} />}
    </div>
  )
}

function Everything({ person }: Pick<WhyParts, 'person'>) {
  const why = useQuery({ queryKey: ['why', person.id, person.role], queryFn: getWhy })
  return (
    <>
      {why.isError ? <Problem problem={why.error} title={said.loadProblem} retry={() => why.refetch()} /> : null}
      {why.isPending ? <ChartSkeleton height={160} /> : null}
      {why.data === undefined ? null : <Rows why={why.data} />}
    </>
  )
}

function Unreadable() {
  return (
    <section className="card notice attention" role="alert">
      <h2>{said.unreadable}</h2>
      <p>{said.unreadableText}</p>
      <p>
        <Going href="/varfor">{said.everything}</Going>
      </p>
    </section>
  )
}

function Asked({ session, person, query }: WhyParts & { readonly query: unknown }) {
  const why = useQuery({ queryKey: ['why', person.id, person.role, query], queryFn: () => getWhyOf(query, session.csrf) })
  return (
    <>
      {why.isError ? <Problem problem={why.error} title={said.loadProblem} retry={() => why.refetch()} /> : null}
      {why.isPending ? <ChartSkeleton height={160} /> : null}
      {why.data === undefined ? null : <Told why={why.data} />}
      <p>
        <Going href="/varfor">{said.everything}</Going>
      </p>
    </>
  )
}

const effects = ['closes', 'opens', 'limits', 'hides'] as const

function Told({ why: { about, asked, rows } }: { readonly why: WhyAnswered }) {
  return (
    <>
      <section className="card">
        <h2>{said.question}</h2>
        <p>{asked}</p>
        <p className="quiet">{said.now(about)}</p>
      </section>
      {effects.map((effect) => (
        <Met key={effect} title={said.effects[effect]} rows={rows.filter((row) => row.effect === effect)} />
      ))}
    </>
  )
}

function Met({ title, rows }: { readonly title: string; readonly rows: WhyAnswered['rows'] }) {
  if (rows.length === 0) return null
  return (
    <section className="card">
      <h2>{title}</h2>
      <ul className="rows">
        {rows.map((row) => (
          <li className="row" key={`${row.title} ${row.text}`}>
            <div>
              <p className="row-name">{row.title}</p>
              <p>{row.text}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Rows({ why: { about, opens, closed } }: { readonly why: Why }) {
  return (
    <>
      <section className="card">
        <h2>{said.opens}</h2>
        {opens.length === 1 ? null : <p className="quiet">{said.now(about)}</p>}
        {opens.length === 0 ? <p>{said.nothing}</p> : null}
        <ul className="rows">
          {opens.map(({ title, text, inUse }) => (
            <li className="row" key={`${title} ${text}`}>
              <div>
                <p className="row-name">
                  {title} {inUse ? <span className="status">{said.inUse}</span> : <span className="resting">{said.resting}</span>}
                </p>
                <p className="quiet">{text}</p>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <section className="card">
        <h2>{said.closes}</h2>
        <ul className="plain">
          {closed.map((rule) => (
            <li key={rule}>{rule}</li>
          ))}
        </ul>
      </section>
    </>
  )
}
