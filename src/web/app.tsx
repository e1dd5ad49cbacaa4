import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect } from 'react'
import type { Person, Session } from '../contract/index.ts'
import { words } from '../picture/index.ts'
import { getSession } from './api.ts'
import { pageAt, seesFigures } from './pages.ts'
import { type Later, later } from './parts/later.tsx'
import { Problem } from './parts/notice.tsx'
import { Shell } from './parts/shell.tsx'
import { PageSkeleton, ScreenSkeleton } from './parts/skeleton.tsx'
import { go, usePlace } from './place.ts'
import { SignInPage } from './screens/sign-in.tsx'
import { StartPage } from './screens/start.tsx'
import { UnknownPage } from './screens/unknown.tsx'

const ChoosePasswordPage = later(async () => (await import('./screens/choose-password.tsx')).ChoosePasswordPage)
const CodeFirstPage = later(async () => (await import('./screens/code-first.tsx')).CodeFirstPage)
const NoRolePage = later(async () => (await import('./screens/no-role.tsx')).NoRolePage)
const SetUpPage = later(async () => (await import('./screens/set-up.tsx')).SetUpPage)

interface ScreenParts {
  readonly session: Session
  readonly person: Person
  readonly csrf: string
}

/** The pages of who has signed in, by their addresses; all but the first are fetched when they are visited. */
const screens: Readonly<Record<string, ((parts: ScreenParts) => ReactNode) | Later<ScreenParts>>> = {
  '/': StartPage,
  '/utforska': later(async () => (await import('./screens/explore.tsx')).ExplorePage),
  '/rapporter': later(async () => (await import('./screens/reports.tsx')).ReportsPage),
  '/elever': later(async () => (await import('./screens/pupils.tsx')).PupilsPage),
  '/logg': later(async () => (await import('./screens/log.tsx')).LogPage),
  '/utdrag': later(async () => (await import('./screens/extract.tsx')).ExtractPage),
  '/data': later(async () => (await import('./screens/data.tsx')).DataPage),
  '/egna-matt': later(async () => (await import('./screens/local.tsx')).LocalPage),
  '/konton': later(async () => (await import('./screens/accounts.tsx')).AccountsPage),
  '/inloggning': later(async () => (await import('./screens/providers.tsx')).ProvidersPage),
  '/behorigheter': later(async () => (await import('./screens/grants.tsx')).GrantsPage),
  '/gallring': later(async () => (await import('./screens/retention.tsx')).RetentionPage),
  '/varfor': later(async () => (await import('./screens/why.tsx')).WhyPage),
  '/stil': later(async () => (await import('./screens/style.tsx')).StylePage),
  '/mer': later(async () => (await import('./screens/more.tsx')).MorePage),
  '/konto': later(async () => (await import('./screens/account.tsx')).AccountPage),
}

/** Begins to fetch the page at an address while it is asked who has signed in. */
export function beginAt(pathname: string): void {
  const screen = screens[`/${pathname.split('/')[1]}`]
  if (screen !== undefined && 'begin' in screen) screen.begin()
}

/** The whole app: signed out the ways in, signed in the page the address tells. */
export function App() {
  const place = usePlace()
  const session = useQuery({ queryKey: ['session'], queryFn: getSession, staleTime: Number.POSITIVE_INFINITY })
  if (session.isPending) return <PageSkeleton />
  if (session.isError) {
    return (
      <main className="lone">
        <h1>{words.product}</h1>
        <Problem problem={session.error} retry={() => session.refetch()} />
      </main>
    )
  }
  return at(place, session.data)
}

function at({ pathname, hash }: URL, session: Session) {
  const { person, account } = session
  if (pathname === '/losenord') return <ChoosePasswordPage session={session} token={hash.slice(1)} meanwhile={<PageSkeleton />} />
  if (account?.codeNeeded === true) return <CodeFirstPage session={session} meanwhile={<PageSkeleton />} />
  if (person !== null) return <Inside session={session} person={person} pathname={pathname} />
  if (account !== null) return <NoRolePage session={session} meanwhile={<PageSkeleton />} />
  return pathname === '/setup' && session.setUp ? (
    <SetUpPage session={session} meanwhile={<PageSkeleton />} />
  ) : (
    <SignInPage session={session} />
  )
}

interface InsideParts {
  readonly session: Session
  readonly person: Person
  readonly pathname: string
}

function Inside({ session, person, pathname }: InsideParts) {
  const figures = seesFigures(session)
  const page = pageAt(pathname, session)
  const Screen = page === null ? undefined : screens[page.href]
  useEffect(() => {
    if (!figures && pathname === '/') go('/data')
  }, [figures, pathname])
  return (
    <Shell session={session} person={person} page={page}>
      {Screen === undefined ? (
        <UnknownPage figures={figures} />
      ) : (
        <Screen
          session={session}
          person={person}
          csrf={session.csrf}
          meanwhile={<ScreenSkeleton />}
          heading={page?.label ?? ''}
        />
      )}
    </Shell>
  )
}
