import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Person, Session, Status } from '../../contract/index.ts'
import { formatInstant, words } from '../../picture/index.ts'
import { getStatus, signOut } from '../api.ts'
import { go } from '../place.ts'
import { Brand, Icon } from './icons.tsx'
import { Going } from './link.tsx'
import { Offline } from './offline.tsx'

interface ShellParts {
  readonly session: Session
  readonly person: Person
  readonly figures: boolean
  readonly pathname: string
  readonly children: ReactNode
}

/** What stands round every page: side bar on a desk, tabs at the bottom on a phone. */
export function Shell({ session, person, figures, pathname, children }: ShellParts) {
  const status = useQuery({ queryKey: ['status'], queryFn: getStatus })
  const leaving = useSignOut(session)
  useTitle(figures, pathname)
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {words.pages.skip}
      </a>
      <header className="side">
        <Going href={figures ? '/' : '/data'} className="brand">
          <Brand />
          <span>{words.product}</span>
        </Going>
        <nav aria-label={words.pages.navigation}>
          {figures ? <Tab href="/" icon="mirror" label={words.pages.mirror} pathname={pathname} /> : null}
          <Tab href="/data" icon="data" label={words.pages.data} pathname={pathname} />
          <Button className="tab" onPress={() => leaving.mutate()} isDisabled={leaving.isPending}>
            <Icon name="out" />
            <span>{words.signIn.out}</span>
          </Button>
        </nav>
        <Who person={person} status={status.data} />
      </header>
      <main id="main" tabIndex={-1}>
        <Offline />
        {children}
      </main>
    </div>
  )
}

function Who({ person, status }: { readonly person: Person; readonly status: Status | undefined }) {
  const asOf = status?.asOf ?? null
  return (
    <div className="who">
      <p className="who-name">{person.name}</p>
      <p>{person.about}</p>
      {asOf === null ? null : <p>{words.pages.asOf(formatInstant(asOf))}</p>}
      {status?.demo === true ? <p className="demo-note">{words.pages.demoNote}</p> : null}
    </div>
  )
}

// What was fetched belongs to the one who leaves: it is forgotten before the next one comes.
function useSignOut(session: Session) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => signOut(session.csrf),
    onSuccess: (next) => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
      client.setQueryData(['session'], next)
      go('/')
    },
  })
}

function useTitle(figures: boolean, pathname: string): void {
  const data = pathname === '/data' || (pathname === '/' && !figures)
  const title = data ? words.pages.data : pathname === '/' ? words.pages.mirror : words.pages.unknown
  useEffect(() => {
    document.title = `${title} – ${words.product}`
  }, [title])
}

interface TabParts {
  readonly href: string
  readonly icon: 'mirror' | 'data'
  readonly label: string
  readonly pathname: string
}
function Tab({ href, icon, label, pathname }: TabParts) {
  return (
    <Going href={href} className="tab" current={pathname === href}>
      <Icon name={icon} />
      <span>{label}</span>
    </Going>
  )
}
