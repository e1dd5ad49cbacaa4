// `npm test`: every test file in a process of its own, three at a time: two cores wait for one another’s browsers now and then. Runs under the Node of our own packages, which npm puts first on the path.
import { execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { keepCompiled } from './compile-cache.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const given = process.argv.slice(2)
keepCompiled()
const demos = mkdtempSync(join(tmpdir(), 'skolspegel-demos-'))
const options = { cwd: root, stdio: /** @type {const} */ ('inherit'), env: { ...process.env, SKOLSPEGEL_TEST_DEMOS: demos } }
// the demos; what else several files begin with is made by the first of them (test/made-once.ts), as all is where a few files are given
if (given.length === 0) execFileSync(process.execPath, ['test/settle.ts', demos], options)
const files = given.length > 0 ? given : ['test/**/*.test.ts']
spawn(process.execPath, ['--test', '--test-concurrency=3', ...files], options).on('exit', (code) => {
  process.exitCode = code ?? 1
  rmSync(demos, { recursive: true, force: true })
})
