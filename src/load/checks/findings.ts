import type { Detail, Worded } from '../detail.ts'
import type { HeldBack } from '../source.ts'
import type { Check, Instance } from './check.ts'
import type { Outcome } from './outcome.ts'

interface Tally {
  readonly check: Check
  count: number
  first: Instance | null
}

/**
 * What the checks of one file have found so far. Only checks that have been carried out are told of: a file that stops
 * at its encoding says nothing about its grades.
 */
export class Findings {
  readonly heldBack: HeldBack[] = []
  readonly #tallies = new Map<string, Tally>()
  /** the line last held back by each check: rows are read one after another */
  readonly #lastHeld = new Map<string, number>()

  /** These checks are now carried out; each is told with count 0 until something is noted. */
  carryOut(...checks: readonly Check[]): void {
    for (const check of checks) this.#tally(check)
  }

  /** `count` more of the same at once, when the caller has counted. */
  note(check: Check, first: Instance, count = 1): void {
    const tally = this.#tally(check)
    tally.count += count
    tally.first ??= first
  }

  /** Holds one row back; a row with two faults of one check counts once. `value` comes masked (read/form.ts). */
  hold(check: Check, line: number, column: Worded, value: Worded, reason: Detail): void {
    this.heldBack.push({ line, column, value, check: check.id, reason })
    if (this.#lastHeld.get(check.id) === line) return
    this.#lastHeld.set(check.id, line)
    this.note(check, { line, column, detail: reason })
  }

  /** A blocking check has found something: nothing of the file may be used. */
  get stopped(): boolean {
    return [...this.#tallies.values()].some((tally) => tally.count > 0 && tally.check.severity === 'blocking')
  }

  outcomes(): Outcome[] {
    return [...this.#tallies.values()].map(({ check, count, first }) => ({
      check: check.id,
      severity: check.severity,
      count,
      first,
      file: null,
    }))
  }

  #tally(check: Check): Tally {
    const known = this.#tallies.get(check.id)
    if (known !== undefined) return known
    const tally: Tally = { check, count: 0, first: null }
    this.#tallies.set(check.id, tally)
    return tally
  }
}
