import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { ClaimRule, Previewed, SignInSetup } from '../../contract/index.ts'
import { providerWords, words } from '../../picture/index.ts'
import { previewRules } from '../sign-in-api.ts'
import { Form } from './form.tsx'
import { Choice, Lines } from './lines.tsx'

const said = providerWords.preview

interface PreviewParts {
  readonly rules: readonly ClaimRule[]
  readonly setup: SignInSetup
  readonly csrf: string
}

/** Example claims, and what roles they would give by the rules as they stand on the page, saved or not. */
export function RulePreview({ rules, setup, csrf }: PreviewParts) {
  const [claims, setClaims] = useState('')
  const [provider, setProvider] = useState('')
  const showing = useMutation({
    mutationFn: async () => {
      const previewed = await previewRules({ provider: provider === '' ? null : provider, claims, rules }, csrf)
      return { previewed, rules }
    },
  })
  return (
    <section className="card">
      <h2>{said.heading}</h2>
      <p>{said.about}</p>
      <Form
        label={said.heading}
        submit={said.show}
        sending={showing.isPending}
        problem={showing.error}
        problemTitle={said.problem}
        send={() => showing.mutate()}
        primary={false}
      >
        <Lines label={said.label} value={claims} change={setClaims} placeholder={said.placeholder} rows={4} />
        <Choice
          label={said.provider}
          value={provider}
          options={[['', providerWords.rules.any], ...setup.providers.map(({ id, settings }) => [id, settings.label] as const)]}
          change={setProvider}
        />
        <div role="status">{showing.data === undefined ? null : <Outcome {...showing.data} />}</div>
      </Form>
    </section>
  )
}

function Outcome({ previewed, rules }: { readonly previewed: Previewed; readonly rules: readonly ClaimRule[] }) {
  const each = rules.map((rule, index) => ({
    rule,
    number: index + 1,
    ...(previewed.outcomes[index] ?? { outcome: 'noMatch' as const, ids: [] }),
  }))
  const given = each.filter(({ outcome }) => outcome === 'given')
  return (
    <>
      {given.length === 0 ? (
        <p>{said.none}</p>
      ) : (
        <>
          <h3>{said.gives}</h3>
          <ul className="rows">
            {given.map(({ rule, ids, number }) => (
              <li key={number}>{said.role(words.roles[rule.role], ids)}</li>
            ))}
          </ul>
        </>
      )}
      <h3>{said.why}</h3>
      <ul className="rows">
        {each.map(({ rule, outcome, number }) => (
          <li key={number}>
            {providerWords.rules.rule(number)} <span className="quiet">{said.outcomes[outcome](rule.claim, rule.pattern)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
