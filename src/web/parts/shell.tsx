import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Person, Session, Status } from '../../contract/index.ts'
import { formatInstant, words } from '../../picture/index.ts'
import { getStatus } from '../api.ts'
import { type Page, pagesFor } from '../pages.ts'
import { Brand, Icon } from './icons.tsx'
import { Going } from './link.tsx'
import { Offline } from './offline.tsx'
import { useSignOut } from './sign-out.tsx'

interface ShellParts {
  readonly session: Session
  readonly person: Person
  /** the page that stands in it; null when there is none at the address */
  readonly page: Page | null
  readonly children: ReactNode
}

/** What stands round every page: side bar on a desk, tabs at the bottom on a phone. */
export function Shell({ session, person, page, children }: ShellParts) {
  const status = useQuery({ queryKey: ['status'], queryFn: getStatus })
  const leaving = useSignOut(session)
  const pages = pagesFor(session)
  useTitle(page)
  return (
    <div className="shell">
      <a className="skip" href="#main">
        {words.pages.skip}
      </a>
      <header className="side">
        <Going href={pages[0]?.href ?? '/'} className="brand">
          <Brand />
          <span>{words.product}</span>
        </Going>
        <nav aria-label={words.pages.navigation}>
          {pages.map((each) => (
            <Tab key={each.href} page={each} current={each.href === page?.href} />
          ))}
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

function useTitle(page: Page | null): void {
  const title = page?.label ?? words.pages.unknown
  useEffect(() => {
    document.title = `${title} – ${words.product}`
  }, [title])
}

function Tab({ page: { href, icon, label }, current }: { readonly page: Page; readonly current: boolean }) {
  return (
    <Going href={href} className="tab" current={current}>
      <Icon name={icon} />
      <span>{label}</span>
    </Going>
  )
}
