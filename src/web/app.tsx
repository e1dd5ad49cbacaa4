import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Role } from '../contract/index.ts'
import { words } from '../picture/index.ts'
import { getSession } from './api.ts'
import { Problem } from './parts/notice.tsx'
import { Shell } from './parts/shell.tsx'
import { PageSkeleton } from './parts/skeleton.tsx'
import { go, usePlace } from './place.ts'
import { DataPage } from './screens/data.tsx'
import { MirrorPage } from './screens/mirror.tsx'
import { SignInPage } from './screens/sign-in.tsx'
import { UnknownPage } from './screens/unknown.tsx'

const withoutFigures: readonly Role[] = ['coordinator', 'dataProtectionOfficer']

/** The whole app: signed out the sign-in page, signed in the page the address tells. */
export function App() {
  const { pathname } = usePlace()
  const session = useQuery({ queryKey: ['session'], queryFn: getSession, staleTime: Number.POSITIVE_INFINITY })
  const person = session.data?.person ?? null
  const figures = person !== null && !withoutFigures.includes(person.role)
  useEffect(() => {
    if (person !== null && !figures && pathname === '/') go('/data')
  }, [person, figures, pathname])

  if (session.isPending) return <PageSkeleton />
  if (session.isError) {
    return (
      <main className="lone">
        <h1>{words.product}</h1>
        <Problem problem={session.error} retry={() => session.refetch()} />
      </main>
    )
  }
  if (person === null) return <SignInPage session={session.data} />
  return (
    <Shell session={session.data} person={person} figures={figures} pathname={pathname}>
      {pathname === '/' && figures ? (
        <MirrorPage person={person} csrf={session.data.csrf} />
      ) : pathname === '/data' || pathname === '/' ? (
        <DataPage person={person} />
      ) : (
        <UnknownPage figures={figures} />
      )}
    </Shell>
  )
}
