import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { CodeProposal } from '../../contract/index.ts'
import { accountWords } from '../../picture/index.ts'
import { confirmCode, proposeCode } from '../account-api.ts'
import { Copy } from './copy.tsx'
import { Field, HiddenLogin, PasswordField } from './field.tsx'
import { Form } from './form.tsx'

const said = accountWords.own

interface EnrolmentParts {
  readonly login: string | null
  readonly csrf: string
  readonly done: () => void
}

/** Turns codes on: the password again, the picture to scan, a first code, and the recovery codes. `done` when they are saved. */
export function CodeEnrolment({ login, csrf, done }: EnrolmentParts) {
  const proposing = useMutation({ mutationFn: (current: string) => proposeCode(current, csrf) })
  const confirming = useMutation({ mutationFn: (code: string) => confirmCode(code, csrf) })
  if (confirming.data !== undefined) return <RecoveryCodesShown codes={confirming.data.recoveryCodes} done={done} />
  if (proposing.data === undefined) {
    return (
      <AskPassword
        sending={proposing.isPending}
        problem={proposing.error}
        send={proposing.mutate}
        label={said.turnOn}
        login={login}
      />
    )
  }
  return <Scan proposal={proposing.data} sending={confirming.isPending} problem={confirming.error} send={confirming.mutate} />
}

interface Asking {
  readonly sending: boolean
  readonly problem: Error | null
  readonly send: (written: string) => void
}

/** Whoever changes what proves who one is gives the password again. */
export function AskPassword({
  sending,
  problem,
  send,
  label,
  login,
}: Asking & { readonly label: string; readonly login: string | null }) {
  const [current, setCurrent] = useState('')
  return (
    <Form
      label={label}
      submit={said.goOn}
      sending={sending}
      problem={problem}
      problemTitle={said.problem}
      send={() => send(current)}
    >
      <HiddenLogin login={login} />
      <PasswordField
        label={said.current}
        name="password"
        value={current}
        change={setCurrent}
        autoComplete="current-password"
        hint={said.again}
        first
      />
    </Form>
  )
}

function Scan({ proposal, sending, problem, send }: Asking & { readonly proposal: CodeProposal }) {
  const [code, setCode] = useState('')
  const { size, path } = proposal.qr
  return (
    <Form
      label={said.turnOn}
      submit={said.confirm}
      sending={sending}
      problem={problem}
      problemTitle={said.problem}
      send={() => send(code)}
    >
      <p>{said.scan}</p>
      <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={said.qr} shapeRendering="crispEdges">
        <rect className="qr-paper" width={size} height={size} />
        <path className="qr-ink" d={path} />
      </svg>
      <p className="quiet">
        {said.byHand} <code className="key">{grouped(proposal.secret)}</code>
      </p>
      <Field
        label={said.firstCode}
        name="code"
        value={code}
        change={setCode}
        autoComplete="one-time-code"
        inputMode="numeric"
        first
      />
    </Form>
  )
}

/** Shown once: whoever goes on without saving them has only the telephone. */
export function RecoveryCodesShown({ codes, done }: { readonly codes: readonly string[]; readonly done: () => void }) {
  return (
    <section className="stack" role="status">
      <h2>{said.recoveryHeading}</h2>
      <p>{said.recovery}</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="actions">
        <Button className="button primary" onPress={done}>
          {said.saved}
        </Button>
        <Copy text={codes.join('\n')} />
      </div>
    </section>
  )
}

const grouped = (secret: string): string => secret.replaceAll(/(.{4})(?=.)/g, '$1 ')
