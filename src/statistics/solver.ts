import type { Highs } from 'highs'

/** HiGHS in WASM: a linear and whole-number programme solver that runs in this process, offline. */
export type Solver = Highs

// The package declares its CommonJS shape; as an ES module its default export is the loading function itself.
let loading: Promise<Solver> | null = null

/** The solver, loaded at the first call and shared from then on (about 30 ms and 16 MB). */
export function loadSolver(): Promise<Solver> {
  loading ??= import('highs').then(({ default: load }) => (load as unknown as typeof load.default)())
  return loading
}
