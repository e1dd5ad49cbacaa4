import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from 'react-aria-components/Button'
import type { ClaimRule, Role, SignInSetup } from '../../contract/index.ts'
import { providerWords, words } from '../../picture/index.ts'
import { saveRules } from '../sign-in-api.ts'
import { Field } from './field.tsx'
import { Form } from './form.tsx'
import { Choice, Lines } from './lines.tsx'
import { RulePreview } from './rule-preview.tsx'

const said = providerWords.rules
const scopedRoles: readonly Role[] = ['principal', 'teacher']
const isScoped = (role: Role): boolean => scopedRoles.includes(role)
const blank: ClaimRule = { provider: null, claim: '', pattern: '', role: 'principal', scope: { kind: 'claim', claim: '' } }

interface RulesParts {
  readonly setup: SignInSetup
  readonly csrf: string
  readonly saved: (setup: SignInSetup) => void
}

/** What claims open: the rules, saved as a whole, and a place to try them before they are. */
export function ClaimRules({ setup, csrf, saved }: RulesParts) {
  const [rules, setRules] = useState<readonly ClaimRule[]>(setup.rules)
  const changed = JSON.stringify(rules) !== JSON.stringify(setup.rules)
  const saving = useMutation({ mutationFn: () => saveRules(rules, csrf), onSuccess: saved })
  const put = (index: number, rule: ClaimRule): void => setRules(rules.map((each, at) => (at === index ? rule : each)))
  return (
    <>
      <section className="card">
        <h2>{said.heading}</h2>
        <p>{said.about}</p>
        <Form
          label={said.heading}
          submit={said.save}
          sending={saving.isPending}
          problem={saving.error}
          problemTitle={providerWords.form.problem}
          send={() => saving.mutate()}
          primary={changed}
          beside={
            <>
              <Button className="button" onPress={() => setRules([...rules, blank])}>
                {said.add}
              </Button>
              {changed ? (
                <Button className="button" onPress={() => setRules(setup.rules)}>
                  {said.undo}
                </Button>
              ) : null}
            </>
          }
        >
          {rules.length === 0 ? <p className="quiet">{said.empty}</p> : null}
          {rules.map((rule, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a rule is known by its place in the list alone
            <fieldset key={index} className="rule">
              <legend>{said.rule(index + 1)}</legend>
              <RuleFields rule={rule} setup={setup} change={(next) => put(index, next)} />
              <div>
                <Button className="link-button" onPress={() => setRules(rules.filter((_, at) => at !== index))}>
                  {said.remove(index + 1)}
                </Button>
              </div>
            </fieldset>
          ))}
          <p role="status" className="quiet">
            {changed ? said.unsaved : saving.isSuccess ? said.saved : ''}
          </p>
        </Form>
      </section>
      <RulePreview rules={rules} setup={setup} csrf={csrf} />
    </>
  )
}

interface RuleParts {
  readonly rule: ClaimRule
  readonly setup: SignInSetup
  readonly change: (rule: ClaimRule) => void
}
function RuleFields({ rule, setup, change }: RuleParts) {
  const providers = setup.providers.map(({ id, settings }) => [id, settings.label] as const)
  const roles = Object.entries(words.roles)
  return (
    <div className="rule-fields">
      <Field
        label={said.claim}
        name="claim"
        value={rule.claim}
        change={(claim) => change({ ...rule, claim })}
        autoComplete="off"
        hint={said.claimHelp}
      />
      <Field
        label={said.pattern}
        name="pattern"
        value={rule.pattern}
        change={(pattern) => change({ ...rule, pattern })}
        autoComplete="off"
        hint={said.patternHelp}
      />
      <Choice label={said.role} value={rule.role} options={roles} change={(role) => change(withRole(rule, role))} />
      <Choice
        label={said.provider}
        value={rule.provider ?? ''}
        options={[['', said.any], ...providers]}
        change={(provider) => change({ ...rule, provider: provider === '' ? null : provider })}
      />
      {isScoped(rule.role) ? <ScopeFields rule={rule} change={change} /> : null}
    </div>
  )
}

/** A role that holds everywhere has no scope, and one that does not must have one. */
function withRole(rule: ClaimRule, written: string): ClaimRule {
  const role = (Object.keys(words.roles) as Role[]).find((known) => known === written) ?? rule.role
  if (!isScoped(role)) return { ...rule, role, scope: { kind: 'whole' } }
  return { ...rule, role, scope: rule.scope.kind === 'whole' ? { kind: 'claim', claim: '' } : rule.scope }
}

function ScopeFields({ rule, change }: Omit<RuleParts, 'setup'>) {
  const { scope, role } = rule
  const principal = role === 'principal'
  return (
    <>
      <Choice
        label={said.scope}
        value={scope.kind}
        options={[
          ['claim', said.scopes.claim],
          ['fixed', said.scopes.fixed],
        ]}
        change={(kind) => change({ ...rule, scope: kind === 'fixed' ? { kind, ids: [''] } : { kind: 'claim', claim: '' } })}
      />
      {scope.kind === 'fixed' ? (
        <Lines
          label={principal ? said.units : said.groups}
          value={scope.ids.join('\n')}
          change={(text) => change({ ...rule, scope: { kind: 'fixed', ids: text.split('\n') } })}
          hint={said.idsHelp}
          rows={2}
        />
      ) : null}
      {scope.kind === 'claim' ? (
        <Field
          label={principal ? said.scopeClaim : said.groupClaim}
          name="scope"
          value={scope.claim}
          change={(claim) => change({ ...rule, scope: { kind: 'claim', claim } })}
          autoComplete="off"
        />
      ) : null}
    </>
  )
}
