import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { Fault, type ProviderSettings, type SignInSetup } from '../../contract/index.ts'
import { providerWords } from '../../picture/index.ts'
import { type Command, dataOption, type Input, jsonOption, type Terminal } from '../command.ts'
import { dataFolder } from '../configuration.ts'
import { type House, openHouse } from '../house.ts'
import { saveOwnAddress, saveProvider, setProviderRemoved, signInSetup } from '../sign-in/setup.ts'
import { alignColumns } from '../telling.ts'

const acts = ['list', 'address', 'add', 'remove', 'test'] as const

export const signInCommand: Command = {
  name: 'sign-in',
  usage: 'list | address ADRESS | add oidc|saml | remove ID | test ID',
  about: [
    'Sköter inloggning med kommunens egna inloggningstjänster (OpenID Connect och SAML).',
    '',
    'add oidc behöver --label, --issuer och --client-id; hemligheten läses ur --secret-file (- är standard in), aldrig från',
    'kommandoraden, där andra på datorn kan se den. add saml behöver --label och --metadata.',
  ].join('\n'),
  options: [
    { name: 'label', value: 'NAMN', about: 'vad som står på knappen' },
    { name: 'issuer', value: 'ADRESS', about: 'OpenID Connect: utfärdaren, https://…' },
    { name: 'client-id', value: 'ID', about: 'OpenID Connect: klientens id' },
    { name: 'secret-file', value: 'FIL', about: 'OpenID Connect: fil med klientens hemlighet' },
    { name: 'scopes', value: 'TEXT', about: 'OpenID Connect: omfattning (annars ”openid profile email”)' },
    { name: 'host', value: 'VÄRDAR', about: 'OpenID Connect: fler värdar som får frågas, med komma emellan' },
    { name: 'metadata', value: 'FIL', about: 'SAML: inloggningstjänstens metadata' },
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
      if (act === 'test') return await test(house, needed(subject, 'en inloggningstjänsts id'), input, terminal)
      if (act === 'address') saveOwnAddress(house, needed(subject, 'en adress'), 'system')
      if (act === 'remove') setProviderRemoved(house, needed(subject, 'en inloggningstjänsts id'), true, 'system')
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
  const file = (option: string): string | undefined => input.text(option)
  const label = needed(input.text('label'), 'NAMN efter --label')
  if (kind === 'saml') {
    const settings: ProviderSettings = {
      kind,
      label,
      metadata: await textOf(needed(file('metadata'), 'FIL efter --metadata'), terminal),
    }
    return void (await saveProvider(house, { id: null, settings, secret: null }, 'system'))
  }
  if (kind !== 'oidc') throw new Fault('missingArgument', { what: 'oidc eller saml efter add', command: 'sign-in' })
  const settings: ProviderSettings = {
    kind,
    label,
    issuer: needed(input.text('issuer'), 'ADRESS efter --issuer'),
    clientId: needed(input.text('client-id'), 'ID efter --client-id'),
    scopes: input.text('scopes') ?? 'openid profile email',
    hosts: input.text('host')?.split(',') ?? [],
  }
  const secretFile = file('secret-file')
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
  return `${lines.join('\n')}\n\n${alignColumns([['Id', 'Namn', 'Teknik', 'Återvändsadress'], ...rows])}\n${said.rules.heading}: ${rules.length}\n`
}

function needed(written: string | undefined, what: string): string {
  if (written === undefined) throw new Fault('missingArgument', { what, command: 'sign-in' })
  return written
}

async function textOf(file: string, terminal: Terminal): Promise<string> {
  if (file === '-') return terminal.readStandardInput()
  try {
    return readFileSync(resolve(terminal.folder, file), 'utf8')
  } catch {
    throw new Fault('unreadableFile', { file, problem: 'den finns inte eller får inte läsas' })
  }
}
