import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { archiveKey } from '../../src/load/secrets.ts'

const home = mkdtempSync(join(tmpdir(), 'skolspegel-secrets-'))
after(() => rmSync(home, { recursive: true }))
const folderNamed = (name: string): string => {
  const folder = join(home, name)
  mkdirSync(folder)
  return folder
}

test('of two processes that start in one folder at once one makes the key, and both have it', async () => {
  const folders = Array.from({ length: 60 }, (_, at) => folderNamed(`at-once-${at}`))
  const entry = fileURLToPath(new URL('./secrets-entry.ts', import.meta.url))
  const start = String(Date.now() + 1500)
  const ask = async (): Promise<readonly string[]> => {
    const { stdout } = await promisify(execFile)(process.execPath, [entry, start, '15', ...folders])
    return JSON.parse(stdout) as string[]
  }
  const [one, other] = await Promise.all([ask(), ask()])
  assert.deepEqual(one, other)
  const stored = folders.map((folder) => {
    const { archiveKey: key } = JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8')) as { archiveKey: string }
    return Buffer.from(key, 'base64').toString('hex')
  })
  assert.deepEqual(one, stored)
  assert.equal(new Set(stored).size, folders.length)
  for (const folder of folders) assert.deepEqual(readdirSync(folder), ['secrets.json'])
})

test('the key is made once, for the owner’s eyes; a damaged or lost one is told rather than made anew', () => {
  const folder = folderNamed('alone')
  const random = (length: number): Uint8Array => new Uint8Array(length).fill(7)
  const key = archiveKey(folder, random)
  assert.deepEqual(
    archiveKey(folder, () => assert.fail('asked again')),
    key,
  )
  assert.equal(statSync(join(folder, 'secrets.json')).mode & 0o777, 0o600)
  writeFileSync(join(folder, 'secrets.json'), '{"archiveKey":')
  assert.throws(() => archiveKey(folder, random), { code: 'secretsMissing' })
  rmSync(join(folder, 'secrets.json'))
  mkdirSync(join(folder, 'archive'))
  writeFileSync(join(folder, 'archive', 'x'), '')
  assert.throws(() => archiveKey(folder, random), { code: 'secretsMissing' })
})
