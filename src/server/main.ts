import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { Fault, languages, nearest } from '../contract/index.ts'
import { type Command, type ExitCode, helpOf, helpOfAll, readInput, type Terminal } from './command.ts'
import { auditCommand } from './commands/audit.ts'
import { demoCommand } from './commands/demo.ts'
import { loadCommand } from './commands/load.ts'
import { loadsCommand } from './commands/loads.ts'
import { privacyCommand } from './commands/privacy.ts'
import { queryCommand } from './commands/query.ts'
import { rejectsCommand } from './commands/rejects.ts'
import { retentionCommand } from './commands/retention.ts'
import { rollbackCommand } from './commands/rollback.ts'
import { signInCommand } from './commands/sign-in.ts'
import { sourcesCommand } from './commands/sources.ts'
import { startCommand } from './commands/start.ts'
import { usersCommand } from './commands/users.ts'
import { inLanguage } from './language.ts'

export const commands: readonly Command[] = [
  startCommand,
  demoCommand,
  sourcesCommand,
  loadCommand,
  loadsCommand,
  rejectsCommand,
  rollbackCommand,
  queryCommand,
  privacyCommand,
  usersCommand,
  auditCommand,
  retentionCommand,
  signInCommand,
]

const realTerminal: Terminal = {
  out: (line) => void process.stdout.write(line),
  error: (line) => void process.stderr.write(line),
  readStandardInput: () => text(process.stdin),
  environment: process.env,
  folder: process.cwd(),
  stopped: () =>
    new Promise((resolve) => {
      // Ctrl-C reaches us from the terminal and again from npm, so the second one must not kill what the first is closing.
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => resolve())
    }),
}

/** The command line: `skolspegel` and what is written after it, in the language of SKOLSPEGEL_LANGUAGE. Answers the exit code; only a bug throws. */
export function main(args: readonly string[], terminal: Terminal = realTerminal): Promise<ExitCode> {
  const wanted = terminal.environment.SKOLSPEGEL_LANGUAGE
  return inLanguage(languages.find((known) => known === wanted) ?? 'sv', () => run(args, terminal))
}

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const [name, ...rest] = args
  if (name === '--version') return printed(`${version()}\n`, terminal)
  if (name === undefined || name === '--help' || name === 'help') {
    const code = printed(helpOfAll(commands), terminal)
    return name === undefined ? 2 : code
  }
  try {
    const command = commands.find((candidate) => candidate.name === name)
    if (command === undefined) throw unknownCommand(name)
    const input = readInput(command, rest)
    if (input.has('help')) return printed(helpOf(command), terminal)
    return await command.run(input, terminal)
  } catch (error) {
    if (!(error instanceof Fault)) throw error
    if (rest.includes('--json')) terminal.out(`${JSON.stringify(error.body)}\n`)
    terminal.error(`${error.message}\n`)
    return error.status === 400 ? 2 : 1
  }
}

function unknownCommand(name: string): Fault<'unknownCommand'> {
  const names = commands.map((command) => command.name)
  return new Fault('unknownCommand', { name, nearest: nearest(name, names) })
}

function printed(told: string, terminal: Terminal): ExitCode {
  terminal.out(told)
  return 0
}

function version(): string {
  const { version: number } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
    version: string
  }
  return number
}
