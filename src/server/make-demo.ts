import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate, type Manifest } from '../../demo/index.ts'
import { Fault } from '../contract/index.ts'
import { sourceLabel } from '../load/index.ts'
import { openAccounts, openSetUp, openStore } from '../store/index.ts'
import { type DemoFolder, demoFile, readDemoFolder } from './demo-folder.ts'
import { loadFiles } from './loading.ts'
import { publishDemoGroups } from './local/demo-groups.ts'
import { serverWords } from './words/server.ts'

/** Which school years are made up: 2015 is 2015/16. */
export interface DemoYears {
  readonly from: number
  readonly to: number
}
const tenYears: DemoYears = { from: 2015, to: 2024 }
// 1842: the year of Sweden's first elementary school act. Any number would do; the same always gives the same municipality.
const options = { seed: 1842, scale: 1 }

/** Whether nothing real has been begun in the folder, or a demo was begun there and never finished. */
export function wantsDemo(data: string): boolean {
  const demo = readDemoFolder(data)
  return demo === null ? !hasFigures(data) && !hasBegun(data) : !demo.ready
}

/**
 * Makes up a municipality and loads its files as any other files are loaded. Begun again after an interruption it goes on:
 * files already loaded are recognised. Fault demoNeedsEmptyFolder when the folder holds anything real.
 */
export async function makeDemo(data: string, say: (line: string) => void, years: DemoYears = tenYears): Promise<DemoFolder> {
  const found = readDemoFolder(data)
  if (found?.ready) return found
  if (found === null && (hasFigures(data) || hasBegun(data))) throw new Fault('demoNeedsEmptyFolder', { data })
  const files = await mkdtemp(join(tmpdir(), 'skolspegel-demo-'))
  try {
    say(serverWords.makingUp)
    const manifest = generate(files, { ...options, ...years })
    mkdirSync(data, { recursive: true })
    // Written before the first load: half a demo folder must refuse real files too.
    const begun = write(data, manifest, false)
    const analyst = begun.people.find(({ role }) => role === 'analyst')
    if (analyst !== undefined) publishDemoGroups(data, analyst)
    await loadAll(data, files, manifest, say)
    return write(data, manifest, true)
  } finally {
    rmSync(files, { recursive: true, force: true })
  }
}

async function loadAll(data: string, folder: string, manifest: Manifest, say: (line: string) => void): Promise<void> {
  for (const { source, files } of manifest.loads) {
    say(serverWords.loading(files.length, sourceLabel(source)))
    const paths = files.map((file) => join(folder, file))
    const report = await loadFiles({ data, source, files: paths, schoolYear: null, fromDemo: true }, say)
    if (report.status === 'stopped') throw new Error(`the demo's own files were stopped: ${JSON.stringify(report.checks)}`)
  }
}

function write(data: string, manifest: Manifest, ready: boolean): DemoFolder {
  const demo = { municipality: manifest.municipality.name, ready, people: [...manifest.people] }
  writeFileSync(demoFile(data), `${JSON.stringify(demo, null, 2)}\n`)
  return demo
}

/** Somebody has been given an account here, or the secret to make the first: the demo's people would need no password beside them. */
function hasBegun(data: string): boolean {
  const path = join(data, 'store.sqlite')
  if (!existsSync(path)) return false
  const store = openStore(path)
  try {
    return openAccounts(store).list().length > 0 || openSetUp(store).isOpen()
  } finally {
    store.close()
  }
}

function hasFigures(data: string): boolean {
  return existsSync(data) && readdirSync(data).some((name) => name === 'CURRENT' || name === 'ledger.jsonl')
}
