// From a query in names to what is asked of the facts: its variants in keys, with the actor's rows joined to them.
import type { Query } from '../contract/index.ts'
import {
  atAnchor,
  atOneTime,
  type FactQuestion,
  isOfBothTimes,
  type Question,
  type Resolved,
  resolve,
  stageYearOf,
  type Variant,
  variantsOf,
} from '../semantics/index.ts'
import type { Access } from './access.ts'
import { fromOwnSchools } from './cohort/own.ts'
import { permittedCohort } from './cohort/permitted.ts'
import type { Begun } from './disclose.ts'
import { withGroupRows } from './group-rows.ts'
import { attributesPermitted } from './limits.ts'
import { permitted } from './permitted.ts'

/** A variant of the query in keys. */
export interface ResolvedVariant {
  readonly variant: Variant
  /** with the actor's rows joined to it */
  readonly allowed: Query
  readonly resolved: Resolved
  readonly questions: readonly Question[]
}

/**
 * The query in keys, with the actor's rows joined to it: one variant, or several where it asks of groups or of both times of the same pupils. `rules`:
 * by whose access the cells are to be decided. Throws the Faults of access and of the question.
 */
export function resolveFor(begun: Omit<Begun, 'generation'>, rules = begun.access): readonly ResolvedVariant[] {
  const { query, holding } = begun
  const { model, members } = holding
  const resolved = (variant: Variant): ResolvedVariant => resolveVariant(variant, begun, rules)
  if (!isOfBothTimes(query)) return variantsOf(query, model, members).map(resolved)
  const to = variantsOf(atOneTime(query), model, members).map(resolved)
  const from = to.map(({ variant, resolved: { questions } }) =>
    resolved({ ...variant, query: atAnchor(variant.query, timed(questions), holding) }),
  )
  return [...to, ...from].map((one) => {
    const stageYear = stageYearOf(timed(one.resolved.questions), holding)
    return { ...one, variant: { ...one.variant, fixed: new Map([...one.variant.fixed, ['stageYear', stageYear]]) } }
  })
}

/** A part of a question about the same pupils; its other parts are of the same time (follow.ts). */
function timed([question]: readonly Question[]): FactQuestion {
  const [part] = question?.parts ?? []
  if (part === undefined) throw new Error('a question about the same pupils has no measure')
  return part
}

function resolveVariant(variant: Variant, begun: Omit<Begun, 'generation'>, rules: Access): ResolvedVariant {
  const { query, access, holding } = begun
  const { model, members, slices, known } = holding
  const open = permitted(variant.query, access, known, { model, together: variant.over !== null })
  const allowed = permittedCohort(open, rules, holding)
  const resolved = resolve(allowed, model, members, slices)
  const questions = resolved.questions
    .map((question) => withGroupRows(question, access, members))
    .map((question) => (isOwnCohort(query, rules) ? fromOwnSchools(question, holding) : question))
  for (const question of questions) attributesPermitted(question)
  return { variant, allowed, resolved, questions }
}

/** Is the question about the same pupils of the own units? */
export const isOwnCohort = ({ cohort }: Query, { own }: Access): boolean => cohort !== undefined && own.size > 0
