import { resolve } from 'node:path'
import { Fault } from '../contract/index.ts'
import { commandWords } from './words/commands.ts'

/** Where the figures stand and where they are served. `data` is absolute; `host` an address of this machine. */
export interface Configuration {
  readonly data: string
  readonly port: number
  readonly host: string
  /** where files come to by themselves (SKOLSPEGEL_INBOX); null: in the data folder */
  readonly inbox?: string | null
}

export interface Wishes {
  readonly data?: string | undefined
  readonly port?: string | undefined
  readonly host?: string | undefined
}

const defaultPort = 4080
// Only this machine can reach the server until someone says otherwise: a demo folder signs people in without a password.
const defaultHost = '127.0.0.1'

/** What was written on the command line wins over the environment (SKOLSPEGEL_DATA, PORT, SKOLSPEGEL_HOST), which wins over the defaults. */
export function readConfiguration(wishes: Wishes, environment: NodeJS.ProcessEnv, folder: string): Configuration {
  return {
    data: dataFolder(wishes.data, environment, folder),
    port: portFrom(wishes.port ?? environment.PORT),
    host: wishes.host ?? environment.SKOLSPEGEL_HOST ?? defaultHost,
    inbox: environment.SKOLSPEGEL_INBOX === undefined ? null : resolve(folder, environment.SKOLSPEGEL_INBOX),
  }
}

/** The data folder: `--data`, else SKOLSPEGEL_DATA, else `data` in the folder the command was given in. */
export function dataFolder(wish: string | undefined, environment: NodeJS.ProcessEnv, folder: string): string {
  return resolve(folder, wish ?? environment.SKOLSPEGEL_DATA ?? 'data')
}

// Port 0 lets the operating system choose a free one (tests).
function portFrom(text: string | undefined): number {
  if (text === undefined) return defaultPort
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (!(port <= 65_535)) throw new Fault('invalidOption', { name: 'port', value: text, expected: commandWords.port })
  return port
}
