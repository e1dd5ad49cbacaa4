import { join } from 'node:path'
import type { Local } from '../contract/index.ts'
import { model } from '../school/index.ts'
import { ruleVersion } from '../school/rules/index.ts'
import { generationPath, placeGeneration } from '../warehouse/index.ts'
import type { Base } from './base.ts'
import type { TakenFile } from './intake.ts'
import type { Protected } from './markings.ts'
import { writePlan } from './plan.ts'
import { scopeKey } from './scope.ts'
import type { Staging } from './staging.ts'
import { verifyGeneration } from './verify.ts'
import type { LoadEffects } from './workshop.ts'

/** A generation about to be made. */
export interface Making {
  readonly data: string
  readonly generation: number
  readonly base: Base
  /** files whose rows are staged; none when the base is only derived anew */
  readonly files: readonly TakenFile[]
  readonly staging: Staging
  readonly markings: Protected
  /** school years before this one are not taken over from the base */
  readonly forgetBefore?: number
  /** the municipality's own definitions, when they are others than the base's */
  readonly local?: readonly Local[] | null
  readonly ledgerSequence: number
  /** ISO 8601 in UTC */
  readonly builtAt: string
}

/** The versions a generation is stamped with. */
export const versions = { ruleVersion, catalogueVersion: model.version } as const

/** Builds, verifies, and moves the file to its place. Nobody is told of it yet. Answers its logical hash. */
export async function makeGeneration(making: Making, effects: Pick<LoadEffects, 'builder'>): Promise<string> {
  const target = join(making.staging.folder, 'made.duckdb')
  const hash = await buildAt(target, making, effects)
  placeGeneration(making.data, making.generation, target)
  return hash
}

/** Builds the file `target` and verifies it. Answers its logical hash. */
export async function buildAt(target: string, making: Making, effects: Pick<LoadEffects, 'builder'>): Promise<string> {
  const { data, generation, base, staging } = making
  const plan = join(staging.folder, 'plan.json')
  writePlan(plan, {
    generation,
    target,
    base: base.generation === null ? null : generationPath(data, base.generation),
    ledgerSequence: making.ledgerSequence,
    builtAt: making.builtAt,
    forgetBefore: making.forgetBefore ?? null,
    local: making.local?.map((local) => JSON.stringify(local)) ?? null,
    markings: [...making.markings].map(([pupil, protection]) => ({ pupil, protection })),
    ...versions,
    staged: staging.finish(),
  })
  await effects.builder(plan)
  return verifyGeneration(target, expectedOf(making))
}

function expectedOf({ generation, base, files, forgetBefore = 0 }: Making): Parameters<typeof verifyGeneration>[1] {
  const staged = files.filter((file) => file.staged !== null)
  const replaced = new Set(staged.flatMap(({ scopes }) => scopes.map(scopeKey)))
  const past = (year: number): boolean => year > 0 && year < forgetBefore
  const kept = [...base.scopes]
    .filter(([key, { schoolYear }]) => !replaced.has(key) && !past(schoolYear))
    .map(([, { rows }]) => rows)
  return {
    generation,
    rows: total([...kept, ...staged.map((file) => file.staged?.rows ?? 0)]),
    firstFileKey: base.nextFileKey,
    grades: total(staged.map((file) => file.staged?.grades ?? 0)),
  }
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
