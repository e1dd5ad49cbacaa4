import { z } from 'zod'

/** How a version of the figures came to be: a load, the program's own renewal, the municipality's definitions, or retention. */
export const versionCauses = ['load', 'rederive', 'local', 'retention'] as const

/** A version that is kept. `madeAt`: ISO instant; `load`, `source`: of a load, else null; `current`: the one answered from. */
export const VersionSchema = z.strictObject({
  generation: z.int(),
  madeAt: z.string(),
  cause: z.enum(versionCauses),
  load: z.int().nullable(),
  source: z.string().nullable(),
  current: z.boolean(),
})
export type Version = z.infer<typeof VersionSchema>
export const VersionsSchema = z.strictObject({ versions: z.array(VersionSchema) })
export type Versions = z.infer<typeof VersionsSchema>

export const CompareVersionsSchema = z.strictObject({ from: z.int(), to: z.int() })
export const scopeChanges = ['added', 'removed', 'changed'] as const
/**
 * What one version has that another has not: files and rows of each source, and of each school the school years whose rows came, went or were
 * exchanged, oldest first. How many rows a school has is not told: of a small school it would be a figure. `more`: scopes that are not listed.
 */
export const VersionChangesSchema = z.strictObject({
  from: z.int(),
  to: z.int(),
  sources: z.array(
    z.strictObject({
      label: z.string(),
      filesAdded: z.int(),
      filesRemoved: z.int(),
      rowsBefore: z.int(),
      rowsAfter: z.int(),
    }),
  ),
  scopes: z.array(
    z.strictObject({ label: z.string(), school: z.string(), schoolYears: z.array(z.string()), change: z.enum(scopeChanges) }),
  ),
  more: z.int(),
})
export type VersionChanges = z.infer<typeof VersionChangesSchema>

export const RollbackSchema = z.strictObject({ generation: z.int() })
