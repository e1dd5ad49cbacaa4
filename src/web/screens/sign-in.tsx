import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useId } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Person, Role, Session } from '../../contract/index.ts'
import { words } from '../../picture/index.ts'
import { signIn } from '../api.ts'
import { Front } from '../parts/front.tsx'
import { Icon } from '../parts/icons.tsx'
import { Going } from '../parts/link.tsx'
import { Problem } from '../parts/notice.tsx'
import { PasswordEntry } from '../parts/password-entry.tsx'
import { ProviderButtons } from '../parts/provider-buttons.tsx'

/** Signed out: the demo municipality offers its people by one click; elsewhere one comes by provider or password. */
export function SignInPage({ session }: { readonly session: Session }) {
  if (session.demo !== null) {
    return (
      <Front heading={words.signIn.heading} lead={words.signIn.lead}>
        <DemoPeople people={session.demo} csrf={session.csrf} />
      </Front>
    )
  }
  return (
    <Front heading={words.entering.heading} lead={words.entering.lead}>
      <ProviderButtons session={session} />
      <section className="card">
        {session.providers.length > 0 ? <h2>{words.entering.withPassword}</h2> : null}
        <PasswordEntry csrf={session.csrf} primary={session.providers.length === 0} />
      </section>
      {session.setUp ? <Going href="/setup">{words.entering.setUp}</Going> : null}
    </Front>
  )
}

const { groups } = words.signIn
const groupOf: Readonly<Record<Role, keyof typeof groups>> = {
  head: 'whole',
  analyst: 'whole',
  board: 'whole',
  principal: 'principals',
  teacher: 'teachers',
  coordinator: 'keepers',
  dataProtectionOfficer: 'keepers',
}

/** The made-up people, by what they do. */
function DemoPeople({ people, csrf }: { readonly people: readonly Person[]; readonly csrf: string }) {
  const client = useQueryClient()
  const entering = useMutation({
    mutationFn: (id: string) => signIn(id, csrf),
    onSuccess: (session) => client.setQueryData(['session'], session),
  })
  return (
    <section>
      <h2>{words.signIn.demoHeading}</h2>
      <p className="quiet">{words.signIn.demo}</p>
      {Object.entries(groups).map(([name, heading]) => (
        <PeopleOf
          key={name}
          heading={heading}
          people={people.filter(({ role }) => groupOf[role] === name)}
          waiting={entering.isPending}
          enter={entering.mutate}
        />
      ))}
      {entering.isError ? <Problem problem={entering.error} retry={() => entering.reset()} /> : null}
    </section>
  )
}

interface PeopleParts {
  readonly heading: string
  readonly people: readonly Person[]
  readonly waiting: boolean
  readonly enter: (id: string) => void
}

function PeopleOf({ heading, people, waiting, enter }: PeopleParts) {
  const id = useId()
  if (people.length === 0) return null
  return (
    <>
      <h3 id={id} className="people-of">
        {heading}
      </h3>
      <ul className="people" aria-labelledby={id}>
        {people.map((person) => (
          <li key={person.id}>
            <Button className="person" isDisabled={waiting} onPress={() => enter(person.id)}>
              <span className="person-initials" aria-hidden="true">
                {initials(person.name)}
              </span>
              <span>
                <span className="person-name">{person.name}</span> <span className="person-about">{person.about}</span>
              </span>
              <Icon name="right" size={20} />
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

function initials(name: string): string {
  const letters = name.split(' ').map((part) => part.charAt(0))
  return `${letters[0] ?? ''}${letters.length > 1 ? letters[letters.length - 1] : ''}`
}
