// `npm test`: every test file in a process of its own, two at a time. Runs under the Node of our own packages, which npm puts first on the path.
import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { keepCompiled } from './compile-cache.mjs'

keepCompiled()
const given = process.argv.slice(2)
const files = given.length > 0 ? given : ['test/**/*.test.ts']
const root = fileURLToPath(new URL('..', import.meta.url))
spawn(process.execPath, ['--test', '--test-concurrency=2', ...files], { cwd: root, stdio: 'inherit' }).on('exit', (code) => {
  process.exitCode = code ?? 1
})
