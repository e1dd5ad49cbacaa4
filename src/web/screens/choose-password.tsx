import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Session } from '../../contract/index.ts'
import { accountWords, words } from '../../picture/index.ts'
import { choosePassword, readInvitation } from '../account-api.ts'
import { HiddenLogin, PasswordField } from '../parts/field.tsx'
import { Form, Trouble } from '../parts/form.tsx'
import { Front } from '../parts/front.tsx'
import { go } from '../place.ts'

const said = accountWords.choosing

/** A one-time link, `/losenord#TOKEN`: whom it is for, and the password that person chooses. */
export function ChoosePasswordPage({ session, token }: { readonly session: Session; readonly token: string }) {
  const invited = useQuery({
    queryKey: ['invitation', token],
    queryFn: () => readInvitation(token, session.csrf),
    enabled: token !== '',
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  const choosing = useMutation({ mutationFn: (password: string) => choosePassword(token, password, session.csrf) })
  if (choosing.isSuccess) return <Chosen login={choosing.data.login} />
  const lead = invited.data === undefined ? (token === '' ? said.noLink : '') : said.lead(invited.data.name, invited.data.login)
  return (
    <Front heading={said.heading} lead={lead}>
      <Trouble problem={invited.error} title={said.problem} />
      {invited.data === undefined ? null : (
        <section className="card">
          <Choice
            login={invited.data.login}
            sending={choosing.isPending}
            problem={choosing.error}
            send={(password) => choosing.mutate(password)}
          />
        </section>
      )}
    </Front>
  )
}

interface ChoiceParts {
  readonly login: string
  readonly sending: boolean
  readonly problem: Error | null
  readonly send: (password: string) => void
}

function Choice({ login, sending, problem, send }: ChoiceParts) {
  const [password, setPassword] = useState('')
  return (
    <Form
      label={said.heading}
      submit={said.submit}
      sending={sending}
      problem={problem}
      problemTitle={said.problem}
      send={() => send(password)}
    >
      <HiddenLogin login={login} />
      <PasswordField
        label={words.entering.password}
        name="password"
        value={password}
        change={setPassword}
        autoComplete="new-password"
        hint={said.passwordHint}
        first
      />
    </Form>
  )
}

function Chosen({ login }: { readonly login: string }) {
  const client = useQueryClient()
  const leave = (): void => {
    client.invalidateQueries({ queryKey: ['session'] })
    go('/')
  }
  return (
    <Front heading={said.done} lead={said.doneText(login)}>
      <p>
        <Button className="button primary" onPress={leave}>
          {said.toSignIn}
        </Button>
      </p>
    </Front>
  )
}
