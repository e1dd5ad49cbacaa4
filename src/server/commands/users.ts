import { basename } from 'node:path'
import { type AccountRow, CreateAccountSchema, Fault, type InvitedAccount } from '../../contract/index.ts'
import { formatInstant } from '../../picture/index.ts'
import { accountList, closeAccount, createAccount, reopenAccount, resetAccount } from '../accounts/administer.ts'
import { type Command, dataOption, type Input, jsonOption, type Terminal } from '../command.ts'
import { dataFolder } from '../configuration.ts'
import { grantFromFile } from '../grants/administer.ts'
import { readGrantFile } from '../grants/file.ts'
import { type House, openHouse } from '../house.ts'
import { alignColumns } from '../telling.ts'
import { commandWords } from '../words/commands.ts'

type Act = (house: House, login: string | undefined, input: Input) => { readonly json: unknown; readonly told: string }
const said = commandWords.users
// What the log writes for the operator.
const system = 'system'

const acts: ReadonlyMap<string, Act> = new Map<string, Act>([
  [
    'list',
    (house) => {
      const list = accountList(house)
      return { json: list, told: tellAccounts(list.accounts) }
    },
  ],
  ['create', create],
  ['reset', (house, login, input) => invitedTold(resetAccount(house, idOf(house, login), input.has('remove-code'), system))],
  ['grant', (house, file) => grantTold(house, file)],
  [
    'close',
    (house, login) => {
      closeAccount(house, idOf(house, login), system)
      return rowTold(house, login, said.closed)
    },
  ],
  [
    'reopen',
    (house, login) => {
      reopenAccount(house, idOf(house, login), system)
      return rowTold(house, login, said.reopened)
    },
  ],
])

export const usersCommand: Command = {
  name: 'users',
  options: [
    { name: 'name', takes: true },
    { name: 'email', takes: true },
    { name: 'break-glass', takes: false },
    { name: 'remove-code', takes: false },
    dataOption,
    jsonOption,
  ],
  most: 2,
  run: async (input, terminal) => {
    const [name = 'list', login] = input.positionals
    const act = acts.get(name)
    if (act === undefined) throw new Fault('surplusArgument', { value: name, command: 'users' })
    return done(act, login, input, terminal)
  },
}

async function done(act: Act, login: string | undefined, input: Input, terminal: Terminal): Promise<0> {
  const house = openHouse(dataFolder(input.text('data'), terminal.environment, terminal.folder))
  try {
    if (house.demo !== null) throw new Fault('demoFolder', {})
    const { json, told } = act(house, login, input)
    terminal.out(input.has('json') ? `${JSON.stringify(json)}\n` : told)
    return 0
  } finally {
    await house.close()
  }
}

function create(house: House, login: string | undefined, input: Input): ReturnType<Act> {
  const name = input.text('name')
  if (login === undefined) throw new Fault('missingArgument', { what: said.login, command: 'users' })
  if (name === undefined) throw new Fault('missingArgument', { what: '--name', command: 'users' })
  const kind = input.has('break-glass') ? 'breakGlass' : 'local'
  return invitedTold(createAccount(house, { login, name, kind, email: emailIn(input.text('email')) }, system))
}

/** As the page Konton takes it. Fault invalidOption. */
function emailIn(written: string | undefined): string | null {
  if (written === undefined) return null
  const parsed = CreateAccountSchema.shape.email.safeParse(written)
  if (parsed.success) return parsed.data
  throw new Fault('invalidOption', { name: 'email', value: written, expected: said.email })
}

function idOf(house: House, login: string | undefined): string {
  if (login === undefined) throw new Fault('missingArgument', { what: said.login, command: 'users' })
  const account = house.accounts.byLogin(login) ?? house.accounts.byId(login)
  if (account === null) throw new Fault('unknownAccount', { account: login })
  return account.id
}

function rowTold(house: House, login: string | undefined, say: (login: string) => string): ReturnType<Act> {
  const id = idOf(house, login)
  const account = accountList(house).accounts.find((row) => row.id === id)
  return { json: { account }, told: `${say(account?.login ?? id)}\n` }
}

function invitedTold(invited: InvitedAccount): ReturnType<Act> {
  const { account, invitation } = invited
  const lines = [
    said.invited(account.login ?? account.id, account.name),
    `  /losenord#${invitation.token}`,
    said.until(formatInstant(invitation.expiresAt)),
  ]
  return { json: invited, told: `${lines.join('\n')}\n` }
}

function tellAccounts(accounts: readonly AccountRow[]): string {
  if (accounts.length === 0) return `${said.none}\n`
  const lines = accounts.map(({ id, login, name, kind, state, hasPassword, hasCode, signedInAt }) => [
    login ?? id,
    name,
    said.kinds[kind],
    said.states[state === 'closed' ? 'closed' : kind !== 'sso' && !hasPassword ? 'waiting' : 'open'],
    said.yesNo(hasCode),
    signedInAt === null ? said.never : formatInstant(signedInAt),
  ])
  return alignColumns([said.heading, ...lines])
}

function grantTold(house: House, file: string | undefined): ReturnType<Act> {
  if (file === undefined) throw new Fault('missingArgument', { what: said.grantFile, command: 'users grant' })
  const wanted = readGrantFile(file).map(({ login, ...grant }) => ({ ...grant, account: idOf(house, login) }))
  const replaced = grantFromFile(house, basename(file), wanted)
  const { given, kept, withdrawn } = replaced
  return { json: replaced, told: `${said.replaced(given, kept, withdrawn)}\n` }
}
