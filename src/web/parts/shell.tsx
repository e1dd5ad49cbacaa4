import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Person, Session } from '../../contract/index.ts'
import { words } from '../../picture/index.ts'
import { getStatus } from '../api.ts'
import { beyondTabs, type Page, pageAt, pagesFor } from '../pages.ts'
import { Brand, Icon } from './icons.tsx'
import { Going } from './link.tsx'
import { Offline } from './offline.tsx'
import { useSignOut } from './sign-out.tsx'
import { Who } from './who.tsx'

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
  const beyond = beyondTabs(session)
  const more = pageAt('/mer', session)
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
            <Tab
              key={each.href}
              page={each}
              current={each.href === page?.href}
              on={beyond.includes(each) ? 'desk' : 'everywhere'}
            />
          ))}
          {more === null ? null : (
            <Tab
              page={more}
              current={page === null ? false : [more, ...beyond].some(({ href }) => href === page.href)}
              on="phone"
            />
          )}
          <Button className="tab on-desk" onPress={() => leaving.mutate()} isDisabled={leaving.isPending}>
            <Icon name="out" />
            <span>{words.signIn.out}</span>
          </Button>
        </nav>
        <Who session={session} person={person} status={status.data} />
      </header>
      <main id="main" tabIndex={-1}>
        <Offline />
        {children}
      </main>
    </div>
  )
}

function useTitle(page: Page | null): void {
  const title = page?.label ?? words.pages.unknown
  useEffect(() => {
    document.title = `${title} – ${words.product}`
  }, [title])
}

interface TabParts {
  readonly page: Page
  readonly current: boolean
  readonly on: 'everywhere' | 'desk' | 'phone'
}
function Tab({ page: { href, icon, label }, current, on }: TabParts) {
  return (
    <Going href={href} className={on === 'everywhere' ? 'tab' : `tab on-${on}`} current={current}>
      <Icon name={icon} />
      <span>{label}</span>
    </Going>
  )
}
