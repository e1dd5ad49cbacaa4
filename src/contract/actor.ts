import type { Role } from './words.ts'

/**
 * A teacher's group: a class id `12345678:9A`, subject codes or null for all of them, and the first school year (`2024/25`)
 * that is the teacher's. A class name lives within one school year: the year before, other pupils bore it.
 */
export interface Group {
  readonly class: string
  readonly subjects: readonly string[] | null
  readonly from: string
}

/**
 * Who asks. `scope`: school unit codes the role is held for (principal); empty for the others. `groups`: a teacher's.
 * `id` is what the audit writes: an account id, or `system` for the operator's command line.
 */
export interface Actor {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly scope: readonly string[]
  readonly groups?: readonly Group[]
}
