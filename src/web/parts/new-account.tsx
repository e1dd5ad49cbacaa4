import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { InvitedAccount } from '../../contract/index.ts'
import { accountWords, formatInstant } from '../../picture/index.ts'
import { createAccount } from '../account-api.ts'
import { Copy } from './copy.tsx'
import { Field } from './field.tsx'
import { Form } from './form.tsx'

const said = accountWords.accounts

interface NewParts {
  readonly csrf: string
  readonly made: (invited: InvitedAccount) => void
  readonly cancel: () => void
}

/** Makes an account; what its person needs next is the link. */
export function NewAccount({ csrf, made, cancel }: NewParts) {
  const [wanted, setWanted] = useState({ login: '', name: '', email: '' })
  const making = useMutation({
    mutationFn: () => createAccount({ ...wanted, email: wanted.email.trim() === '' ? null : wanted.email.trim() }, csrf),
    onSuccess: made,
  })
  const change = (name: keyof typeof wanted) => (value: string) => setWanted({ ...wanted, [name]: value })
  return (
    <section className="card">
      <h2>{said.add}</h2>
      <Form
        label={said.add}
        submit={said.create}
        sending={making.isPending}
        problem={making.error}
        problemTitle={said.problem}
        send={() => making.mutate()}
        beside={
          <Button className="button" onPress={cancel}>
            {said.cancel}
          </Button>
        }
      >
        <Field label={said.name} name="person" value={wanted.name} change={change('name')} autoComplete="off" first />
        <Field label={said.login} name="account" value={wanted.login} change={change('login')} autoComplete="off" />
        <Field
          label={said.email}
          name="address"
          value={wanted.email}
          change={change('email')}
          autoComplete="off"
          inputMode="email"
          required={false}
        />
      </Form>
    </section>
  )
}

/** The one-time link, shown once. */
export function LinkCard({ invited, done }: { readonly invited: InvitedAccount; readonly done: () => void }) {
  const id = useId()
  const { account, invitation } = invited
  const link = `${window.location.origin}/losenord#${invitation.token}`
  return (
    <section className="card told" role="status">
      <h2>{said.linkHeading(account.name)}</h2>
      <p>{said.link(formatInstant(invitation.expiresAt))}</p>
      <div className="field">
        <label htmlFor={id}>{said.linkLabel}</label>
        <div className="field-line">
          <input id={id} value={link} readOnly onFocus={(event) => event.target.select()} />
        </div>
      </div>
      <div className="actions">
        <Copy text={link} />
        <Button className="button" onPress={done}>
          {said.done}
        </Button>
      </div>
    </section>
  )
}
