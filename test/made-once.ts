// What many test files begin with takes seconds to make, so a run of all tests makes each once and copies it.
import { existsSync, renameSync } from 'node:fs'
import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Fills `data`, which is not there yet, with what `make` makes there; in a run of all tests with a copy of what was made under that name. */
export async function madeOnce(name: string, data: string, make: () => Promise<void>): Promise<void> {
  const all = process.env.SKOLSPEGEL_TEST_DEMOS
  if (all === undefined) return make()
  const made = join(all, name)
  if (existsSync(made)) return cp(made, data, { recursive: true })
  await make()
  // whole or not at all: another test file may look for it meanwhile, or have made the same
  const coming = `${made}-${process.pid}`
  await cp(data, coming, { recursive: true })
  try {
    renameSync(coming, made)
  } catch (problem) {
    if (!existsSync(made)) throw problem
    await rm(coming, { recursive: true })
  }
}
