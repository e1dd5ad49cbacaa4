import type { Person, Session, Status } from '../../contract/index.ts'
import { formatInstant, words } from '../../picture/index.ts'
import { LanguageSwitch } from './language-switch.tsx'
import { Going } from './link.tsx'
import { RoleSwitch } from './role-switch.tsx'

interface WhoParts {
  readonly session: Session
  readonly person: Person
  readonly status: Status | undefined
}

/** Who one is here, in which role, and how fresh the figures are. */
export function Who({ session, person, status }: WhoParts) {
  const asOf = status?.asOf ?? null
  return (
    <div className="who">
      <p className="who-name">{person.name}</p>
      <p>{person.about}</p>
      <RoleSwitch session={session} person={person} />
      <p>
        <Going href="/varfor" className="link">
          {words.pages.why}
        </Going>
      </p>
      <LanguageSwitch />
      {asOf === null ? null : <p>{words.pages.asOf(formatInstant(asOf))}</p>}
      {status?.demo === true ? <p className="demo-note">{words.pages.demoNote}</p> : null}
    </div>
  )
}
