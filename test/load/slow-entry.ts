// A build process that never ends by itself: it tells its number and waits to be killed.
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { runBuild } from '../../src/load/index.ts'

const plan = process.argv[2] ?? ''
await runBuild(plan, async () => {
  writeFileSync(join(dirname(plan), 'pid'), String(process.pid))
  await pause(120_000)
})
