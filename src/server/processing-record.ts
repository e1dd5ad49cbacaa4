// The record of processing activities that GDPR article 30.1 asks of a controller, printed from the catalogue of measures: what
// each is for and on what ground stands in its declaration, so that no measure can be without.
import { type RetentionClass, type Role, retentionClasses, retentionRules, roleNames, roles } from '../contract/index.ts'
import { retentionWords } from '../picture/index.ts'
import { model } from '../school/index.ts'
import type { Periods } from '../store/index.ts'

interface RecordedMeasure {
  readonly name: string
  readonly label: string
  readonly purpose: string
  readonly legalGround: string
  readonly population: string
  readonly data: readonly string[]
}

export interface ProcessingRecord {
  readonly catalogue: string
  readonly controller: string
  readonly measures: readonly RecordedMeasure[]
  readonly subjects: readonly string[]
  readonly data: readonly string[]
  readonly recipients: readonly { readonly role: Role; readonly name: string; readonly sees: string }[]
  readonly transfers: string
  readonly retention: readonly {
    readonly class: RetentionClass
    readonly label: string
    readonly months: number
    readonly about: string
  }[]
  readonly security: readonly string[]
}

/** `municipality`: null until a register of units has told its name. */
export function processingRecord(municipality: string | null, periods: Periods): ProcessingRecord {
  return {
    catalogue: model.version,
    controller: `${municipality ?? 'Kommunen'}, den nämnd som ansvarar för skolan. Namn och kontaktuppgifter till nämnden och dataskyddsombudet fyller kommunen i.`,
    measures: model.measures.map(({ describe, fact }) => {
      const { name, label, purpose, legalGround, population } = describe
      return { name, label, purpose, legalGround, population, data: dataOf(fact) }
    }),
    subjects: ['Elever i grundskolan', 'Lärare och rektorer med uppdrag i elevregistret', 'Personer med konto i Skolspegel'],
    data: [
      'Elever: namn, personnummer (lagen 2018:218, 3 kap. 10 §), kön, skolenhet, klass, årskurs, inskrivningstider, migrationsbakgrund, markering om skyddade personuppgifter',
      'Elever: betyg och resultat som räknas fram ur betygen',
      'Personal: namn, personnummer, skolenhet, klass, uppdrag och tid',
      'Konton: användarnamn, roll, behörigheter, inloggningar',
      'Loggen: vem som har sett vad, när, i vilken roll och för vilket ändamål',
    ],
    recipients: roles.map((role) => ({ role, name: roleNames[role], sees: seen[role] })),
    transfers: 'Inga uppgifter lämnar kommunens egen server. Ingen överföring till tredjeland.',
    retention: retentionClasses.map((name) => {
      const { label, about } = retentionRules[name]
      return { class: name, label, months: periods[name], about }
    }),
    security: [
      'Namn och personnummer står bara i identitetsvalvet; siffrorna bär slumpade nycklar.',
      'Råfiler är krypterade (AES-256-GCM).',
      'Siffror om små grupper döljs enligt fasta regler innan de lämnar programmet.',
      'Elever med skyddade personuppgifter finns i ingen lista och ingen klass.',
      'Varje svar och varje elevlista loggas i en kedja där ändrade eller borttagna rader upptäcks.',
      'Behörighet ges per roll och omfattning; utan behörighet syns ingenting.',
    ],
  }
}

const seen: Readonly<Record<Role, string>> = {
  head: 'siffror för alla skolor, aldrig enskilda elever',
  analyst: 'siffror för alla skolor, aldrig enskilda elever',
  principal: 'siffror, och elevlistor för egna skolenheter med ändamål',
  teacher: 'siffror, och elevlistor för egna grupper med ändamål',
  board: 'avrundade siffror för hela skolor, aldrig enskilda elever',
  coordinator: 'inläsningar och kontroller; inga siffror och inga elever',
  dataProtectionOfficer: 'loggen, och registerutdrag för en elev i taget; inga siffror',
}

const splits = new Set(['sex', 'migrationBackground', 'class', 'subject'])

/** What of a pupil a measure of the fact rests on: what it counts, and what it may be split by. */
function dataOf(name: string): readonly string[] {
  const fact = model.facts.find((candidate) => candidate.name === name)
  const source = fact?.cube === 'pupils' ? 'inskrivning' : 'betyg'
  const labels = (fact?.dimensions ?? [])
    .filter((dimension) => splits.has(dimension))
    .map((dimension) => model.dimensions.find((candidate) => candidate.name === dimension)?.label.toLowerCase() ?? dimension)
  return [source, 'skolenhet', ...labels]
}

/** As the document a data protection officer keeps. */
export function recordAsMarkdown(record: ProcessingRecord): string {
  const list = (items: readonly string[]): readonly string[] => [...items.map((item) => `- ${item}`), '']
  const measure = ({ name, label, purpose, legalGround, population, data }: RecordedMeasure): readonly string[] => [
    `### ${label} (\`${name}\`)`,
    '',
    ...list([
      `Ändamål: ${purpose}`,
      `Rättslig grund: ${legalGround}`,
      `Registrerade: ${population}`,
      `Uppgifter: ${data.join(', ')}`,
    ]),
  ]
  return [
    '# Registerförteckning för Skolspegel',
    '',
    `Enligt artikel 30.1 i dataskyddsförordningen. Utskriven ur måttkatalogen ${record.catalogue}.`,
    '',
    '## Personuppgiftsansvarig',
    '',
    record.controller,
    '',
    '## Behandlingar',
    '',
    ...record.measures.flatMap(measure),
    '## Kategorier av registrerade',
    '',
    ...list(record.subjects),
    '## Kategorier av personuppgifter',
    '',
    ...list(record.data),
    '## Mottagare',
    '',
    ...list(record.recipients.map(({ name, sees }) => `${name}: ${sees}`)),
    '## Överföring till tredjeland',
    '',
    record.transfers,
    '',
    '## Gallring',
    '',
    ...list(record.retention.map(({ label, months, about }) => `${label}: ${retentionWords.period(months)}. ${about}`)),
    '## Säkerhet',
    '',
    ...list(record.security),
  ].join('\n')
}
