import { parseArgs } from 'node:util'
import { Fault, type FaultCode, type FaultParameters, nearest } from '../contract/index.ts'
import { commandWords } from './words/commands.ts'

/** An option of a command. What it is for stands in words/. */
export interface Option {
  readonly name: string
  /** a value follows it */
  readonly takes: boolean
}

/** What was written: the arguments in order, and the options that were given. */
export interface Input {
  readonly positionals: readonly string[]
  readonly text: (option: string) => string | undefined
  readonly has: (option: string) => boolean
}

/** Where a command reads and writes, and what surrounds it. */
export interface Terminal {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  readonly readStandardInput: () => Promise<string>
  readonly environment: NodeJS.ProcessEnv
  readonly folder: string
  /** resolves when the process is asked to stop (SIGINT, SIGTERM) */
  readonly stopped: () => Promise<void>
}

/** Exit codes: 0 done, 1 not done though rightly asked (stopped, refused), 2 wrong use. */
export type ExitCode = 0 | 1 | 2

export interface Command {
  readonly name: keyof typeof commandWords.help
  readonly options: readonly Option[]
  readonly most: number
  readonly run: (input: Input, terminal: Terminal) => Promise<ExitCode>
}

export const dataOption: Option = { name: 'data', takes: true }
export const jsonOption: Option = { name: 'json', takes: false }
const helpOption: Option = { name: 'help', takes: false }

/** Reads what stands after the command's name. Faults unknownOption, missingArgument, surplusArgument, invalidOption. */
export function readInput(command: Command, args: readonly string[]): Input {
  const options = [...command.options, helpOption]
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(options.map(({ name, takes }) => [name, { type: takes ? 'string' : 'boolean' } as const])),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values = new Map<string, string | undefined>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const known = options.find(({ name }) => name === token.name)
    if (known === undefined) throw unknownOption(token.rawName, command, options)
    if (!known.takes && token.value !== undefined) {
      throw new Fault('invalidOption', { name: known.name, value: token.value, expected: commandWords.withoutValue })
    }
    const swallowed = token.inlineValue === false && token.value.startsWith('--') // the next option, not a value
    if (known.takes && (token.value === undefined || token.value === '' || swallowed)) {
      throw new Fault('missingArgument', {
        what: commandWords.valueAfter(told(command, known).value, known.name),
        command: command.name,
      })
    }
    values.set(token.name, token.value)
  }
  const surplus = positionals[command.most]
  if (surplus !== undefined && !values.has('help')) throw new Fault('surplusArgument', { value: surplus, command: command.name })
  return { positionals, text: (option) => values.get(option), has: (option) => values.has(option) }
}

function unknownOption(written: string, command: Command, options: readonly Option[]): Fault {
  const name = written.replace(/^-+/, '')
  const near = nearest(
    name,
    options.map((option) => option.name),
  )
  return asFault('unknownOption', { name: written, command: command.name, nearest: near === null ? null : `--${near}` })
}

function asFault<C extends FaultCode>(code: C, parameters: FaultParameters<C>): Fault {
  return new Fault(code, parameters)
}

/** A whole number from 1 in an argument or option. Fault invalidOption. */
export function wholeNumber(name: string, text: string): number {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0
  if (number < 1) throw new Fault('invalidOption', { name, value: text, expected: commandWords.wholeNumber })
  return number
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const { usage, about } = commandWords.help[command.name]
  const options = [...command.options, helpOption].map((option) => {
    const { value, about: what } = told(command, option)
    return [`--${option.name}${value === '' ? '' : ` ${value}`}`, what]
  })
  const lines = [`skolspegel ${command.name} ${usage}`.trim(), '', about, '', commandWords.options]
  return [...lines, ...inColumns(options), ''].join('\n')
}

/** The list of all commands. */
export function helpOfAll(commands: readonly Command[]): string {
  const lines = commands.map(({ name }) => {
    const { usage, about } = commandWords.help[name]
    return [`${name} ${usage}`.trim(), about.split('\n', 1)[0] ?? '']
  })
  return [commandWords.list, '', ...inColumns(lines), '', commandWords.more, ''].join('\n')
}

interface ToldOption {
  readonly value: string
  readonly about: string
}

/** What the help says of an option of a command. */
function told({ name }: Command, option: Option): ToldOption {
  const words: ToldOption | undefined = (commandWords.help[name].options as Readonly<Record<string, ToldOption>>)[option.name]
  if (words === undefined) throw new Error(`the option --${option.name} of ${name} has no words`)
  return words
}

function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(...rows.map(([first]) => first?.length ?? 0))
  return rows.map(([first = '', second = '']) => `  ${first.padEnd(width)}  ${second}`)
}
