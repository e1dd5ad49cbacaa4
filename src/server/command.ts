import { parseArgs } from 'node:util'
import { Fault, type FaultCode, type FaultParameters, nearest } from '../contract/index.ts'

/** An option of a command. `value`: what stands for its value in the help, null when it takes none. */
export interface Option {
  readonly name: string
  readonly value: string | null
  readonly about: string
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
  readonly name: string
  /** the arguments as the help shows them */
  readonly usage: string
  readonly about: string
  readonly options: readonly Option[]
  readonly most: number
  readonly run: (input: Input, terminal: Terminal) => Promise<ExitCode>
}

export const dataOption: Option = { name: 'data', value: 'MAPP', about: 'datamappen (annars SKOLSPEGEL_DATA, annars ./data)' }
export const jsonOption: Option = { name: 'json', value: null, about: 'svara med JSON, för program' }
const helpOption: Option = { name: 'help', value: null, about: 'visa den här hjälpen' }

/** Reads what stands after the command's name. Faults unknownOption, missingArgument, surplusArgument, invalidOption. */
export function readInput(command: Command, args: readonly string[]): Input {
  const options = [...command.options, helpOption]
  const { tokens, positionals } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      options.map(({ name, value }) => [name, { type: value === null ? 'boolean' : 'string' } as const]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values = new Map<string, string | undefined>()
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const known = options.find(({ name }) => name === token.name)
    if (known === undefined) throw unknownOption(token.rawName, command, options)
    if (known.value === null && token.value !== undefined) {
      throw new Fault('invalidOption', { name: known.name, value: token.value, expected: 'det utan värde' })
    }
    const swallowed = token.inlineValue === false && token.value.startsWith('--') // the next option, not a value
    if (known.value !== null && (token.value === undefined || token.value === '' || swallowed)) {
      throw new Fault('missingArgument', { what: `${known.value} efter --${known.name}`, command: command.name })
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
  if (number < 1) throw new Fault('invalidOption', { name, value: text, expected: 'ett heltal från 1' })
  return number
}

/** The help of one command. */
export function helpOf(command: Command): string {
  const options = [...command.options, helpOption].map(({ name, value, about }) => [
    `--${name}${value === null ? '' : ` ${value}`}`,
    about,
  ])
  const lines = [`skolspegel ${command.name}${command.usage === '' ? '' : ` ${command.usage}`}`, '', command.about, '', 'Val:']
  return [...lines, ...inColumns(options), ''].join('\n')
}

/** The list of all commands. */
export function helpOfAll(commands: readonly Command[]): string {
  const lines = commands.map(({ name, usage, about }) => [`${name} ${usage}`.trim(), about.split('\n', 1)[0] ?? ''])
  return ['skolspegel KOMMANDO [val]', '', ...inColumns(lines), '', 'skolspegel KOMMANDO --help berättar mer.', ''].join('\n')
}

function inColumns(rows: readonly (readonly string[])[]): readonly string[] {
  const width = Math.max(...rows.map(([first]) => first?.length ?? 0))
  return rows.map(([first = '', second = '']) => `  ${first.padEnd(width)}  ${second}`)
}
