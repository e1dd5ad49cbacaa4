import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import { words } from '../../picture/index.ts'
import { enter } from '../account-api.ts'
import { Refusal } from '../api.ts'
import { Field, PasswordField } from './field.tsx'
import { Form } from './form.tsx'

const said = words.entering

/** User name and password, then the code when the account asks for one. `primary`: it is how most come in. */
export function PasswordEntry({ csrf, primary }: { readonly csrf: string; readonly primary: boolean }) {
  const client = useQueryClient()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [asksCode, setAsksCode] = useState(false)
  const entering = useMutation({
    mutationFn: (code: string | null) => enter({ login, password, code }, csrf),
    onSuccess: (session) => client.setQueryData(['session'], session),
    onError: (problem) => {
      if (isFault(problem, 'codeRequired')) setAsksCode(true)
    },
  })
  const problem = isFault(entering.error, 'codeRequired') ? null : entering.error
  const back = (): void => {
    setAsksCode(false)
    entering.reset()
  }
  if (asksCode) {
    return <CodeEntry login={login} sending={entering.isPending} problem={problem} send={entering.mutate} back={back} />
  }
  return (
    <Form
      primary={primary}
      label={said.heading}
      submit={said.submit}
      sending={entering.isPending}
      problem={problem}
      problemTitle={said.problem}
      send={() => entering.mutate(null)}
    >
      <Field label={said.login} name="username" value={login} change={setLogin} autoComplete="username" first />
      <PasswordField
        label={said.password}
        name="password"
        value={password}
        change={setPassword}
        autoComplete="current-password"
        hint={said.forgotten}
      />
    </Form>
  )
}

interface CodeEntryParts {
  readonly login: string
  readonly sending: boolean
  readonly problem: Error | null
  readonly send: (code: string) => void
  readonly back: () => void
}

function CodeEntry({ login, sending, problem, send, back }: CodeEntryParts) {
  const [code, setCode] = useState('')
  const [recovery, setRecovery] = useState(false)
  return (
    <section className="stack">
      <header>
        <h2>{said.codeHeading}</h2>
        <p>{said.codeLead(login)}</p>
      </header>
      <Form
        label={said.codeHeading}
        submit={said.submit}
        sending={sending}
        problem={problem}
        problemTitle={said.problem}
        send={() => send(code)}
        beside={
          <Button className="button" onPress={back}>
            {said.back}
          </Button>
        }
      >
        <Field
          key={recovery ? 'recovery' : 'code'}
          label={recovery ? said.recoveryCode : said.code}
          name="code"
          value={code}
          change={setCode}
          autoComplete={recovery ? 'off' : 'one-time-code'}
          inputMode={recovery ? 'text' : 'numeric'}
          first
        />
      </Form>
      <p>
        <Button className="link-button" onPress={() => setRecovery(!recovery)}>
          {recovery ? said.useCode : said.useRecovery}
        </Button>
      </p>
    </section>
  )
}

const isFault = (problem: Error | null, fault: string): boolean => problem instanceof Refusal && problem.fault === fault
