// Builds that first keep a copy of the staging: otherwise it is gone when the load ends.
import { cpSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { buildAsPlanned } from '../../src/load/index.ts'
import { makePattern } from '../../src/privacy/index.ts'

/** A builder, here and now, that copies what was staged to `seen`. */
export const keepingStaged =
  (seen: string) =>
  (plan: string): Promise<void> =>
    buildAsPlanned(plan, async (writer, made) => {
      const staged = dirname(plan)
      cpSync(staged, join(seen, basename(staged)), { recursive: true, filter: (path) => !path.includes('.duckdb') })
      await makePattern(writer, made)
    })
