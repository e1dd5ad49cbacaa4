import type { Role } from './words.ts'

/**
 * Who asks. `scope`: school unit codes the role is held for (principal); empty for the others.
 * `id` is what the audit writes: an account id, or `system` for the operator's command line.
 */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly scope: readonly string[]
}
