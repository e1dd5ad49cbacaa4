// npm run crash: loads killed at random moments, a disk that fills up, and readers who must never see half of anything.
//
//   node bench/crash.ts [--kills 30] [--seed 1842]
import { parseArgs } from 'node:util'
import { fullDisk } from './full-disk.ts'
import { killLoads } from './kill-loads.ts'
import { openTally } from './tally.ts'

const { values } = parseArgs({ options: { kills: { type: 'string', default: '30' }, seed: { type: 'string', default: '1842' } } })
const say = (line: string): void => console.log(line)
const tally = openTally(say)
await killLoads({ kills: Number(values.kills), seed: Number(values.seed) }, tally, say)
await fullDisk(tally, say)
const missed = tally.missed()
say(missed.length === 0 ? 'everything held' : `${missed.length} failed: ${missed.join('; ')}`)
process.exitCode = missed.length === 0 ? 0 : 1
