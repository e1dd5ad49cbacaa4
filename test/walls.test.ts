// Three compilers, three worlds: what belongs to the browser does not compile in the server, and the other way round.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import ts from 'typescript'

const top = join(import.meta.dirname, '..')

/** What the compiler of a tsconfig says of one line standing in a file there. */
function complaints(config: string, file: string, line: string): readonly string[] {
  const path = join(top, file)
  const read = ts.readConfigFile(join(top, config), ts.sys.readFile)
  const { options } = ts.parseJsonConfigFileContent(read.config, ts.sys, top)
  const host = ts.createCompilerHost(options)
  const { getSourceFile } = host
  host.getSourceFile = (name, ...rest) =>
    name === path ? ts.createSourceFile(name, line, ts.ScriptTarget.ES2024) : getSourceFile.call(host, name, ...rest)
  const program = ts.createProgram([path], options, host)
  return program
    .getSemanticDiagnostics(program.getSourceFile(path))
    .map((found) => ts.flattenDiagnosticMessageText(found.messageText, '\n'))
}

const page = 'export const title = document.title\n'
const machine = 'export const folder = process.cwd()\n'

test('the page does not compile in server code, nor in pure code', () => {
  assert.match(complaints('tsconfig.server.json', 'src/server/planted.ts', page).join(), /Cannot find name 'document'/)
  assert.match(complaints('tsconfig.pure.json', 'src/school/planted.ts', page).join(), /Cannot find name 'document'/)
})

test('the machine does not compile in web code, nor in pure code', () => {
  assert.match(complaints('tsconfig.web.json', 'src/web/planted.ts', machine).join(), /Cannot find name 'process'/)
  assert.match(complaints('tsconfig.pure.json', 'src/picture/planted.ts', machine).join(), /Cannot find name 'process'/)
})

test('each compiles where it belongs', () => {
  assert.deepEqual(complaints('tsconfig.web.json', 'src/web/planted.ts', page), [])
  assert.deepEqual(complaints('tsconfig.server.json', 'src/server/planted.ts', machine), [])
})
