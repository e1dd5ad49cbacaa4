// The import table of docs/architecture.md, kept. The rooms and what each may import are read from the document itself.
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult, type IModule } from 'dependency-cruiser'

const root = fileURLToPath(new URL('..', import.meta.url))

/** room → the rooms it may import */
type Table = ReadonlyMap<string, ReadonlySet<string>>

// Code outside src/ that a room may use: the composition root makes the demo municipality.
const outside: ReadonlyMap<string, readonly string[]> = new Map([['server', ['demo/index.ts']]])
// A second door: the rules are used where the model, which imports the query language, is not; pictures use the limits of a funnel where
// the solver, which is no code for a browser, is not.
const doors: ReadonlyMap<string, readonly string[]> = new Map([
  ['school', ['rules/index.ts']],
  ['statistics', ['funnel/index.ts']],
])

function readTable(markdown: string): Table {
  const rows = [...markdown.matchAll(/^\| ([a-z]+) \|[^|]*\| ([^|]*) \|$/gm)].map(([, room = '', may = '']) => ({ room, may }))
  const rooms = rows.map(({ room }) => room).filter((room) => room !== 'room')
  const allowed = rows.filter(({ room }) => room !== 'room').map(({ room, may }) => [room, allowedRooms(may, rooms)] as const)
  return new Map(allowed)
}

function allowedRooms(may: string, rooms: readonly string[]): ReadonlySet<string> {
  if (may === 'nothing in the house') return new Set()
  const but = /^all but ([a-z]+)$/.exec(may)?.[1]
  const named = but === undefined ? may.split(', ') : rooms.filter((room) => room !== but)
  for (const name of named) assert.ok(rooms.includes(name), `the table names an unknown room: ${name}`)
  return new Set(named)
}

async function readModules(folder: string): Promise<readonly IModule[]> {
  const { output } = await cruise(['src'], { baseDir: folder, tsPreCompilationDeps: true, doNotFollow: { path: 'node_modules' } })
  return (output as ICruiseResult).modules.filter(({ source }) => source.startsWith('src/'))
}

function violations(modules: readonly IModule[], table: Table): readonly string[] {
  return modules.flatMap(({ source, dependencies }) =>
    dependencies.flatMap(({ resolved, module, couldNotResolve }) => {
      if (!/^\.|^src\/|^demo\//.test(module) && !resolved.startsWith('src/')) return []
      const problem = couldNotResolve ? 'not found' : problemOf(source, resolved, table)
      return problem === null ? [] : [`${source} → ${resolved}: ${problem}`]
    }),
  )
}

function problemOf(source: string, resolved: string, table: Table): string | null {
  const room = roomOf(source)
  if (!resolved.startsWith('src/')) {
    return /\.(css|woff2|svg|html)$/.test(resolved) || outside.get(room)?.includes(resolved) ? null : 'outside the house'
  }
  const other = roomOf(resolved)
  if (other === room) return null
  if (!table.get(room)?.has(other)) return `${room} may not import ${other}`
  const inner = resolved.slice(`src/${other}/`.length)
  return inner === 'index.ts' || doors.get(other)?.includes(inner) ? null : 'past the door'
}

function roomOf(path: string): string {
  return path.split('/')[1] ?? ''
}

function filesUnder(folder: string): readonly string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
  return files.map((entry) => join(entry.parentPath, entry.name).slice(root.length)).sort()
}

const table = readTable(readFileSync(join(root, 'docs/architecture.md'), 'utf8'))

test('the document lists exactly the rooms that stand under src/', () => {
  assert.deepEqual([...table.keys()].sort(), readdirSync(join(root, 'src')).sort())
})

test('every module is read, and none imports what its room may not or reaches past a door', async () => {
  const modules = await readModules(root)
  const read = modules.filter(({ source }) => /\.tsx?$/.test(source)).map(({ source }) => source)
  const found = filesUnder('src')
  assert.ok(found.length > 100, `only ${found.length} files found`)
  assert.ok(read.length > found.length / 2, `only ${read.length} of ${found.length} modules read`)
  assert.deepEqual(read.sort(), found)
  const edges = modules.flatMap(({ dependencies }) => dependencies).length
  assert.ok(edges > found.length, `only ${edges} imports read`)
  assert.deepEqual(violations(modules, table), [])
})

test('planted violations are caught: a forbidden room, a way past the door, code outside the house, a file that is missing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-house-'))
  try {
    const plant = (path: string, text: string): void => {
      mkdirSync(join(folder, dirname(path)), { recursive: true })
      writeFileSync(join(folder, path), text)
    }
    plant('src/contract/index.ts', "export type { Words } from './words.ts'\n")
    plant('src/contract/words.ts', 'export type Words = string\n')
    plant('src/school/rules/index.ts', 'export const rule = 1\n')
    plant('src/load/a.ts', "import { rule } from '../school/rules/index.ts'\nexport const a = rule\n")
    plant('src/picture/a.ts', "import type { Words } from '../contract/words.ts'\nexport type A = Words\n")
    plant('src/picture/b.ts', "import { a } from '../load/a.ts'\nexport const b = a\n")
    plant('src/picture/c.ts', "export { d } from '../../demo/index.ts'\n")
    plant('src/picture/d.ts', "export { e } from '../contract/nowhere.ts'\n")
    plant('demo/index.ts', 'export const d = 1\n')
    const caught = violations(await readModules(folder), table)
    assert.deepEqual(
      caught.map((violation) => violation.replace(/^.*: /, '')),
      ['past the door', 'picture may not import load', 'outside the house', 'not found'],
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
})

const reExport = /^export (type )?\{[^}]*\} from '\.[^']*\.tsx?'$/

test('every room has a door that only re-exports by name', () => {
  for (const room of table.keys()) {
    if (room === 'web') continue // nothing imports the app: its way in is index.html
    for (const door of ['index.ts', ...(doors.get(room) ?? [])]) {
      const text = readFileSync(join(root, 'src', room, door), 'utf8')
      const statements = text.replace(/^\/\/.*$/gm, '').split(/\n(?=export|import|const|function)/)
      for (const statement of statements.map((part) => part.trim()).filter((part) => part !== '')) {
        assert.match(statement.replaceAll(/\s+/g, ' '), reExport, `src/${room}/${door}`)
      }
    }
  }
})

test('a door that makes or renames a whole room is not a door', () => {
  for (const statement of ["export * from './a.ts'", 'export const a = 1', "import { a } from './a.ts'"]) {
    assert.doesNotMatch(statement, reExport)
  }
})

test('the house keeps its measures: no file over 400 lines, no default exports', () => {
  const files = ['src', 'demo', 'scripts', 'bench', 'test'].filter((folder) => existsSync(join(root, folder))).flatMap(filesUnder)
  for (const file of files) {
    const text = readFileSync(join(root, file), 'utf8')
    assert.ok(text.split('\n').length <= 401, `${file} has more than 400 lines`)
    if (file !== 'test/house.test.ts') assert.doesNotMatch(text, /^export default/m, file)
  }
})
