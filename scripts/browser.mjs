// The browser that the tests drive: an installed Chromium, never one downloaded by a test tool.
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'

// the one without a window of its own first: it does the same for half the processor's time
const places = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/**
 * Path of a Chromium: CHROMIUM_PATH when it is set and exists, else the first of the usual places; null when there is none.
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @param {(path: string) => boolean} exists
 * @returns {string | null}
 */
export function findBrowser(environment = process.env, exists = existsSync) {
  const told = environment.CHROMIUM_PATH
  const candidates = told === undefined ? places : [told, ...places]
  return candidates.find((path) => exists(path)) ?? null
}

/**
 * Installs Debian's Chromium when we may; else says how. Throws in the latter case: the browser tests cannot be left out.
 * @param {(line: string) => void} say
 */
export function installBrowser(say) {
  const mayInstall = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')
  if (!mayInstall) throw new Error('The tests need Chromium. Install it (Debian: apt-get install chromium) or set CHROMIUM_PATH.')
  say('Installing Chromium for the browser tests (apt-get) …')
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  execFileSync('apt-get', ['update', '-qq'], { stdio: 'inherit', env: environment })
  const install = (/** @type {string} */ name) =>
    execFileSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name], { stdio: 'inherit', env: environment })
  try {
    install('chromium-headless-shell')
  } catch {
    say('… which this release of Debian does not have by itself: installing all of Chromium')
    install('chromium')
  }
}
