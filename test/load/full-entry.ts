// A build process that meets a full disk: the device refuses every write with ENOSPC.
import { writeFileSync } from 'node:fs'
import { runBuild } from '../../src/load/index.ts'

await runBuild(process.argv[2] ?? '', async () => writeFileSync('/dev/full', 'x'))
