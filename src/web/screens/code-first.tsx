import { useQueryClient } from '@tanstack/react-query'
import type { Session } from '../../contract/index.ts'
import { accountWords } from '../../picture/index.ts'
import { CodeEnrolment } from '../parts/code-enrolment.tsx'
import { Front } from '../parts/front.tsx'
import { SignOut } from '../parts/sign-out.tsx'

/** An account that must have codes and has none yet: nothing else is open. */
export function CodeFirstPage({ session }: { readonly session: Session }) {
  const client = useQueryClient()
  return (
    <Front heading={accountWords.own.mustHeading} lead={accountWords.own.must}>
      <section className="card">
        <CodeEnrolment
          login={session.account?.login ?? null}
          csrf={session.csrf}
          done={() => client.invalidateQueries({ queryKey: ['session'] })}
        />
      </section>
      <SignOut session={session} />
    </Front>
  )
}
