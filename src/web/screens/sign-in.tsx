import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'react-aria-components/Button'
import type { Person, Session } from '../../contract/index.ts'
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
        <PasswordEntry csrf={session.csrf} />
      </section>
      {session.setUp ? <Going href="/setup">{words.setUp.open}</Going> : null}
    </Front>
  )
}

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
      <ul className="people" aria-label={words.signIn.choose}>
        {people.map((person) => (
          <li key={person.id}>
            <Button className="person" isDisabled={entering.isPending} onPress={() => entering.mutate(person.id)}>
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
      {entering.isError ? <Problem problem={entering.error} retry={() => entering.reset()} /> : null}
    </section>
  )
}

function initials(name: string): string {
  const letters = name.split(' ').map((part) => part.charAt(0))
  return `${letters[0] ?? ''}${letters.length > 1 ? letters[letters.length - 1] : ''}`
}
