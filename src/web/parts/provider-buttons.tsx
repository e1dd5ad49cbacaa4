import { useMutation, useQuery } from '@tanstack/react-query'
import { Button } from 'react-aria-components/Button'
import type { Session } from '../../contract/index.ts'
import { words } from '../../picture/index.ts'
import { usePlace } from '../place.ts'
import { getRefusal, startSignIn } from '../sign-in-api.ts'
import { Trouble } from './form.tsx'

const said = words.entering
const refused = 'inloggning'

/** The municipality's own ways in, one button each; and why the last try did not lead in, when it did not. */
export function ProviderButtons({ session }: { readonly session: Session }) {
  const place = usePlace()
  const leaving = useMutation({
    mutationFn: (way: string) => startSignIn(way, returnTo(place), session.csrf),
    onSuccess: ({ location }) => window.location.assign(location),
  })
  return (
    <>
      {place.searchParams.has(refused) ? <Refused /> : null}
      <Trouble problem={leaving.error} title={said.problem} />
      <ul className="providers">
        {session.providers.map(({ id, label }) => (
          <li key={id}>
            <Button
              className="button primary"
              isDisabled={leaving.isPending || leaving.isSuccess}
              onPress={() => leaving.mutate(id)}
            >
              {leaving.variables === id && !leaving.isError ? said.waiting(label) : said.with(label)}
            </Button>
          </li>
        ))}
      </ul>
    </>
  )
}

/** The server tells it once, to this browser alone. */
function Refused() {
  const refusal = useQuery({ queryKey: ['refusal'], queryFn: getRefusal, staleTime: Number.POSITIVE_INFINITY })
  return (
    <div role="alert">
      {refusal.isPending ? null : (
        <section className="card notice attention">
          <h2>{said.refusedTitle}</h2>
          <p>{refusal.data?.refusal?.message ?? said.lost}</p>
        </section>
      )}
    </div>
  )
}

/** The page asked for, without the word that the last try was refused. */
function returnTo({ pathname, searchParams }: URL): string {
  const kept = new URLSearchParams(searchParams)
  kept.delete(refused)
  const search = kept.toString()
  return search === '' ? pathname : `${pathname}?${search}`
}
