import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'react-aria-components/Button'
import type { Session } from '../../contract/index.ts'
import { words } from '../../picture/index.ts'
import { signOut } from '../api.ts'
import { go } from '../place.ts'

/** Signs out. What was fetched belongs to the one who leaves: it is forgotten before the next one comes. */
export function useSignOut(session: Session) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => signOut(session.csrf),
    onSuccess: ({ leaveAt, ...next }) => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
      client.setQueryData(['session'], next)
      if (leaveAt === null) go('/')
      else window.location.assign(leaveAt) // the provider ends its own session and sends the browser home
    },
  })
}

/** The way out for whoever has no shell round the page. */
export function SignOut({ session }: { readonly session: Session }) {
  const leaving = useSignOut(session)
  return (
    <p>
      <Button className="link-button" onPress={() => leaving.mutate()} isDisabled={leaving.isPending}>
        {words.signIn.out}
      </Button>
    </p>
  )
}
