// The build process: the loader starts this file as a child with the path of a plan, so that making a generation can be killed or
// run out of memory without harm to the server. Here privacy's pattern is put into the hands of the loader, who may not know privacy.
import { runBuild } from '../load/index.ts'
import { makePattern } from '../privacy/index.ts'

const [plan] = process.argv.slice(2)
if (plan === undefined) throw new Error('the build process is started by the loader, with the path of a plan')
await runBuild(plan, makePattern)
