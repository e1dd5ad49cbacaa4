// A build process that makes new generations as usual, but waits to be killed when a kept one is made again.
import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { runBuild } from '../../src/load/index.ts'

const plan = process.argv[2] ?? ''
await runBuild(plan, async () => {
  if (!plan.includes('remake-')) return
  writeFileSync(join(dirname(plan), 'pid'), String(process.pid))
  await pause(120_000)
})
