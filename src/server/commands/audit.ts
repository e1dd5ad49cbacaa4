import {
  type AuditSearch,
  AuditSearchSchema,
  auditKinds,
  type ExtractPurpose,
  extractPurposes,
  Fault,
  roles,
} from '../../contract/index.ts'
import { logWords, words } from '../../picture/index.ts'
import { extractPupil } from '../../privacy/index.ts'
import type { AuditVerdict } from '../../store/index.ts'
import { actNamed } from '../acts.ts'
import { type Command, dataOption, type ExitCode, type Input, jsonOption, type Terminal, wholeNumber } from '../command.ts'
import { dataFolder } from '../configuration.ts'
import { extractAsText } from '../extract-as-text.ts'
import { type House, openHouse } from '../house.ts'
import { logAsCsv } from '../log-as-csv.ts'
import { lookedIn, searchLog } from '../log-search.ts'
import { alignColumns } from '../telling.ts'
import { commandWords } from '../words/commands.ts'

const said = commandWords.audit
type Act = (house: House, input: Input, terminal: Terminal) => Promise<ExitCode>
const acts: Readonly<Record<string, Act>> = { verify, search, person }

export const auditCommand: Command = {
  name: 'audit',
  options: [
    { name: 'head', takes: true },
    { name: 'person', takes: true },
    { name: 'role', takes: true },
    { name: 'kind', takes: true },
    { name: 'from', takes: true },
    { name: 'to', takes: true },
    { name: 'text', takes: true },
    { name: 'limit', takes: true },
    { name: 'purpose', takes: true },
    { name: 'csv', takes: false },
    dataOption,
    jsonOption,
  ],
  most: 2,
  run: async (input, terminal) => {
    const act = actNamed(input.positionals[0], 'audit', acts)
    const house = openHouse(dataFolder(input.text('data'), terminal.environment, terminal.folder))
    try {
      return await act(house, input, terminal)
    } finally {
      await house.close()
    }
  },
}

async function verify(house: House, input: Input, terminal: Terminal): Promise<ExitCode> {
  const verdict = house.verifyLog(headIn(input.text('head')))
  terminal.out(input.has('json') ? `${JSON.stringify(verdict)}\n` : tellVerdict(verdict))
  return verdict.broken === null ? 0 : 1
}

function headIn(written: string | undefined): AuditVerdict['head'] | null {
  if (written === undefined) return null
  const [, sequence, hash] = /^(\d{1,15}):([0-9a-f]{64})$/.exec(written) ?? []
  if (sequence === undefined || hash === undefined) {
    throw new Fault('invalidOption', { name: 'head', value: written, expected: said.head })
  }
  return { sequence: Number(sequence), hash }
}

function tellVerdict({ rows, anchoredAt, head, afterHead, broken }: AuditVerdict): string {
  if (broken !== null) return `${said.broken(broken.sequence, said.problems[broken.problem])}\n`
  const lines = [
    said.holds(rows),
    ...(anchoredAt === 0 ? [] : [said.anchored(anchoredAt)]),
    ...(afterHead === 0 ? [] : [said.afterHead(afterHead)]),
    said.note(head.sequence, head.hash),
  ]
  return `${lines.join('\n')}\n`
}

async function search(house: House, input: Input, terminal: Terminal): Promise<ExitCode> {
  const { limit, ...wanted } = searchIn(input)
  const page = await searchLog(house, wanted, limit)
  const { rows } = page
  const at = new Date().toISOString()
  house.audit.note({ at, kind: 'search', actor: 'system', question: JSON.stringify(wanted), shown: rows.length })
  if (input.has('json')) terminal.out(`${JSON.stringify(page)}\n`)
  else if (input.has('csv')) terminal.out(logAsCsv(rows))
  else {
    const lines = rows.map((row) => [
      String(row.sequence),
      row.at,
      logWords.kinds[row.kind],
      row.name ?? logWords.someone(row.actor),
      row.role === null ? '' : words.roles[row.role],
      row.purpose === null ? '' : logWords.purpose(row.kind, row.purpose),
      row.told ?? row.question ?? row.about ?? '',
    ])
    terminal.out(alignColumns([said.heading, ...lines], new Set([0])))
  }
  return 0
}

function searchIn(input: Input): AuditSearch & { readonly limit: number } {
  const names = ['person', 'role', 'kind', 'from', 'to', 'text'] as const
  const written = names.flatMap((name) => {
    const value = input.text(name)
    return value === undefined ? [] : [[name, value] as const]
  })
  const parsed = AuditSearchSchema.safeParse(Object.fromEntries(written))
  const limit = input.text('limit')
  if (parsed.success) return { ...parsed.data, limit: limit === undefined ? 50 : wholeNumber('limit', limit) }
  const [at] = parsed.error.issues[0]?.path ?? []
  const name = names.find((one) => one === at) ?? 'text'
  const expected = {
    role: roles.join(', '),
    kind: auditKinds.join(', '),
    from: said.day,
    to: said.day,
    person: said.longest(100),
    text: said.longest(200),
  }
  throw new Fault('invalidOption', { name, value: input.text(name) ?? '', expected: expected[name] })
}

function purposeIn(input: Input): ExtractPurpose {
  const [usual] = extractPurposes
  const written = input.text('purpose') ?? usual
  const known = extractPurposes.find((purpose) => purpose === written)
  if (known === undefined)
    throw new Fault('invalidOption', { name: 'purpose', value: written, expected: extractPurposes.join(', ') })
  return known
}

async function person(house: House, input: Input, terminal: Terminal): Promise<ExitCode> {
  const [, written] = input.positionals
  if (written === undefined) throw new Fault('missingArgument', { what: said.number, command: 'audit person' })
  const personalNumber = (written === '-' ? await terminal.readStandardInput() : written).trim()
  const actor = { id: 'system', name: 'system', role: 'dataProtectionOfficer', scope: [] } as const
  const extract = await extractPupil({ personalNumber, purpose: purposeIn(input) }, actor, house.namedDoor, lookedIn(house))
  terminal.out(input.has('json') ? `${JSON.stringify(extract)}\n` : extractAsText(extract))
  return 0
}
