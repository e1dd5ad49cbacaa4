import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Person, Session } from '../../contract/index.ts'
import { words } from '../../picture/index.ts'
import { signIn } from '../api.ts'
import { Brand, Icon } from '../parts/icons.tsx'
import { Problem } from '../parts/notice.tsx'

/** Signed out: the demo municipality offers its people by one click; elsewhere it is said that accounts come later. */
export function SignInPage({ session }: { readonly session: Session }) {
  useEffect(() => {
    document.title = words.product
  }, [])
  return (
    <main className="sign-in">
      <p className="brand">
        <Brand size={34} />
        <span>{words.product}</span>
      </p>
      <header>
        <h1>{words.signIn.heading}</h1>
        <p className="lead">{words.signIn.lead}</p>
      </header>
      {session.demo === null ? (
        <section className="card">
          <h2>{words.signIn.noDemoHeading}</h2>
          <p>{words.signIn.noDemo}</p>
        </section>
      ) : (
        <DemoPeople people={session.demo} csrf={session.csrf} />
      )}
    </main>
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
