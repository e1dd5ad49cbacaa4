import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { type Lock, takeLock } from '../../src/store/index.ts'

function lockPath(t: TestContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-'))
  t.after(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'load.lock')
}
function taken(path: string): Lock {
  const lock = takeLock(path)
  if (!('release' in lock)) throw new Error(`held by ${lock.heldBy}`)
  return lock
}

test('one holds the lock, the next is told who, and gets it when it is let go', (t) => {
  const path = lockPath(t)
  const lock = taken(path)
  assert.deepEqual(takeLock(path), { heldBy: process.pid })
  lock.release()
  taken(path).release()
})

test('the lock of a killed process is free at once', async (t) => {
  const path = lockPath(t)
  const door = new URL('../../src/store/index.ts', import.meta.url).href
  const script = `import { takeLock } from '${door}'; takeLock(process.argv[1]); console.log('held'); setInterval(() => {}, 1000)`
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script, path], { stdio: ['ignore', 'pipe', 'inherit'] })
  await once(holder.stdout, 'data')
  assert.deepEqual(takeLock(path), { heldBy: holder.pid })
  holder.kill('SIGKILL')
  await once(holder, 'exit')
  taken(path).release()
})
