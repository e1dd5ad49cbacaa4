import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'
import * as door from '../../src/privacy/index.ts'

const room = (name: string): string => fileURLToPath(new URL(`../../src/${name}/index.ts`, import.meta.url))

/** What the compiler says of a file outside the room. */
function problemsOf(text: string): readonly string[] {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-released-'))
  const file = join(folder, 'outside.ts')
  writeFileSync(
    file,
    `import type { Answer } from '${room('contract')}'\nimport { disclose, type Released } from '${room('privacy')}'\n${text}\nexport { disclose }\n`,
  )
  const program = ts.createProgram([file], {
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    allowImportingTsExtensions: true,
    types: [],
  })
  const source = program.getSourceFile(file)
  const problems = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)]
  rmSync(folder, { recursive: true })
  return problems.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))
}

const unbranded = /Property '\[released\]' is missing/

test('an answer that did not come through the door is no released one', () => {
  const problems = problemsOf('export const forge = (answer: Answer): Released<Answer> => answer')
  assert.equal(problems.length, 1)
  assert.match(problems[0] ?? '', unbranded)
})

test('the brand cannot be written by hand', () => {
  const copied = 'export const forge = (answer: Answer): Released<Answer> => ({ ...answer, [Symbol("released")]: true as const })'
  assert.match(problemsOf(copied)[0] ?? '', unbranded)
})

test('what the door gives is an answer, and may be handed on as released', () => {
  const handed =
    'export const hand = async (...asked: Parameters<typeof disclose>): Promise<Released<Answer>> => disclose(...asked)'
  assert.deepEqual(problemsOf(handed), [])
})

test('the room lends nobody the means to release', () => {
  assert.deepEqual(Object.keys(door).sort(), [
    'answerIn',
    'auditAnswers',
    'catalogueFor',
    'conditioned',
    'disclose',
    'discloseDraft',
    'disclosePage',
    'discloseText',
    'discloseTextTo',
    'explain',
    'extractPupil',
    'listPupils',
    'makePattern',
    'openDoor',
    'previewAs',
    'pupilClasses',
  ])
})
