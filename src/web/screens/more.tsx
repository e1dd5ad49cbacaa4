import { useQuery } from '@tanstack/react-query'
import { Button } from 'react-aria-components/Button'
import type { Person, Session } from '../../contract/index.ts'
import { words } from '../../picture/index.ts'
import { getStatus } from '../api.ts'
import { beyondTabs } from '../pages.ts'
import { Icon } from '../parts/icons.tsx'
import { Going } from '../parts/link.tsx'
import { useSignOut } from '../parts/sign-out.tsx'
import { Who } from '../parts/who.tsx'

/** On a phone: what the tabs have no room for. */
export function MorePage({ session, person }: { readonly session: Session; readonly person: Person }) {
  const status = useQuery({ queryKey: ['status'], queryFn: getStatus })
  const leaving = useSignOut(session)
  return (
    <div className="stack more">
      <header className="page-head">
        <h1>{words.pages.more}</h1>
      </header>
      <section className="card">
        <Who session={session} person={person} status={status.data} />
      </section>
      <nav className="card" aria-label={words.pages.morePages}>
        {beyondTabs(session).map(({ href, icon, label }) => (
          <Going key={href} href={href} className="more-line">
            <Icon name={icon} />
            <span>{label}</span>
          </Going>
        ))}
        <Button className="more-line" onPress={() => leaving.mutate()} isDisabled={leaving.isPending}>
          <Icon name="out" />
          <span>{words.signIn.out}</span>
        </Button>
      </nav>
    </div>
  )
}
