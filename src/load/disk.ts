import { Fault } from '../contract/index.ts'

/** Turns "no space left" from the file system, SQLite or the engine into Fault diskFull; anything else is passed on as it is. */
export function asFault(problem: unknown): unknown {
  return isDiskFull(problem) ? new Fault('diskFull', {}) : problem
}

// ENOSPC and EDQUOT from Node, "database or disk is full" (SQLITE_FULL), and the operating system's words inside DuckDB's IO errors.
const words = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded|database or disk is full/
const isDiskFull = (problem: unknown): boolean => problem instanceof Error && words.test(problem.message)
