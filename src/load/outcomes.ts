import type { Outcome } from './checks/index.ts'
import type { TakenFile } from './intake.ts'

/**
 * Outcomes of a load's files as one list: a check that every file passed once, with count 0; the same finding in many files
 * once, with the counts added; a blocking one with its file's name before it, since that file is what must be mended.
 */
export function gatherOutcomes(files: readonly TakenFile[], across: readonly Outcome[]): readonly Outcome[] {
  const gathered = new Map<string, Outcome>()
  const passed = new Map<string, Outcome>()
  const add = (outcome: Outcome): void => {
    const key = JSON.stringify([outcome.check, outcome.first, outcome.file])
    const known = gathered.get(key)
    gathered.set(key, known === undefined ? outcome : { ...known, count: known.count + outcome.count })
  }
  for (const file of files) {
    for (const outcome of file.checks) {
      if (outcome.count === 0) passed.set(outcome.check, outcome)
      else if (outcome.severity === 'blocking') add({ ...outcome, file: file.name })
      else add(outcome)
    }
  }
  for (const outcome of across) if (outcome.count > 0) add(outcome)
  for (const outcome of across) if (outcome.count === 0) passed.set(outcome.check, outcome)
  const found = [...gathered.values()]
  const broken = new Set(found.map(({ check }) => check))
  return [...found, ...[...passed.values()].filter(({ check }) => !broken.has(check))]
}

/** Rows over all files. A stopped load accepts none. */
export function sumRows(files: readonly TakenFile[], stopped: boolean): { read: number; accepted: number; rejected: number } {
  const sum = { read: 0, accepted: 0, rejected: 0 }
  for (const { rows } of files) {
    sum.read += rows.read
    sum.accepted += stopped ? 0 : rows.accepted
    sum.rejected += rows.rejected
  }
  return sum
}
