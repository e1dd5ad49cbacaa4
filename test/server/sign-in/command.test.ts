import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import type { SignInSetup } from '../../../src/contract/index.ts'
import { main } from '../../../src/server/main.ts'
import { makeSamlIdp } from './saml-idp.ts'

test('skolspegel sign-in adds, lists, tries and removes providers; a secret comes from a file and is told nowhere', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-sign-in-'))
  try {
    const run = async (...args: string[]): Promise<{ code: number; out: string; error: string }> => {
      const said = { out: '', error: '' }
      const code = await main(['sign-in', ...args, '--data', 'data'], {
        out: (text) => {
          said.out += text
        },
        error: (text) => {
          said.error += text
        },
        readStandardInput: async () => 'hemlighet-in\n',
        environment: {},
        folder,
        stopped: async () => undefined,
      })
      return { code, ...said }
    }
    assert.match((await run()).out, /Inga inloggningstjänster ännu/)
    assert.match((await run('address', 'http://spegel.se')).error, /måste börja med https/)
    assert.equal((await run('address', 'https://spegel.se')).code, 0)
    writeFileSync(join(folder, 'idp.xml'), makeSamlIdp('https://idp.example').metadata)
    assert.equal((await run('add', 'saml', '--label', 'Skolfederation', '--metadata', 'idp.xml')).code, 0)
    const added = await run(
      'add',
      'oidc',
      '--label',
      'Konto',
      '--issuer',
      'https://127.0.0.1:9',
      '--client-id',
      'c',
      '--secret-file',
      '-',
      '--json',
    )
    assert.equal(added.code, 0)
    assert.ok(!added.out.includes('hemlighet-in'))
    const { providers } = JSON.parse(added.out) as SignInSetup
    assert.deepEqual(
      providers.map(({ settings, hasSecret }) => [settings.label, hasSecret]),
      [
        ['Skolfederation', false],
        ['Konto', true],
      ],
    )
    const id = providers[1]?.id ?? ''
    assert.equal(providers[1]?.callback, `https://spegel.se/api/sign-in/oidc/${id}`)
    const tried = await run('test', id)
    assert.equal(tried.code, 1)
    assert.match(tried.out, /^Fel: .*går inte att nå/)
    assert.equal((await run('test', providers[0]?.id ?? '')).code, 0)
    assert.doesNotMatch((await run('remove', id)).out, /Konto/)
    assert.equal((await run('remove', 'finns-inte')).code, 1)
    assert.equal((await run('add', 'ldap', '--label', 'x')).code, 2)
    assert.equal((await run('ad')).code, 2)
  } finally {
    rmSync(folder, { recursive: true })
  }
})
