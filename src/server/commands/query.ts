import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Actor, type Answer, Fault, type Group, nearest, type Query, QuerySchema, roles } from '../../contract/index.ts'
import { swedishDay } from '../../picture/index.ts'
import { disclose } from '../../privacy/index.ts'
import { formatSchoolYear, parseSchoolYear, schoolYearOf } from '../../school/rules/index.ts'
import { answerAsCsv } from '../answer-as-csv.ts'
import { answerAsTable } from '../answer-as-table.ts'
import { type Command, dataOption, type Input, jsonOption, type Terminal } from '../command.ts'
import { dataFolder } from '../configuration.ts'
import { openHouse } from '../house.ts'
import { invalidQuery } from '../refusals.ts'
import { commandWords } from '../words/commands.ts'

export const queryCommand: Command = {
  name: 'query',
  options: [{ name: 'as', takes: true }, { name: 'csv', takes: false }, dataOption, jsonOption],
  most: 1,
  run: async (input, terminal) => {
    const actor = actorFrom(input.text('as'))
    const query = parseQuery(await written(input, terminal))
    const house = openHouse(dataFolder(input.text('data'), terminal.environment, terminal.folder))
    try {
      const answer = await disclose(query, actor, house.door)
      terminal.out(formatted(answer, input))
      return 0
    } finally {
      await house.close()
    }
  },
}

function formatted(answer: Answer, input: Input): string {
  if (input.has('json')) return `${JSON.stringify(answer)}\n`
  return input.has('csv') ? answerAsCsv(answer) : answerAsTable(answer)
}

/**
 * `principal:12345678,87654321` or `teacher:12345678:9A@2024/25=MA+NO` → the system user in that role; a class without a school
 * year is this year's (`today`, ISO date), one without subjects is held in all. Faults missingArgument, invalidOption.
 */
export function actorFrom(written: string | undefined, today: string = swedishDay(new Date())): Actor {
  if (written === undefined) throw new Fault('missingArgument', { what: commandWords.query.role, command: 'query' })
  const [name = ''] = written.split(':', 1)
  const role = roles.find((candidate) => candidate === name)
  if (role === undefined) {
    const near = nearest(name, roles)
    const names = roles.join(', ')
    const expected = near === null ? commandWords.query.roles(names) : commandWords.query.nearRole(near, names)
    throw new Fault('invalidOption', { name: 'as', value: written, expected })
  }
  const scope = written.slice(name.length + 1)
  const named = scope === '' ? [] : scope.split(',')
  const system = { id: 'system', name: 'system', role }
  return role === 'teacher'
    ? { ...system, scope: [], groups: named.map((group) => groupFrom(group, today)) }
    : { ...system, scope: named }
}

function groupFrom(written: string, today: string): Group {
  const [, id = '', year, subjects] = /^(\d{8}:[^@=]+)(?:@(\d{4}\/\d{2}))?(?:=(.+))?$/.exec(written) ?? []
  if (id === '' || (year !== undefined && parseSchoolYear(year) === null))
    throw new Fault('invalidOption', {
      name: 'as',
      value: written,
      expected: commandWords.query.group,
    })
  return { class: id, subjects: subjects?.toUpperCase().split('+') ?? null, from: year ?? formatSchoolYear(schoolYearOf(today)) }
}

async function written(input: Input, terminal: Terminal): Promise<string> {
  const [file] = input.positionals
  if (file === undefined) throw new Fault('missingArgument', { what: commandWords.query.file, command: 'query' })
  if (file === '-') return terminal.readStandardInput()
  try {
    return readFileSync(resolve(terminal.folder, file), 'utf8')
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    throw new Fault('unreadableFile', { file, problem: absent ? commandWords.absent : commandWords.unopened })
  }
}

function parseQuery(text: string): Query {
  const parsed = QuerySchema.safeParse(parseJson(text))
  if (!parsed.success) throw invalidQuery(parsed.error.issues[0]?.path ?? [], parsed.error.issues[0]?.message ?? '')
  return parsed.data
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) throw new Fault('unreadableRequest', {})
    throw error
  }
}
