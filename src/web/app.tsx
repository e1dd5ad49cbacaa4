import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useEffect } from 'react'
import type { Person, Session } from '../contract/index.ts'
import { words } from '../picture/index.ts'
import { getSession } from './api.ts'
import { pageAt, seesFigures } from './pages.ts'
import { Problem } from './parts/notice.tsx'
import { Shell } from './parts/shell.tsx'
import { PageSkeleton } from './parts/skeleton.tsx'
import { go, usePlace } from './place.ts'
import { SignInPage } from './screens/sign-in.tsx'
import { StartPage } from './screens/start.tsx'
import { UnknownPage } from './screens/unknown.tsx'

// Seldom visited, so fetched when they are.
const AccountPage = lazy(() => import('./screens/account.tsx').then((screen) => ({ default: screen.AccountPage })))
const AccountsPage = lazy(() => import('./screens/accounts.tsx').then((screen) => ({ default: screen.AccountsPage })))
const ChoosePasswordPage = lazy(() =>
  import('./screens/choose-password.tsx').then((screen) => ({ default: screen.ChoosePasswordPage })),
)
const CodeFirstPage = lazy(() => import('./screens/code-first.tsx').then((screen) => ({ default: screen.CodeFirstPage })))
const DataPage = lazy(() => import('./screens/data.tsx').then((screen) => ({ default: screen.DataPage })))
const ExtractPage = lazy(() => import('./screens/extract.tsx').then((screen) => ({ default: screen.ExtractPage })))
const ExplorePage = lazy(() => import('./screens/explore.tsx').then((screen) => ({ default: screen.ExplorePage })))
const GrantsPage = lazy(() => import('./screens/grants.tsx').then((screen) => ({ default: screen.GrantsPage })))
const LocalPage = lazy(() => import('./screens/local.tsx').then((screen) => ({ default: screen.LocalPage })))
const LogPage = lazy(() => import('./screens/log.tsx').then((screen) => ({ default: screen.LogPage })))
const MorePage = lazy(() => import('./screens/more.tsx').then((screen) => ({ default: screen.MorePage })))
const PupilsPage = lazy(() => import('./screens/pupils.tsx').then((screen) => ({ default: screen.PupilsPage })))
const NoRolePage = lazy(() => import('./screens/no-role.tsx').then((screen) => ({ default: screen.NoRolePage })))
const ProvidersPage = lazy(() => import('./screens/providers.tsx').then((screen) => ({ default: screen.ProvidersPage })))
const RetentionPage = lazy(() => import('./screens/retention.tsx').then((screen) => ({ default: screen.RetentionPage })))
const ReportsPage = lazy(() => import('./screens/reports.tsx').then((screen) => ({ default: screen.ReportsPage })))
const SetUpPage = lazy(() => import('./screens/set-up.tsx').then((screen) => ({ default: screen.SetUpPage })))
const StylePage = lazy(() => import('./screens/style.tsx').then((screen) => ({ default: screen.StylePage })))
const WhyPage = lazy(() => import('./screens/why.tsx').then((screen) => ({ default: screen.WhyPage })))

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
  return <Suspense fallback={<PageSkeleton />}>{at(place, session.data)}</Suspense>
}

function at({ pathname, hash }: URL, session: Session) {
  const { person, account } = session
  if (pathname === '/losenord') return <ChoosePasswordPage session={session} token={hash.slice(1)} />
  if (account?.codeNeeded === true) return <CodeFirstPage session={session} />
  if (person !== null) return <Inside session={session} person={person} pathname={pathname} />
  if (account !== null) return <NoRolePage session={session} />
  return pathname === '/setup' && session.setUp ? <SetUpPage session={session} /> : <SignInPage session={session} />
}

interface InsideParts {
  readonly session: Session
  readonly person: Person
  readonly pathname: string
}

function Inside({ session, person, pathname }: InsideParts) {
  const figures = seesFigures(session)
  const page = pageAt(pathname, session)
  useEffect(() => {
    if (!figures && pathname === '/') go('/data')
  }, [figures, pathname])
  return (
    <Shell session={session} person={person} page={page}>
      {page === null ? <UnknownPage figures={figures} /> : null}
      {page?.href === '/' ? <StartPage person={person} csrf={session.csrf} /> : null}
      {page?.href === '/utforska' ? <ExplorePage person={person} csrf={session.csrf} /> : null}
      {page?.href === '/rapporter' ? <ReportsPage person={person} csrf={session.csrf} /> : null}
      {page?.href === '/elever' ? <PupilsPage csrf={session.csrf} /> : null}
      {page?.href === '/logg' ? <LogPage csrf={session.csrf} /> : null}
      {page?.href === '/utdrag' ? <ExtractPage csrf={session.csrf} /> : null}
      {page?.href === '/data' ? <DataPage session={session} /> : null}
      {page?.href === '/egna-matt' ? <LocalPage session={session} person={person} /> : null}
      {page?.href === '/konton' ? <AccountsPage session={session} /> : null}
      {page?.href === '/inloggning' ? <ProvidersPage session={session} /> : null}
      {page?.href === '/behorigheter' ? <GrantsPage session={session} /> : null}
      {page?.href === '/gallring' ? <RetentionPage session={session} /> : null}
      {page?.href === '/varfor' ? <WhyPage session={session} person={person} /> : null}
      {page?.href === '/stil' ? <StylePage /> : null}
      {page?.href === '/mer' ? <MorePage session={session} person={person} /> : null}
      {page?.href === '/konto' ? <AccountPage session={session} /> : null}
    </Shell>
  )
}
