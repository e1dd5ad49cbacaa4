import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Person, Session } from '../../contract/index.ts'
import { words } from '../../picture/index.ts'
import { changeRole } from '../grant-api.ts'
import { go } from '../place.ts'
import { Trouble } from './form.tsx'
import { Picker } from './picker.tsx'

/** The role acted in, for somebody who holds several. What was fetched in the one is not the other's to see: it is forgotten. */
export function RoleSwitch({ session, person }: { readonly session: Session; readonly person: Person }) {
  const client = useQueryClient()
  const changing = useMutation({
    mutationFn: (role: Person['role']) => changeRole(role, session.csrf),
    onSuccess: (next) => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
      client.setQueryData(['session'], next)
      go('/')
    },
  })
  if (person.roles.length < 2) return null
  return (
    <div className="role-switch">
      {changing.isError ? <Trouble problem={changing.error} title={words.pages.roleProblem} /> : null}
      <Picker
        label={words.pages.role}
        value={words.roles[person.role]}
        options={person.roles.map(({ role, about }) => ({ id: role, label: about }))}
        chosen={[person.role]}
        most={1}
        choose={([id]) => {
          const held = person.roles.find(({ role }) => role === id)
          if (held !== undefined && held.role !== person.role) changing.mutate(held.role)
        }}
      />
    </div>
  )
}
