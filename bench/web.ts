// npm run bench:web: how long a reader waits for a page and for a changed question, each against a bound.
//
//   node bench/web.ts                                     the server's answers, also beside files, the start page, and Utforska's chips
//   node bench/web.ts server                              one part: server, exports, browser
//   node bench/web.ts browser --start / --explore /utforska    other addresses for the two pages
import { availableParallelism, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { commandFile, serve } from './processes.ts'
import { openTally } from './tally.ts'
import { settleTown } from './town.ts'
import { measureBrowser } from './web/browser.ts'
import { measureExports } from './web/exports.ts'
import { measureServer } from './web/server.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    start: { type: 'string', default: '/' },
    explore: { type: 'string', default: '/utforska' },
    scale: { type: 'string', default: '1' },
  },
})
const parts = ['server', 'exports', 'browser'] as const
const scale = Number(values.scale)
if (positionals.some((name) => !parts.some((part) => part === name)) || !Number.isInteger(scale) || scale < 1) {
  console.error(`usage: node bench/web.ts [${parts.join('|')}]… [--start PATH] [--explore PATH] [--scale N]`)
  process.exit(2)
}
const wanted = (part: (typeof parts)[number]): boolean => positionals.length === 0 || positionals.includes(part)

const say = (line: string): void => console.log(line)
const tally = openTally(say)
say(
  `${new Date().toISOString()} Node ${process.version}, ${availableParallelism()} cores, ${Math.round(totalmem() / 2 ** 30)} GB`,
)
const town = await settleTown({ scale, from: 2015 }, say)
// a server for each part: how much one person may ask a minute is counted by the server
const part = async (name: (typeof parts)[number], measure: (address: string) => Promise<void>): Promise<void> => {
  if (!wanted(name)) return
  say(`-- ${name}`)
  const server = await serve([process.execPath, commandFile, 'start', '--data', town.data, '--port', '0'], town.folder)
  try {
    await measure(server.address)
  } finally {
    await server.stop()
  }
}
const { people } = town.manifest
try {
  await part('server', (address) => measureServer(address, people, tally))
  await part('exports', (address) => measureExports(address, people, tally))
  await part('browser', (address) => measureBrowser(address, { start: values.start, explore: values.explore }, tally))
} finally {
  town.remove()
}
const missed = tally.missed()
say(missed.length === 0 ? 'all bounds kept' : `${missed.length} missed: ${missed.join('; ')}`)
process.exitCode = missed.length === 0 ? 0 : 1
