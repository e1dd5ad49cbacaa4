// The build process of the loader's own tests: nothing is added after the facts.
import { runBuild } from '../../src/load/index.ts'

await runBuild(process.argv[2] ?? '', async () => {})
