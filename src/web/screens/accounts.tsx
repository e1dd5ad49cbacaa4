import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { AccountRow, InvitedAccount, Session } from '../../contract/index.ts'
import { accountWords, words } from '../../picture/index.ts'
import { closeAccount, getAccounts, reopenAccount } from '../account-api.ts'
import { AccountLine } from '../parts/account-line.tsx'
import { Field } from '../parts/field.tsx'
import { Trouble } from '../parts/form.tsx'
import { LinkCard, NewAccount } from '../parts/new-account.tsx'
import { Problem } from '../parts/notice.tsx'
import { ChartSkeleton } from '../parts/skeleton.tsx'
import { type Change, Toast } from '../parts/toast.tsx'

const said = accountWords.accounts
const few = 8

/** The coordinator's page of accounts: who can sign in. */
export function AccountsPage({ session }: { readonly session: Session }) {
  const { csrf } = session
  const client = useQueryClient()
  const accounts = useQuery({ queryKey: ['accounts'], queryFn: getAccounts })
  const [adding, setAdding] = useState(false)
  const [invited, setInvited] = useState<InvitedAccount | null>(null)
  const linked = (made: InvitedAccount): void => {
    setInvited(made)
    setAdding(false)
    client.invalidateQueries({ queryKey: ['accounts'] })
  }
  return (
    <div className="stack account">
      <header className="page-head">
        <h1>{words.pages.accounts}</h1>
        <p>{said.lead}</p>
      </header>
      {invited === null ? null : <LinkCard invited={invited} done={() => setInvited(null)} />}
      {adding ? (
        <NewAccount csrf={csrf} made={linked} cancel={() => setAdding(false)} />
      ) : (
        <div>
          <Button className="button primary" onPress={() => setAdding(true)}>
            {said.add}
          </Button>
        </div>
      )}
      {accounts.isError ? <Problem problem={accounts.error} retry={() => accounts.refetch()} /> : null}
      {accounts.isPending ? <ChartSkeleton height={200} /> : null}
      {accounts.data === undefined ? null : <AccountsCard rows={accounts.data.accounts} csrf={csrf} linked={linked} />}
    </div>
  )
}

interface CardParts {
  readonly rows: readonly AccountRow[]
  readonly csrf: string
  readonly linked: (made: InvitedAccount) => void
}

function AccountsCard({ rows, csrf, linked }: CardParts) {
  const client = useQueryClient()
  const [search, setSearch] = useState('')
  const [change, setChange] = useState<Change | null>(null)
  const switching = useMutation({
    mutationFn: ({ id, state }: AccountRow) => (state === 'closed' ? reopenAccount(id, csrf) : closeAccount(id, csrf)),
    onSuccess: (list, row) => {
      client.setQueryData(['accounts'], list)
      const now = list.accounts.find(({ id }) => id === row.id) ?? row
      const told = now.state === 'closed' ? said.closed(row.name) : said.reopened(row.name)
      setChange({ told, undo: () => switching.mutate(now) })
    },
  })
  const found = rows.filter((row) => matches(row, search))
  return (
    <section className="card">
      <h2>{said.count(rows.length)}</h2>
      <Trouble problem={switching.error} title={said.problem} />
      {rows.length > few ? (
        <Field label={said.search} name="search" value={search} change={setSearch} autoComplete="off" required={false} />
      ) : null}
      {found.length === 0 ? <p className="no-match">{said.noMatch}</p> : null}
      <ul className="rows">
        {found.map((row) => (
          <AccountLine key={row.id} row={row} csrf={csrf} linked={linked} switchState={() => switching.mutate(row)} />
        ))}
      </ul>
      <Toast change={change} close={() => setChange(null)} />
    </section>
  )
}

function matches({ login, name, email }: AccountRow, search: string): boolean {
  const wanted = search.trim().toLowerCase()
  return [login, name, email].some((text) => text?.toLowerCase().includes(wanted) === true)
}
