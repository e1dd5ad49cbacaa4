import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { Provider, Session, SignInSetup } from '../../contract/index.ts'
import { providerWords, words } from '../../picture/index.ts'
import { ClaimRules } from '../parts/claim-rules.tsx'
import { Copy } from '../parts/copy.tsx'
import { Field } from '../parts/field.tsx'
import { Form, Trouble } from '../parts/form.tsx'
import { Problem } from '../parts/notice.tsx'
import { ProviderForm } from '../parts/provider-form.tsx'
import { ChartSkeleton } from '../parts/skeleton.tsx'
import { type Change, Toast } from '../parts/toast.tsx'
import { getSetup, removeProvider, saveAddress } from '../sign-in-api.ts'

const said = providerWords

/** The coordinator's page of identity providers: who may vouch for people, and what their claims open. */
export function ProvidersPage({ session }: { readonly session: Session }) {
  const client = useQueryClient()
  const setup = useQuery({ queryKey: ['sign-in-setup'], queryFn: getSetup })
  const renew = (next: SignInSetup): void => {
    client.setQueryData(['sign-in-setup'], next)
  }
  return (
    <div className="stack account">
      <header className="page-head">
        <h1>{words.pages.providers}</h1>
        <p>{said.lead}</p>
      </header>
      {setup.isError ? <Problem problem={setup.error} retry={() => setup.refetch()} /> : null}
      {setup.isPending ? <ChartSkeleton height={200} /> : null}
      {setup.data === undefined ? null : (
        <>
          <AddressCard setup={setup.data} csrf={session.csrf} renew={renew} />
          <ProvidersCard setup={setup.data} csrf={session.csrf} renew={renew} />
          {setup.data.own === null ? null : <OwnCard setup={setup.data} />}
          <ClaimRules setup={setup.data} csrf={session.csrf} saved={renew} />
        </>
      )}
    </div>
  )
}

interface CardParts {
  readonly setup: SignInSetup
  readonly csrf: string
  readonly renew: (setup: SignInSetup) => void
}

function AddressCard({ setup, csrf, renew }: CardParts) {
  const [address, setAddress] = useState(setup.address ?? window.location.origin)
  const saving = useMutation({ mutationFn: () => saveAddress(address, csrf), onSuccess: renew })
  return (
    <section className="card">
      <h2>{said.address.heading}</h2>
      <Form
        label={said.address.heading}
        submit={said.address.save}
        sending={saving.isPending}
        problem={saving.error}
        problemTitle={said.form.problem}
        send={() => saving.mutate()}
        primary={setup.address === null}
      >
        <Field
          label={said.address.label}
          name="address"
          value={address}
          change={setAddress}
          autoComplete="off"
          hint={said.address.about}
        />
        <p role="status" className="quiet">
          {saving.isSuccess ? said.address.saved : setup.address === null ? said.address.none : ''}
        </p>
      </Form>
    </section>
  )
}

function ProvidersCard({ setup, csrf, renew }: CardParts) {
  const [editing, setEditing] = useState<Provider | 'new' | null>(null)
  const [change, setChange] = useState<Change | null>(null)
  const removing = useMutation({
    mutationFn: ({ provider, removed }: { readonly provider: Provider; readonly removed: boolean }) =>
      removeProvider(provider.id, removed, csrf),
    onSuccess: (next, { provider, removed }) => {
      renew(next)
      if (!removed) return
      const undo = (): void => removing.mutate({ provider, removed: false })
      setChange({ told: said.list.removed(provider.settings.label), undo })
    },
  })
  const saved = (next: SignInSetup): void => {
    renew(next)
    setEditing(null)
  }
  if (editing !== null) {
    return (
      <ProviderForm provider={editing === 'new' ? null : editing} csrf={csrf} saved={saved} cancel={() => setEditing(null)} />
    )
  }
  return (
    <section className="card">
      <h2>{said.list.heading}</h2>
      <Trouble problem={removing.error} title={said.form.problem} />
      {setup.providers.length === 0 ? <p>{said.list.empty}</p> : null}
      <ul className="rows">
        {setup.providers.map((provider) => (
          <li key={provider.id} className="row">
            <div>
              <p className="row-name">{provider.settings.label}</p>
              <p className="quiet">{said.list.kinds[provider.settings.kind]}</p>
            </div>
            <div className="actions">
              <Button
                className="button"
                aria-label={said.list.editNamed(provider.settings.label)}
                onPress={() => setEditing(provider)}
              >
                {said.list.edit}
              </Button>
              <Button
                className="button"
                aria-label={said.list.removeNamed(provider.settings.label)}
                isDisabled={removing.isPending}
                onPress={() => removing.mutate({ provider, removed: true })}
              >
                {said.list.remove}
              </Button>
            </div>
          </li>
        ))}
      </ul>
      <div className="actions">
        {/* without an address there is nothing to come back to: that is the first thing to do */}
        <Button className={setup.address === null ? 'button' : 'button primary'} onPress={() => setEditing('new')}>
          {said.list.add}
        </Button>
      </div>
      <Toast change={change} close={() => setChange(null)} />
    </section>
  )
}

/** What the provider's administrator must enter, ready to copy. */
function OwnCard({ setup }: { readonly setup: SignInSetup }) {
  const { own, providers, address } = setup
  if (own === null) return null
  const callbacks = providers.flatMap(({ callback, settings }) =>
    callback === null ? [] : [[said.own.callback(settings.label), callback] as const],
  )
  const rows = [
    ...callbacks,
    [said.own.afterSignOut, `${address}/`],
    [said.own.entityId, own.entityId],
    [said.own.assertions, own.assertions],
  ] as const
  return (
    <section className="card">
      <h2>{said.own.heading}</h2>
      <ul className="rows">
        {rows.map(([label, value]) => (
          <li key={label} className="row">
            <div>
              <p className="row-name">{label}</p>
              <code>{value}</code>
            </div>
            <Copy text={value} />
          </li>
        ))}
      </ul>
    </section>
  )
}
