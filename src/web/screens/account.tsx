import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { OwnAccount, Session } from '../../contract/index.ts'
import { accountWords, formatDate, words } from '../../picture/index.ts'
import { changePassword, getAccount } from '../account-api.ts'
import { CodesCard } from '../parts/codes-card.tsx'
import { HiddenLogin, PasswordField } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Problem } from '../parts/notice.tsx'
import { SessionsCard } from '../parts/sessions-card.tsx'
import { ChartSkeleton } from '../parts/skeleton.tsx'

const said = accountWords.own

/** One's own account: how one signs in, and where one is signed in. `head` false under another page's heading. */
export function AccountPage({ session, head = true }: { readonly session: Session; readonly head?: boolean }) {
  const account = useQuery({ queryKey: ['account'], queryFn: getAccount })
  return (
    <div className="stack account">
      {head ? (
        <header className="page-head">
          <h1>{words.pages.account}</h1>
          <p>{said.lead}</p>
        </header>
      ) : null}
      {account.isError ? <Problem problem={account.error} title={said.loadProblem} retry={() => account.refetch()} /> : null}
      {account.isPending ? <ChartSkeleton height={200} /> : null}
      {account.data === undefined ? null : <Cards account={account.data} csrf={session.csrf} />}
    </div>
  )
}

function Cards({ account, csrf }: { readonly account: OwnAccount; readonly csrf: string }) {
  return (
    <>
      <section className="card">
        <h2>{account.name}</h2>
        {account.login === null ? null : (
          <p>
            {said.login}: <strong>{account.login}</strong>
          </p>
        )}
        <p className="quiet">{said.kinds[account.kind]}</p>
      </section>
      {account.kind === 'sso' ? null : <PasswordCard account={account} csrf={csrf} />}
      {account.kind === 'sso' ? null : <CodesCard account={account} csrf={csrf} />}
      <SessionsCard account={account} csrf={csrf} />
    </>
  )
}

function PasswordCard({ account, csrf }: { readonly account: OwnAccount; readonly csrf: string }) {
  const [open, setOpen] = useState(false)
  const [saved, setSaved] = useState(false)
  const done = (): void => {
    setOpen(false)
    setSaved(true)
  }
  const { passwordChangedAt } = account
  return (
    <section className="card">
      <h2>{said.password}</h2>
      <p role="status">
        {saved ? said.passwordSaved : passwordChangedAt === null ? '' : said.changed(formatDate(passwordChangedAt))}
      </p>
      {open ? (
        <PasswordChange login={account.login ?? ''} csrf={csrf} done={done} cancel={() => setOpen(false)} />
      ) : (
        <div className="actions">
          <Button className="button" onPress={() => setOpen(true)}>
            {said.changePassword}
          </Button>
        </div>
      )}
    </section>
  )
}

interface ChangeParts {
  readonly login: string
  readonly csrf: string
  readonly done: () => void
  readonly cancel: () => void
}

function PasswordChange({ login, csrf, done, cancel }: ChangeParts) {
  const client = useQueryClient()
  const [current, setCurrent] = useState('')
  const [next, setNext] = useState('')
  const changing = useMutation({
    mutationFn: () => changePassword(current, next, csrf),
    onSuccess: async (session) => {
      client.setQueryData(['session'], session)
      await client.invalidateQueries({ queryKey: ['account'] })
      done()
    },
  })
  return (
    <Form
      label={said.changePassword}
      submit={said.savePassword}
      sending={changing.isPending}
      problem={changing.error}
      problemTitle={said.problem}
      send={() => changing.mutate()}
      beside={
        <Button className="button" onPress={cancel}>
          {said.cancel}
        </Button>
      }
    >
      <HiddenLogin login={login} />
      <PasswordField
        label={said.current}
        name="current"
        value={current}
        change={setCurrent}
        autoComplete="current-password"
        first
      />
      <PasswordField
        label={said.next}
        name="new"
        value={next}
        change={setNext}
        autoComplete="new-password"
        hint={accountWords.choosing.passwordHint}
      />
    </Form>
  )
}
