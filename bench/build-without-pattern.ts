// A build process for loads that nobody will ask anything of.
import { runBuild } from '../src/load/index.ts'

await runBuild(process.argv[2] ?? '', async () => undefined)
