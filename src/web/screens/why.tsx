import { useQuery } from '@tanstack/react-query'
import type { Person, Session, Why } from '../../contract/index.ts'
import { words } from '../../picture/index.ts'
import { getWhy } from '../grant-api.ts'
import { Problem } from '../parts/notice.tsx'
import { RoleSwitch } from '../parts/role-switch.tsx'
import { ChartSkeleton } from '../parts/skeleton.tsx'

const said = words.acting

/** ”Varför ser jag detta?”: each grant that opens something, with its reason, and what the rules close. */
export function WhyPage({ session, person }: { readonly session: Session; readonly person: Person }) {
  const why = useQuery({ queryKey: ['why', person.id, person.role], queryFn: getWhy })
  return (
    <div className="stack">
      <header className="page-head">
        <h1>{said.why}</h1>
        <p>{said.lead}</p>
      </header>
      <RoleSwitch session={session} person={person} />
      {why.isError ? <Problem problem={why.error} title={said.loadProblem} retry={() => why.refetch()} /> : null}
      {why.isPending ? <ChartSkeleton height={160} /> : null}
      {why.data === undefined ? null : <Rows why={why.data} />}
    </div>
  )
}

function Rows({ why: { about, opens, closed } }: { readonly why: Why }) {
  return (
    <>
      <section className="card">
        <h2>{said.opens}</h2>
        <p className="quiet">{said.now(about)}</p>
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
