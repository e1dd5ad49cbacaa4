import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Fault, type ProviderSettings, type SignInSetup } from '../../contract/index.ts'
import { providerWords } from '../../picture/index.ts'
import { type Command, dataOption, type Input, jsonOption, type Terminal } from '../command.ts'
import { dataFolder } from '../configuration.ts'
import { type House, openHouse } from '../house.ts'
import { saveOwnAddress, saveProvider, setProviderRemoved, signInSetup } from '../sign-in/setup.ts'
import { alignColumns } from '../telling.ts'
import { commandWords } from '../words/commands.ts'

const words = commandWords.signIn
const acts = ['list', 'address', 'add', 'remove', 'test'] as const

export const signInCommand: Command = {
  name: 'sign-in',
  options: [
    { name: 'label', takes: true },
    { name: 'issuer', takes: true },
    { name: 'client-id', takes: true },
    { name: 'secret-file', takes: true },
    { name: 'scopes', takes: true },
    { name: 'host', takes: true },
    { name: 'metadata', takes: true },
    dataOption,
    jsonOption,
  ],
  most: 2,
  run: async (input, terminal) => {
    const [written = 'list', subject] = input.positionals
    const act = acts.find((known) => known === written)
    if (act === undefined) throw new Fault('surplusArgument', { value: written, command: 'sign-in' })
    const house = openHouse(dataFolder(input.text('data'), terminal.environment, terminal.folder))
    try {
      if (act === 'test') return await test(house, needed(subject, words.provider), input, terminal)
      if (act === 'address') saveOwnAddress(house, needed(subject, words.address), 'system')
      if (act === 'remove') setProviderRemoved(house, needed(subject, words.provider), true, 'system')
      if (act === 'add') await add(house, subject, input, terminal)
      const setup = signInSetup(house)
      terminal.out(input.has('json') ? `${JSON.stringify(setup)}\n` : tellSetup(setup))
      return 0
    } finally {
      await house.close()
    }
  },
}

async function add(house: House, kind: string | undefined, input: Input, terminal: Terminal): Promise<void> {
  const label = given(input, 'label')
  if (kind === 'saml') {
    const settings: ProviderSettings = {
      kind,
      label,
      metadata: await textOf(given(input, 'metadata'), terminal),
    }
    return void (await saveProvider(house, { id: null, settings, secret: null }, 'system'))
  }
  if (kind !== 'oidc') throw new Fault('missingArgument', { what: words.kind, command: 'sign-in' })
  const settings: ProviderSettings = {
    kind,
    label,
    issuer: given(input, 'issuer'),
    clientId: given(input, 'client-id'),
    scopes: input.text('scopes') ?? 'openid profile email',
    hosts: input.text('host')?.split(',') ?? [],
  }
  const secretFile = input.text('secret-file')
  const secret = secretFile === undefined ? null : (await textOf(secretFile, terminal)).trim()
  await saveProvider(house, { id: null, settings, secret }, 'system')
}

/** Exit code 1 when something is wrong, 0 otherwise. */
async function test(house: House, id: string, input: Input, terminal: Terminal): Promise<0 | 1> {
  const provider = house.signIn.provider(id)
  if (provider === null) throw new Fault('unknownProvider', { id })
  const findings = await house.desk.trial({ id, settings: provider.settings, secret: null })
  const lines = findings.map(({ state, text }) => `${providerWords.form.states[state]}: ${text}\n`)
  terminal.out(input.has('json') ? `${JSON.stringify({ findings })}\n` : lines.join(''))
  return findings.some(({ state }) => state === 'wrong') ? 1 : 0
}

function tellSetup({ address, own, providers, rules }: SignInSetup): string {
  const said = providerWords
  const lines = [`${said.address.heading}: ${address ?? said.address.none}`]
  if (own !== null) lines.push(`${said.own.entityId}: ${own.entityId}`, `${said.own.assertions}: ${own.assertions}`)
  if (providers.length === 0) return `${[...lines, said.list.empty].join('\n')}\n`
  const rows = providers.map(({ id, settings, callback }) => [id, settings.label, said.list.kinds[settings.kind], callback ?? ''])
  return `${lines.join('\n')}\n\n${alignColumns([words.heading, ...rows])}\n${said.rules.heading}: ${rules.length}\n`
}

/** An option that cannot be left out here. */
const given = (input: Input, option: 'label' | 'metadata' | 'issuer' | 'client-id'): string =>
  needed(input.text(option), commandWords.valueAfter(commandWords.help['sign-in'].options[option].value, option))

function needed(written: string | undefined, what: string): string {
  if (written === undefined) throw new Fault('missingArgument', { what, command: 'sign-in' })
  return written
}

async function textOf(file: string, terminal: Terminal): Promise<string> {
  if (file === '-') return terminal.readStandardInput()
  try {
    return readFileSync(resolve(terminal.folder, file), 'utf8')
  } catch {
    throw new Fault('unreadableFile', { file, problem: commandWords.unreadable })
  }
}
