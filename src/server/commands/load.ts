import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Fault, type LoadReport, nearest, type SourceName, sourceNames } from '../../contract/index.ts'
import { parseSchoolYear } from '../../school/rules/index.ts'
import { type Command, dataOption, jsonOption } from '../command.ts'
import { dataFolder } from '../configuration.ts'
import { loadEntry, loadFiles } from '../loading.ts'
import { noteOperator } from '../note-operator.ts'
import { tellLoad } from '../telling.ts'
import { commandWords } from '../words/commands.ts'

export const loadCommand: Command = {
  name: 'load',
  options: [{ name: 'school-year', takes: true }, dataOption, jsonOption],
  most: Number.POSITIVE_INFINITY,
  run: async (input, terminal) => {
    const [source, ...files] = input.positionals
    if (source === undefined) throw new Fault('missingArgument', { what: commandWords.load.source, command: 'load' })
    const known = sourceNamed(source)
    if (files.length === 0) throw new Fault('missingArgument', { what: commandWords.load.file, command: 'load' })
    const request = {
      data: dataFolder(input.text('data'), terminal.environment, terminal.folder),
      source: known,
      files: files.map((file) => existing(resolve(terminal.folder, file))),
      schoolYear: schoolYearIn(input.text('school-year')),
    }
    const report = await loadFiles(request, (line) => terminal.error(`${line}\n`))
    terminal.out(input.has('json') ? `${JSON.stringify(report)}\n` : tellLoad(report))
    noteOperator(request.data, loadEntry(report, files.length))
    return exitCodeOf(report)
  },
}

function exitCodeOf(report: LoadReport): 0 | 1 {
  return report.status === 'stopped' ? 1 : 0
}

function sourceNamed(written: string): SourceName {
  const known = sourceNames.find((name) => name === written)
  if (known === undefined) throw new Fault('unknownSource', { name: written, nearest: nearest(written, sourceNames) })
  return known
}

function existing(file: string): string {
  if (!existsSync(file)) throw new Fault('unreadableFile', { file, problem: commandWords.absent })
  return file
}

function schoolYearIn(text: string | undefined): number | null {
  if (text === undefined) return null
  const schoolYear = parseSchoolYear(text)
  if (schoolYear === null) {
    throw new Fault('invalidOption', { name: 'school-year', value: text, expected: commandWords.load.schoolYear })
  }
  return schoolYear
}
