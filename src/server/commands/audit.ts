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

type Act = (house: House, input: Input, terminal: Terminal) => Promise<ExitCode>
const acts: Readonly<Record<string, Act>> = { verify, search, person }

export const auditCommand: Command = {
  name: 'audit',
  usage: 'verify|search|person [-]',
  about: [
    'Loggen över vem som har sett vad.',
    '',
    'verify   prövar att ingen rad har ändrats, tagits bort eller skjutits in; svarar 1 och nämner den första som är fel',
    'search   visar rader som passar (--person, --role, --kind, --from, --to, --text)',
    'person   registerutdrag för en elev: allt som är sparat, och vem som har sett det. Personnumret läses från standard in',
    '         (”skolspegel audit person -”), så att det inte blir kvar i skalets historik',
  ].join('\n'),
  options: [
    { name: 'head', value: 'NR:HASH', about: 'verify: ett ändläge som har skrivits upp tidigare' },
    { name: 'person', value: 'TEXT', about: 'search: del av namnet, eller kontots id' },
    { name: 'role', value: 'ROLL', about: `search: ${roles.join(', ')}` },
    { name: 'kind', value: 'SLAG', about: `search: ${auditKinds.join(', ')}` },
    { name: 'from', value: 'DAG', about: 'search: från och med, till exempel 2026-01-31' },
    { name: 'to', value: 'DAG', about: 'search: till och med' },
    { name: 'text', value: 'TEXT', about: 'search: del av frågan' },
    { name: 'limit', value: 'N', about: 'search: högst så många rader (annars 50)' },
    { name: 'purpose', value: 'ÄNDAMÅL', about: `person: ${extractPurposes.join(', ')} (annars ${extractPurposes[0]})` },
    { name: 'csv', value: null, about: 'search: svara med CSV för Excel' },
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
    throw new Fault('invalidOption', { name: 'head', value: written, expected: 'NR:HASH som ”audit verify” skrev ut' })
  }
  return { sequence: Number(sequence), hash }
}

const problems: Readonly<Record<NonNullable<AuditVerdict['broken']>['problem'], string>> = {
  gap: 'raden saknas',
  changed: 'raden har ändrats eller skjutits in',
  cut: 'raden och alla efter den har tagits bort',
  headDiffers: 'raden är inte den som skrevs (den stämmer inte med store.heads.jsonl)',
  unsigned: 'rader till och med denna har tagits bort utan att någon gallring har skrivit under det',
  loosePupil: 'en elev är knuten till en rad som inte finns',
}

function tellVerdict({ rows, anchoredAt, head, afterHead, broken }: AuditVerdict): string {
  if (broken !== null) return `Loggen håller inte. Rad ${broken.sequence}: ${problems[broken.problem]}.\n`
  const lines = [
    `Loggen håller: ${rows} rader.`,
    ...(anchoredAt === 0 ? [] : [`Rader till och med ${anchoredAt} har gallrats, och gallringen är underskriven.`]),
    ...(afterHead === 0 ? [] : [`De ${afterHead} sista raderna har inget ändläge skrivet bredvid sig ännu.`]),
    `Ändläge: ${head.sequence}:${head.hash}. Skriv upp det någon annanstans, så kan det prövas senare med --head.`,
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
    terminal.out(alignColumns([['Nr', 'Tid', 'Händelse', 'Namn', 'Roll', 'Ändamål', 'Gäller'], ...lines], new Set([0])))
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
    from: 'en dag',
    to: 'en dag',
    person: 'högst 100 tecken',
    text: 'högst 200 tecken',
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
  if (written === undefined)
    throw new Fault('missingArgument', { what: '”-” och personnumret på standard in', command: 'audit person' })
  const personalNumber = (written === '-' ? await terminal.readStandardInput() : written).trim()
  const actor = { id: 'system', name: 'system', role: 'dataProtectionOfficer', scope: [] } as const
  const extract = await extractPupil({ personalNumber, purpose: purposeIn(input) }, actor, house.namedDoor, lookedIn(house))
  terminal.out(input.has('json') ? `${JSON.stringify(extract)}\n` : extractAsText(extract))
  return 0
}
