import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { Fault, type LoadReport, nearest, type SourceName, sourceNames } from '../../contract/index.ts'
import { parseSchoolYear } from '../../school/rules/index.ts'
import { type Command, dataOption, jsonOption } from '../command.ts'
import { dataFolder } from '../configuration.ts'
import { loadFiles } from '../loading.ts'
import { noteOperator } from '../note-operator.ts'
import { tellLoad } from '../telling.ts'

export const loadCommand: Command = {
  name: 'load',
  usage: 'KÄLLA FIL…',
  about: [
    'Läser in filer från en källa.',
    '',
    'Svarar 0 när uppgifterna är publicerade (eller redan var det), 1 när en kontroll stoppade dem – då är ingenting ändrat –',
    'och 2 när kommandot är fel skrivet. Kör ”skolspegel sources” för en lista över källor.',
  ].join('\n'),
  options: [
    { name: 'school-year', value: 'LÄSÅR', about: 'läsåret, till exempel 2024/25, när filen inte säger det' },
    dataOption,
    jsonOption,
  ],
  most: Number.POSITIVE_INFINITY,
  run: async (input, terminal) => {
    const [source, ...files] = input.positionals
    if (source === undefined) throw new Fault('missingArgument', { what: 'en källa', command: 'load' })
    const known = sourceNamed(source)
    if (files.length === 0) throw new Fault('missingArgument', { what: 'minst en fil', command: 'load' })
    const request = {
      data: dataFolder(input.text('data'), terminal.environment, terminal.folder),
      source: known,
      files: files.map((file) => existing(resolve(terminal.folder, file))),
      schoolYear: schoolYearIn(input.text('school-year')),
    }
    const report = await loadFiles(request, (line) => terminal.error(`${line}\n`))
    terminal.out(input.has('json') ? `${JSON.stringify(report)}\n` : tellLoad(report))
    note(request.data, report, files.length)
    return exitCodeOf(report)
  },
}

// Which files they were stands in the ledger.
function note(data: string, { load, source, status, rows, generation }: LoadReport, files: number): void {
  const question = JSON.stringify({ load, source, files, rows })
  noteOperator(data, { kind: 'load', purpose: status, generation, question })
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
  if (!existsSync(file)) throw new Fault('unreadableFile', { file, problem: 'den finns inte' })
  return file
}

function schoolYearIn(text: string | undefined): number | null {
  if (text === undefined) return null
  const schoolYear = parseSchoolYear(text)
  if (schoolYear === null) {
    throw new Fault('invalidOption', { name: 'school-year', value: text, expected: 'ett läsår som 2024/25' })
  }
  return schoolYear
}
