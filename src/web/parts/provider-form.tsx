import { useMutation } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Finding, Provider, ProviderSettings, SaveProvider, SignInSetup } from '../../contract/index.ts'
import { providerWords } from '../../picture/index.ts'
import { saveProvider, tryProvider } from '../sign-in-api.ts'
import { Field, PasswordField } from './field.tsx'
import { Form, Trouble } from './form.tsx'
import { Choice, Lines } from './lines.tsx'

const said = providerWords.form

interface FormParts {
  /** null: a new one */
  readonly provider: Provider | null
  readonly csrf: string
  readonly saved: (setup: SignInSetup, label: string) => void
  readonly cancel: () => void
}

interface Written {
  readonly kind: ProviderSettings['kind']
  readonly label: string
  readonly issuer: string
  readonly clientId: string
  readonly secret: string
  readonly scopes: string
  readonly hosts: string
  readonly metadata: string
}
const blank: Written = {
  kind: 'oidc',
  label: '',
  issuer: '',
  clientId: '',
  secret: '',
  scopes: 'openid profile email',
  hosts: '',
  metadata: '',
}

function writtenOf(settings: ProviderSettings): Written {
  return settings.kind === 'oidc' ? { ...blank, ...settings, hosts: settings.hosts.join('\n') } : { ...blank, ...settings }
}

function wantedOf({ kind, label, issuer, clientId, secret, scopes, hosts, metadata }: Written, id: string | null): SaveProvider {
  if (kind === 'saml') return { id, settings: { kind, label, metadata }, secret: null }
  const named = hosts.split(/\s+/).filter((host) => host !== '')
  return { id, settings: { kind, label, issuer, clientId, scopes, hosts: named }, secret: secret === '' ? null : secret }
}

/** A provider's settings, to be tried before they are saved. */
export function ProviderForm({ provider, csrf, saved, cancel }: FormParts) {
  const [written, setWritten] = useState<Written>(provider === null ? blank : writtenOf(provider.settings))
  const wanted = wantedOf(written, provider?.id ?? null)
  const saving = useMutation({ mutationFn: () => saveProvider(wanted, csrf), onSuccess: (setup) => saved(setup, written.label) })
  const trying = useMutation({ mutationFn: () => tryProvider(wanted, csrf) })
  const change = (part: Partial<Written>): void => setWritten({ ...written, ...part })
  return (
    <section className="card">
      <h2>{provider === null ? said.newHeading : providerWords.list.editNamed(provider.settings.label)}</h2>
      <Form
        label={said.newHeading}
        submit={said.save}
        sending={saving.isPending}
        problem={saving.error}
        problemTitle={said.problem}
        send={() => saving.mutate()}
        beside={
          <>
            <Button className="button" isDisabled={trying.isPending} onPress={() => trying.mutate()}>
              {trying.isPending ? said.trying : said.try}
            </Button>
            <Button className="button" onPress={cancel}>
              {said.cancel}
            </Button>
          </>
        }
      >
        {provider === null ? (
          <Choice
            label={said.kind}
            value={written.kind}
            options={[
              ['oidc', providerWords.list.kinds.oidc],
              ['saml', providerWords.list.kinds.saml],
            ]}
            change={(kind) => change({ kind: kind === 'saml' ? 'saml' : 'oidc' })}
          />
        ) : null}
        <Field
          label={said.label}
          name="label"
          value={written.label}
          change={(label) => change({ label })}
          autoComplete="off"
          hint={said.labelHelp}
          first
        />
        {written.kind === 'oidc' ? (
          <OidcFields written={written} change={change} hasSecret={provider?.hasSecret ?? false} />
        ) : (
          <Lines
            label={said.metadata}
            value={written.metadata}
            change={(metadata) => change({ metadata })}
            hint={said.metadataHelp}
            rows={8}
          />
        )}
        <Trouble problem={trying.error} title={said.problem} />
        {trying.data === undefined ? null : <Findings findings={trying.data.findings} />}
      </Form>
    </section>
  )
}

interface OidcParts {
  readonly written: Written
  readonly change: (part: Partial<Written>) => void
  readonly hasSecret: boolean
}
function OidcFields({ written, change, hasSecret }: OidcParts) {
  return (
    <>
      <Field
        label={said.issuer}
        name="issuer"
        value={written.issuer}
        change={(issuer) => change({ issuer })}
        autoComplete="off"
        hint={said.issuerHelp}
      />
      <Field
        label={said.clientId}
        name="client"
        value={written.clientId}
        change={(clientId) => change({ clientId })}
        autoComplete="off"
      />
      <PasswordField
        label={said.secret}
        name="secret"
        value={written.secret}
        change={(secret) => change({ secret })}
        autoComplete="off"
        hint={hasSecret ? said.secretKept : said.secretHelp}
        required={false}
      />
      <Field
        label={said.scopes}
        name="scopes"
        value={written.scopes}
        change={(scopes) => change({ scopes })}
        autoComplete="off"
        hint={said.scopesHelp}
      />
      <Lines
        label={said.hosts}
        value={written.hosts}
        change={(hosts) => change({ hosts })}
        hint={said.hostsHelp}
        rows={2}
        optional
      />
    </>
  )
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const id = useId()
  return (
    <section aria-labelledby={id} role="status">
      <h3 id={id}>{said.found}</h3>
      <ul className="rows">
        {findings.map(({ state, text }) => (
          <li key={text} className="finding">
            <span className={state === 'wrong' ? 'status stopped' : 'status'}>{said.states[state]}</span> {text}
          </li>
        ))}
      </ul>
    </section>
  )
}
