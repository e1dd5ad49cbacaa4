import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import {
  languageNames,
  languages,
  type MailSecurity,
  type MailSettings,
  type MailState,
  mailSecurities,
  type SaveMail,
} from '../../contract/index.ts'
import { mailWords } from '../../picture/index.ts'
import { saveMail } from '../mail-api.ts'
import { Field, PasswordField } from './field.tsx'
import { Form } from './form.tsx'
import { Choice, Lines } from './lines.tsx'

const said = mailWords.form

interface FormParts {
  readonly state: MailState
  readonly csrf: string
  readonly saved: (state: MailState) => void
  readonly cancel: () => void
}

interface Written {
  readonly to: string
  readonly host: string
  readonly port: string
  readonly security: MailSecurity
  readonly user: string
  readonly password: string
  readonly from: string
  readonly language: MailSettings['language']
}
/** where servers wait for each */
const usualPorts: Readonly<Record<MailSecurity, string>> = { starttls: '587', tls: '465', none: '25' }
const blank: Written = {
  ...{ to: '', host: '', port: usualPorts.starttls, security: 'starttls', user: '', password: '', from: '', language: 'sv' },
}

function writtenOf({ settings }: MailState): Written {
  if (settings === null) return blank
  const { to, port, user, on: _, ...rest } = settings
  return { ...rest, to: to.join('\n'), port: String(port), user: user ?? '', password: '' }
}

function wantedOf({ to, port, user, password, ...rest }: Written): SaveMail {
  const settings = {
    ...rest,
    on: true,
    port: Number(port),
    user: user === '' ? null : user,
    to: to.split(/[\s,;]+/).filter(Boolean),
  }
  return { settings, password: password === '' || user === '' ? null : password }
}

/** Which server, as whom and to whom. Saving turns mail on. */
export function MailForm({ state, csrf, saved, cancel }: FormParts) {
  const [written, setWritten] = useState(() => writtenOf(state))
  const saving = useMutation({ mutationFn: () => saveMail(wantedOf(written), csrf), onSuccess: saved })
  const change = (part: Partial<Written>): void => setWritten({ ...written, ...part })
  return (
    <Form
      label={mailWords.heading}
      submit={said.save}
      primary={false}
      sending={saving.isPending}
      problem={saving.error}
      problemTitle={said.problem}
      send={() => saving.mutate()}
      beside={
        <Button className="button" onPress={cancel}>
          {said.cancel}
        </Button>
      }
    >
      <Lines label={said.to} value={written.to} change={(to) => change({ to })} hint={said.toHelp} rows={3} />
      <ServerFields written={written} change={change} hasPassword={state.hasPassword} />
      <Field
        label={said.from}
        name="from"
        value={written.from}
        change={(from) => change({ from })}
        autoComplete="off"
        inputMode="email"
        hint={said.fromHelp}
      />
      <Choice
        label={said.language}
        value={written.language}
        options={languages.map((each) => [each, languageNames[each]] as const)}
        change={(picked) => change({ language: languages.find((each) => each === picked) ?? 'sv' })}
      />
    </Form>
  )
}

interface ServerParts {
  readonly written: Written
  readonly change: (part: Partial<Written>) => void
  readonly hasPassword: boolean
}
function ServerFields({ written, change, hasPassword }: ServerParts) {
  const changeSecurity = (picked: string): void => {
    const security = mailSecurities.find((each) => each === picked) ?? 'starttls'
    const usual = written.port === usualPorts[written.security]
    change({ security, ...(usual ? { port: usualPorts[security] } : {}) })
  }
  return (
    <>
      <Field
        label={said.host}
        name="host"
        value={written.host}
        change={(host) => change({ host })}
        autoComplete="off"
        hint={said.hostHelp}
      />
      <Choice
        label={said.security}
        value={written.security}
        options={mailSecurities.map((each) => [each, said.securities[each]] as const)}
        change={changeSecurity}
      />
      <Field
        label={said.port}
        name="port"
        value={written.port}
        change={(port) => change({ port })}
        autoComplete="off"
        inputMode="numeric"
      />
      <Field
        label={said.user}
        name="mail-user"
        value={written.user}
        change={(user) => change({ user })}
        autoComplete="off"
        hint={said.userHelp}
        required={false}
      />
      {written.user === '' ? null : (
        <PasswordField
          label={said.password}
          name="mail-password"
          value={written.password}
          change={(password) => change({ password })}
          autoComplete="off"
          hint={hasPassword ? said.passwordKept : said.passwordHelp}
          required={!hasPassword}
        />
      )}
    </>
  )
}
