import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Session } from '../../contract/index.ts'
import { accountWords, words } from '../../picture/index.ts'
import { type FirstAccount, setUp } from '../account-api.ts'
import { Field, PasswordField } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Front } from '../parts/front.tsx'
import { go } from '../place.ts'

const said = accountWords.setUp

/** The first administrator, made with the secret on the server's console. */
export function SetUpPage({ session }: { readonly session: Session }) {
  const client = useQueryClient()
  const [wanted, setWanted] = useState<FirstAccount>({ secret: '', login: '', name: '', password: '' })
  const making = useMutation({
    mutationFn: () => setUp(wanted, session.csrf),
    onSuccess: (next) => {
      client.setQueryData(['session'], next)
      go('/')
    },
  })
  const change = (name: keyof FirstAccount) => (value: string) => setWanted({ ...wanted, [name]: value })
  return (
    <Front heading={said.heading} lead={said.lead}>
      <section className="card">
        <Form
          label={said.heading}
          submit={said.submit}
          sending={making.isPending}
          problem={making.error}
          problemTitle={said.problem}
          send={() => making.mutate()}
        >
          <Field
            label={said.secret}
            name="secret"
            value={wanted.secret}
            change={change('secret')}
            autoComplete="off"
            hint={said.secretHint}
            first
          />
          <Field label={said.name} name="name" value={wanted.name} change={change('name')} autoComplete="name" />
          <Field
            label={words.entering.login}
            name="username"
            value={wanted.login}
            change={change('login')}
            autoComplete="username"
          />
          <PasswordField
            label={words.entering.password}
            name="password"
            value={wanted.password}
            change={change('password')}
            autoComplete="new-password"
            hint={accountWords.choosing.passwordHint}
          />
        </Form>
      </section>
    </Front>
  )
}
