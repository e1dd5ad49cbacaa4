// The record of processing activities that GDPR article 30.1 asks of a controller, printed from the catalogue of measures: what
// each is for and on what ground stands in its declaration, so that no measure can be without.
import { type RetentionClass, type Role, retentionClasses, retentionLabels, roleNames, roles } from '../contract/index.ts'
import { inSentence, retentionWords } from '../picture/index.ts'
import { dimensionLabel, model } from '../school/index.ts'
import type { Periods } from '../store/index.ts'
import { recordWords as said } from './words/record.ts'

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
    controller: said.controller(municipality),
    measures: model.measures.map(({ describe: { name }, said, fact, alsoOf = [] }) => {
      const { label, purpose, legalGround, population } = said
      return { name, label, purpose, legalGround, population, data: dataOf(fact, alsoOf) }
    }),
    subjects: said.subjects,
    data: said.data,
    recipients: roles.map((role) => ({ role, name: roleNames[role], sees: said.sees[role] })),
    transfers: said.transfers,
    retention: retentionClasses.map((name) => {
      const { label, about } = retentionLabels[name]
      return { class: name, label, months: periods[name], about }
    }),
    security: said.security,
  }
}

const splits = new Set([
  ...['sex', 'migrationBackground', 'class', 'subject', 'testPart', 'weekday', 'month', 'absenceBand'],
  ...['question', 'respondentGroup'],
])

/** What of a pupil a measure of the fact rests on: what it counts, and what it may be split by. */
function dataOf(name: string, others: readonly string[]): readonly string[] {
  const facts = [name, ...others].flatMap((one) => model.facts.find((candidate) => candidate.name === one) ?? [])
  const labels = (facts[0]?.dimensions ?? [])
    .filter((dimension) => splits.has(dimension))
    .map((dimension) => inSentence(dimensionLabel(dimension)))
  return [...facts.map(({ cube }) => restsOn[cube] ?? cube), said.restsOn.unit, ...labels]
}

const restsOn: Readonly<Record<string, string>> = said.restsOn

/** As the document a data protection officer keeps. */
export function recordAsMarkdown(record: ProcessingRecord): string {
  const list = (items: readonly string[]): readonly string[] => [...items.map((item) => `- ${item}`), '']
  const measure = ({ name, label, purpose, legalGround, population, data }: RecordedMeasure): readonly string[] => [
    `### ${label} (\`${name}\`)`,
    '',
    ...list([said.purpose(purpose), said.ground(legalGround), said.population(population), said.measureData(data.join(', '))]),
  ]
  return [
    said.title,
    '',
    said.lead(record.catalogue),
    '',
    said.sections.controller,
    '',
    record.controller,
    '',
    said.sections.processing,
    '',
    ...record.measures.flatMap(measure),
    said.sections.subjects,
    '',
    ...list(record.subjects),
    said.sections.data,
    '',
    ...list(record.data),
    said.sections.recipients,
    '',
    ...list(record.recipients.map(({ name, sees }) => `${name}: ${sees}`)),
    said.sections.transfers,
    '',
    record.transfers,
    '',
    said.sections.retention,
    '',
    ...list(record.retention.map(({ label, months, about }) => `${label}: ${retentionWords.period(months)}. ${about}`)),
    said.sections.security,
    '',
    ...list(record.security),
  ].join('\n')
}
