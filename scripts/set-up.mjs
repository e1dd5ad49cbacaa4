// Runs before `npm start` and `npm test` under whatever Node the machine has (20 or later): installs the packages when they are
// missing or other than package-lock.json says, builds the web app when its sources have changed, and before tests finds a browser.
// Each thing it does is said in one line; when nothing is missing it says nothing.
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { findBrowser, installBrowser } from './browser.mjs'
import { ownNode, runsTypeScript } from './own-node.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const webStamp = join(root, 'dist', 'web.stamp')
const webSources = ['src/web', 'src/picture', 'src/contract', 'vite.config.ts', 'package-lock.json', 'scripts/set-up.mjs']

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) setUp(process.argv.slice(2))

/**
 * `purposes` may hold `test`, which asks for a browser as well. Throws when a step fails: npm then stops.
 * @param {readonly string[]} purposes
 */
export function setUp(purposes) {
  if (!packagesAgree(root)) installPackages()
  const node = runsTypeScript(process.versions.node) ? process.execPath : ownNode()
  if (node === null)
    throw new Error(`There is no packaged Node for ${process.platform}-${process.arch}. Install Node 24 and try again.`)
  buildWeb(node)
  if (purposes.includes('test') && findBrowser() === null) installBrowser(say)
}

/**
 * Whether node_modules holds what package-lock.json names (packages for other platforms aside).
 * @param {string} folder the one that has package-lock.json
 * @returns {boolean}
 */
export function packagesAgree(folder) {
  const wanted = readPackages(join(folder, 'package-lock.json'))
  const installed = readPackages(join(folder, 'node_modules', '.package-lock.json'))
  if (wanted === null || installed === null) return false
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true
    const found = installed[path]
    return found === undefined ? entry.optional === true || entry.devOptional === true : found.version === entry.version
  })
}

/**
 * @param {string} path
 * @returns {Record<string, {version?: string, optional?: boolean, devOptional?: boolean}> | null}
 */
function readPackages(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : null
}

function installPackages() {
  say('Installing packages (npm ci) …')
  const npm = process.env.npm_execpath
  const options = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  if (npm === undefined) execFileSync('npm', options, { cwd: root, stdio: 'inherit', shell: process.platform === 'win32' })
  else execFileSync(process.execPath, [npm, ...options], { cwd: root, stdio: 'inherit' })
}

/** Whether dist/web is built from the sources as they are. */
export function webIsFresh() {
  return (
    existsSync(join(root, 'dist/web/en.html')) && existsSync(webStamp) && readFileSync(webStamp, 'utf8') === hashOf(webSources)
  )
}

/** @param {string} node */
function buildWeb(node) {
  if (webIsFresh()) return
  say('Building the web app …')
  rmSync(webStamp, { force: true })
  // Swedish first: it empties the folder, and the other language joins it
  for (const mode of ['production', 'en'])
    execFileSync(node, ['node_modules/vite/bin/vite.js', 'build', '--mode', mode, '--logLevel', 'warn'], {
      cwd: root,
      stdio: 'inherit',
    })
  compressFolder(join(root, 'dist/web'))
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(webStamp, hashOf(webSources))
}

/**
 * @param {readonly string[]} paths
 * @returns {string}
 */
function hashOf(paths) {
  const hash = createHash('sha256')
  for (const path of paths) for (const file of filesUnder(path)) hash.update(`${file}\0`).update(readFileSync(join(root, file)))
  return hash.digest('hex')
}

/**
 * @param {string} path
 * @returns {readonly string[]}
 */
function filesUnder(path) {
  if (!existsSync(join(root, path))) return []
  if (path.includes('.')) return [path]
  const entries = readdirSync(join(root, path), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files.map((file) => file.slice(root.length)).sort()
}

/**
 * Writes `.br` and `.gz` beside every text file once, so that the server never compresses an asset while someone waits.
 * @param {string} folder
 */
function compressFolder(folder) {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
  const texts = entries.filter((entry) => entry.isFile() && /\.(js|css|html|svg|json|webmanifest)$/.test(entry.name))
  for (const entry of texts) {
    const path = join(entry.parentPath, entry.name)
    const bytes = readFileSync(path)
    const parameters = { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    writeFileSync(`${path}.br`, brotliCompressSync(bytes, { params: parameters }))
    writeFileSync(`${path}.gz`, gzipSync(bytes, { level: 9 }))
  }
}

/** @param {string} line */
function say(line) {
  console.log(line)
}
