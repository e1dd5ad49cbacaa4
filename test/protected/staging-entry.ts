// The build process, which first keeps a copy of the staging: otherwise it is gone when the load ends.
import { cpSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { runBuild } from '../../src/load/index.ts'
import { makePattern } from '../../src/privacy/index.ts'

const plan = process.argv[2] ?? ''
await runBuild(plan, async (writer, made) => {
  const staged = dirname(plan)
  cpSync(staged, join(staged, '../../../seen', basename(staged)), {
    recursive: true,
    filter: (path) => !path.includes('.duckdb'),
  })
  await makePattern(writer, made)
})
