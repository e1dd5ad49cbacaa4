import { type ClaimRule, Fault, type NewGrant, type Role, type RuleOutcome } from '../../contract/index.ts'
import { isSchoolUnitCode } from '../../school/rules/index.ts'
import { signInWords } from '../words/sign-in.ts'
import { attributeName, type Claims, isPersonalNumberName } from './claims.ts'

/** What a role is held for: a principal's are school unit codes, a teacher's groups; other roles have none. */
const scoped: Partial<Record<Role, (id: string) => boolean>> = {
  principal: isSchoolUnitCode,
  teacher: (id) => /^\d{8}:.{1,20}$/.test(id),
}

/** Refuses rules that could never be right. Fault invalidClaimRule, with the rule's place in the list (from 1). */
export function checkRules(rules: readonly ClaimRule[]): void {
  for (const [index, { claim, pattern, role, scope }] of rules.entries()) {
    const refuse = (problem: string): never => {
      throw new Fault('invalidClaimRule', { rule: index + 1, problem })
    }
    // A grant's reason is kept and shown, and a personal number is kept nowhere but in the vault.
    if ([claim, scope.kind === 'claim' ? scope.claim : ''].some(isPersonalNumberName)) refuse(signInWords.rules.number)
    if (pattern === '*') refuse(signInWords.rules.anything)
    if (pattern.slice(0, -1).includes('*')) refuse(signInWords.rules.star)
    const fits = scoped[role]
    if (fits === undefined && scope.kind !== 'whole') refuse(signInWords.rules.whole)
    if (fits !== undefined && scope.kind === 'whole') refuse(signInWords.rules.scope)
    const odd = scope.kind === 'fixed' ? scope.ids.find((id) => fits?.(id) !== true) : undefined
    if (odd !== undefined) refuse(role === 'principal' ? signInWords.rules.unit(odd) : signInWords.rules.group(odd))
  }
}

/** What comes of each rule, in the order of the rules, for claims that `provider` sent (null: a rule of any provider is tried). */
export function applyRules(rules: readonly ClaimRule[], claims: Claims, provider: string | null): readonly RuleOutcome[] {
  return rules.map((rule) => outcomeOf(rule, claims, provider))
}

function outcomeOf(rule: ClaimRule, claims: Claims, provider: string | null): RuleOutcome {
  if (provider !== null && rule.provider !== null && rule.provider !== provider) return { outcome: 'other', ids: [] }
  const values = claims.get(attributeName(rule.claim))
  if (values === undefined) return { outcome: 'noClaim', ids: [] }
  if (!values.some((value) => matches(value, rule.pattern))) return { outcome: 'noMatch', ids: [] }
  if (rule.scope.kind === 'whole') return { outcome: 'given', ids: [] }
  const ids = rule.scope.kind === 'fixed' ? rule.scope.ids : idsIn(claims.get(attributeName(rule.scope.claim)) ?? [], rule.role)
  return ids.length === 0 ? { outcome: 'noScope', ids: [] } : { outcome: 'given', ids: [...new Set(ids)] }
}

function matches(value: string, pattern: string): boolean {
  return pattern.endsWith('*') ? value.startsWith(pattern.slice(0, -1)) : value === pattern
}

/** A claim may hold several codes in one value (`12345678;87654321`), and values that are no codes at all. */
function idsIn(values: readonly string[], role: Role): readonly string[] {
  const fits = scoped[role]
  return values.flatMap((value) => value.split(/[;,\s]+/)).filter((id) => fits?.(id) === true)
}

/**
 * The grants of claims, from `day` (ISO date) until the next sign-in says otherwise. The reason names the rule, never a claim's value.
 * `reason`: how a rule is told.
 */
export function grantsOf(
  rules: readonly ClaimRule[],
  outcomes: readonly RuleOutcome[],
  day: string,
  reason: (rule: ClaimRule) => string,
): readonly NewGrant[] {
  const grants = rules.flatMap((rule, index): readonly NewGrant[] => {
    const { outcome, ids } = outcomes[index] ?? { outcome: 'noMatch', ids: [] }
    if (outcome !== 'given') return []
    const base = { role: rule.role, subjects: null, validFrom: day, validTo: null, reason: reason(rule) }
    if (rule.role === 'principal') return ids.map((school) => ({ ...base, school, class: null }))
    if (rule.role === 'teacher') return ids.map((group) => ({ ...base, school: null, class: group }))
    return [{ ...base, school: null, class: null }]
  })
  // Two rules may open the same thing: one row, with the first one's reason.
  const places = grants.map(({ role, school, class: group }) => JSON.stringify([role, school, group]))
  return grants.filter((_, index) => places.indexOf(places[index] ?? '') === index)
}
